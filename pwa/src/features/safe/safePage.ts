/** The safe page, of plain elements: nothing that may be broken is needed to show the queue. */
import { formatInstant } from '@/shared/formats'
import { safe } from '@/shared/i18n/safe'
import type { OutboxEntry } from '@/shared/offline/entries'
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
    await sendAll(parts.outbox).catch(() => undefined)
    await show()
    said.textContent = await afterSending(parts.outbox)
  }

  async function exportAll(): Promise<void> {
    const entries = await open(parts.outbox)
    const file = await toFile(entries, remembered(), offline.transfer.note)
    download(file, `${offline.file}.json`)
    said.textContent = safe.said.exported(entries.length)
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

/** Everything that the server has not taken. */
async function open(outbox: Parts['outbox']): Promise<OutboxEntry[]> {
  return (await outbox.all()).filter(({ state }) => state !== 'delivered')
}

/** At once, whatever time the next try was planned for. */
async function sendAll(outbox: Parts['outbox']): Promise<void> {
  for (const { id, state } of await open(outbox)) if (state === 'waiting') await outbox.retry(id)
  await outbox.flush(true)
}

async function afterSending(outbox: Parts['outbox']): Promise<string> {
  const left = await open(outbox)
  if (left.some(({ state }) => state === 'parked')) return safe.said.signedOut
  return left.every(({ state }) => state === 'rejected') ? safe.said.sent : safe.said.notSent
}

async function showQueue(list: HTMLElement, outbox: Parts['outbox']): Promise<void> {
  const entries = await open(outbox).catch(() => null)
  if (entries === null) {
    list.replaceChildren(element('p', { role: 'alert', textContent: safe.unreadable }))
    return
  }
  const heading = element('h2', { textContent: safe.queue(entries.length) })
  if (entries.length === 0) {
    list.replaceChildren(heading, element('p', { className: 'small', textContent: safe.empty }))
    return
  }
  list.replaceChildren(heading, element('ul', {}, ...entries.map(rowOf)))
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

function summaryOf(entry: OutboxEntry): string {
  if (entry.kind === 'file') return entry.body.name
  return safe.number(entry.kind === 'entry' ? entry.body.number : numberIn(entry.body.text))
}

/** The fourth field of a printed code is the invoice's number; anything else is shown as it is. */
function numberIn(text: string): string {
  const field = text.split(/[,，]/)[3]?.trim() ?? ''
  return /^\d{8,20}$/.test(field) ? field : text
}

/** Whose captures they are, as far as this device knows; nobody's name when it does not. */
function remembered(): Owner {
  try {
    const { person } = JSON.parse(localStorage.getItem('pkt.session') ?? '{}') as {
      person?: Owner
    }
    if (person) return { username: person.username, display_name: person.display_name }
  } catch {
    // unreadable is the same as never written
  }
  return { username: '', display_name: '' }
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
