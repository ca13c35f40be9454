/** From a picture to texts: which passes run, and where their findings lie. */
import { describe, expect, it } from 'vitest'
import { type Decode, type Found, readPicture } from '@/features/scan/decode/cascade'
import {
  doubled,
  newGrey,
  type Rgba,
  sharpened,
  softened,
  toRed,
  type Grey,
} from '@/features/scan/decode/grey'

function blank(width: number, height: number, value = 200): Rgba {
  return { width, height, data: new Uint8ClampedArray(width * height * 4).fill(value) }
}

const nothing: Found = { codes: [], unread: null }
const square = [0, 10, 20, 30].map((at) => ({ x: at, y: at }))
const search = { effort: 'full', turn: 0, isWanted: () => true } as const

/** A decoder that finds `found` at its n-th look. */
function findsAt(look: number, found: Found) {
  const sizes: number[] = []
  const decode: Decode = async ({ width }) => {
    sizes.push(width)
    return sizes.length === look ? found : nothing
  }
  return { decode, sizes }
}

const one: Found = { codes: [{ text: 'a', corners: square }], unread: null }

describe('looking for a code', () => {
  it('stops at the first look that finds it', async () => {
    const { decode, sizes } = findsAt(1, one)

    expect(await readPicture(blank(1280, 720), search, decode)).toEqual(one)
    expect(sizes).toEqual([1280])
  })

  it('looks quickly when told so', async () => {
    const { decode, sizes } = findsAt(9, one)

    await readPicture(blank(1280, 720), { ...search, effort: 'quick' }, decode)

    expect(sizes).toEqual([1280])
  })

  it('takes one hard pass after the other, picture by picture', async () => {
    const widths: number[] = []
    for (let turn = 0; turn < 4; turn++) {
      const { decode, sizes } = findsAt(9, one)
      await readPicture(blank(1280, 720), { ...search, effort: 'turn', turn }, decode)
      expect(sizes).toHaveLength(2)
      widths.push(sizes[1] ?? 0)
    }

    expect(widths).toEqual([1440, 1440, 1440, 720])
  })

  it('goes on when it found only a text that nobody wants', async () => {
    const { decode, sizes } = findsAt(1, one)

    const found = await readPicture(blank(64, 64), { ...search, isWanted: () => false }, decode)

    expect(found.codes).toHaveLength(1)
    expect(sizes).toHaveLength(5)
  })

  it('gives corners in the pixels of the whole picture', async () => {
    const { decode } = findsAt(2, one)

    const { codes } = await readPicture(blank(1280, 720), search, decode)

    expect(codes[0]?.corners[1]).toEqual({ x: 280 + 5, y: 5 })
  })

  it('looks closer where a code was located, inside the picture', async () => {
    const located: Found = { codes: [], unread: { x: 1270, y: 700 } }
    let looks = 0
    const decode: Decode = async () => ((looks += 1) === 1 ? located : looks === 2 ? one : nothing)

    const { codes, unread } = await readPicture(blank(1280, 720), search, decode)

    expect(codes[0]?.corners[0]).toEqual({ x: 560, y: 0 })
    expect(unread).toBeNull()
  })
})

describe('picture operations', () => {
  it('double a picture without shifting it', () => {
    const grey = { width: 2, height: 1, pixels: Uint8ClampedArray.of(0, 200) }

    const twice = doubled(grey)

    expect([twice.width, twice.height]).toEqual([4, 2])
    expect([...twice.pixels.slice(0, 3)]).toEqual([0, 100, 200])
  })

  it('keep an even surface even', () => {
    const even = { ...newGrey(9, 7), pixels: new Uint8ClampedArray(63).fill(120) }

    for (const result of [softened(even, 1), softened(even, 3), sharpened(even, 3, 2)]) {
      expect(new Set(result.pixels)).toEqual(new Set([120]))
    }
  })

  it('soften an edge and sharpen it again', () => {
    const row = [...new Array<number>(8).fill(80), ...new Array<number>(8).fill(160)]
    const edge = { width: 16, height: 1, pixels: Uint8ClampedArray.from(row) }

    const soft = softened(edge, 2)
    const sharp = sharpened(soft, 2, 2)

    const steepest = ({ pixels }: Grey) =>
      Math.max(...[...pixels].map((value, x) => Math.abs((pixels[x + 1] ?? value) - value)))
    expect(steepest(soft)).toBeLessThan(80)
    expect(steepest(sharp)).toBeGreaterThan(steepest(soft))
  })

  it('lose a red seal in the red channel', () => {
    const seal: Rgba = { width: 1, height: 1, data: Uint8ClampedArray.of(230, 120, 125, 255) }

    expect([...toRed(seal).pixels]).toEqual([230])
  })
})
