/** The list with the member at `place` moved up (-1) or down (1). */
export function moved<Item>(items: readonly Item[], place: number, by: -1 | 1): Item[] {
  const next = [...items]
  next.splice(place + by, 0, ...next.splice(place, 1))
  return next
}
