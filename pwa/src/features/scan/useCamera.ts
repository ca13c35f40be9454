/** The camera while the screen is looked at: open, shown, and let go when hidden or left. */
import { computed, onBeforeUnmount, readonly, type Ref, ref, shallowRef } from 'vue'
import {
  CameraError,
  type CameraFault,
  closeCamera,
  hasTorch,
  openCamera,
  setZoom,
  switchTorch,
  zoomSteps,
} from './camera'
import { createBlackness } from './blackness'
import { brightest, onEachFrame } from './frames'

export type CameraState = 'starting' | 'running' | 'paused' | 'no_picture' | CameraFault

/** A camera that delivers no picture for so long will not do so by itself (seen on iOS). */
const PICTURE_WITHIN_MS = 6_000

export function useCamera(
  video: Readonly<Ref<HTMLVideoElement | null>>,
  onPicture: (element: HTMLVideoElement) => void,
) {
  const state = ref<CameraState>('starting')
  const stream = shallowRef<MediaStream | null>(null)
  const isTorchOn = ref(false)
  const zoom = ref(1)
  const isBlack = ref(false)
  let stopFrames = (): void => undefined
  let attempt = 0
  let limit: ReturnType<typeof setTimeout> | undefined

  async function open(): Promise<void> {
    close('starting')
    attempt += 1
    const mine = attempt
    const isOver = (): boolean => mine !== attempt || state.value !== 'starting'
    try {
      const opened = await openCamera()
      if (isOver()) return closeCamera(opened) // left, or asked anew, while the browser asked
      opened.getVideoTracks()[0]?.addEventListener('ended', () => void reopen(opened))
      stream.value = opened
      show(opened)
    } catch (error) {
      if (!isOver()) close(error instanceof CameraError ? error.fault : 'in_use')
    }
  }

  function show(opened: MediaStream): void {
    const element = video.value
    if (element === null) return
    element.srcObject = opened
    limit = setTimeout(() => close('no_picture'), PICTURE_WITHIN_MS)
    const blackness = createBlackness()
    stopFrames = onEachFrame(element, () => {
      if (element.videoWidth === 0) return
      clearTimeout(limit)
      state.value = 'running'
      isBlack.value = blackness.note(() => brightest(element))
      onPicture(element)
    })
    element.play().catch(() => undefined) // muted and inline: refused only when left meanwhile
  }

  function close(next: CameraState): void {
    clearTimeout(limit)
    stopFrames()
    closeCamera(stream.value)
    stream.value = null
    if (video.value !== null) video.value.srcObject = null
    isTorchOn.value = false
    zoom.value = 1
    isBlack.value = false
    state.value = next
  }

  /** Another app took the camera, or the phone slept. */
  async function reopen(lost: MediaStream): Promise<void> {
    if (stream.value === lost && document.visibilityState === 'visible') await open()
  }

  /** False when the lamp could not be switched. */
  async function toggleTorch(): Promise<boolean> {
    try {
      await switchTorch(stream.value, !isTorchOn.value)
      isTorchOn.value = !isTorchOn.value
      return true
    } catch {
      return false
    }
  }

  async function zoomTo(value: number): Promise<void> {
    try {
      await setZoom(stream.value, value)
      zoom.value = value
    } catch {
      // the picture stays as it is, and the buttons say so
    }
  }

  function onVisibility(): void {
    if (document.visibilityState === 'hidden') close('paused')
    else if (state.value === 'paused') void open()
  }

  document.addEventListener('visibilitychange', onVisibility)
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', onVisibility)
    close('paused')
  })

  return {
    state: readonly(state),
    isBlack: readonly(isBlack),
    canLight: computed(() => hasTorch(stream.value)),
    isTorchOn: readonly(isTorchOn),
    zooms: computed(() => zoomSteps(stream.value)),
    zoom: readonly(zoom),
    open,
    toggleTorch,
    zoomTo,
  }
}
