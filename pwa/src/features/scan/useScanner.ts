/** Camera and decoder together: tells every code that comes into the picture. */
import { computed, onBeforeUnmount, readonly, ref, type Ref } from 'vue'
import type { FoundCode, Point } from './decode/cascade'
import { canDecode, takeFrame, takePhoto } from './frames'
import { createGuidance, type Hint } from './guidance'
import { Reader, type ReaderState, type WorkerLike } from './reader'
import { type CameraState, useCamera } from './useCamera'

export type ScannerState =
  Exclude<CameraState, 'running'> | 'preparing' | 'scanning' | 'held' | 'decoder_broken'

/** Looks without a code before the hard passes join in. */
const EASY_LOOKS = 3

export interface ScannerOptions {
  readonly video: Readonly<Ref<HTMLVideoElement | null>>
  /** Codes of one picture, corners in pixels of the camera's picture; called without codes too. */
  readonly onCodes: (codes: readonly FoundCode[]) => void
  readonly makeWorker?: () => WorkerLike
}

function makeScanWorker(): Worker {
  return new Worker(new URL('./scan.worker.ts', import.meta.url), { type: 'module' })
}

export function useScanner({ video, onCodes, makeWorker = makeScanWorker }: ScannerOptions) {
  const decoder = ref<ReaderState>('preparing')
  const hint = ref<Hint>('aim')
  const isHeld = ref(false)
  const isOutdated = !canDecode()
  const reader = new Reader(isOutdated ? null : makeWorker, (next) => (decoder.value = next))
  const guidance = createGuidance()
  const { state: camera, ...cameraVerbs } = useCamera(video, consider)
  let isLooking = false
  let turn = 0
  let missed = 0
  let restUntil = 0

  const state = computed<ScannerState>(() => {
    if (isOutdated) return 'outdated'
    if (camera.value !== 'running') return camera.value
    if (decoder.value === 'broken') return 'decoder_broken'
    if (decoder.value === 'preparing') return 'preparing'
    return isHeld.value ? 'held' : 'scanning'
  })

  function consider(element: HTMLVideoElement): void {
    const isBusy = isLooking || isHeld.value || !reader.isFree
    if (!isBusy && performance.now() >= restUntil) void look(element)
  }

  async function look(element: HTMLVideoElement): Promise<void> {
    isLooking = true
    try {
      const startedAt = performance.now()
      const effort = missed >= EASY_LOOKS ? 'turn' : 'quick'
      const frame = await takeFrame(element, turn)
      const found = frame && (await reader.read(frame.picture, effort, turn))
      if (frame === null || found === null) return
      turn += 1
      missed = found.codes.length > 0 ? 0 : missed + 1
      hint.value = guidance.note({ hasCode: missed === 0, hasUnread: found.unread !== null })
      onCodes(found.codes.map((code) => shifted(code, frame)))
      // Hard passes take every second instant at most: the phone must stay cool.
      if (effort === 'turn') restUntil = 2 * performance.now() - startedAt
    } catch {
      missed = 0 // the camera stopped before its picture could be taken: nothing was missed
    } finally {
      isLooking = false
    }
  }

  /** Every text in a photograph; null when it could not be read at all. */
  async function readPhoto(file: Blob): Promise<readonly string[] | null> {
    try {
      const picture = await takePhoto(file)
      while (!reader.isFree && decoder.value !== 'broken') await pause(50)
      const found = await reader.read(picture, 'full')
      return found?.codes.map(({ text }) => text) ?? null
    } catch {
      return null // no picture, or one that this browser cannot open
    }
  }

  /** Without a network the decoder may not have come: with one it will. */
  function loadWhenOnline(): void {
    if (decoder.value === 'broken' && !isOutdated) reader.again()
  }

  globalThis.addEventListener('online', loadWhenOnline)
  onBeforeUnmount(() => {
    globalThis.removeEventListener('online', loadWhenOnline)
    reader.stop()
  })

  return {
    ...cameraVerbs,
    open: async () => (isOutdated ? undefined : cameraVerbs.open()),
    state,
    hint: readonly(hint),
    hold: () => (isHeld.value = true),
    goOn: () => (isHeld.value = false),
    loadAgain: () => reader.again(),
    readPhoto,
  }
}

function shifted(code: FoundCode, by: { left: number; top: number }): FoundCode {
  const moved = ({ x, y }: Point): Point => ({ x: x + by.left, y: y + by.top })
  return { text: code.text, corners: code.corners.map(moved) }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
