/** Drafts of this device that the server does not have as they are: shown above the list. */
import { computed, watch } from 'vue'
import type { ClaimRow } from '@/shared/contracts'
import { claims } from '@/shared/i18n/claims'
import type { Look } from '@/shared/i18n/states'
import { type ClaimEntry, draftAddress } from '@/shared/offline/entries'
import { useOutbox } from '@/shared/offline/useOutbox'
import { totalOf } from './content'
import type { Content } from './content'
import { saveStateOf } from './keptDraft'

export interface Unsent {
  readonly id: number
  readonly to: string
  readonly kind: ClaimRow['kind']
  readonly purpose: string
  readonly claimNo: string | null
  readonly total_fen: number
  readonly lineCount: number
  readonly look: Look
  readonly changedAt: string
}

const texts = claims.unsent
const LOOKS: Readonly<Record<string, Look>> = {
  conflict: { label: texts.conflict, tone: 'bad', icon: 'alert' },
  refused: { label: texts.refused, tone: 'bad', icon: 'refused' },
  held: { label: texts.refused, tone: 'wait', icon: 'alert' },
}
const wishLook: Look = { label: texts.submitWish, tone: 'note', icon: 'cloud' }
const localLook: Look = { label: texts.local, tone: 'wait', icon: 'cloud' }

export function useUnsent() {
  const { entries, remove } = useOutbox()
  const drafts = computed(() =>
    entries.value.filter((entry): entry is ClaimEntry => entry.kind === 'claim'),
  )
  const unsent = computed<Unsent[]>(() =>
    drafts.value
      .filter(({ state, body }) => state !== 'delivered' || body.wants_submit)
      .map(unsentOf)
      .reverse(),
  )

  /** What the server has needs no copy here once its editor is closed. */
  async function tidy(settled: readonly ClaimEntry[]): Promise<void> {
    for (const { id } of settled) await remove(id)
  }

  watch(
    () => drafts.value.filter(({ state, body }) => state === 'delivered' && !body.wants_submit),
    (settled) => void tidy(settled),
    { immediate: true },
  )

  return { unsent }
}

function unsentOf(entry: ClaimEntry): Unsent {
  const { claim_no, content, origin, wants_submit } = entry.body
  const { lines = [] } = content
  return {
    id: entry.id,
    to: draftAddress(entry.body),
    kind: origin.kind ?? 'expense',
    purpose: content.purpose ?? '',
    claimNo: claim_no,
    total_fen: totalOf({ lines: lines as Content['lines'] }),
    lineCount: lines.length,
    look: wants_submit ? wishLook : (LOOKS[saveStateOf(entry)] ?? localLook),
    changedAt: entry.createdAt,
  }
}
