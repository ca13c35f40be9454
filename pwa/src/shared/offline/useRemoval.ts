/** Giving up what the server did not take; asked about first. */
import { offline } from '@/shared/i18n/offline'
import { useConfirm } from '@/shared/ui/useConfirm'
import type { OutboxEntry } from './entries'
import { useOutbox } from './useOutbox'

export function useRemoval() {
  const { entries, remove } = useOutbox()
  const { ask } = useConfirm()

  async function removeAfterAsking(id: number): Promise<void> {
    const entry = entries.value.find((one) => one.id === id)
    if (entry === undefined) return
    const { title, yes } = offline.remove
    if (await ask({ title, effect: effectOf(entry), yes, look: 'danger' })) await remove(id)
  }

  return { removeAfterAsking }
}

function effectOf({ kind, state, tries }: OutboxEntry): string {
  const { effect, fileEffect, waitingEffect } = offline.remove
  if (kind !== 'file') return effect
  return state === 'waiting' ? waitingEffect(tries) : fileEffect
}
