import { flushPromises, mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { findFunctions } from '@/features/functions/list'
import EvidenceList from '@/features/tickets/EvidenceList.vue'
import TalkEntry from '@/features/tickets/TalkEntry.vue'
import TicketLink from '@/features/tickets/TicketLink.vue'
import { useSensitive } from '@/features/tickets/useSensitive'
import { useTicket } from '@/features/tickets/useTicket'
import { useTicketForm } from '@/features/tickets/useTicketForm'
import { useTickets } from '@/features/tickets/useTickets'
import type { Ticket, TicketDraft, TicketMessage } from '@/shared/contracts'
import { describe as words } from '@/shared/i18n/errors'
import { ApiError } from '@/shared/api'
import { useSession } from '@/shared/session'
import { useConfirm } from '@/shared/ui/useConfirm'
import { aSession, lin } from '../examples'
import { json, noNetwork, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

const draft = {
  ...{ kind: 'other', title: '系统提示错误 internal', contact: 'lin@example.com' },
  ...{ occurred_at: '2026-11-23T02:00:00Z', company: '晴川', invoice_id: null },
  ...{ invoice_number: '', invoice_issued_on: null, error_code: 'internal' },
  ...{ error_id: '0123456789abcdef', session_no: '' },
  evidence: [
    { kind: 'error_log', title: '日志', is_found: true, lines: ['a', 'b'] },
    { kind: 'invoice', title: '发票', is_found: false, lines: [] },
  ],
} as TicketDraft
const ticket = {
  ...{ id: 7, ticket_no: 'GD261123-7K3M97', state: 'open', is_mine: true, title: '打不开' },
  ...{ owner_may: ['reply', 'resolve', 'close'], support_may: [], messages: [] },
} as unknown as Ticket
const asked = { error: '0123456789abcdef', code: 'internal', invoice: '', session: '' }
const DRAFT = 'GET /api/tickets/draft'
const LOOK = 'POST /api/tickets/look'

async function filledForm(routes: Parameters<typeof serve>[0]) {
  const filed = vi.fn()
  const calls = serve({ [DRAFT]: () => json(draft), ...routes })
  const { result } = withSetup(() => useTicketForm(asked, filed))
  await result.load()
  result.form.description = '点开就报错'
  return { calls, filed, result }
}

test('the form of an error knows its code, time and log, and sends them along', async () => {
  const { calls, filed, result } = await filledForm({
    'POST /api/tickets': () => json(ticket, 201),
  })

  await result.submit()

  expect(calls[0]?.url.searchParams.get('error')).toBe('0123456789abcdef')
  expect(calls[1]?.body).toMatchObject({
    ...{ title: '系统提示错误 internal', description: '点开就报错', error_code: 'internal' },
    ...{ error_id: '0123456789abcdef', occurred_at: '2026-11-23T02:00:00.000Z' },
    ...{ attach: ['error_log'], invoice_id: null, follow_up_on: null },
  })
  expect(filed).toHaveBeenCalledWith(ticket)
})

test('what the person leaves out stays behind, and nothing is sent without a description', async () => {
  const { calls, result } = await filledForm({ 'POST /api/tickets': () => json(ticket, 201) })

  result.form.description = ' '
  expect(result.canSend.value).toBe(false)
  result.form.description = '点开就报错'
  result.attached.value = []
  await result.submit()

  expect(calls[1]?.body).toMatchObject({ attach: [] })
})

test('a ticket that is sent again after a lost answer keeps its key', async () => {
  const keys: (string | null)[] = []
  const { result, filed } = await filledForm({ 'POST /api/tickets': () => noNetwork })
  const seen = globalThis.fetch
  vi.stubGlobal('fetch', (request: Request) => {
    keys.push(request.headers.get('Idempotency-Key'))
    return seen(request)
  })

  await result.submit()
  await result.submit()
  result.form.description = '换一种说法'
  await result.submit()

  expect(result.isOffline.value).toBe(true)
  expect(filed).not.toHaveBeenCalled()
  expect(keys[0]).toBe(keys[1])
  expect(keys[2]).not.toBe(keys[0])
})

test('a number that will be covered is shown first and sent only after a yes', async () => {
  const places = [{ field: 'description', kind: 'id_card', position: 3, shown_as: '110***X' }]
  const { calls, filed, result } = await filledForm({
    [LOOK]: () => json({ places }),
    'POST /api/tickets': () => json(ticket, 201),
  })
  result.form.description = '我是 11010119900307002X'

  await result.submit()
  expect(calls.map(({ route }) => route)).toEqual([DRAFT, LOOK])
  expect([result.isAsking.value, result.places.value]).toEqual([true, places])
  expect(calls[1]?.body).toEqual({ fields: { description: '我是 11010119900307002X' } })
  await result.confirm()

  expect(result.isAsking.value).toBe(false)
  expect(filed).toHaveBeenCalledTimes(1)
})

test('a text without digits is not looked through', async () => {
  const calls = serve({})
  const send = vi.fn(() => Promise.resolve())
  const { result } = withSetup(() => useSensitive())

  await result.guard({ text: '还是不行' }, send)

  expect(calls).toEqual([])
  expect(send).toHaveBeenCalledTimes(1)
})

test('a refused field tells its own reason, another person’s invoice that it is not there', async () => {
  const errors = [{ field: 'follow_up_on', message: '约定跟进的日期已过，请选今天或以后的日期。' }]
  const { result } = await filledForm({
    'POST /api/tickets': () => problem(422, 'invalid_input', { errors }),
  })
  await result.submit()
  expect(result.errors.value['follow_up_on']).toContain('已过')

  serve({ [DRAFT]: () => problem(404, 'not_found') })
  const other = withSetup(() => useTicketForm({ ...asked, invoice: '9' }, vi.fn()))
  await other.result.load()
  expect(other.result.draft.value).toBeNull()
  expect(words(other.result.loadError.value).what).toBe('没有找到')
})

test('the owner writes, tries a step, says that it is solved and opens it again', async () => {
  const path = '/api/tickets/7'
  const calls = serve({
    [`GET ${path}`]: () => json(ticket),
    [`POST ${path}/replies`]: () => json(ticket, 201),
    [`PUT ${path}/steps/3/tried`]: () => json(ticket),
    [`POST ${path}/resolve`]: () => json({ ...ticket, state: 'solved' }),
    [`POST ${path}/reopen`]: () => json({ ...ticket, state: 'open' }),
    [`PUT ${path}/follow-up`]: () => json({ ...ticket, follow_up_on: '2026-11-27' }),
  })
  const { result } = withSetup(() => useTicket(7))
  const { reply } = useConfirm()
  await result.load()

  await result.reply('还是不行')
  await result.tryStep(3)
  const solving = result.resolve()
  await flushPromises()
  reply(true)
  await solving
  expect(result.ticket.value?.state).toBe('solved')
  await result.reopen('今天又没有了')
  await result.followUp('2026-11-27')

  expect(calls.map(({ route, body }) => [route, body])).toEqual([
    [`GET ${path}`, null],
    [`POST ${path}/replies`, { text: '还是不行' }],
    [`GET ${path}`, null],
    [`PUT ${path}/steps/3/tried`, null],
    [`POST ${path}/resolve`, { text: '' }],
    [`POST ${path}/reopen`, { text: '今天又没有了' }],
    [`PUT ${path}/follow-up`, { on: '2026-11-27' }],
  ])
})

test('support answers with steps and a day; its own way leads to the follow-up', async () => {
  const path = '/api/support/tickets/7'
  const calls = serve({
    'GET /api/tickets/7': () => json({ ...ticket, is_mine: false }),
    [`POST ${path}/answers`]: () => json(ticket, 201),
    [`PUT ${path}/follow-up`]: () => json(ticket),
  })
  const { result } = withSetup(() => useTicket(7))
  await result.load()

  await result.followUp(null)
  await result.support({ act: 'answer', text: '请试试', steps: ['刷新'], followUpOn: '' })

  expect(calls.slice(1).map(({ route, body }) => [route, body])).toEqual([
    [`PUT ${path}/follow-up`, { on: null }],
    [
      `POST ${path}/answers`,
      { act: 'answer', text: '请试试', steps: ['刷新'], follow_up_on: null },
    ],
  ])
})

test('an act that comes too late says to look again', async () => {
  serve({
    'GET /api/tickets/7': () => json(ticket),
    'POST /api/tickets/7/replies': () => problem(409, 'helpdesk.not_now'),
  })
  const { result } = withSetup(() => useTicket(7))
  await result.load()

  expect(await result.reply('好')).toBe(false)
  expect(words(result.error.value).remedy).toContain('请刷新')
})

test('an administrator sees everybody’s tickets, others only their own', async () => {
  const page = { items: [], next_cursor: null }
  const calls = serve({
    'GET /api/support/tickets': () => json(page),
    'GET /api/tickets': () => json(page),
  })
  useSession().accept(aSession({ person: { ...lin, roles: ['administrator'] } }))
  const admin = withSetup(() => useTickets('all')).result
  await admin.reload()
  useSession().accept(aSession())
  const other = withSetup(() => useTickets('all')).result
  await other.reload()
  other.asked.filter = 'living'
  await flushPromises()

  expect(calls.map(({ route }) => route)).toEqual([
    'GET /api/support/tickets',
    'GET /api/tickets',
    'GET /api/tickets',
  ])
  expect(calls[2]?.url.searchParams.get('is_living')).toBe('true')
  expect(other.empty.value.title).toBe('没有处理中的工单')
})

test('evidence shows its lines and can be left out; what is not there says so', async () => {
  const list = mount(EvidenceList, {
    props: { evidence: draft.evidence, isChosen: true, attached: ['error_log'] },
  })

  expect(list.find('pre').text()).toBe('a\nb')
  expect(list.text()).toContain('没有留下这个编号的日志')
  await list.find('[role="switch"]').trigger('click')

  expect(list.emitted('update:attached')).toEqual([[[]]])
})

test('a step that was tried says so, another one offers it to the owner', async () => {
  const message = {
    ...{ id: 1, side: 'support', author: '孙志强', is_mine: false, act: 'answer', text: '请试试' },
    at: '2026-11-23T02:00:00Z',
    steps: [
      { id: 1, text: '刷新', tried_at: '2026-11-23T03:00:00Z' },
      { id: 2, text: '重新登录', tried_at: null },
    ],
  } as TicketMessage
  const entry = mount(TalkEntry, { props: { message, mayTry: true, isBusy: false } })

  expect(entry.text()).toContain('已试过')
  await entry.find('button').trigger('click')

  expect(entry.emitted('tryStep')).toEqual([[2]])
})

test('the ways to a ticket name what it is about', () => {
  const at = (props: { invoice?: number; session?: string }) =>
    mount(TicketLink, {
      props,
      global: { stubs: { RouterLink: { props: ['to'], template: '<a :href="to"><slot /></a>' } } },
    })
      .find('a')
      .attributes('href')

  expect(at({ invoice: 3 })).toBe('/tickets/new?invoice=3')
  expect(at({ session: 'QK261123-7K3M' })).toBe('/tickets/new?session=QK261123-7K3M')
  expect(findFunctions('客服', []).map(({ to }) => to)).toContain('/tickets')
})

test('refusals of the help desk have words of their own', () => {
  const refused = new ApiError(409, 'helpdesk.too_many_screenshots', '', { most: 6 })

  expect(words(refused).why).toContain('6 张')
})
