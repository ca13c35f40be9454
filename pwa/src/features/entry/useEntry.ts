/** One invoice typed by hand, from the first digit to what became of it. */
import { computed, ref, watch } from 'vue'
import type { KindRules } from '@/shared/contracts'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import { type EntryState, type Start, useEntryForm } from './useEntryForm'

export function useEntry(kind: () => KindRules | null, start: Start = {}) {
  const { entries, capture, remove } = useOutbox()
  const session = useSession()
  const { form, isLate, shown, leave, finish, mark, clear } = useEntryForm(kind, start)
  const state = ref<EntryState>('filling')
  const sentId = ref<number | null>(null)
  const sent = computed(() => entries.value.find(({ id }) => id === sentId.value) ?? null)

  async function submit(): Promise<void> {
    const personId = session.person?.id
    const body = finish()
    if (body === null || personId === undefined || state.value === 'saving') return
    state.value = 'saving'
    try {
      const { entry } = await capture(personId, { kind: 'entry', body })
      sentId.value = entry.id
      state.value = 'kept'
    } catch {
      state.value = 'failed'
    }
  }

  /** Back to the form with what was typed; the refused copy goes, the corrected one takes its place. */
  async function correct(): Promise<void> {
    if (sentId.value !== null) await remove(sentId.value)
    sentId.value = null
    state.value = 'filling'
  }

  function again(): void {
    clear()
    sentId.value = null
    state.value = 'filling'
  }

  watch(
    () => sent.value?.refusal,
    (refusal) => {
      if (mark(refusal?.facts['errors'])) void correct()
    },
  )

  return { form, isLate, shown, state, sent, leave, submit, correct, again }
}
