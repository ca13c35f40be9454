/** Geometry of the month chart: pure numbers, so that it can be tested without a browser. */

export type Bar = { x: number; y: number; width: number; height: number; label: string | null }
export type Grid = { y: number; label: string }
export type Chart = { bars: Bar[]; grid: Grid[]; meanY: number | null }

export const WIDTH = 340
export const HEIGHT = 190
const LEFT = 38
const RIGHT = 4
const TOP = 10
const BOTTOM = 24
const GAP = 0.32
const MOST_LABELS = 7

type Amount = { label: string; fen: number }

export function chartOf(amounts: readonly Amount[]): Chart {
  const top = roundUp(Math.max(1, ...amounts.map(({ fen }) => fen)))
  const toY = (fen: number) => HEIGHT - BOTTOM - (fen / top) * (HEIGHT - TOP - BOTTOM)
  const room = (WIDTH - LEFT - RIGHT) / Math.max(1, amounts.length)
  const every = Math.ceil(amounts.length / MOST_LABELS)
  const bars = amounts.map(({ label, fen }, at) => ({
    x: LEFT + at * room + (room * GAP) / 2,
    y: toY(fen),
    width: room * (1 - GAP),
    height: HEIGHT - BOTTOM - toY(fen),
    // counted from the end: the last month always has its name
    label: (amounts.length - 1 - at) % every === 0 ? label : null,
  }))
  const grid = [0, top / 2, top].map((fen) => ({ y: toY(fen), label: inShort(fen) }))
  const total = amounts.reduce((sum, { fen }) => sum + fen, 0)
  return { bars, grid, meanY: amounts.length > 1 ? toY(total / amounts.length) : null }
}

/** The next 1, 2 or 5 with noughts behind it, so that the grid has plain numbers. */
export function roundUp(fen: number): number {
  const power = 10 ** Math.floor(Math.log10(fen))
  const step = [1, 2, 4, 5, 10].find((one) => one * power >= fen) ?? 10
  return step * power
}

/** ¥ of an axis: 800, 1.2万, 3亿. */
export function inShort(fen: number): string {
  const yuan = fen / 100
  const [size, unit] = yuan >= 1e8 ? [1e8, '亿'] : yuan >= 1e4 ? [1e4, '万'] : [1, '']
  return `${Number((yuan / size).toFixed(yuan / size < 10 ? 1 : 0))}${unit}`
}
