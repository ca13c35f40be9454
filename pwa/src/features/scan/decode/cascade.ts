/**
 * From a picture to the QR texts in it: a quick look first, then passes that make hard codes readable.
 *
 * The passes and their order come from measurement on generated frames (bench/browser_decode.py):
 * small modules want more pixels, blur wants sharpening, noise wants softening after it, and a red
 * seal is gone in the red channel.
 */
import {
  type Box,
  croppedRgba,
  doubled,
  type Grey,
  type Rgba,
  sharpened,
  softened,
  toGrey,
  toRed,
} from './grey'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface FoundCode {
  readonly text: string
  /** Four corners in picture pixels, in order around the code. */
  readonly corners: readonly Point[]
}

export interface Found {
  readonly codes: readonly FoundCode[]
  /** Middle of a code that was located, but whose content could not be made out; null for none. */
  readonly unread: Point | null
}

/** What the decoder sees in one picture, in that picture's pixels. */
export type Decode = (picture: Rgba | Grey) => Promise<Found>

/** quick: one look; turn: one look and the next of the hard passes; full: all passes until found. */
export type Effort = 'quick' | 'turn' | 'full'

export interface Search {
  readonly effort: Effort
  /** Counts the pictures; chooses the hard pass for effort `turn`. */
  readonly turn: number
  /** Tells a text that ends the search from one that does not (a payment code, say). */
  readonly isWanted: (text: string) => boolean
}

type Pass = { readonly scale: 1 | 2; readonly prepare: (part: Rgba) => Grey }

/** Side of the square that the hard passes look at: what a phone can do several times a second. */
const PART_SIDE = 720

const PASSES: readonly Pass[] = [
  { scale: 2, prepare: (part) => softened(sharpened(doubled(toRed(part)), 3, 2), 1) },
  { scale: 2, prepare: (part) => softened(sharpened(doubled(toGrey(part)), 2, 2), 1) },
  { scale: 2, prepare: (part) => doubled(sharpened(toGrey(part), 1.5, 2)) },
  { scale: 1, prepare: (part) => softened(toGrey(part), 1) }, // the dots of a needle printer
]

export async function readPicture(picture: Rgba, search: Search, decode: Decode): Promise<Found> {
  const isDone = ({ codes }: Found): boolean => codes.some(({ text }) => search.isWanted(text))
  let found = await decode(picture)
  if (search.effort === 'quick' || isDone(found)) return found
  const box = boxAround(picture, found.unread)
  const part = croppedRgba(picture, box)
  for (const pass of passesOf(search)) {
    const seen = await decode(pass.prepare(part))
    found = merged(found, placed(seen, box, pass.scale))
    if (isDone(found)) break
  }
  return found
}

function passesOf({ effort, turn }: Search): readonly Pass[] {
  const next = turn % PASSES.length
  return effort === 'full' ? PASSES : PASSES.slice(next, next + 1)
}

/** The square around `point`, or in the middle where people hold the code, inside the picture. */
function boxAround({ width, height }: Rgba, point: Point | null): Box {
  const along = (length: number, centre: number): [start: number, size: number] => {
    const size = Math.min(PART_SIDE, length)
    return [Math.round(Math.min(Math.max(0, centre - size / 2), length - size)), size]
  }
  const [left, boxWidth] = along(width, point?.x ?? width / 2)
  const [top, boxHeight] = along(height, point?.y ?? height / 2)
  return { left, top, width: boxWidth, height: boxHeight }
}

/** What was seen in a part, in the pixels of the whole. */
function placed({ codes, unread }: Found, box: Box, scale: number): Found {
  const back = ({ x, y }: Point): Point => ({ x: box.left + x / scale, y: box.top + y / scale })
  return {
    codes: codes.map(({ text, corners }) => ({ text, corners: corners.map(back) })),
    unread: unread === null ? null : back(unread),
  }
}

/** Each text once; a code that was read is no longer unread. */
function merged(before: Found, after: Found): Found {
  const fresh = after.codes.filter(({ text }) => before.codes.every((one) => one.text !== text))
  const codes = [...before.codes, ...fresh]
  return { codes, unread: fresh.length > 0 ? null : (before.unread ?? after.unread) }
}
