/** 核对: a tick for each unit's figures; other figures lose it. */
import { computed, ref } from 'vue'
import type { ClearSession, ClearUnit } from './types'

const keyOf = ({ unit_id, fingerprint }: ClearUnit) => `${unit_id} ${fingerprint}`

export function useChecklist(session: () => ClearSession | null) {
  const ticked = ref<ReadonlySet<string>>(new Set())
  const units = computed(() => session()?.units ?? [])
  const left = computed(() => units.value.filter((one) => !ticked.value.has(keyOf(one))).length)
  const isWhole = computed(() => units.value.length > 0 && left.value === 0)

  const isTicked = (unit: ClearUnit) => ticked.value.has(keyOf(unit))

  function toggle(unit: ClearUnit): void {
    const next = new Set(ticked.value)
    if (!next.delete(keyOf(unit))) next.add(keyOf(unit))
    ticked.value = next
  }

  function tickAll(): void {
    ticked.value = new Set(units.value.map(keyOf))
  }

  return { left, isWhole, isTicked, toggle, tickAll }
}
