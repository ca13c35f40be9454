/** Where a code of the camera's picture lies on the screen, which shows the picture cropped. */
import type { Point } from './decode/cascade'

interface Size {
  readonly width: number
  readonly height: number
}

/** Points for an SVG polygon; the picture fills the stage and its overhang is cut (object-fit: cover). */
export function outlineOn(stage: Size, picture: Size, corners: readonly Point[]): string {
  const scale = Math.max(stage.width / picture.width, stage.height / picture.height)
  const left = (stage.width - picture.width * scale) / 2
  const top = (stage.height - picture.height * scale) / 2
  return corners
    .map(({ x, y }) => `${Math.round(left + x * scale)},${Math.round(top + y * scale)}`)
    .join(' ')
}
