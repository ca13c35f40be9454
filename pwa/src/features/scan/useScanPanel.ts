/** What the scan screen shows and does: camera, decoder and captures joined. */
import { computed, onMounted, type Ref, ref, shallowRef, watch } from 'vue'
import { scan } from '@/shared/i18n/scan'
import { useToast } from '@/shared/ui/useToast'
import type { FoundCode } from './decode/cascade'
import { useScanMode } from './useScanMode'
import { useScanner } from './useScanner'
import { useSlowness } from './useSlowness'
import { useScanSession } from './useScanSession'

export type Fault = keyof typeof scan.faults

export function useScanPanel(video: Readonly<Ref<HTMLVideoElement | null>>) {
  const { say } = useToast()
  const { isOneByOne } = useScanMode()
  const codes = shallowRef<readonly FoundCode[]>([])
  const isReadingPhoto = ref(false)
  const { see, keepPhoto, ...session } = useScanSession()
  const scanner = useScanner({
    video,
    onCodes(found) {
      codes.value = found
      found.forEach(({ text }) => void see(text))
    },
  })
  const { state, hint } = scanner

  /** What keeps the camera from working, or null. */
  const fault = computed<Fault | null>(() => {
    if (state.value in scan.faults) return state.value as Fault
    return scanner.isBlack.value ? 'black' : null
  })
  const isSlow = useSlowness(() => state.value === 'preparing')

  /** The one line under the finder. */
  const guidance = computed(() => {
    const { states, hints, again } = scan
    if (fault.value !== null) return ''
    if (state.value === 'preparing' && isSlow.value) return states.slow
    if (state.value !== 'scanning') return states[state.value as keyof typeof states]
    if (hint.value !== 'read') return hints[hint.value]
    const { kind } = session.pulse.value
    return { new: hints.read, again, wrong: hints.aim }[kind]
  })

  function retry(): void {
    if (state.value === 'decoder_broken') scanner.loadAgain()
    else void scanner.open()
  }

  async function light(): Promise<void> {
    if (!(await scanner.toggleTorch())) say(scan.acts.torchFailed, 'bad')
  }

  async function readPhoto(file: File): Promise<void> {
    isReadingPhoto.value = true
    const texts = await scanner.readPhoto(file)
    isReadingPhoto.value = false
    // HEIC on most phones, or a code that is too hard for it: the server has more patience.
    if (texts === null || texts.length === 0) return keepPhoto(file)
    for (const text of texts) await see(text)
  }

  watch(session.pulse, ({ kind }) => {
    if (kind === 'new' && isOneByOne.value) scanner.hold()
  })
  watch(isOneByOne, scanner.goOn)
  onMounted(scanner.open)

  return {
    ...session,
    ...scanner,
    codes,
    fault,
    guidance,
    isOneByOne,
    isReadingPhoto,
    retry,
    light,
    readPhoto,
  }
}
