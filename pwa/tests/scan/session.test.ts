/** One sitting at the camera: kept first, sent then, shown all the time. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useScanSession } from '@/features/scan/useScanSession'
import { trayLook } from '@/features/scan/trayLook'
import { trayText } from '@/features/scan/trayText'
import { outbox } from '@/shared/offline/device'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import { aRow, aSession, lin } from '../examples'
import { type Call, json, noNetwork, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

let serial = 0
let sitting: ReturnType<typeof given> | undefined

/** A code that no test has scanned before. */
function newCode(): { text: string; number: string } {
  serial += 1
  const number = `2599000000000${String(serial).padStart(7, '0')}`
  return { text: `01,32,,${number},106.00,20250107,,1B`, number }
}

function stored(call: Call, changes = {}) {
  const { text } = call.body as { text: string }
  const invoice = aRow({ id: serial, number: text.split(',')[3] ?? '', ...changes })
  return json({ result: 'stored', reference_no: 'R1', invoice, duplicate: null }, 201)
}

function given(scans: (call: Call) => Response | Error = stored) {
  const calls = serve({
    'GET /api/session': () => json(aSession()),
    'POST /api/scans': scans,
    'GET /api/invoices/states': () =>
      json({ items: [aRow({ id: serial, verify_status: 'consistent', seller_name: '甲公司' })] }),
  })
  const clock = { now: Date.parse('2026-01-05T01:00:00Z') }
  const { result: session, wrapper } = withSetup(() => useScanSession(() => clock.now))
  return { session, calls, clock, wrapper }
}

const looks = (of: typeof sitting) =>
  of?.session.recent.value.map(({ entry, row }) => trayLook(entry, row)) ?? []

beforeEach(async () => {
  serve({ 'GET /api/session': () => json(aSession()) })
  await useSession().load()
})
afterEach(async () => {
  sitting?.wrapper.unmount()
  for (const { id } of await outbox.all()) await outbox.remove(id)
})

it('keeps a new code, sends it and shows the verdict', async () => {
  sitting = given()
  const { text, number } = newCode()

  await sitting.session.see(text)
  expect(sitting.session.pulse.value.kind).toBe('new')
  expect(sitting.session.count.value).toBe(1)
  await expect.poll(() => looks(sitting)[0]?.look.label).toBe('查验中')
  await expect.poll(() => looks(sitting)[0]?.look.label, { timeout: 4000 }).toBe('查验一致')

  const item = sitting.session.recent.value[0]
  expect(item && trayText(item)).toMatchObject({ title: '甲公司' })
  expect(sitting.calls.filter(({ route }) => route === 'POST /api/scans')).toHaveLength(1)
  expect(number).toHaveLength(20)
})

it('does not double a code that stays in the picture or comes back', async () => {
  sitting = given()
  const { text } = newCode()

  await sitting.session.see(text)
  await sitting.session.see(`${text},`)
  expect(sitting.session.pulse.value).toMatchObject({ id: 1, kind: 'new' })
  sitting.clock.now += 10_000
  await sitting.session.see(text)

  expect(sitting.session.pulse.value).toMatchObject({ id: 2, kind: 'again' })
  expect(sitting.session.recent.value).toHaveLength(1)
})

it('shows amount and number by itself while there is no network', async () => {
  sitting = given(() => noNetwork)
  const { text, number } = newCode()

  await sitting.session.see(text)

  const item = sitting.session.recent.value[0]
  expect(item && trayText(item)).toEqual({
    title: '数电普通发票',
    number,
    amount: { fen: 10600, note: null },
  })
  await expect.poll(() => looks(sitting)[0]?.look.label).toBe('已暂存')
})

it('shows the last five, newest first, and counts all', async () => {
  sitting = given(() => noNetwork)
  const codes = Array.from({ length: 7 }, newCode)

  for (const { text } of codes) await sitting.session.see(text)

  const shown = sitting.session.recent.value.map(({ glimpse }) => glimpse?.number)
  expect(shown).toEqual(
    codes
      .slice(2)
      .map(({ number }) => number)
      .reverse(),
  )
  expect(sitting.session.count.value).toBe(7)
})

it('says what a wrong code is and keeps nothing', async () => {
  sitting = given()

  await sitting.session.see('$01bmFtZQ==$')
  expect(sitting.session.wrong.value).toEqual({ what: 'title', prefill: null })
  await sitting.session.see('https://inv-veri.chinatax.gov.cn/?fphm=00000003')
  expect(sitting.session.wrong.value?.prefill).toEqual({ number: '00000003' })
  sitting.session.dismiss()

  expect(sitting.session.wrong.value).toBeNull()
  expect(await outbox.all()).toEqual([])
})

it('calls a duplicate a duplicate, and does not count it', async () => {
  const duplicate = {
    is_mine: false,
    owner_name: '王建国',
    registered_at: '2026-01-01T01:00:00Z',
    differs: ['amount_fen'],
  }
  const body = { result: 'duplicate', reference_no: null, invoice: null, duplicate }
  sitting = given(() => json(body))

  await sitting.session.see(newCode().text)
  await expect.poll(() => looks(sitting)[0]?.look.label).toBe('重复发票')

  expect(looks(sitting)[0]?.note).toBe('王建国 2026-01-01已登记；登记的内容与这次不同，请核对')
  expect(sitting.session.count.value).toBe(0)
})

it('shows a refusal with the reason that the server gave', async () => {
  sitting = given(() =>
    json({ ...({} as object), code: 'intake.not_an_invoice', detail: '缺少金额。' }, 422),
  )

  await sitting.session.see(newCode().text)

  await expect
    .poll(() => looks(sitting)[0])
    .toMatchObject({
      look: { label: '未入库' },
      note: '缺少金额。',
    })
  expect(sitting.session.count.value).toBe(0)
})

it('goes on showing what waits from an earlier sitting', async () => {
  sitting = given(() => noNetwork)
  const { text, number } = newCode()
  await useOutbox().capture(lin.id, {
    kind: 'scan',
    body: { text, captured_at: '2026-01-05T01:00:00Z' },
  })

  await expect.poll(() => sitting?.session.recent.value[0]?.glimpse?.number).toBe(number)
})

it('says that a lost sign-in is the reason why nothing is sent', async () => {
  sitting = given(() => problem(401, 'accounts.not_signed_in'))

  await sitting.session.see(newCode().text)

  await expect.poll(() => looks(sitting)[0]?.look.label).toBe('待登录')
})

it('says so when the device cannot keep anything, and lets the code be tried again', async () => {
  sitting = given()
  const { text } = newCode()
  const open = vi
    .spyOn(outbox, 'add')
    .mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'))

  await sitting.session.see(text)
  expect(sitting.session.wrong.value?.what).toBe('storage')
  await sitting.session.see(text)

  expect(open).toHaveBeenCalledTimes(2)
  expect(sitting.session.count.value).toBe(1)
})

it('lets a capture, a repetition and a wrong code be felt apart', async () => {
  const vibrate = vi.fn()
  Object.assign(navigator, { vibrate, userActivation: { hasBeenActive: true } })
  sitting = given()
  const { text } = newCode()

  await sitting.session.see(text)
  sitting.clock.now += 5_000
  await sitting.session.see(text)
  await sitting.session.see('https://example.com/menu')

  expect(vibrate.mock.calls.map(([pattern]) => pattern)).toEqual([[70], [25], [40, 60, 40]])
})
