/** Which rows of a long list are worth drawing. */
export type Range = { from: number; to: number }

/**
 * Rows `from` (inclusive) to `to` (exclusive) that are on the screen or near it.
 *
 * @param above pixels of the list above the upper edge of the screen (negative: still below it)
 */
export function visibleRange(
  above: number,
  screen: number,
  rowHeight: number,
  count: number,
): Range {
  if (rowHeight <= 0 || count === 0) return { from: 0, to: 0 }
  const spare = Math.ceil(screen / rowHeight / 2) + 1
  const from = Math.floor(above / rowHeight) - spare
  const to = Math.ceil((above + screen) / rowHeight) + spare
  const first = Math.min(Math.max(0, from), count)
  return { from: first, to: Math.max(first, Math.min(count, to)) }
}
