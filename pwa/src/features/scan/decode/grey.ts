/** Grey pictures and the few operations that make a hard code readable. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- pixels: every index is kept in range */

export interface Grey {
  readonly width: number
  readonly height: number
  /** One byte a pixel, rows from the top. */
  readonly pixels: Uint8ClampedArray
}

export type Rgba = Pick<ImageData, 'width' | 'height' | 'data'>

export function newGrey(width: number, height: number): Grey {
  return { width, height, pixels: new Uint8ClampedArray(width * height) }
}

/** Brightness as the eye sees it. */
export function toGrey({ width, height, data }: Rgba): Grey {
  const grey = newGrey(width, height)
  for (let i = 0, at = 0; i < grey.pixels.length; i++, at += 4) {
    grey.pixels[i] = (306 * data[at]! + 601 * data[at + 1]! + 117 * data[at + 2]!) >> 10
  }
  return grey
}

/** The red channel: a red seal (发票专用章) over the code all but vanishes in it. */
export function toRed({ width, height, data }: Rgba): Grey {
  const grey = newGrey(width, height)
  for (let i = 0, at = 0; i < grey.pixels.length; i++, at += 4) grey.pixels[i] = data[at]!
  return grey
}

/** The form that the reader takes. */
export function toImageData({ width, height, pixels }: Grey): ImageData {
  const data = new Uint8ClampedArray(pixels.length * 4)
  for (let i = 0, at = 0; i < pixels.length; i++, at += 4) {
    const value = pixels[i]!
    data[at] = value
    data[at + 1] = value
    data[at + 2] = value
    data[at + 3] = 255
  }
  return new ImageData(data, width, height)
}

/** Weights of a Catmull-Rom cubic half-way between two pixels. */
const HALFWAY = [-0.0625, 0.5625, 0.5625, -0.0625] as const

/** Twice as wide and high, cubic: small modules get the pixels that the detector asks for. */
export function doubled(grey: Grey): Grey {
  return doubledRows(doubledColumns(grey))
}

function doubledColumns({ width, height, pixels }: Grey): Grey {
  const wide = newGrey(width * 2, height)
  const last = width - 1
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) {
      const here = pixels[row + x]!
      const before = pixels[row + Math.max(0, x - 1)]!
      const after = pixels[row + Math.min(last, x + 1)]!
      const beyond = pixels[row + Math.min(last, x + 2)]!
      wide.pixels[2 * (row + x)] = here
      wide.pixels[2 * (row + x) + 1] =
        HALFWAY[0] * before + HALFWAY[1] * here + HALFWAY[2] * after + HALFWAY[3] * beyond
    }
  }
  return wide
}

function doubledRows({ width, height, pixels }: Grey): Grey {
  const tall = newGrey(width, height * 2)
  const last = height - 1
  for (let y = 0; y < height; y++) {
    const here = y * width
    const before = Math.max(0, y - 1) * width
    const after = Math.min(last, y + 1) * width
    const beyond = Math.min(last, y + 2) * width
    const target = 2 * y * width
    for (let x = 0; x < width; x++) {
      tall.pixels[target + x] = pixels[here + x]!
      tall.pixels[target + width + x] =
        HALFWAY[0] * pixels[before + x]! +
        HALFWAY[1] * pixels[here + x]! +
        HALFWAY[2] * pixels[after + x]! +
        HALFWAY[3] * pixels[beyond + x]!
    }
  }
  return tall
}

/** Gaussian blur by three running means: the cost does not grow with sigma. */
export function softened(grey: Grey, sigma: number): Grey {
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2))
  const current = Float32Array.from(grey.pixels)
  const spare = new Float32Array(current.length)
  for (let pass = 0; pass < 3; pass++) {
    meanOfRows(current, spare, grey, radius)
    meanOfColumns(spare, current, grey, radius)
  }
  return { ...grey, pixels: Uint8ClampedArray.from(current) }
}

type Size = Pick<Grey, 'width' | 'height'>

/** Running mean along every row, edge pixels repeated. */
function meanOfRows(
  from: Float32Array,
  into: Float32Array,
  { width, height }: Size,
  radius: number,
): void {
  const share = 1 / (2 * radius + 1)
  for (let y = 0; y < height; y++) {
    const first = y * width
    const last = first + width - 1
    let sum = from[first]! * radius
    for (let at = first; at <= first + radius; at++) sum += from[Math.min(last, at)]!
    for (let at = first; at <= last; at++) {
      into[at] = sum * share
      sum += from[Math.min(last, at + radius + 1)]! - from[Math.max(first, at - radius)]!
    }
  }
}

/** Running mean down every column; all columns advance together, as memory lies. */
function meanOfColumns(
  from: Float32Array,
  into: Float32Array,
  { width, height }: Size,
  radius: number,
): void {
  const share = 1 / (2 * radius + 1)
  const rowAt = (y: number): number => Math.min(height - 1, Math.max(0, y)) * width
  const sums = new Float32Array(width)
  for (let k = -radius; k <= radius; k++) {
    const row = rowAt(k)
    for (let x = 0; x < width; x++) sums[x]! += from[row + x]!
  }
  for (let y = 0; y < height; y++) {
    const row = y * width
    const next = rowAt(y + radius + 1)
    const gone = rowAt(y - radius)
    for (let x = 0; x < width; x++) {
      into[row + x] = sums[x]! * share
      sums[x]! += from[next + x]! - from[gone + x]!
    }
  }
}

/** Edges made steeper: what blur took from them is put back `amount` times. */
export function sharpened(grey: Grey, sigma: number, amount: number): Grey {
  const soft = softened(grey, sigma)
  const sharp = newGrey(grey.width, grey.height)
  for (let i = 0; i < sharp.pixels.length; i++) {
    const value = grey.pixels[i]!
    sharp.pixels[i] = value + amount * (value - soft.pixels[i]!)
  }
  return sharp
}

export interface Box extends Size {
  readonly left: number
  readonly top: number
}

/** A part of the picture; the box must lie inside it. */
export function croppedRgba(picture: Rgba, { left, top, width, height }: Box): Rgba {
  if (width === picture.width && height === picture.height) return picture
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    const start = ((top + y) * picture.width + left) * 4
    data.set(picture.data.subarray(start, start + width * 4), y * width * 4)
  }
  return { width, height, data }
}
