/** 待确认: one waiting file after the other, each with its form. */
import { computed, ref, shallowRef } from 'vue'
import { ApiError, answer, client } from '@/shared/api'
import type { Capture, Upload } from '@/shared/contracts'
import { describe } from '@/shared/i18n/errors'
import { uploads } from '@/shared/i18n/uploads'
import type { EntryBody } from '@/shared/offline/entries'
import { uuidv7 } from '@/shared/offline/uuid'
import { useToast } from '@/shared/ui/useToast'

const texts = uploads.pending

export type Saved = { state: 'saved' } | { state: 'wrong_fields'; errors: unknown } | Failed
type Failed = { state: 'failed' }

/** One entry over all its tries: key and body stay together, so that it has one effect. */
interface Attempt {
  readonly key: string
  readonly body: EntryBody
}

/** The last attempt again when the same was typed, else a new one. */
function attemptFor(typed: EntryBody, last: Attempt | null): Attempt {
  return last !== null && isSame(last.body, typed) ? last : { key: uuidv7(), body: typed }
}

/** Whether the same was typed; the time of the tap is none of it. */
function isSame(one: EntryBody, other: EntryBody): boolean {
  const typed = (body: EntryBody) => JSON.stringify({ ...body, captured_at: undefined })
  return typed(one) === typed(other)
}

/** Whether the server has refused; after anything else the entry may be stored all the same. */
function isFinal(problem: unknown): boolean {
  if (!(problem instanceof ApiError)) return false
  return problem.status < 500 && ![401, 408, 429].includes(problem.status)
}

/** Somebody else's file, or none at all: the others come up. */
function gone(problem: unknown): null {
  if (problem instanceof ApiError && problem.status === 404) return null
  throw problem
}

export function usePending(firstId: number | null) {
  const { say } = useToast()
  const waiting = shallowRef<readonly Upload[]>([])
  const chosenId = ref(firstId)
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const error = shallowRef<unknown>(null)
  let attempt: Attempt | null = null

  const current = computed(
    () => waiting.value.find(({ id }) => id === chosenId.value) ?? waiting.value[0] ?? null,
  )
  const place = computed(() => (current.value ? waiting.value.indexOf(current.value) + 1 : 0))

  async function load(): Promise<void> {
    error.value = null
    try {
      const query = { state: 'needs_confirmation' as const, limit: 100 }
      const { items } = await answer(client.GET('/api/uploads', { params: { query } }))
      waiting.value = [...(await failedOne(items)), ...items]
      state.value = 'ready'
    } catch (problem) {
      error.value = problem
      state.value = 'failed'
    }
  }

  /** The file that was asked for, when no reader could open it: it is not among the waiting. */
  async function failedOne(among: readonly Upload[]): Promise<Upload[]> {
    const id = chosenId.value
    if (id === null || among.some((one) => one.id === id)) return []
    const params = { path: { upload_id: id } }
    const found = await answer(client.GET('/api/uploads/{upload_id}', { params })).catch(gone)
    return found?.can_enter ? [found] : []
  }

  /** The file is dealt with: the one behind it comes up. */
  function goOn(): void {
    const index = Math.max(0, place.value - 1)
    waiting.value = waiting.value.filter((upload) => upload !== current.value)
    chosenId.value = waiting.value[index]?.id ?? null
    attempt = null
  }

  function skip(): void {
    chosenId.value = (waiting.value[place.value] ?? waiting.value[0])?.id ?? null
    attempt = null
  }

  async function save(typed: EntryBody): Promise<Saved> {
    const path = { upload_id: current.value?.id ?? 0 }
    const { key, body } = (attempt = attemptFor(typed, attempt))
    const params = { path, header: { 'Idempotency-Key': key } }
    try {
      const reply = client.POST('/api/uploads/{upload_id}/entry', { params, body })
      const given = (await answer(reply)) as Capture // 200 and 201 have the same body
      if (given.result === 'stored') say(texts.stored(given.reference_no ?? ''), 'ok')
      else say(texts.duplicate)
      goOn()
      return { state: 'saved' }
    } catch (problem) {
      if (isFinal(problem)) attempt = null // nothing is kept under its key
      if (problem instanceof ApiError && problem.code === 'invalid_input') {
        return { state: 'wrong_fields', errors: problem.facts['errors'] }
      }
      complain(problem)
      return { state: 'failed' }
    }
  }

  async function readAgain(): Promise<void> {
    const params = { path: { upload_id: current.value?.id ?? 0 } }
    await act(texts.again, () => client.POST('/api/uploads/{upload_id}/retry', { params }))
  }

  async function discard(reason: string): Promise<void> {
    const params = { path: { upload_id: current.value?.id ?? 0 } }
    const body = { reason }
    await act(texts.discarded, () =>
      client.POST('/api/uploads/{upload_id}/discard', { params, body }),
    )
  }

  async function act(done: string, ask: () => Parameters<typeof answer>[0]): Promise<void> {
    try {
      await answer(ask())
      say(done, 'ok')
      goOn()
    } catch (problem) {
      complain(problem)
    }
  }

  function complain(problem: unknown): void {
    const { what, why = '', remedy = '' } = describe(problem)
    say(`${what}：${why}${remedy}`, 'bad')
    if (problem instanceof ApiError && problem.status === 409) void load()
  }

  return { waiting, current, place, state, error, load, skip, save, readAgain, discard }
}
