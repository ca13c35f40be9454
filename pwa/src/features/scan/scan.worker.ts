/** Decodes pictures away from the page, so that the camera picture never stutters. */
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { type Decode, type Found, type Point, readPicture } from './decode/cascade'
import { type Grey, type Rgba, toImageData } from './decode/grey'
import type { ReadRequest, WorkerMessage } from './decode/protocol'
import { isWorthSending } from './payload'

/** With 1, two codes in one picture are never both seen. */
const OPTIONS: ReaderOptions = { formats: ['QRCode'], maxNumberOfSymbols: 4, returnErrors: true }

let canvas: OffscreenCanvas | undefined

/** The library's own default would load the decoder from a public server. */
async function prepare(): Promise<void> {
  await prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true })
}

const decode: Decode = async (picture) => {
  const results = await readBarcodes(asImageData(picture), OPTIONS)
  const found = results.map(({ isValid, text, position }) => ({
    isValid,
    text,
    corners: [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft],
  }))
  const unread = found.find(({ isValid }) => !isValid)
  return {
    codes: found.filter(({ isValid }) => isValid).map(({ text, corners }) => ({ text, corners })),
    unread: unread === undefined ? null : middleOf(unread.corners),
  }
}

function asImageData(picture: Rgba | Grey): ImageData {
  if (picture instanceof ImageData) return picture
  if ('pixels' in picture) return toImageData(picture)
  return new ImageData(new Uint8ClampedArray(picture.data), picture.width, picture.height)
}

function middleOf(corners: readonly Point[]): Point {
  const sum = corners.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }))
  return { x: sum.x / corners.length, y: sum.y / corners.length }
}

function pixelsOf(picture: ImageBitmap | ImageData): ImageData {
  if (picture instanceof ImageData) return picture
  const { width, height } = picture
  canvas ??= new OffscreenCanvas(width, height)
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no 2d context')
  context.drawImage(picture, 0, 0)
  picture.close()
  return context.getImageData(0, 0, width, height)
}

async function read({ picture, effort, turn }: ReadRequest): Promise<Found> {
  return readPicture(pixelsOf(picture), { effort, turn, isWanted: isWorthSending }, decode)
}

function say(message: WorkerMessage): void {
  self.postMessage(message)
}

function broken(error: unknown): void {
  say({ what: 'broken', reason: error instanceof Error ? error.message : String(error) })
}

self.addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => {
  const started = performance.now()
  read(data)
    .then((found) =>
      say({ what: 'found', id: data.id, found, took_ms: performance.now() - started }),
    )
    .catch(broken)
})

prepare()
  .then(() => say({ what: 'ready' }))
  .catch(broken)
