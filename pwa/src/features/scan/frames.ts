/** Pictures from the running camera: when the next one is there, and which part of it to look at. */
import type { Picture } from './reader'

export interface Frame {
  readonly picture: Picture
  /** Where the picture lies in the camera's picture. */
  readonly left: number
  readonly top: number
}

/** Every so often the whole picture, since a code may lie outside the middle. */
const WHOLE_EVERY = 4

/** Calls back for each new camera picture (each screen picture where the browser tells no more). */
export function onEachFrame(video: HTMLVideoElement, callback: () => void): () => void {
  let isStopped = false
  const hasVideoFrames = 'requestVideoFrameCallback' in video
  const next = (): void => {
    if (hasVideoFrames) video.requestVideoFrameCallback(tick)
    else requestAnimationFrame(tick)
  }
  const tick = (): void => {
    if (isStopped) return
    callback()
    next()
  }
  next()
  return () => (isStopped = true)
}

/** The middle square, or the whole picture every fourth time; null while there is none yet. */
export async function takeFrame(video: HTMLVideoElement, turn: number): Promise<Frame | null> {
  const { videoWidth: width, videoHeight: height } = video
  if (width === 0 || height === 0) return null
  if (turn % WHOLE_EVERY === WHOLE_EVERY - 1) {
    return { picture: await part(video, 0, 0, [width, height]), left: 0, top: 0 }
  }
  const side = Math.min(width, height)
  const left = Math.floor((width - side) / 2)
  const top = Math.floor((height - side) / 2)
  return { picture: await part(video, left, top, [side, side]), left, top }
}

/** A photograph from the album, at most `LONGEST` wide or high. */
export async function takePhoto(file: Blob): Promise<Picture> {
  const whole = await createImageBitmap(file)
  const scale = Math.min(1, LONGEST / Math.max(whole.width, whole.height))
  if (scale === 1 && canDrawInWorker()) return whole
  const size: Size = [Math.round(whole.width * scale), Math.round(whole.height * scale)]
  const picture = drawn(whole, [0, 0, whole.width, whole.height], size)
  whole.close()
  return picture
}

/** What reading a code on the phone needs; without it a photograph is read by the server. */
export function canDecode(): boolean {
  return ['WebAssembly', 'Worker', 'createImageBitmap'].every((name) => name in globalThis)
}

const GLANCE_PX = 8
let glance: CanvasRenderingContext2D | null | undefined

/** Light of the brightest spot in the camera's picture, 0 to 255; null when it cannot be told. */
export function brightest(video: HTMLVideoElement): number | null {
  glance ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (glance === null) return null
  glance.drawImage(video, 0, 0, GLANCE_PX, GLANCE_PX)
  const { data } = glance.getImageData(0, 0, GLANCE_PX, GLANCE_PX)
  return data.reduce((most, value, index) => (index % 4 === 3 ? most : Math.max(most, value)), 0)
}

type Size = readonly [width: number, height: number]

/** A 12-megapixel photograph passes as it is; larger ones gain nothing but waiting. */
const LONGEST = 4096

/** Older iOS has no OffscreenCanvas: there the page itself must take the pixels out. */
function canDrawInWorker(): boolean {
  return 'OffscreenCanvas' in globalThis
}

function part(video: HTMLVideoElement, left: number, top: number, size: Size): Promise<Picture> {
  if (canDrawInWorker()) return createImageBitmap(video, left, top, ...size)
  return Promise.resolve(drawn(video, [left, top, ...size], size))
}

let canvas: HTMLCanvasElement | undefined

function drawn(
  source: HTMLVideoElement | ImageBitmap,
  [left, top, width, height]: readonly [number, number, number, number],
  [toWidth, toHeight]: Size,
): ImageData {
  canvas ??= document.createElement('canvas')
  canvas.width = toWidth
  canvas.height = toHeight
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no 2d context')
  context.drawImage(source, left, top, width, height, 0, 0, toWidth, toHeight)
  return context.getImageData(0, 0, toWidth, toHeight)
}
