/** Invoices that are ticked in the wallet: for a claim if all of them are free, or for a 用途. */
import { computed, ref } from 'vue'
import { useRouter } from 'vue-router'
import type { InvoiceRow } from '@/shared/contracts'
import { addressFor, claimableFen, isFree, MOST_CHOSEN } from '@/shared/claimStart'
import { wallet as walletTexts } from '@/shared/i18n/wallet'

export function useSelection(rows: () => readonly InvoiceRow[]) {
  const router = useRouter()
  const isChoosing = ref(false)
  const chosen = ref<readonly number[]>([])

  const chosenRows = computed(() => rows().filter(({ id }) => chosen.value.includes(id)))
  const total_fen = computed(() =>
    chosenRows.value.reduce((sum, row) => sum + (claimableFen(row) ?? 0), 0),
  )
  const taken = computed(() => chosenRows.value.filter((row) => !isFree(row)).length)
  const told = computed(() => {
    if (chosen.value.length === 0) return ''
    if (taken.value > 0) return walletTexts.selectedTaken(chosen.value.length, taken.value)
    return walletTexts.selected(chosen.value.length)
  })
  const canClaim = computed(() => chosen.value.length > 0 && taken.value === 0)

  /** Ticked or not; null while nothing is being chosen. */
  function choiceOf(row: InvoiceRow): boolean | null {
    return isChoosing.value ? chosen.value.includes(row.id) : null
  }

  function toggle(row: InvoiceRow): void {
    if (!isChoosing.value) return
    const others = chosen.value.filter((id) => id !== row.id)
    const isNew = others.length === chosen.value.length
    if (isNew && others.length >= MOST_CHOSEN) return
    chosen.value = isNew ? [...others, row.id] : others
  }

  /** With the first row ticked, when a long press begins it. */
  function begin(row?: InvoiceRow): void {
    isChoosing.value = true
    if (row) toggle(row)
  }

  function end(): void {
    isChoosing.value = false
    chosen.value = []
  }

  function claim(): void {
    const address = addressFor(chosen.value)
    end()
    void router.push(address)
  }

  return { isChoosing, chosen, told, total_fen, canClaim, choiceOf, toggle, begin, end, claim }
}
