/** The filing calendar: which year is shown, what stays without a network, what is entered. */
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { daysBetween, daysLeftNow, remarkOn, weekdayOf } from '@/features/filing/days'
import MonthTile from '@/features/filing/MonthTile.vue'
import NextDeadlineCard from '@/features/filing/NextDeadline.vue'
import { useDeadlineEditor } from '@/features/filing/useDeadlineEditor'
import { useFiling } from '@/features/filing/useFiling'
import type { Deadline, NextDeadline } from '@/shared/contracts'
import { useSession } from '@/shared/session'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { aSession } from '../examples'
import { json, noNetwork, problem, serve, type Call } from '../fakeServer'
import { withSetup } from '../withSetup'

const may: Deadline = {
  month: '2026-05',
  due_on: '2026-05-22',
  source: 'table',
  provisional: false,
  notice: '某公告',
  earliest_on: '2026-05-22',
}
const guess: Deadline = {
  month: '2027-08',
  due_on: '2027-08-16',
  source: 'weekend',
  provisional: true,
  notice: null,
  earliest_on: '2027-08-15',
}
const next: NextDeadline = { ...may, days_left: 6 }

const yearOf = ({ url }: Call) => Number(url.searchParams.get('year'))
const yearAnswer = (call: Call) =>
  json({ year: yearOf(call), items: [{ ...may, month: `${yearOf(call)}-05` }] })

async function at(path: string) {
  const component = { render: () => null }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)', component }],
  })
  await router.push(path)
  const { result } = withSetup(useFiling, [router])
  return { router, ...result }
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-16T02:00:00Z') })
  serve({ 'GET /api/session': () => json(aSession()) })
  await useSession().load()
})
afterEach(() => vi.useRealTimers())
enableAutoUnmount(afterEach) // who lives on asks again at each return of the network

describe('the year', () => {
  test.each([
    ['/filing?year=2027', 2027],
    ['/filing', 2026],
    ['/filing?year=1999', 2026],
    ['/filing?year=2101', 2026],
    ['/filing?year=abc', 2026],
    ['/filing?year=2026.5', 2026],
  ])('of %s is %i', async (path, year) => {
    const calls = serve({ 'GET /api/filing': yearAnswer, 'GET /api/filing/next': () => json(next) })
    const filing = await at(path)
    await flushPromises()

    expect(filing.year.value).toBe(year)
    expect(filing.months.value?.[0]?.month).toBe(`${year}-05`)
    expect(calls.filter(({ route }) => route === 'GET /api/filing').map(yearOf)).toEqual([year])
  })

  test('that comes late does not take the place of the one asked for after it', async () => {
    let sendSlow: (answer: Response) => void = () => undefined
    serve({
      'GET /api/filing': (call) =>
        yearOf(call) === 2027 ? new Promise((done) => (sendSlow = done)) : yearAnswer(call),
      'GET /api/filing/next': () => json(next),
    })
    const filing = await at('/filing?year=2027')
    await flushPromises()

    filing.turnTo(2028)
    await flushPromises()
    await expect.poll(() => filing.months.value?.[0]?.month).toBe('2028-05')
    sendSlow(json({ year: 2027, items: [guess] }))
    await flushPromises()

    expect(filing.months.value?.[0]?.month).toBe('2028-05')
  })

  test('is not asked again on the way to another screen', async () => {
    const calls = serve({ 'GET /api/filing': yearAnswer, 'GET /api/filing/next': () => json(next) })
    const { router } = await at('/filing?year=2027')
    await flushPromises()
    const before = calls.length

    await router.push('/me')
    await flushPromises()

    expect(calls.length).toBe(before)
  })
})

describe('without a network', () => {
  test('the last copy is shown, with the days that are left now', async () => {
    serve({ 'GET /api/filing': yearAnswer, 'GET /api/filing/next': () => json(next) })
    await at('/filing')
    await flushPromises()
    vi.setSystemTime(new Date('2026-05-18T16:30:00Z')) // the 19th in China
    serve({ 'GET /api/filing': () => noNetwork, 'GET /api/filing/next': () => noNetwork })

    const filing = await at('/filing')
    await expect.poll(() => filing.takenAt.value).not.toBeNull()

    expect(filing.months.value?.[0]?.due_on).toBe('2026-05-22')
    expect(filing.daysLeft.value).toBe(3)
    expect(filing.error.value).toBeNull()
  })

  test('a year that was never seen says why it is not there', async () => {
    serve({ 'GET /api/filing': () => noNetwork, 'GET /api/filing/next': () => noNetwork })

    const filing = await at('/filing?year=2033')
    await expect.poll(() => filing.error.value).not.toBeNull()

    expect(filing.months.value).toBeNull()
  })

  test('a refusal is no reason to show an old copy', async () => {
    serve({ 'GET /api/filing': yearAnswer, 'GET /api/filing/next': () => json(next) })
    await at('/filing')
    await flushPromises()
    serve({
      'GET /api/filing': () => problem(500, 'internal'),
      'GET /api/filing/next': () => json(next),
    })

    const filing = await at('/filing')
    await expect.poll(() => filing.error.value).not.toBeNull()

    expect(filing.takenAt.value).toBeNull()
  })
})

describe('the editor', () => {
  test('sends what the notice says, and tells that it is saved', async () => {
    const calls = serve({ 'PUT /api/filing/2027-08': () => json({ ...guess, source: 'table' }) })
    const changed = vi.fn()
    const { result } = withSetup(() => useDeadlineEditor(guess, '8 月', changed))
    Object.assign(result.form, { dueOn: '2027-08-17', notice: '  ' })

    await result.save()

    expect(calls[0]?.body).toEqual({ due_on: '2027-08-17', notice: null })
    expect(changed).toHaveBeenCalledOnce()
    expect(useToast().current.value?.text).toBe('公告已保存')
  })

  test('stays open with the reason beside the field when the day is refused', async () => {
    const errors = [{ field: 'due_on', message: '请对照公告核对月份和日期。' }]
    serve({ 'PUT /api/filing/2027-08': () => problem(422, 'invalid_input', { errors }) })
    const changed = vi.fn()
    const { result } = withSetup(() => useDeadlineEditor(guess, '8 月', changed))

    await result.save()

    expect(result.errors.value['due_on']).toBe('请对照公告核对月份和日期。')
    expect(changed).not.toHaveBeenCalled()
  })

  test.each([true, false])('removes only after a yes (%s)', async (yes) => {
    const calls = serve({ 'DELETE /api/filing/2026-05': () => new Response(null, { status: 204 }) })
    const changed = vi.fn()
    const { result } = withSetup(() => useDeadlineEditor(may, '2026 年 5 月', changed))

    const removing = result.remove()
    expect(useConfirm().question.value?.effect).toContain('2026 年 5 月')
    useConfirm().reply(yes)
    await removing

    expect(calls).toHaveLength(yes ? 1 : 0)
    expect(changed).toHaveBeenCalledTimes(yes ? 1 : 0)
  })
})

describe('what is shown', () => {
  test.each([
    [6, '还有6天'],
    [0, '今天截止'],
    [-2, '已过期，联网后更新'],
  ])('%i days left read %s', (daysLeft, text) => {
    const card = mount(NextDeadlineCard, { props: { next, daysLeft } })

    expect(card.text().replaceAll(/\s/g, '')).toContain(text)
    expect(card.text()).toContain('2026-05-22')
    expect(card.text()).not.toContain('最早')
  })

  test('a provisional date says by which day to be ready', () => {
    const props = { next: { ...guess, days_left: 5 }, daysLeft: 5 }

    expect(mount(NextDeadlineCard, { props }).text()).toContain('最早的 2027-08-15')
  })

  test('a month tells its date, weekday and source in words', () => {
    const tile = mount(MonthTile, { props: { deadline: guess, isNext: true, isOver: false } })

    for (const text of ['8 月', '08-16', '周一', '暂定', '下一个']) {
      expect(tile.text()).toContain(text)
    }
  })
})

describe('days', () => {
  test('know their weekday in any time zone', () => {
    expect(weekdayOf('2026-05-22')).toBe('周五')
    expect(weekdayOf('')).toBe('')
  })

  test('are counted over the end of a month', () => {
    expect(daysBetween('2026-05-30', '2026-06-02')).toBe(3)
  })

  test('left just now are as the server said', () => {
    expect(daysLeftNow(6, null, new Date())).toBe(6)
  })

  test.each([
    ['2026-05-22', '周五'],
    ['2026-05-23', '周六是休息日，请核对公告'],
    ['2026-05-14', '周四，早于 15 日，请核对公告'],
    ['2026-06-03', '周三'],
    ['', ''],
  ])('%s is remarked on: %s', (day, remark) => {
    expect(remarkOn('2026-05', day)).toBe(remark)
  })
})
