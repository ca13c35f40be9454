import { flushPromises } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { instantOf, tomorrowMorning, typedTime } from '@/features/reminders/beijing'
import { hoursLeft } from '@/features/reminders/hoursLeft'
import { useConfirmationEditor } from '@/features/reminders/useConfirmationEditor'
import { leadDaysOf, useItemEditor } from '@/features/reminders/useItemEditor'
import { usePersonChoice } from '@/features/reminders/usePersonChoice'
import { useReminderEditor } from '@/features/reminders/useReminderEditor'
import { useReminders } from '@/features/reminders/useReminders'
import type { DatedItem, RedConfirmation, Reminder } from '@/shared/contracts'
import { useConfirm } from '@/shared/ui/useConfirm'
import { lin } from '../examples'
import { json, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

const reminder: Reminder = {
  ...{ id: 4, text: '交票', due_at: '2026-11-25T01:30:00Z', repeat: 'weekly' },
  ...{ link: '/invoices/3', state: 'waiting', fired_at: null },
} as Reminder

test('times are those of Beijing, typed and shown', () => {
  expect(typedTime('2026-11-25T01:30:00Z')).toBe('2026-11-25T09:30')
  expect(instantOf('2026-11-25T09:30')).toBe('2026-11-25T01:30:00.000Z')
  expect(instantOf('')).toBeNull()
  expect(tomorrowMorning(new Date('2026-11-24T17:00:00Z'))).toBe('2026-11-26T09:00')
})

test('hours are told as whole ones that are left', () => {
  const now = new Date('2026-11-25T00:00:00Z')

  expect(hoursLeft('2026-11-25T12:59:00Z', now)).toBe(12)
  expect(hoursLeft('2026-11-25T00:30:00Z', now)).toBe(0)
  expect(hoursLeft('2026-11-24T23:00:00Z', now)).toBe(-1)
})

test.each([
  ['30, 7，1', [30, 7, 1]],
  ['10', [10]],
  ['7、3 1', [7, 3, 1]],
  ['', null],
  ['0', null],
  ['366', null],
  ['1.5', null],
  ['三天', null],
  ['1,2,3,4,5,6', null],
])('days before are read as people type them: %s', (typed, days) => {
  expect(leadDaysOf(typed)).toEqual(days)
})

test('a reminder set from an invoice leads back to it', async () => {
  const calls = serve({ 'POST /api/reminders': () => json(reminder, 201) })
  const changed = vi.fn()
  const start = { reminder: null, text: '处理发票：某酒店', link: '/invoices/3' }
  const { result } = withSetup(() => useReminderEditor(start, changed))

  result.form.when = '2026-11-25T09:30'
  await result.save()

  expect(calls[0]?.body).toEqual({
    ...{ text: '处理发票：某酒店', due_at: '2026-11-25T01:30:00.000Z' },
    ...{ repeat: 'none', link: '/invoices/3' },
  })
  expect(changed).toHaveBeenCalledTimes(1)
})

test('a changed reminder keeps its link; a refused time is told at its field', async () => {
  const errors = [{ field: 'due_at', message: '提醒时间已经过去，请选一个将来的时间。' }]
  const calls = serve({ 'PUT /api/reminders/4': () => problem(422, 'invalid_input', { errors }) })
  const changed = vi.fn()
  const { result } = withSetup(() => useReminderEditor({ reminder }, changed))

  expect(result.form).toEqual({ text: '交票', when: '2026-11-25T09:30', repeat: 'weekly' })
  await result.save()

  expect(calls[0]?.body).toMatchObject({ link: '/invoices/3', repeat: 'weekly' })
  expect(result.errors.value['due_at']).toContain('已经过去')
  expect(changed).not.toHaveBeenCalled()
})

test('removing a reminder is asked about', async () => {
  const calls = serve({ 'DELETE /api/reminders/4': () => new Response(null, { status: 204 }) })
  const { result } = withSetup(() => useReminderEditor({ reminder }, () => undefined))

  const kept = result.remove()
  useConfirm().reply(false)
  await kept
  expect(calls).toHaveLength(0)
  const gone = result.remove()
  useConfirm().reply(true)
  await gone

  expect(calls).toHaveLength(1)
})

test('each segment asks for what it shows', async () => {
  const nothing = () => json({ items: [], next_cursor: null })
  const calls = serve({
    'GET /api/reminders': nothing,
    'GET /api/red-confirmations': nothing,
    'GET /api/my-dated-items': nothing,
  })
  const { result } = withSetup(useReminders)

  await result.load()
  result.segment.value = 'red'
  await flushPromises()
  result.segment.value = 'done'
  await flushPromises()

  expect(calls.map(({ route, url }) => route.slice(9) + url.search)).toEqual([
    'reminders?done=false',
    'my-dated-items',
    'red-confirmations',
    'reminders?done=true',
  ])
})

test('a confirmation that was dealt with is counted down no more', async () => {
  const open = { id: 2, state: 'waiting' } as RedConfirmation
  let rows = [open]
  serve({
    'GET /api/red-confirmations': () => json({ items: rows, next_cursor: null }),
    'POST /api/red-confirmations/2/done': () => {
      rows = [{ ...open, state: 'done' }]
      return json(rows[0])
    },
  })
  const { result } = withSetup(useReminders)

  await result.close(open)

  expect(result.confirmations.items.value[0]?.state).toBe('done')
})

test('a new confirmation begins with the present time in Beijing', async () => {
  const calls = serve({ 'POST /api/red-confirmations': () => json({}, 201) })
  const { result } = withSetup(() => useConfirmationEditor(() => undefined))

  result.form.number = ' 35022311190000012345 '
  result.form.cameAt = '2026-11-23T10:00'
  await result.save()

  expect(calls[0]?.body).toEqual({
    number: '35022311190000012345',
    came_at: '2026-11-23T02:00:00.000Z',
  })
})

const item: DatedItem = {
  ...{ id: 6, title: '税务数字证书', kind: 'certificate', due_on: '2026-12-01', days_left: 8 },
  ...{ person_id: 7, person_name: '林晓', lead_days: [7, 1], note: '', is_closed: false },
  closed_at: null,
} as DatedItem

test('an item is saved only when it is whole', async () => {
  const calls = serve({ 'POST /api/dated-items': () => json(item, 201) })
  const { result } = withSetup(() => useItemEditor(null, () => undefined))
  expect(result.canSave.value).toBe(false)

  Object.assign(result.form, { title: '金税盘', dueOn: '2027-01-31', personId: 7 })
  expect(result.canSave.value).toBe(true)
  result.form.leadDays = '很久以前'
  expect(result.canSave.value).toBe(false)
  result.form.leadDays = '15'
  await result.save()

  expect(calls[0]?.body).toEqual({
    ...{ title: '金税盘', kind: 'certificate', due_on: '2027-01-31', person_id: 7 },
    ...{ lead_days: [15], note: '' },
  })
})

test('closing an item is asked about and then done', async () => {
  const calls = serve({ 'POST /api/dated-items/6/close': () => json(item) })
  const changed = vi.fn()
  const { result } = withSetup(() => useItemEditor(item, changed))

  const done = result.close()
  useConfirm().reply(true)
  await done

  expect(calls).toHaveLength(1)
  expect(changed).toHaveBeenCalledTimes(1)
})

test('everybody who is active can be chosen, beyond the first page too', async () => {
  const calls = serve({
    'GET /api/people': ({ url }) => {
      const isFirst = !url.searchParams.has('cursor')
      const one = { ...lin, id: isFirst ? 1 : 2, display_name: isFirst ? '林晓' : '赵敏' }
      return json({ items: [one], next_cursor: isFirst ? 'next' : null })
    },
  })
  const { result } = withSetup(usePersonChoice)

  await result.load()

  expect(result.named.value).toEqual([
    [1, '林晓'],
    [2, '赵敏'],
  ])
  expect(calls.every(({ url }) => url.searchParams.get('state') === 'active')).toBe(true)
})
