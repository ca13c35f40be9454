/** The form of one invoice typed by hand, from the first digit to what became of it. */
import { computed, reactive, ref, watch } from 'vue'
import type { KindRules } from '@/shared/contracts'
import { formatDay } from '@/shared/formats'
import { entry as texts } from '@/shared/i18n/entry'
import type { EntryBody } from '@/shared/offline/entries'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import { type Field, fenOfTyped, type Problems, problemsOf, tidied, type Typed } from './rules'

type Form = { -readonly [field in Field]: string } & { late_entry_reason: string }
export type Start = Partial<Record<Field | 'kind', string>>

const EMPTY: Form = {
  code: '',
  number: '',
  issued_on: '',
  amount: '',
  check_code: '',
  late_entry_reason: '',
}
const FIELDS = Object.keys(EMPTY).filter((name) => name !== 'late_entry_reason') as Field[]

export function useEntry(kind: () => KindRules | null, start: Start = {}) {
  const { entries, capture, remove } = useOutbox()
  const session = useSession()
  const form = reactive<Form>({ ...EMPTY, ...start })
  const isLate = ref(false)
  const touched = reactive(new Set<string>())
  const fromServer = ref<Readonly<Record<string, string>>>({})
  const state = ref<'filling' | 'saving' | 'kept' | 'failed'>('filling')
  const sentId = ref<number | null>(null)

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
  const sent = computed(() => entries.value.find(({ id }) => id === sentId.value) ?? null)

  /** Leaving a field: what was typed is put into its plain form and checked from now on. */
  function leave(field: Field): void {
    form[field] = typed.value[field]
    if (form[field] !== '') touched.add(field)
    fromServer.value = { ...fromServer.value, [field]: '' }
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

  async function submit(): Promise<void> {
    const rules = kind()
    const personId = session.person?.id
    ;[...FIELDS, 'late_entry_reason'].forEach((field) => touched.add(field))
    FIELDS.forEach((field) => (form[field] = typed.value[field]))
    const isGood = Object.keys(problems.value).length === 0 && reasonProblem.value === null
    if (rules === null || personId === undefined || !isGood || state.value === 'saving') return
    state.value = 'saving'
    try {
      const { entry } = await capture(personId, { kind: 'entry', body: body(rules) })
      sentId.value = entry.id
      state.value = 'kept'
    } catch {
      state.value = 'failed'
    }
  }

  /** Back to the form with what was typed; the refused copy goes, the corrected one takes its place. */
  async function correct(): Promise<void> {
    if (sentId.value !== null) await remove(sentId.value)
    sentId.value = null
    state.value = 'filling'
  }

  function again(): void {
    Object.assign(form, EMPTY)
    touched.clear()
    fromServer.value = {}
    isLate.value = false
    sentId.value = null
    state.value = 'filling'
  }

  watch(
    () => sent.value?.refusal,
    (refusal) => {
      const errors = fieldErrorsOf(refusal?.facts['errors'])
      if (Object.keys(errors).length === 0) return
      fromServer.value = errors
      void correct()
    },
  )

  return { form, isLate, shown, state, sent, leave, submit, correct, again }
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
