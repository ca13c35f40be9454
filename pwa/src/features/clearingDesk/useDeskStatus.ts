/** How desk, cards and clearings are, asked again every few seconds; the last copy when offline. */
import { onMounted, onScopeDispose, ref, shallowRef } from 'vue'
import { answer, ApiError, client, UnreachableError } from '@/shared/api'
import { useSession } from '@/shared/session'
import { keepSnapshot, readSnapshot } from '@/shared/snapshots'
import { onReconnected } from '@/shared/useConnection'
import type { DeskStatus, SessionRow } from './types'

const EVERY_MS = 5_000
const HURRIED_MS = 1_500
/** So many looks follow each other quickly after the station was told to do something. */
const HURRIED_LOOKS = 6
const SNAPSHOT = 'clearing'

type Copy = { status: DeskStatus; running: SessionRow[] }

async function ask(): Promise<Copy> {
  const query = { open_only: true }
  const [status, { items }] = await Promise.all([
    answer(client.GET('/api/clearing/status')),
    answer(client.GET('/api/clearing/sessions', { params: { query } })),
  ])
  return { status, running: items }
}

export function useDeskStatus() {
  const session = useSession()
  const status = shallowRef<DeskStatus | null>(null)
  const running = shallowRef<SessionRow[]>([])
  const takenAt = ref<string | null>(null)
  const error = shallowRef<unknown>(null)
  const isForbidden = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let hurried = 0
  let isOver = false

  function show(copy: Copy, copiedAt: string | null): void {
    status.value = copy.status
    running.value = copy.running
    takenAt.value = copiedAt
  }

  async function fallBack(problem: unknown): Promise<void> {
    isForbidden.value = problem instanceof ApiError && problem.status === 403
    error.value = isForbidden.value ? null : problem
    const person = session.person
    if (!(problem instanceof UnreachableError) || person === null) return
    const kept = await readSnapshot<Copy>(SNAPSHOT, person.id)
    if (kept !== null) show(kept.value, kept.takenAt)
  }

  async function load(): Promise<void> {
    try {
      const copy = await ask()
      show(copy, null)
      error.value = null
      isForbidden.value = false
      if (session.person) void keepSnapshot(SNAPSHOT, session.person.id, copy)
    } catch (problem) {
      await fallBack(problem)
    }
  }

  function plan(): void {
    clearTimeout(timer)
    if (isOver) return
    hurried = Math.max(0, hurried - 1)
    timer = setTimeout(() => void look(), hurried > 0 ? HURRIED_MS : EVERY_MS)
  }

  async function look(): Promise<void> {
    if (document.visibilityState === 'visible' && !isForbidden.value) await load()
    plan()
  }

  /** The station was just told something: its answer is soon there. */
  function hurry(): void {
    hurried = HURRIED_LOOKS
    plan()
  }

  onMounted(() => void look())
  onReconnected(() => void load())
  onScopeDispose(() => {
    isOver = true
    clearTimeout(timer)
  })
  return { status, running, takenAt, error, isForbidden, load, hurry }
}
