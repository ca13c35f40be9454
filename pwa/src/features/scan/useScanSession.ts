/** One sitting at the camera: each new code is kept first, then shown with what becomes of it. */
import { computed, readonly, ref, shallowRef } from 'vue'
import type { OutboxEntry } from '@/shared/offline/entries'
import { isSettled } from '@/shared/offline/entries'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import { bodyOfFile } from '@/shared/offline/fileBody'
import { useUploadStates } from '@/shared/useUploadStates'
import { firstOf, toTrayItem } from './trayItem'
import { useFreshRows } from './useFreshRows'
import { glimpse, type Glimpse, normalised, type Prefill } from './payload'

/** What the person should feel and see right now; `id` tells one from the next. */
export interface Pulse {
  readonly id: number
  readonly kind: 'new' | 'again' | 'wrong'
}

export type WrongCode =
  Exclude<Glimpse['family'], 'invoice' | 'unclear'> | 'storage' | 'photo_broken'

export interface Wrong {
  readonly what: WrongCode
  readonly prefill: Prefill | null
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
  const wrong = shallowRef<Wrong | null>(null)
  const pulse = shallowRef<Pulse>({ id: 0, kind: 'new' })
  const seenAt = new Map<string, number>()

  /** Captures of this sitting, and those from before that still wait; newest first. */
  const shown = computed(() => {
    const open = entries.value.filter((entry) => entry.kind === 'scan' && !isSettled(entry))
    const mine = new Set([...ids.value, ...open.map(({ id }) => id)])
    return entries.value.filter(({ id }) => mine.has(id)).reverse()
  })
  const { latest } = useUploadStates(() => shown.value.flatMap(({ receipt }) => receipt ?? []))
  const uploadOf = ({ receipt }: OutboxEntry) => (receipt ? latest(receipt) : null)
  const { rowOf } = useFreshRows(
    () => shown.value,
    (entry) => entry.answer?.invoice ?? firstOf(uploadOf(entry))?.invoice ?? null,
  )
  const items = computed(() =>
    shown.value.map((entry) => toTrayItem(entry, rowOf(entry), uploadOf(entry))),
  )
  const recent = computed(() => items.value.slice(0, SHOWN))
  /** Captured and neither refused nor known already. */
  const count = computed(
    () =>
      items.value.filter(({ entry }) => entry.state !== 'rejected' && !isDuplicate(entry)).length,
  )

  function feel(kind: Pulse['kind']): void {
    pulse.value = { id: pulse.value.id + 1, kind }
    // Before the first touch browsers refuse to vibrate, with an error on the console.
    if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(VIBRATION[kind])
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

  /** A photograph that the phone cannot read goes to the server, which looks more closely. */
  async function keepPhoto(file: File): Promise<void> {
    const personId = session.person?.id
    const body = await bodyOfFile(file, 'photo')
    if (personId === undefined) return
    if (body === null) return complain('photo_broken')
    wrong.value = null
    try {
      const { entry, isNew } = await capture(personId, { kind: 'file', body })
      if (!ids.value.includes(entry.id)) ids.value = [...ids.value, entry.id]
      feel(isNew ? 'new' : 'again')
    } catch {
      complain('storage')
    }
  }

  function complain(what: WrongCode, prefill: Prefill | null = null): void {
    wrong.value = { what, prefill }
    feel('wrong')
  }

  return {
    recent,
    count,
    wrong: readonly(wrong),
    pulse: readonly(pulse),
    see,
    keepPhoto,
    dismiss: () => (wrong.value = null),
  }
}

function isDuplicate({ answer: given }: OutboxEntry): boolean {
  return given?.result === 'duplicate'
}
