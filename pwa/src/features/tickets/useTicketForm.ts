/** A new ticket: what is known stands there, the person adds the rest and decides what goes along. */
import { computed, reactive, ref, shallowRef } from 'vue'
import { instantOf, typedTime } from '@/features/reminders/beijing'
import { answer, client, UnreachableError } from '@/shared/api'
import type { Ticket, TicketDraft, TicketEvidence, TicketKind } from '@/shared/contracts'
import { tickets as texts } from '@/shared/i18n/tickets'
import { uuidv7 } from '@/shared/offline/uuid'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import { forget, type Shot } from './pictures'
import { sendShots } from './sendShots'
import { useSensitive } from './useSensitive'

/** Where the person comes from: the query of the address. */
export type Asked = { error: string; code: string; invoice: string; session: string }

const TEXTS = ['title', 'description', 'steps', 'tried', 'contact', 'company'] as const

export function useTicketForm(asked: Asked, filed: (ticket: Ticket) => void) {
  const task = useTask()
  const loading = useTask()
  const sensitive = useSensitive()
  const { say } = useToast()
  const draft = shallowRef<TicketDraft | null>(null)
  const attached = ref<TicketEvidence['kind'][]>([])
  const shots = ref<Shot[]>([])
  const form = reactive({
    kind: 'other' as TicketKind,
    ...{ title: '', description: '', steps: '', tried: '', contact: '', company: '' },
    ...{ occurredAt: '', followUpOn: '', invoiceNumber: '', invoiceIssuedOn: '', errorCode: '' },
  })
  /** The same body keeps its key, so that a repeated one makes no second ticket. */
  let sent = { text: '', key: '' }

  function fill(known: TicketDraft): void {
    draft.value = known
    Object.assign(form, {
      ...{ kind: known.kind, title: known.title, contact: known.contact },
      ...{ company: known.company, errorCode: known.error_code },
      ...{ invoiceNumber: known.invoice_number, invoiceIssuedOn: known.invoice_issued_on ?? '' },
      occurredAt: typedTime(known.occurred_at ?? new Date()),
    })
    attached.value = known.evidence.filter((one) => one.is_found).map(({ kind }) => kind)
  }

  async function load(): Promise<void> {
    const { error, code, invoice, session } = asked
    const query = { error, code, session, ...(invoice === '' ? {} : { invoice: Number(invoice) }) }
    await loading.run(async () =>
      fill(await answer(client.GET('/api/tickets/draft', { params: { query } }))),
    )
  }

  const body = computed(() => ({
    kind: form.kind,
    ...Object.fromEntries(TEXTS.map((name) => [name, form[name].trim()])),
    ...{ title: form.title.trim(), description: form.description.trim() },
    occurred_at: form.occurredAt === '' ? null : instantOf(form.occurredAt),
    invoice_id: draft.value?.invoice_id ?? null,
    invoice_number: form.invoiceNumber.trim(),
    invoice_issued_on: form.invoiceIssuedOn || null,
    error_code: form.errorCode.trim(),
    error_id: draft.value?.error_id ?? '',
    session_no: draft.value?.session_no ?? '',
    follow_up_on: form.followUpOn || null,
    attach: attached.value,
  }))
  const canSend = computed(() => body.value.title !== '' && body.value.description !== '')
  const isOffline = computed(() => task.error.value instanceof UnreachableError)

  async function submit(): Promise<void> {
    const fields = Object.fromEntries(TEXTS.map((name) => [name, form[name]]))
    await task.run(() => sensitive.guard(fields, send))
  }

  async function send(): Promise<void> {
    const text = JSON.stringify(body.value)
    if (sent.text !== text) sent = { text, key: uuidv7() }
    const params = { header: { 'Idempotency-Key': sent.key } }
    const ticket = await answer(client.POST('/api/tickets', { params, body: body.value }))
    const lost = await sendShots(ticket.id, shots.value)
    shots.value.forEach(forget)
    if (lost > 0) say(texts.form.sentWithout(lost), 'bad')
    else say(texts.form.sent(ticket.ticket_no), 'ok')
    filed(ticket)
  }

  const confirm = () => task.run(sensitive.confirm)

  return {
    ...{ form, draft, attached, shots, load, submit, confirm, canSend, isOffline },
    ...{ loadError: loading.error, places: sensitive.places, isAsking: sensitive.isOpen },
    ...{ error: task.error, errors: task.errors, isBusy: task.isBusy },
  }
}

export type TicketFormFields = ReturnType<typeof useTicketForm>['form']
