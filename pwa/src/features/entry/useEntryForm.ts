/** The fields of one invoice typed by hand: in their plain form, checked once they were left. */
import { computed, reactive, ref } from 'vue'
import type { KindRules } from '@/shared/contracts'
import { formatDay } from '@/shared/formats'
import { entry as texts } from '@/shared/i18n/entry'
import type { EntryBody } from '@/shared/offline/entries'
import { type Field, fenOfTyped, type Problems, problemsOf, tidied, type Typed } from './rules'

type Form = { -readonly [field in Field]: string } & { late_entry_reason: string }
export type Start = Partial<Record<Field | 'kind', string>>
export type EntryState = 'filling' | 'saving' | 'kept' | 'failed'

const EMPTY: Form = {
  code: '',
  number: '',
  issued_on: '',
  amount: '',
  check_code: '',
  late_entry_reason: '',
}
const FIELDS = Object.keys(EMPTY).filter((name) => name !== 'late_entry_reason') as Field[]

export function useEntryForm(kind: () => KindRules | null, start: Start = {}) {
  const form = reactive<Form>({ ...EMPTY, ...start })
  const isLate = ref(false)
  const touched = reactive(new Set<string>())
  const fromServer = ref<Readonly<Record<string, string>>>({})

  const typed = computed<Typed>(() => {
    const pairs = FIELDS.map((field) => [field, tidied(field, form[field])])
    return Object.fromEntries(pairs) as unknown as Typed
  })
  const problems = computed<Problems>(() => {
    const rules = kind()
    return rules === null ? {} : problemsOf(typed.value, rules, formatDay(new Date()))
  })
  const reasonProblem = computed(() =>
    isLate.value && form.late_entry_reason.trim() === '' ? texts.errors.reason : null,
  )
  /** What to show at each field: only what the person has been to, or has tried to send. */
  const shown = computed<Readonly<Record<string, string | null>>>(() => ({
    ...Object.fromEntries(
      FIELDS.map((field) => [
        field,
        fromServer.value[field] || (touched.has(field) ? (problems.value[field] ?? null) : null),
      ]),
    ),
    late_entry_reason: touched.has('late_entry_reason') ? reasonProblem.value : null,
  }))

  /** Leaving a field: what was typed is put into its plain form and checked from now on. */
  function leave(field: Field): void {
    form[field] = typed.value[field]
    if (form[field] !== '') touched.add(field)
    fromServer.value = { ...fromServer.value, [field]: '' }
  }

  /** What to send, or null: then every field shows what is wrong with it. */
  function finish(): EntryBody | null {
    const rules = kind()
    ;[...FIELDS, 'late_entry_reason'].forEach((field) => touched.add(field))
    FIELDS.forEach((field) => (form[field] = typed.value[field]))
    const isGood = Object.keys(problems.value).length === 0 && reasonProblem.value === null
    return rules !== null && isGood ? body(rules) : null
  }

  function body(rules: KindRules): EntryBody {
    const { code, number, issued_on, amount, check_code } = typed.value
    const needed = (field: Field, value: string): string | null =>
      rules.fields[field] === 'empty' || value === '' ? null : value
    return {
      kind: rules.kind,
      code: needed('code', code),
      number,
      issued_on: needed('issued_on', issued_on),
      amount_fen: fenOfTyped(needed('amount', amount) ?? ''),
      check_code: needed('check_code', check_code),
      late_entry_reason: isLate.value ? form.late_entry_reason.trim() : null,
      captured_at: new Date().toISOString(),
    }
  }

  /** Marks what the server found wrong; true when it named a field. */
  function mark(errors: unknown): boolean {
    const found = fieldErrorsOf(errors)
    if (Object.keys(found).length === 0) return false
    fromServer.value = found
    return true
  }

  function clear(next: Start = {}): void {
    Object.assign(form, EMPTY, next)
    touched.clear()
    fromServer.value = {}
    isLate.value = false
  }

  return { form, isLate, shown, leave, finish, mark, clear }
}

/** Messages by the form's own field names. */
function fieldErrorsOf(errors: unknown): Record<string, string> {
  if (!Array.isArray(errors)) return {}
  const pairs = (errors as { field?: unknown; message?: unknown }[]).map(({ field, message }) => [
    field === 'amount_fen' ? 'amount' : String(field),
    String(message),
  ])
  return Object.fromEntries(pairs) as Record<string, string>
}
