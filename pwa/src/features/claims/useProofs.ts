/** 附件 of a draft: those the server has, and those that still wait on this device. */
import { computed, onMounted, ref, watch } from 'vue'
import { answer, client } from '@/shared/api'
import type { Attachment } from '@/shared/contracts'
import { formatBytes } from '@/shared/formats'
import { claimEditor } from '@/shared/i18n/claimEditor'
import type { ProofEntry } from '@/shared/offline/entries'
import { bodyOfFile, USUAL_LIMIT } from '@/shared/offline/fileBody'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import type { useClaimEditor } from './useClaimEditor'

type Editor = Pick<ReturnType<typeof useClaimEditor>, 'claim' | 'keeper' | 'refresh' | 'accept'>

export interface Proof {
  readonly key: string
  readonly lineKey: string
  readonly name: string
  readonly state: 'kept' | 'waiting' | 'sending' | 'failed'
  /** The server's, once it has the file. */
  readonly attachment: Attachment | null
  readonly entry: ProofEntry | null
}

const texts = claimEditor.proofs

export function useProofs(draftKey: string, { claim, keeper, refresh, accept }: Editor) {
  const outbox = useOutbox()
  const session = useSession()
  const { ask } = useConfirm()
  const { say, sayError } = useToast()
  const limit = ref(USUAL_LIMIT)

  const waiting = computed(() =>
    outbox.entries.value.filter(
      (entry): entry is ProofEntry => entry.kind === 'proof' && entry.body.draft_key === draftKey,
    ),
  )
  const open = computed(() => waiting.value.filter(({ state }) => state !== 'delivered'))
  const proofs = computed<Proof[]>(() => [
    ...(claim.value?.attachments ?? [])
      .filter(({ role }) => role === 'supporting_doc')
      .map(proofOfAttachment),
    ...open.value.map(proofOfEntry),
  ])
  const delivered = computed(() => waiting.value.length - open.value.length)

  function of(lineKey: string): Proof[] {
    return proofs.value.filter((proof) => proof.lineKey === lineKey)
  }

  async function add(files: readonly File[], lineKey: string): Promise<void> {
    for (const file of files) await addOne(file, lineKey)
  }

  async function addOne(file: File, line_key: string): Promise<void> {
    const { person } = session
    if (person === null) return
    if (file.size > limit.value) return say(texts.tooLarge(formatBytes(limit.value)), 'bad')
    const body = await bodyOfFile(file, 'file_upload')
    if (body === null) return say(texts.unreadable, 'bad')
    const claim_id = keeper.claimId.value
    const proof = { ...body, draft_key: draftKey, claim_id, line_key }
    try {
      await keeper.settle() // the line must be there before its proof
      await outbox.capture(person.id, { kind: 'proof', body: proof })
    } catch {
      say(texts.noRoom, 'bad')
    }
  }

  async function remove({ attachment, entry }: Proof): Promise<void> {
    const { removeTitle: title, removeEffect: effect, yes } = texts
    if (!(await ask({ title, effect, yes, look: 'danger' }))) return
    if (entry !== null) await outbox.remove(entry.id)
    if (attachment !== null) await detach(attachment.id)
  }

  async function detach(attachment_id: number): Promise<void> {
    const claim_id = keeper.claimId.value
    if (claim_id === null) return
    await keeper.settle()
    const path = { claim_id, attachment_id }
    const way = '/api/claims/{claim_id}/attachments/{attachment_id}'
    try {
      accept(await answer(client.DELETE(way, { params: { path } })))
    } catch (problem) {
      sayError(problem)
    }
  }

  /** A proof that came before its line was saved has a second chance once it is. */
  async function retryRefused(): Promise<void> {
    for (const { id, state } of open.value) if (state === 'rejected') await outbox.retry(id)
  }

  async function askLimit(): Promise<void> {
    const query = { limit: 1 }
    const page = await answer(client.GET('/api/uploads', { params: { query } })).catch(() => null)
    if (page !== null) limit.value = page.limit_bytes
  }

  watch(delivered, (count, before) => {
    if (count > before) void refresh()
  })
  onMounted(askLimit)

  return { proofs, of, add, remove, retryRefused }
}

function proofOfAttachment(attachment: Attachment): Proof {
  return {
    key: `a${attachment.id}`,
    lineKey: attachment.line_key ?? '',
    name: attachment.file_name,
    state: 'kept',
    attachment,
    entry: null,
  }
}

function proofOfEntry(entry: ProofEntry): Proof {
  const state =
    entry.state === 'rejected' ? 'failed' : entry.state === 'sending' ? 'sending' : 'waiting'
  const { line_key: lineKey, name } = entry.body
  return { key: `e${entry.id}`, lineKey, name, state, attachment: null, entry }
}
