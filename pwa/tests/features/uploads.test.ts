/** Files: what each row says, that the sum is right, and finishing what waits. */
import { expect, test } from 'vitest'
import { trayLook } from '@/features/scan/trayLook'
import { startFromHint } from '@/features/entry/start'
import { itemOfEntry, itemOfUpload, sumOf } from '@/features/uploads/uploadItem'
import { usePending } from '@/features/uploads/usePending'
import { formatBytes } from '@/shared/formats'
import { uploads } from '@/shared/i18n/uploads'
import type { EntryBody } from '@/shared/offline/entries'
import { aRow } from '../examples'
import { anEntry, anUpload } from './uploads'
import { json, noNetwork, problem, serve } from '../fakeServer'

const theirs = { is_mine: false, owner_name: '王建国', registered_at: null, differs: [] }

test('a file tells what could not be read on it beside what was known or stored', () => {
  const reason = '没有重复入库。另有1处二维码只有部分发票信息。'
  const one = { invoice: null, page: 1, result: 'duplicate' as const, duplicate: theirs }
  const known = anUpload({
    state: 'duplicate',
    reason_code: 'same_invoice_and_more',
    reason,
    invoices: [one],
  })
  const stored = anUpload({
    reason,
    invoices: [{ ...one, invoice: aRow(), duplicate: null }],
  })
  const plain = anUpload({ ...known, reason_code: 'same_invoice' })

  for (const upload of [known, stored]) {
    expect(itemOfUpload(upload).note).toContain(reason)
    expect(trayLook(anEntry({ state: 'delivered' }), null, upload).note).toContain(reason)
  }
  expect(itemOfUpload(known).note).toContain('王建国')
  expect(itemOfUpload(plain).note).not.toContain(reason)
})

test('every file counts once, whatever becomes of it', () => {
  const states = ['stored', 'stored', 'duplicate', 'needs_confirmation', 'rejected'] as const
  const items = [
    ...states.map((state) => itemOfUpload(anUpload({ state }))),
    itemOfEntry(anEntry(), null),
    itemOfEntry(anEntry({ state: 'delivered' }), anUpload({ state: 'reading' })),
  ]

  const sum = sumOf(items)

  expect(uploads.sum(sum)).toBe('共 7 = 入库 2 + 重复 1 + 待确认 1 + 失败 1 + 处理中 2')
  expect(sum.stored + sum.duplicate + sum.confirm + sum.failed + sum.open).toBe(sum.total)
})

test('a refused file says why in the words of the server and can be sent again', () => {
  const refusal = {
    status: 422,
    code: 'intake.file_refused',
    detail: '这是网页，不是发票文件。',
    facts: { reference_no: 'PK260105-REFUSED2' },
  }

  const item = itemOfEntry(anEntry({ state: 'rejected', refusal }), null)

  expect(item.note).toContain('这是网页，不是发票文件。')
  expect(item).toMatchObject({ counts: 'failed', retryId: 5, referenceNo: 'PK260105-REFUSED2' })
})

test('a duplicate names who has it, not a failure', () => {
  const invoices = [{ result: 'duplicate' as const, page: 1, invoice: null, duplicate: theirs }]

  const item = itemOfUpload(anUpload({ state: 'duplicate', invoices, reason: 'x' }))

  expect(item.look.label).toBe('重复')
  expect(item.note).toContain('王建国')
})

test('a photo that the server has read shows how its invoice stands now', () => {
  const invoice = aRow({ verify_status: 'pending' })
  const invoices = [{ result: 'stored' as const, page: 1, invoice, duplicate: null }]
  const entry = anEntry({ state: 'delivered' })
  const upload = anUpload({ invoices })

  const before = trayLook(entry, null, upload)
  const after = trayLook(entry, aRow({ verify_status: 'consistent' }), upload)

  expect([before.look.label, after.look.label]).toEqual(['查验中', '查验一致'])
  expect(trayLook(entry, null, null).look.label).toBe('正在进一步识别')
})

test('the same bytes point to the upload that came first', () => {
  const item = itemOfUpload(
    anUpload({ state: 'duplicate', duplicate_of_reference_no: 'PK260105-FIRSTONE' }),
  )

  expect(item.note).toContain('PK260105-FIRSTONE')
})

test('what a code told begins the form, and nothing is invented', () => {
  const hint = {
    kind: null,
    code: '032001900111',
    number: '12345678',
    issued_on: '2025-01-06',
    amount_fen: 10600,
    check_code: null,
  }

  const start = startFromHint(hint)

  expect(start.isPrefilled).toBe(true)
  expect(start.fields).toEqual({
    code: '032001900111',
    number: '12345678',
    issued_on: '2025-01-06',
    amount: '106.00',
  })
  expect(startFromHint(null).isPrefilled).toBe(false)
})

test.each([
  [400, '1 KB'],
  [320_400, '320 KB'],
  [4_540_000, '4.5 MB'],
  [20_000_000, '20 MB'],
])('%d bytes are shown as %s', (bytes, shown) => {
  expect(formatBytes(bytes)).toBe(shown)
})

const body: EntryBody = {
  kind: 'digital_ordinary',
  number: '2'.repeat(20),
  code: null,
  issued_on: '2025-01-06',
  amount_fen: 10600,
  check_code: null,
  late_entry_reason: null,
  captured_at: '2026-01-05T01:00:00Z',
}
const counts = {
  total: 2,
  reading: 0,
  stored: 0,
  duplicate: 0,
  needs_confirmation: 2,
  rejected: 0,
}
const waiting = [
  anUpload({ id: 1, state: 'needs_confirmation', file_name: 'first.jpg' }),
  anUpload({ id: 2, state: 'needs_confirmation', file_name: 'second.jpg' }),
]
const list = () => json({ items: waiting, next_cursor: null, counts, limit_bytes: 20_000_000 })
const stored = { result: 'stored', reference_no: 'PK1', invoice: aRow(), duplicate: null }

test('after saving one file the next comes up', async () => {
  serve({
    'GET /api/uploads': list,
    'POST /api/uploads/1/entry': () => json(stored, 201),
  })
  const { current, load, save } = usePending(null)
  await load()

  const saved = await save(body)

  expect(saved.state).toBe('saved')
  expect(current.value?.file_name).toBe('second.jpg')
})

test('a file that was asked for comes first, and the last one leaves nothing behind it', async () => {
  serve({
    'GET /api/uploads': list,
    'POST /api/uploads/2/entry': () => json(stored, 201),
  })
  const { current, load, save } = usePending(2)
  await load()
  expect(current.value?.id).toBe(2)

  await save(body)

  expect(current.value?.id).toBe(1)
})

test('a wrong field is told and the file goes on waiting', async () => {
  const errors = [{ field: 'number', message: '号码应为 20 位数字。' }]
  serve({
    'GET /api/uploads': list,
    'POST /api/uploads/1/entry': () => problem(422, 'invalid_input', { errors }),
  })
  const { current, load, save } = usePending(null)
  await load()

  const saved = await save(body)

  expect(saved).toEqual({ state: 'wrong_fields', errors })
  expect(current.value?.id).toBe(1)
})

type Sent = { key: string | null; body: unknown }

/** 待确认 with a server that gives these replies to entries, one after the other. */
async function pendingWith(...replies: (Response | Error)[]) {
  const sent: Sent[] = []
  serve({ 'GET /api/uploads': list })
  const pending = usePending(null)
  await pending.load()
  const fetched = globalThis.fetch
  globalThis.fetch = async (asked, init) => {
    if (!(asked instanceof Request) || asked.method !== 'POST') return fetched(asked, init)
    sent.push({ key: asked.headers.get('Idempotency-Key'), body: await asked.json() })
    const reply = replies.shift() ?? noNetwork
    if (reply instanceof Error) throw reply
    return reply
  }
  return { ...pending, sent }
}

const later: EntryBody = { ...body, captured_at: '2026-01-05T01:00:09Z' }

test.each([
  ['was lost', noNetwork],
  ['came from a busy server', problem(503, 'http.503')],
])('an entry whose reply %s is sent again unchanged under the same key', async (_, reply) => {
  const { save, sent } = await pendingWith(reply, json(stored, 201))

  const first = await save(body)
  const second = await save(later)

  expect([first.state, second.state]).toEqual(['failed', 'saved'])
  expect(sent).toHaveLength(2)
  expect(sent[1]).toEqual(sent[0])
})

test.each([
  ['was corrected after a lost reply', noNetwork, { ...later, amount_fen: 10700 }],
  ['was refused', problem(422, 'invalid_input'), later],
])('an entry that %s goes out under a new key', async (_, reply, second) => {
  const { save, sent } = await pendingWith(reply, json(stored, 201))

  await save(body)
  await save(second)

  expect(sent[1]?.key).not.toBe(sent[0]?.key)
  expect(sent[1]?.body).toEqual(second)
})

test('the next file has a key of its own', async () => {
  const { save, skip, sent } = await pendingWith(noNetwork, noNetwork)

  await save(body)
  skip()
  await save(body)

  expect(sent[1]?.key).not.toBe(sent[0]?.key)
})

test('a file is given up with its reason', async () => {
  const calls = serve({
    'GET /api/uploads': list,
    'POST /api/uploads/1/discard': () => json(anUpload({ state: 'rejected' })),
  })
  const { current, load, discard } = usePending(null)
  await load()

  await discard('不是发票')

  expect(calls.at(-1)?.body).toEqual({ reason: '不是发票' })
  expect(current.value?.id).toBe(2)
})

test('what somebody else has dealt with meanwhile is fetched anew', async () => {
  const calls = serve({
    'GET /api/uploads': list,
    'POST /api/uploads/1/retry': () => problem(409, 'intake.not_retriable'),
  })
  const { load, readAgain } = usePending(null)
  await load()

  await readAgain()

  expect(calls.filter(({ route }) => route === 'GET /api/uploads')).toHaveLength(2)
})

test.each([
  ['waits for its first try', { tries: 0 }, null],
  ['met no server once', { tries: 1, failure: 'unreachable' }, null],
  ['did not get across in two tries', { tries: 2, failure: 'unreachable' }, 5],
  ['is on its way', { tries: 3, failure: 'unreachable', state: 'sending' }, null],
] as const)('whether a file that %s can be given up', (_, changes, removeId) => {
  expect(itemOfEntry(anEntry(changes), null).removeId).toBe(removeId)
})
