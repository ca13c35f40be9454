/** The safe page, of plain elements: nothing that may be broken is needed to show the queue. */
import { formatInstant } from '@/shared/formats'
import { safe } from '@/shared/i18n/safe'
import { isSettled, isUnclaimed, type OutboxEntry } from '@/shared/offline/entries'
import type { Outbox } from '@/shared/offline/outbox'
import { type Owner, toFile } from '@/shared/offline/transfer'
import { offline } from '@/shared/i18n/offline'
import { download } from '@/shared/ui/download'

export interface Parts {
  outbox: Pick<Outbox, 'all' | 'flush' | 'retry'>
  repair: () => Promise<void>
  startNormally: () => void
}

/** Draws the page and fills the list; resolves when the list is there. */
export async function drawSafePage(root: HTMLElement, parts: Parts): Promise<void> {
  const list = element('section', { className: 'card queue' })
  const said = element('p', { className: 'said', role: 'status' })
  const show = (): Promise<void> => showQueue(list, parts.outbox)

  async function send(): Promise<void> {
    const before = refusedIn((await open(parts.outbox)).mine)
    await sendAll(parts.outbox).catch(() => undefined)
    await show()
    said.textContent = afterSending((await open(parts.outbox)).mine, before)
  }

  async function exportAll(): Promise<void> {
    const { mine } = await open(parts.outbox)
    const file = await toFile(mine, ownerOf(remembered()), offline.transfer.note)
    download(file, `${offline.file}.json`)
    said.textContent = safe.said.exported(mine.length)
  }

  async function mend(): Promise<void> {
    const isDone = await parts.repair().then(
      () => true,
      () => false,
    )
    said.textContent = isDone ? safe.said.repaired : safe.said.notRepaired
  }

  const { acts } = safe
  root.replaceChildren(
    element(
      'main',
      { className: 'safe' },
      element('h1', { textContent: safe.title }),
      element('p', { textContent: safe.what }),
      element('p', { className: 'kept', textContent: safe.kept }),
      element('p', { className: 'small', textContent: safe.steps }),
      list,
      element(
        'div',
        { className: 'acts' },
        button(acts.send, send, acts.sending),
        button(acts.export, exportAll),
        button(acts.repair, mend, acts.repairing),
        button(acts.start, () => Promise.resolve(parts.startNormally())),
      ),
      said,
    ),
  )
  await show()
}

interface Open {
  /** Of the person remembered here; of everybody when nobody is. */
  mine: OutboxEntry[]
  othersCount: number
  /** Files of another app that nobody has claimed. */
  sharedCount: number
}

/** Everything that the server has not taken, by whose it is. */
async function open(outbox: Parts['outbox']): Promise<Open> {
  const person = remembered()
  const all = (await outbox.all()).filter(({ state }) => state !== 'delivered')
  const owned = all.filter((entry) => !isUnclaimed(entry))
  const mine = owned.filter(({ personId }) => person === null || personId === person.id)
  const sharedCount = all.length - owned.length
  return { mine, othersCount: owned.length - mine.length, sharedCount }
}

/** At once, whatever time the next try was planned for. */
async function sendAll(outbox: Parts['outbox']): Promise<void> {
  const { mine } = await open(outbox)
  for (const { id, state } of mine) if (state === 'waiting') await outbox.retry(id)
  await outbox.flush(true)
}

function refusedIn(entries: readonly OutboxEntry[]): number {
  return entries.filter(({ state }) => state === 'rejected').length
}

/** @param before how many were refused already */
function afterSending(left: readonly OutboxEntry[], before: number): string {
  if (left.some(({ state }) => state === 'parked')) return safe.said.signedOut
  if (!left.every(isSettled)) return safe.said.notSent
  const refused = refusedIn(left) - before
  return refused > 0 ? safe.said.refused(refused) : safe.said.sent
}

async function showQueue(list: HTMLElement, outbox: Parts['outbox']): Promise<void> {
  const kept = await open(outbox).catch(() => null)
  if (kept === null) {
    list.replaceChildren(element('p', { role: 'alert', textContent: safe.unreadable }))
    return
  }
  const heading = element('h2', { textContent: safe.queue(kept.mine.length) })
  list.replaceChildren(heading, rowsOf(kept), ...notesOf(kept))
}

/** Signed out: whose they are is not known here, so nothing is told of what is in them. */
function rowsOf({ mine }: Open): HTMLElement {
  if (mine.length === 0) return element('p', { className: 'small', textContent: safe.empty })
  if (remembered() === null) {
    return element('p', { className: 'small', textContent: safe.nobody })
  }
  return element('ul', {}, ...mine.map(rowOf))
}

function notesOf({ othersCount, sharedCount }: Open): HTMLElement[] {
  const told = [
    othersCount > 0 ? safe.others(othersCount) : '',
    sharedCount > 0 ? safe.shared(sharedCount) : '',
  ]
  return told
    .filter((text) => text !== '')
    .map((textContent) => element('p', { className: 'small', textContent }))
}

function rowOf(entry: OutboxEntry): HTMLElement {
  const when = `${safe.kinds[entry.kind]} · ${formatInstant(entry.createdAt)}`
  return element(
    'li',
    {},
    element('span', { className: 'what', textContent: summaryOf(entry) }),
    element('span', { className: 'small', textContent: when }),
    element('span', { className: 'state', textContent: safe.states[entry.state] }),
  )
}

function summaryOf({ kind, body }: OutboxEntry): string {
  switch (kind) {
    case 'file':
    case 'proof':
      return body.name
    case 'claim':
      return body.claim_no ?? (body.content.purpose || safe.unnamed)
    case 'entry':
      return safe.number(body.number)
    case 'scan':
      return safe.number(numberIn(body.text))
  }
}

/** The fourth field of a printed code is the invoice's number; anything else is shown as it is. */
function numberIn(text: string): string {
  const field = text.split(/[,，]/)[3]?.trim() ?? ''
  return /^\d{8,20}$/.test(field) ? field : text
}

type Person = Owner & { id: number }

/** Nobody's name when this device knows none: then each entry tells whose it is. */
function ownerOf(person: Person | null): Owner {
  return { username: person?.username ?? '', display_name: person?.display_name ?? '' }
}

/** Who is signed in, as far as this device knows. */
function remembered(): Person | null {
  try {
    const { person } = JSON.parse(localStorage.getItem('pkt.session') ?? '{}') as {
      person?: Person | null
    }
    if (!person) return null
    return { id: person.id, username: person.username, display_name: person.display_name }
  } catch {
    return null // unreadable is the same as never written
  }
}

function button(text: string, act: () => Promise<void>, busyText = text): HTMLElement {
  const made = element('button', { type: 'button', textContent: text })
  made.addEventListener('click', () => {
    made.textContent = busyText
    made.disabled = true
    void act().finally(() => {
      made.textContent = text
      made.disabled = false
    })
  })
  return made
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...children: HTMLElement[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}
