/** The page of one clearing: what its keys and buttons do, at a desk and on a phone. */
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { ClearSession } from '@/features/clearingSession/types'
import ClearingSessionView from '@/views/ClearingSessionView.vue'
import { json, problem, serve } from '../fakeServer'
import { aClearing, aDesk, aUnit, FakeStream } from './clearing'

const NO = 'QK261112-K7M4PZ2A'

describe('the page', () => {
  const PAGE = `/clearing/sessions/${NO}`
  const BASE = `/api/clearing/sessions/${NO}`

  beforeEach(() => {
    FakeStream.install()
    HTMLDialogElement.prototype.showModal ??= vi.fn()
  })

  async function open(
    session: ClearSession,
    isWide = true,
    routes: Parameters<typeof serve>[0] = {},
  ) {
    vi.stubGlobal('matchMedia', () => ({
      matches: isWide,
      addEventListener: vi.fn(),
      removeEventListener: vi.fn(),
    }))
    vi.stubGlobal('scrollTo', vi.fn())
    const calls = serve({
      [`GET ${BASE}`]: () => json(session),
      [`GET ${BASE}/invoices`]: () => json({ items: [], next_cursor: null }),
      'GET /api/clearing/status': () => json(aDesk()),
      ...routes,
    })
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [
        { path: '/clearing/sessions/:no', component: ClearingSessionView },
        { path: '/:rest(.*)*', component: { render: () => null } },
      ],
    })
    await router.push(PAGE)
    const wrapper = mount(ClearingSessionView, {
      global: { plugins: [router] },
      attachTo: document.body,
    })
    await flushPromises()
    await vi.dynamicImportSettled()
    await flushPromises()
    const press = (key: string) => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      return flushPromises()
    }
    const button = (name: string) =>
      wrapper.findAll('button').find((one) => one.text().includes(name))
    return { wrapper, router, calls, press, button }
  }

  it('goes to the confirmation when every machine is ticked, by key too, and back', async () => {
    const { wrapper, press, button } = await open(aClearing())

    await press('Enter')
    expect(wrapper.text()).not.toContain('本期将结账')

    await button('全部核对')?.trigger('click')
    await press('Enter')
    expect(wrapper.text()).toContain('本期将结账，锁死日期顺延，不会删除任何发票')

    await press('Escape')
    expect(wrapper.text()).toContain('核对清单')
    wrapper.unmount()
  })

  it('confirms with what was seen after the effect was read; a wrong code is typed again', async () => {
    let tries = 0
    const wrong = { errors: [{ field: 'password', message: '密码不正确。' }] }
    const { wrapper, calls, press, button } = await open(aClearing(), true, {
      [`POST ${BASE}/challenge`]: () => json({ by: 'password', sent_to: null, expires_at: null }),
      [`POST ${BASE}/confirm`]: () =>
        tries++ === 0
          ? problem(422, 'invalid_input', wrong)
          : json(aClearing({ state: 'CONFIRMED', phase: 'operate' })),
    })
    await button('全部核对')?.trigger('click')
    await button('去确认')?.trigger('click')
    expect(button('验证身份')?.attributes('disabled')).toBeDefined()

    await wrapper.find('.read input').setValue(true)
    await button('验证身份')?.trigger('click')
    await flushPromises()
    await wrapper.find('input[type=password]').setValue('Wrong-1')
    await press('Enter')
    expect(calls.some(({ route }) => route.endsWith('/confirm'))).toBe(false)

    await button('确认清卡')?.trigger('click')
    await flushPromises()
    expect(wrapper.text()).toContain('密码不正确。')
    expect(wrapper.text()).toContain('输错了可以直接重新输入')

    await wrapper.find('input[type=password]').setValue('Right-1')
    await button('确认清卡')?.trigger('click')
    await flushPromises()
    expect(calls.filter(({ route }) => route.endsWith('/confirm')).at(-1)?.body).toEqual({
      fingerprints: { '1': 'f1', '2': 'f2' },
      password: 'Right-1',
    })
    expect(wrapper.text()).toContain('操作步骤')
    wrapper.unmount()
  })

  it('says on a phone how it stands and offers no act', async () => {
    const { wrapper, button } = await open(aClearing({ pause: 'parked' }), false)

    expect(wrapper.text()).toContain('请在电脑上操作')
    for (const act of ['继续', '放弃', '全部核对', '去确认']) expect(button(act)).toBeUndefined()
    wrapper.unmount()
  })

  it('warns while any machine is being written, though another one is behind', async () => {
    const units = [aUnit('1', { state: 'WRITING' }), aUnit('2', { state: 'CONFIRMED' })]
    const { wrapper } = await open(aClearing({ state: 'CONFIRMED', phase: 'operate', units }))

    expect(wrapper.text()).toContain('请勿拔出设备')
    wrapper.unmount()
  })

  it('takes a halted session over with a reason and opens the new one', async () => {
    const halted = aClearing({
      state: 'HALTED',
      phase: null,
      ended_at: '2026-11-12T01:40:00Z',
      may: { ...aClearing().may, confirm: false, abort: false, take_over: true },
    })
    const { wrapper, router, calls, button } = await open(halted, true, {
      'POST /api/clearing/sessions': () => json(aClearing({ id: 'QK261112-NEXT0001' }), 201),
    })
    await button('特殊清卡接管')?.trigger('click')
    expect(button('开始接管')?.attributes('disabled')).toBeDefined()

    await wrapper.find('dialog input').setValue('写卡后断电，读回不一致')
    await button('开始接管')?.trigger('click')
    await flushPromises()

    const sent = calls.find(({ route }) => route === 'POST /api/clearing/sessions')
    expect(sent?.body).toMatchObject({ kind: 'SPECIAL', over: NO, reader: '沙箱读卡器' })
    expect(router.currentRoute.value.path).toBe('/clearing/sessions/QK261112-NEXT0001')
    wrapper.unmount()
  })

  it('lets a second person approve the figures, and says who and what waits', async () => {
    const waits = {
      needs_approval: true,
      confirmed_by: { id: 5, display_name: '钱多多' },
      needs: { ...aClearing().needs, confirmation: false, approval: true },
    }
    const may = { ...aClearing().may, confirm: false, abort: false, approve: true }
    const { wrapper, calls, button } = await open(aClearing({ ...waits, may }), true, {
      [`POST ${BASE}/approve`]: () => json(aClearing({ state: 'CONFIRMED', phase: 'operate' })),
    })
    expect(wrapper.text()).toContain('钱多多 已确认，还需要另一位同事复核')
    expect(button('复核通过')?.attributes('disabled')).toBeDefined()

    await wrapper.find('.seen input').setValue(true)
    await button('复核通过')?.trigger('click')
    await flushPromises()

    const sent = calls.find(({ route }) => route.endsWith('/approve'))
    expect(sent?.body).toEqual({ fingerprints: { '1': 'f1', '2': 'f2' } })
    wrapper.unmount()
  })

  it('lets nobody confirm before a second person has approved, and names who may', async () => {
    const needs = { ...aClearing().needs, approval: true }
    const may = { ...aClearing().may, confirm: false }
    const told = { needs_approval: true, approvers: ['王建国', '孙志强'], needs, may }
    const { wrapper, button } = await open(aClearing(told), true, {})

    await button('全部核对')?.trigger('click')
    await button('去确认')?.trigger('click')
    await flushPromises()
    await wrapper.find('.read input').setValue(true)

    expect(wrapper.text()).toContain('可以复核的人：王建国、孙志强')
    expect(button('验证身份')?.attributes('disabled')).toBeDefined()
    wrapper.unmount()
  })

  it('sends the PIN sealed and forgets it at once', async () => {
    const needs = { ...aClearing().needs, confirmation: false, secret: true }
    const parked = aClearing({
      ...{ state: 'CONFIRMED', phase: 'operate', pause: 'parked', code: 'QK-111', needs },
      station_public_key: 'tqgXvfmKej5JLYU0ybC8JtrOT5ONJEBCYFjI7Nf79RA=',
    })
    const { wrapper, calls } = await open(parked, true, {
      [`POST ${BASE}/unlock`]: () => json(parked),
    })
    const field = wrapper.find<HTMLInputElement>('input[type=password]')
    await field.setValue('12345678')

    await wrapper.find('form').trigger('submit')

    expect(field.element.value).toBe('')
    await vi.waitFor(() => expect(calls.some(({ route }) => route.endsWith('/unlock'))).toBe(true))
    const sent = calls.find(({ route }) => route.endsWith('/unlock'))?.body as { sealed: string }
    expect(Object.keys(sent)).toEqual(['sealed'])
    expect(atob(sent.sealed)).toHaveLength(32 + 12 + 8 + 16)
    wrapper.unmount()
  })

  it('pauses before the next act with a reason, and then shows who did and offers 继续', async () => {
    const may = { ...aClearing().may, confirm: false, abort: false, pause: true }
    const needs = { ...aClearing().needs, confirmation: false }
    const running = aClearing({ state: 'REPORTED', phase: 'operate', pause: 'moved', may, needs })
    const by = { id: 5, display_name: '钱多多' }
    const at = '2026-11-12T01:30:00Z'
    const paused = { ...running, may: { ...may, pause: false } }
    const { wrapper, calls, button } = await open(running, true, {
      [`POST ${BASE}/pause`]: () =>
        json({ ...paused, paused: { by, at, reason: '等财务核对', is_held: false } }),
      [`POST ${BASE}/resume`]: () => json(running),
    })

    await button('暂停')?.trigger('click')
    expect(wrapper.text()).toContain('正在写卡也会先写完、不会中断')
    const sheet = wrapper.find('dialog[aria-label="暂停这次清卡？"]')
    await sheet.find('input').setValue(' 等财务核对 ')
    await sheet.findAll('button').at(-1)?.trigger('click')
    await flushPromises()

    expect(calls.find(({ route }) => route.endsWith('/pause'))?.body).toEqual({
      reason: '等财务核对',
    })
    for (const words of ['正在停下', '钱多多', '等财务核对']) {
      expect(wrapper.text()).toContain(words)
    }
    expect(button('暂停')).toBeUndefined()
    await button('继续')?.trigger('click')
    await flushPromises()
    expect(calls.some(({ route }) => route.endsWith('/resume'))).toBe(true)
    wrapper.unmount()
  })

  it('shows a pause that holds without the guide out of trouble', async () => {
    const paused = {
      ...{ by: null, at: '2026-11-12T01:30:00Z', reason: '', is_held: true },
    }
    const session = aClearing({ state: 'REPORTED', phase: 'operate', pause: 'parked', paused })
    const { wrapper, button } = await open(session)

    expect(wrapper.text()).toContain('不会自动继续')
    expect(wrapper.text()).not.toContain('恢复向导')
    expect(button('继续')).toBeDefined()
    wrapper.unmount()
  })

  it('says that a step is slow, and offers no second try', async () => {
    const slow = aClearing({ state: 'REPORTED', phase: 'operate', pause: 'moved', is_slow: true })
    const { wrapper, button } = await open(slow)

    expect(wrapper.text()).toContain('比平时慢')
    expect(button('继续')).toBeUndefined()
    wrapper.unmount()
  })

  it('shows the result with its counts and the next date, and takes the report’s confirmation', async () => {
    const units = [aUnit('1', { state: 'DONE' }), aUnit('2', { state: 'DONE' })]
    const done = aClearing({
      ...{ state: 'DONE', phase: 'confirm', units, done_count: 2, next_date: '2026-12-10' },
      ended_at: '2026-11-12T01:30:40Z',
      may: { ...aClearing().may, confirm: false, abort: false, sign_off: true },
    })
    const { wrapper, calls, button } = await open(done, true, {
      [`POST ${BASE}/sign_off`]: () => json(done),
    })
    for (const words of ['清卡成功', '2/2 台', '22 张', '40 秒', '2026-12-10']) {
      expect(wrapper.text()).toContain(words)
    }

    await button('稍后')?.trigger('click')
    await button('确认报告')?.trigger('click')
    await flushPromises()

    const sent = calls.find(({ route }) => route.endsWith('/sign_off'))
    expect(sent?.body).toEqual({ has_register_updated: 'later' })
    wrapper.unmount()
  })
})
