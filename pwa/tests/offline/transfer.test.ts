import { expect, test } from 'vitest'
import type { Draft, OutboxEntry } from '@/shared/offline/entries'
import { fromFile, type Owner, toFile, TransferError } from '@/shared/offline/transfer'

const LIN = { id: 7, username: 'lin', display_name: '林小满' }
const WANG = { id: 8, username: 'wang', display_name: '王建国' }
const NOBODY = { username: '', display_name: '' }
const at = '2025-01-07T01:00:00.000Z'
const photo = new Blob([new Uint8Array([0, 255, 128, 13, 10])], { type: 'image/jpeg' })
const drafts: Draft[] = [
  {
    kind: 'scan',
    body: { text: '01,32,,25990000000000000001,106.00,20250106,,', captured_at: at },
  },
  {
    kind: 'file',
    body: {
      blob: photo,
      name: '发票.jpg',
      size: 5,
      modified_at: 7,
      channel: 'photo',
      captured_at: at,
    },
  },
]

function entryOf(draft: Draft, id: number): OutboxEntry {
  const known = { id, key: `key-${id}`, createdAt: at, state: 'waiting', personId: LIN.id }
  return { ...draft, ...known } as OutboxEntry
}

const exported = (owner: Owner = LIN) => toFile(drafts.map(entryOf), owner, '说明')

test('what was exported is taken up again with every byte', async () => {
  const { drafts: taken } = await fromFile(await exported(), LIN)

  expect(taken[0]).toEqual(drafts[0])
  const file = taken[1]
  if (file?.kind !== 'file' || file.body.blob === null) throw new Error('no file')
  expect(file.body).toMatchObject({ name: '发票.jpg', channel: 'photo' })
  expect(file.body.blob.type).toBe('image/jpeg')
  expect([...new Uint8Array(await file.body.blob.arrayBuffer())]).toEqual([0, 255, 128, 13, 10])
})

test('a person can read whose it is and what it is for', async () => {
  const read = JSON.parse(await (await exported()).text()) as Record<string, unknown>

  expect(read).toMatchObject({ note: '说明', owner: { username: 'lin' } })
  expect(JSON.stringify(read)).toContain('25990000000000000001')
})

test('nobody takes up the captures of another', async () => {
  const refused = fromFile(await exported(), WANG)

  await expect(refused).rejects.toMatchObject({ reason: 'other_person', ownerName: '林小满' })
})

test('what was exported while nobody was signed in is taken up by whose it is', async () => {
  const entries = drafts.map(entryOf)
  const wangs = { ...entries[0], personId: WANG.id } as OutboxEntry
  const file = await toFile([...entries, wangs], NOBODY, '说明')

  const taken = await fromFile(file, LIN)

  expect([taken.drafts.length, taken.othersCount]).toEqual([2, 1])
})

test('without a name, too, nobody takes up the captures of another', async () => {
  const refused = fromFile(await exported(NOBODY), WANG)

  await expect(refused).rejects.toMatchObject({ reason: 'other_person', ownerName: '' })
})

test("another's capture under one's own name is not taken up", async () => {
  const [own, other] = drafts.map(entryOf)
  const file = await toFile([own, { ...other, personId: WANG.id }] as OutboxEntry[], LIN, '说明')

  const taken = await fromFile(file, LIN)

  expect([taken.drafts.length, taken.othersCount]).toEqual([1, 1])
})

test.each([
  ['no JSON', 'hello'],
  ['other JSON', '{"a": 1}'],
  ['null', 'null'],
  ['entries cut off', '{"format":"piaokatong-outbox","owner":{"username":"lin"}}'],
  [
    'an entry without a body',
    '{"format":"piaokatong-outbox","owner":{"username":"lin"},"entries":[{"kind":"scan"}]}',
  ],
  [
    'an entry of nobody',
    '{"format":"piaokatong-outbox","owner":{"username":"lin"},"entries":[{"kind":"scan","body":{"text":"","captured_at":""}}]}',
  ],
])('a file with %s is refused as such', async (_, text) => {
  await expect(fromFile(new Blob([text]), LIN)).rejects.toBeInstanceOf(TransferError)
})
