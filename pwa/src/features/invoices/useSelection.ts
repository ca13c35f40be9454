/** Invoices that are ticked in the wallet for a claim, and why others cannot be. */
import { computed, ref } from 'vue'
import { useRouter } from 'vue-router'
import type { InvoiceRow } from '@/shared/contracts'
import { addressFor, claimableFen, isFree, MOST_CHOSEN } from '@/shared/claimStart'
import { wallet as walletTexts } from '@/shared/i18n/wallet'
import { redLetterLook, taxLooks, usageLooks } from '@/shared/i18n/states'

export function useSelection(rows: () => readonly InvoiceRow[]) {
  const router = useRouter()
  const isChoosing = ref(false)
  const chosen = ref<readonly number[]>([])

  const chosenRows = computed(() => rows().filter(({ id }) => chosen.value.includes(id)))
  const total_fen = computed(() =>
    chosenRows.value.reduce((sum, row) => sum + (claimableFen(row) ?? 0), 0),
  )
  const told = computed(() =>
    chosen.value.length === 0 ? '' : walletTexts.selected(chosen.value.length),
  )

  /** Ticked or not, or why it cannot be; null while nothing is being chosen. */
  function choiceOf(row: InvoiceRow): boolean | string | null {
    if (!isChoosing.value) return null
    return isFree(row) ? chosen.value.includes(row.id) : reasonOf(row)
  }

  function toggle(row: InvoiceRow): void {
    if (typeof choiceOf(row) !== 'boolean') return
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

  return { isChoosing, told, total_fen, choiceOf, toggle, begin, end, claim }
}

function reasonOf({ usage_status, tax_status, is_red_letter }: InvoiceRow): string {
  if (usage_status !== 'unused') return usageLooks[usage_status].label
  return is_red_letter ? redLetterLook.label : taxLooks[tax_status].label
}
