/** Pictures of the screen as they are sent: small, without what a camera wrote into them. */
export type Point = { x: number; y: number }
export type Stroke = Point[]
export type Shot = { key: string; name: string; url: string; blob: Blob; canCover: boolean }

export const MOST_SHOTS = 6
const LONGEST_SIDE = 2000
const TYPE = 'image/jpeg'
const QUALITY = 0.86
/** Of the picture's width: wide enough to cover a line of text in one stroke. */
const BRUSH = 0.045

let made = 0

function shotOf(blob: Blob, name: string, canCover: boolean): Shot {
  made += 1
  return { key: `shot-${made}`, name, url: URL.createObjectURL(blob), blob, canCover }
}

/** The browser's own decoding drops place and device; what it cannot decode goes as it is. */
export async function shotFrom(file: File): Promise<Shot | null> {
  if (!file.type.startsWith('image/')) return null
  try {
    const bitmap = await createImageBitmap(file)
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
    const canvas = canvasOf(bitmap.width * scale, bitmap.height * scale)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const blob = await blobOf(canvas)
    return shotOf(blob, `${file.name.replace(/\.[^.]*$/, '')}.jpg`, true)
  } catch {
    return shotOf(file, file.name, false)
  }
}

/** The same picture with its strokes burnt in: nothing lies under them any more. */
export async function covered(shot: Shot, strokes: readonly Stroke[]): Promise<Shot> {
  const bitmap = await createImageBitmap(shot.blob)
  const canvas = canvasOf(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d')
  if (context === null) return shot
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  drawStrokes(context, strokes)
  return shotOf(await blobOf(canvas), shot.name, true)
}

/** Strokes in parts of the picture's size, so that they fit every size that it is shown in. */
export function drawStrokes(context: CanvasRenderingContext2D, strokes: readonly Stroke[]): void {
  const { width, height } = context.canvas
  context.strokeStyle = '#000000'
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.lineWidth = Math.max(12, width * BRUSH)
  for (const stroke of strokes) {
    context.beginPath()
    stroke.forEach(({ x, y }, index) => {
      if (index === 0) context.moveTo(x * width, y * height)
      context.lineTo(x * width, y * height)
    })
    context.stroke()
  }
}

export function forget({ url }: Shot): void {
  URL.revokeObjectURL(url)
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width))
  canvas.height = Math.max(1, Math.round(height))
  return canvas
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null) =>
      blob === null ? reject(new Error('the picture could not be written')) : resolve(blob)
    canvas.toBlob(take, TYPE, QUALITY)
  })
}
