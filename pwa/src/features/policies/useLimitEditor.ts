/** One row of the table of limits. */
import { computed, reactive, ref } from 'vue'
import { fenOfTyped, typedOfFen } from '@/shared/typedAmount'
import { limits as texts } from '@/shared/i18n/policies'
import { ANY, isSamePlace, type Limit, type Per } from './ruleShapes'

/** `limit` null = a new row; `others` are the rows that stand beside it. */
export function useLimitEditor(limit: Limit | null, others: readonly Limit[]) {
  const named = (part: string | undefined) => (part === undefined || part === ANY ? '' : part)
  const form = reactive({
    type: limit?.type ?? null,
    grade: named(limit?.grade),
    city: named(limit?.city),
    amount: typedOfFen(limit?.limit_fen ?? null),
    per: limit?.per ?? ('line' as Per),
  })
  const isShowingWrong = ref(false)

  const orAny = (typed: string) => typed.trim() || ANY
  const row = computed((): Limit | null => {
    const fen = fenOfTyped(form.amount)
    if (form.type === null || fen === null || fen === 0) return null
    const { type, per } = form
    return { type, grade: orAny(form.grade), city: orAny(form.city), limit_fen: fen, per }
  })
  const isTwice = computed(() => {
    const own = row.value
    return own !== null && others.some((one) => isSamePlace(one, own))
  })
  const wrong = computed(() => ({
    type: isShowingWrong.value && form.type === null ? texts.needsType : null,
    amount: isShowingWrong.value && !fenOfTyped(form.amount) ? texts.needsAmount : null,
    row: isShowingWrong.value && isTwice.value ? texts.twice : null,
  }))

  /** The row, or null while something is wrong about it. */
  function finish(): Limit | null {
    isShowingWrong.value = true
    return isTwice.value ? null : row.value
  }

  return { form, wrong, finish }
}
