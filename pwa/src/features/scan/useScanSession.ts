/** One sitting at the camera: each new code is kept first, then shown with what becomes of it. */
import { computed, readonly, ref, shallowRef } from 'vue'
import { answer, client } from '@/shared/api'
import type { InvoiceRow } from '@/shared/contracts'
import type { OutboxEntry } from '@/shared/offline/entries'
import { isSettled } from '@/shared/offline/entries'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import { usePolling } from '@/shared/usePolling'
import { glimpse, type Glimpse, type InvoiceGlimpse, normalised, type Prefill } from './payload'

/** What the person should feel and see right now; `id` tells one from the next. */
export interface Pulse {
  readonly id: number
  readonly kind: 'new' | 'again' | 'wrong'
}

export type WrongCode =
  Exclude<Glimpse['family'], 'invoice' | 'unclear'> | 'storage' | 'photo_empty' | 'photo_broken'

export interface Wrong {
  readonly what: WrongCode
  readonly prefill: Prefill | null
}

export interface TrayItem {
  readonly entry: OutboxEntry
  readonly glimpse: InvoiceGlimpse | null
  readonly row: InvoiceRow | null
}

const SHOWN = 5
/** A code that was out of the picture for so long and comes back was shown on purpose. */
const GONE_AFTER_MS = 2_500
const VIBRATION: Readonly<Record<Pulse['kind'], number[]>> = {
  new: [70],
  again: [25],
  wrong: [40, 60, 40],
}

export function useScanSession(now: () => number = Date.now) {
  const { entries, capture } = useOutbox()
  const session = useSession()
  const ids = ref<readonly number[]>([])
  const rows = shallowRef<ReadonlyMap<number, InvoiceRow>>(new Map())
  const wrong = shallowRef<Wrong | null>(null)
  const pulse = shallowRef<Pulse>({ id: 0, kind: 'new' })
  const seenAt = new Map<string, number>()

  const items = computed<TrayItem[]>(() => {
    const open = entries.value.filter((entry) => entry.kind === 'scan' && !isSettled(entry))
    const mine = new Set([...ids.value, ...open.map(({ id }) => id)])
    const shown = entries.value.filter(({ id }) => mine.has(id))
    return shown.map((entry) => toItem(entry, rows.value)).reverse()
  })
  const recent = computed(() => items.value.slice(0, SHOWN))
  /** Captured and neither refused nor known already. */
  const count = computed(
    () =>
      items.value.filter(({ entry }) => entry.state !== 'rejected' && !isDuplicate(entry)).length,
  )

  function feel(kind: Pulse['kind']): void {
    pulse.value = { id: pulse.value.id + 1, kind }
    navigator.vibrate?.(VIBRATION[kind])
  }

  /** True when it is in the picture for the first time, or again after it had gone. */
  function comesIn(identity: string): 'new' | 'again' | 'still' {
    const before = seenAt.get(identity)
    seenAt.set(identity, now())
    if (before === undefined) return 'new'
    return now() - before > GONE_AFTER_MS ? 'again' : 'still'
  }

  /** Takes a text that the camera or a photograph showed. */
  async function see(scanned: string): Promise<void> {
    const seen = glimpse(scanned)
    const isInvoice = seen.family === 'invoice' || seen.family === 'unclear'
    const coming = comesIn(isInvoice ? seen.identity : normalised(scanned))
    if (coming === 'still') return
    if (!isInvoice) {
      complain(seen.family, seen.family === 'official_url' ? seen.prefill : null)
    } else if (coming === 'again') {
      feel('again')
    } else {
      await keep(scanned, seen.identity)
    }
  }

  async function keep(text: string, identity: string): Promise<void> {
    const personId = session.person?.id
    if (personId === undefined) return
    wrong.value = null
    try {
      const body = { text, captured_at: new Date(now()).toISOString() }
      const { entry, isNew } = await capture(personId, { kind: 'scan', body })
      if (!ids.value.includes(entry.id)) ids.value = [...ids.value, entry.id]
      feel(isNew ? 'new' : 'again')
    } catch {
      seenAt.delete(identity) // it may be tried again at once
      complain('storage')
    }
  }

  function complain(what: WrongCode, prefill: Prefill | null = null): void {
    wrong.value = { what, prefill }
    feel('wrong')
  }

  const pendingIds = computed(() =>
    items.value.flatMap(({ entry, row }) => {
      const newest = row ?? entry.answer?.invoice
      return newest?.verify_status === 'pending' ? [newest.id] : []
    }),
  )

  async function askStates(): Promise<void> {
    const query = { ids: pendingIds.value.slice(0, 50).join(',') }
    const { items: fresh } = await answer(client.GET('/api/invoices/states', { params: { query } }))
    rows.value = new Map([
      ...rows.value,
      ...fresh.map((row): [number, InvoiceRow] => [row.id, row]),
    ])
  }

  usePolling(() => pendingIds.value.join(), askStates)

  return {
    recent,
    count,
    wrong: readonly(wrong),
    pulse: readonly(pulse),
    see,
    complain,
    dismiss: () => (wrong.value = null),
  }
}

function isDuplicate({ answer: given }: OutboxEntry): boolean {
  return given?.result === 'duplicate'
}

function toItem(entry: OutboxEntry, rows: ReadonlyMap<number, InvoiceRow>): TrayItem {
  const seen = entry.kind === 'scan' ? glimpse(entry.body.text) : null
  const id = entry.answer?.invoice?.id
  return {
    entry,
    glimpse: seen?.family === 'invoice' ? seen : null,
    row: (id !== undefined && rows.get(id)) || null,
  }
}
