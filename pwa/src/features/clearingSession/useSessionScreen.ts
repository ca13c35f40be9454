/** The wizard on the screen: which phase is looked at, what its keys do. */
import { computed, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { clearingSession } from '@/shared/i18n/clearingSession'
import type { ClearPhase } from '@/shared/i18n/clearingStates'
import { useToast } from '@/shared/ui/useToast'
import { useIsWide } from '@/shared/useIsWide'
import { openPhases, startPhase } from './phases'
import { useChecklist } from './useChecklist'
import { useClearSession } from './useClearSession'
import { useSessionActs } from './useSessionActs'

export const DESK = '/clearing'

export function useSessionScreen(sessionNo: string) {
  const router = useRouter()
  const { say } = useToast()
  const shown = useClearSession(sessionNo)
  const { session } = shown
  const acts = useSessionActs(sessionNo, shown)
  const checklist = useChecklist(() => session.value)
  const isWide = useIsWide()
  const viewed = ref<ClearPhase>('prepare')
  const isTakeOverOpen = ref(false)

  const open = computed(() => (session.value === null ? [] : openPhases(session.value)))
  /** Whoever was stopped by a person needs no way out of trouble. */
  const needsGuide = computed(() => {
    const isParked = session.value?.pause === 'parked' && session.value.paused === null
    return isParked || session.value?.state === 'HALTED'
  })
  const mustTick = computed(() => session.value?.needs.confirmation ?? false)

  // The page follows the session; between two of its steps the person looks where he likes.
  watch(
    () => session.value && startPhase(session.value),
    (phase) => phase && (viewed.value = phase),
    { immediate: true },
  )

  watch(viewed, () => globalThis.scrollTo({ top: 0 }))

  function view(phase: ClearPhase): void {
    if (phase === 'operate' && mustTick.value && !checklist.isWhole.value) {
      say(clearingSession.units.tickFirst(checklist.left.value))
    } else if (open.value.includes(phase)) viewed.value = phase
  }

  function next(): void {
    if (!isWide.value) return
    const phase = open.value[open.value.indexOf(viewed.value) + 1]
    if (phase !== undefined) view(phase)
  }

  /** False where there is no step to go back to. */
  function back(): boolean {
    const phase = open.value[open.value.indexOf(viewed.value) - 1]
    if (phase === undefined || !isWide.value) return false
    viewed.value = phase
    return true
  }

  async function takeOver(reason: string): Promise<void> {
    const opened = await acts.takeOver(reason)
    if (opened === null) return
    isTakeOverOpen.value = false
    await router.push(`${DESK}/sessions/${opened}`)
  }

  return {
    ...{ sessionNo, shown, session, acts, checklist, isWide, viewed, isTakeOverOpen },
    ...{ open, needsGuide, view, next, back, takeOver },
  }
}

export type SessionScreen = ReturnType<typeof useSessionScreen>
