/** The camera's life: opened, shown, let go; and what is said when it will not open. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import { createBlackness } from '@/features/scan/blackness'
import { useCamera } from '@/features/scan/useCamera'
import { withSetup } from '../withSetup'

class FakeTrack extends EventTarget {
  isStopped = false
  readonly applied: unknown[] = []
  constructor(readonly capabilities: object = {}) {
    super()
  }
  stop(): void {
    this.isStopped = true
  }
  getCapabilities(): object {
    return this.capabilities
  }
  async applyConstraints(constraints: unknown): Promise<void> {
    this.applied.push(constraints)
  }
}

/** A video element that shows a picture as soon as it has a stream. */
class FakeVideo {
  srcObject: unknown = null
  videoWidth = 1280
  callback: (() => void) | undefined
  requestVideoFrameCallback(callback: () => void): void {
    this.callback = callback
  }
  async play(): Promise<void> {
    // it plays
  }
  showPicture(): void {
    this.callback?.()
  }
}

let visibility = 'visible'
let leave: (() => void) | undefined

function becomes(state: 'visible' | 'hidden'): void {
  visibility = state
  document.dispatchEvent(new Event('visibilitychange'))
}

function given(track: FakeTrack | DOMException = new FakeTrack()) {
  const getUserMedia = vi.fn(async () => {
    if (track instanceof DOMException) throw track
    return { getTracks: () => [track], getVideoTracks: () => [track] }
  })
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia }, userAgent: 'Chrome' })
  const video = new FakeVideo()
  const onPicture = vi.fn()
  const element = shallowRef(video as unknown as HTMLVideoElement)
  const { result: camera, wrapper } = withSetup(() => useCamera(element, onPicture))
  leave = () => wrapper.unmount()
  return { camera, video, onPicture, wrapper, getUserMedia, track: track as FakeTrack }
}

beforeEach(() => {
  visibility = 'visible'
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility as 'visible')
  vi.useFakeTimers()
})
afterEach(() => {
  leave?.()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('runs as soon as a picture is there', async () => {
  const { camera, video, onPicture } = given()

  await camera.open()
  expect(camera.state.value).toBe('starting')
  video.showPicture()

  expect(camera.state.value).toBe('running')
  expect(onPicture).toHaveBeenCalledOnce()
})

it.each([
  ['NotAllowedError', 'blocked'],
  ['NotFoundError', 'no_camera'],
  ['OverconstrainedError', 'no_camera'],
  ['NotReadableError', 'in_use'],
])('calls a %s %s', async (name, fault) => {
  const { camera } = given(new DOMException('', name))

  await camera.open()

  expect(camera.state.value).toBe(fault)
})

it('knows that plain HTTP and in-app browsers offer no camera', async () => {
  const { camera } = given()
  vi.stubGlobal('navigator', { userAgent: 'Chrome' })
  await camera.open()
  expect(camera.state.value).toBe('insecure')

  vi.stubGlobal('navigator', { userAgent: 'Mobile MicroMessenger/8.0' })
  await camera.open()
  expect(camera.state.value).toBe('in_app')
})

it('knows that a secure page without a camera is an old browser', async () => {
  const { camera } = given()
  vi.stubGlobal('navigator', { userAgent: 'Chrome' })
  vi.stubGlobal('isSecureContext', true)

  await camera.open()

  expect(camera.state.value).toBe('outdated')
})

it('calls a picture black only after a while without any light', () => {
  let now = 0
  let light: number | null = 3
  const blackness = createBlackness(() => now)
  const at = (time: number): boolean => {
    now = time
    return blackness.note(() => light)
  }

  expect([at(0), at(2_000), at(3_900)]).toEqual([false, false, false])
  expect(at(4_000)).toBe(true)
  light = 90
  expect(at(5_000)).toBe(false)
  light = null // cannot be told: nothing is said
  expect([at(6_000), at(20_000)]).toEqual([false, false])
})

it('says so when the camera opens but shows nothing', async () => {
  const { camera, track } = given()
  await camera.open()

  await vi.advanceTimersByTimeAsync(6_000)

  expect(camera.state.value).toBe('no_picture')
  expect(track.isStopped).toBe(true)
})

it('lets the camera go when the page is hidden, and opens it again', async () => {
  const { camera, video, track, getUserMedia } = given()
  await camera.open()
  video.showPicture()

  becomes('hidden')
  expect(camera.state.value).toBe('paused')
  expect(track.isStopped).toBe(true)
  expect(video.srcObject).toBeNull()
  becomes('visible')
  await vi.advanceTimersByTimeAsync(0)

  expect(getUserMedia).toHaveBeenCalledTimes(2)
})

it('lets the camera go when the screen is left, even while the browser still asks', async () => {
  const { camera, wrapper, track } = given()
  const opening = camera.open()

  wrapper.unmount()
  await opening

  expect(track.isStopped).toBe(true)
})

it('keeps one stream when it is opened twice at once', async () => {
  const tracks = [new FakeTrack(), new FakeTrack()]
  const { camera, video, getUserMedia } = given()
  for (const track of tracks) {
    const stream = { getTracks: () => [track], getVideoTracks: () => [track] }
    getUserMedia.mockResolvedValueOnce(stream)
  }

  await Promise.all([camera.open(), camera.open()])
  video.showPicture()

  expect(tracks.map(({ isStopped }) => isStopped)).toEqual([true, false])
  expect(camera.state.value).toBe('running')
})

it('opens again when another app took the camera', async () => {
  const { camera, track, getUserMedia } = given()
  await camera.open()

  track.dispatchEvent(new Event('ended'))
  await vi.advanceTimersByTimeAsync(0)

  expect(getUserMedia).toHaveBeenCalledTimes(2)
})

it('offers the lamp only where there is one, and tells when it will not light', async () => {
  const track = new FakeTrack({ torch: true, zoom: { min: 1, max: 4, step: 1 } })
  const { camera } = given(track)
  await camera.open()
  expect(camera.canLight.value).toBe(true)
  expect(camera.zooms.value).toEqual([1, 2, 3])

  expect(await camera.toggleTorch()).toBe(true)
  await camera.zoomTo(2)
  expect(camera.zoom.value).toBe(2)
  vi.spyOn(track, 'applyConstraints').mockRejectedValue(new DOMException('', 'NotSupportedError'))

  expect(await camera.toggleTorch()).toBe(false)
  expect(camera.isTorchOn.value).toBe(true)
})
