/** The phone's camera: opening it, why it will not open, its lamp and its zoom. */
import { hostApp } from '@/shared/platform'

export type CameraFault =
  /** Plain HTTP: the browser offers no camera at all. */
  | 'insecure'
  /** An app's built-in browser (微信, 钉钉 ...) that offers none. */
  | 'in_app'
  /** A secure page, and still no camera: the browser knows none. */
  | 'outdated'
  | 'blocked'
  | 'no_camera'
  | 'in_use'

/** Some phones open at a few hundred pixels otherwise, and dense codes are lost. */
const WANTED: MediaStreamConstraints = {
  audio: false,
  video: {
    facingMode: { ideal: 'environment' },
    width: { ideal: 1920 },
    height: { ideal: 1080 },
  },
}

/** Chromium's additions; other browsers leave them out. */
interface Capabilities extends MediaTrackCapabilities {
  torch?: boolean
  zoom?: { min: number; max: number; step: number }
  focusMode?: string[]
}

type Advanced = { torch?: boolean; zoom?: number; focusMode?: string }

export class CameraError extends Error {
  constructor(
    readonly fault: CameraFault,
    cause?: unknown,
  ) {
    super(fault, { cause })
    this.name = 'CameraError'
  }
}

/** @throws CameraError */
export async function openCamera(): Promise<MediaStream> {
  if (!('mediaDevices' in navigator)) throw new CameraError(missing())
  try {
    const stream = await navigator.mediaDevices.getUserMedia(WANTED)
    void keepFocusing(stream)
    return stream
  } catch (error) {
    throw new CameraError(faultOf(error), error)
  }
}

/** Why the browser offers no camera at all. */
function missing(): CameraFault {
  if (hostApp() !== null) return 'in_app'
  return globalThis.isSecureContext ? 'outdated' : 'insecure'
}

function faultOf(error: unknown): CameraFault {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'blocked'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'no_camera'
  return 'in_use'
}

export function closeCamera(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop())
}

function trackOf(stream: MediaStream | null): MediaStreamTrack | undefined {
  return stream?.getVideoTracks()[0]
}

function capabilitiesOf(stream: MediaStream | null): Capabilities {
  return (trackOf(stream)?.getCapabilities?.() ?? {}) as Capabilities
}

export function hasTorch(stream: MediaStream | null): boolean {
  return capabilitiesOf(stream).torch === true
}

/** The zoom steps worth a button, such as [1, 2]; empty when the camera cannot zoom. */
export function zoomSteps(stream: MediaStream | null): readonly number[] {
  const { zoom } = capabilitiesOf(stream)
  if (zoom === undefined || zoom.max < zoom.min * 1.5) return []
  return [1, 2, 3]
    .map((times) => Math.max(1, zoom.min) * times)
    .filter((value) => value <= zoom.max)
}

/** @throws what the browser says when the lamp cannot be switched */
export function switchTorch(stream: MediaStream | null, isOn: boolean): Promise<void> {
  return apply(stream, { torch: isOn })
}

/** @throws what the browser says when the camera cannot zoom so far */
export function setZoom(stream: MediaStream | null, zoom: number): Promise<void> {
  return apply(stream, { zoom })
}

async function keepFocusing(stream: MediaStream): Promise<void> {
  const canFocus = capabilitiesOf(stream).focusMode?.includes('continuous') === true
  if (canFocus) await apply(stream, { focusMode: 'continuous' }).catch(() => undefined)
}

async function apply(stream: MediaStream | null, advanced: Advanced): Promise<void> {
  const constraints = { advanced: [advanced as MediaTrackConstraintSet] }
  await trackOf(stream)?.applyConstraints(constraints)
}
