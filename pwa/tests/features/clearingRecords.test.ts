import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, expect, test, vi } from 'vitest'
import { periodOf, tookOf } from '@/features/clearingDesk/tookOf'
import type { Device, SessionRow } from '@/features/clearingDesk/types'
import { useDeviceEditor } from '@/features/clearingDesk/useDevices'
import { queryOf, useHistory } from '@/features/clearingDesk/useHistory'
import { useOperators } from '@/features/clearingDesk/useOperators'
import { countsOf, usePeriods } from '@/features/clearingDesk/usePeriods'
import { useSettings } from '@/features/clearingDesk/useSettings'
import { findFunctions, groupsOf } from '@/features/functions/list'
import { json, noNetwork, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

enableAutoUnmount(afterEach) // what lives on would ask again when a later test reconnects

const device = {
  ...{ id: 1, label: '一号盘', responsible: { id: 4, display_name: '钱多多' }, cycle: 'MONTHLY' },
} as Device
const row = {
  ...{ id: 'QK1', created_at: '2026-11-09T02:03:00Z', ended_at: '2026-11-09T02:14:00Z' },
  ...{ period_start: '2026-10-01', period_end: '2026-10-31' },
} as SessionRow

test.each(['清零', '清卡', '抄税', 'UKey', ' 反写 '])('%s leads everybody to the desk', (typed) => {
  expect(findFunctions(typed, ['employee'])[0]?.to).toBe('/clearing')
})

test('the search shows what a person has, the best first, and a clearing by its number', () => {
  expect(findFunctions('清卡历史', ['employee'])).toEqual([])
  expect(findFunctions('清卡 历史', ['auditor']).map((one) => one.to)).toEqual([
    '/clearing/history',
  ])
  expect(findFunctions('审批流', ['employee'])).toEqual([])
  expect(findFunctions('收款', ['employee'])[0]?.to).toBe('/payee-accounts')
  expect(findFunctions('  ', ['employee'])).toEqual([])
  expect(findFunctions('qk261109-p4tn8rce', ['employee'])[0]?.to).toBe(
    '/clearing/sessions/QK261109-P4TN8RCE',
  )
})

test('我的 shows each role its own groups, and the desk to those who may look at it', () => {
  const titles = (role: 'employee' | 'cashier' | 'clearing_operator' | 'administrator') =>
    groupsOf([role]).map((one) => one.title)
  const desk = groupsOf(['clearing_operator']).find((one) => one.title === '清卡')

  expect(titles('employee')).toEqual(['账号', '报销'])
  expect(titles('cashier')).toEqual(['账号', '报销', '财务'])
  expect(desk?.entries.map((one) => one.to)).toEqual(['/clearing'])
  expect(titles('administrator')).toEqual(['账号', '报销', '清卡', '管理', '报销管理'])
})

test('only what was filtered by is asked for', () => {
  const none = { state: null, deviceId: null, from: '', to: '' }

  expect(queryOf(none, null)).toEqual({})
  expect(queryOf({ state: 'DONE', deviceId: 2, from: '2026-11-01', to: '' }, 'c')).toEqual({
    ...{ state: 'DONE', device_id: 2, from: '2026-11-01', cursor: 'c' },
  })
})

test('history comes page by page and starts again when a filter changes', async () => {
  const calls = serve({
    'GET /api/clearing/history': ({ url }) =>
      json({ items: [row], next_cursor: url.searchParams.get('cursor') ? null : 'next' }),
    'GET /api/clearing/devices': () => noNetwork,
  })
  const { result } = withSetup(() => useHistory())

  await result.load()
  await result.loadMore()
  expect(result.items.value).toHaveLength(2)
  result.filters.state = 'HALTED'
  await flushPromises()

  await vi.waitFor(() => expect(result.items.value).toHaveLength(1))
  expect(calls.at(-1)?.url.search).toBe('?state=HALTED')
  expect([result.isFiltered.value, result.devices.value]).toEqual([true, []])
  result.reset()
  await nextTick()
  expect(result.isFiltered.value).toBe(false)
})

test('a report that cannot be made is told, and the button is free again', async () => {
  serve({
    'GET /api/clearing/sessions/QK1/report.pdf': () => problem(503, 'clearing.no_font'),
  })
  const { result } = withSetup(() => useHistory())

  await result.fetchReport(row)

  expect(result.fetching.error.value).not.toBeNull()
  expect(result.fetched.value).toBeNull()
})

test('times and periods of a clearing', () => {
  expect([tookOf(row), tookOf({ ...row, ended_at: null })]).toEqual(['11 分钟', '–'])
  expect(periodOf(row)).toBe('2026-10')
  expect(periodOf({ ...row, period_end: '2026-11-30' })).toBe('2026-10-01 至 2026-11-30')
  expect(periodOf({ ...row, period_start: null })).toBe('–')
})

test('the calendar of another year replaces the one on the screen', async () => {
  const months = ['cleared', 'late', 'not_due'].map((state) => ({ state }))
  const calls = serve({
    'GET /api/clearing/periods': () =>
      json({ year: 1, devices: [{ device_id: 1, label: '', months }] }),
  })
  const { result } = withSetup(() => usePeriods())
  await vi.waitFor(() => expect(result.devices.value).toHaveLength(1))
  expect(result.devices.value?.map(countsOf)).toEqual([{ cleared: 1, waiting: 1 }])

  result.year.value = 2025
  await nextTick()
  expect(result.devices.value).toBeNull()

  await vi.waitFor(() => expect(result.devices.value).toHaveLength(1))
  expect(calls.at(-1)?.url.searchParams.get('year')).toBe('2025')
})

test('a device gets its name, its person and its cycle', async () => {
  const calls = serve({
    'PATCH /api/clearing/devices/1': () => json({ ...device, cycle: 'QUARTERLY' }),
  })
  const changed = vi.fn()
  const { result } = withSetup(() => useDeviceEditor(device, changed))

  result.form.label = '  '
  await result.save()
  expect(calls).toEqual([])

  Object.assign(result.form, { label: ' 前台 ', responsibleId: null, cycle: 'QUARTERLY' })
  await result.save()
  expect(calls[0]?.body).toEqual({ label: '前台', responsible_id: null, cycle: 'QUARTERLY' })
  expect(changed).toHaveBeenCalledWith(expect.objectContaining({ cycle: 'QUARTERLY' }))
})

test('whom to ask is told by name', async () => {
  const items = [
    { id: 4, display_name: '钱多多' },
    { id: 5, display_name: '孙志强' },
  ]
  serve({ 'GET /api/clearing/operators': () => json({ items }) })
  const { result } = withSetup(() => useOperators())

  await vi.waitFor(() => expect(result.names.value).toBe('钱多多、孙志强'))
})

const settings = {
  ...{ needs_approval: false, most_sessions: 3, maintenance_from: null, maintenance_until: null },
  ...{ maintenance_text: '', peak_from: 9, peak_until: 17, stock_threshold: 50, alarm_hours: 24 },
}

test('a maintenance has a begin and an end in Beijing time, or there is none', async () => {
  const calls = serve({
    'GET /api/clearing/settings': () => json(settings),
    'PUT /api/clearing/settings': ({ body }) => json(body),
  })
  const { result } = withSetup(() => useSettings())
  await result.load()

  Object.assign(result.form, { hasMaintenance: true, from: '2026-12-09T22:00', why: ' 升级 ' })
  expect(result.canSave.value).toBe(false)
  await result.save()
  expect(calls).toHaveLength(1)

  result.form.until = '2026-12-10T06:00'
  await result.save()
  expect(calls[1]?.body).toEqual({
    ...settings,
    ...{ maintenance_from: '2026-12-09T14:00:00.000Z' },
    ...{ maintenance_until: '2026-12-09T22:00:00.000Z', maintenance_text: '升级' },
  })

  result.form.hasMaintenance = false
  await result.save()
  expect(calls[2]?.body).toEqual(settings)
})
