import { expect, test } from 'vitest'
import { browserLine, browserOf } from '@/features/clearingDesk/useBrowserCheck'
import { actOf } from '@/features/clearingDesk/useDeskKeys'
import { clockOf, diskOf, leftOf, powerOf, sortChecks } from '@/features/clearingDesk/words'
import { deskShell } from '@/shared/i18n/deskShell'
import type { Check } from '@/features/clearingDesk/types'
import { aStation, red } from '../deskExamples'

test.each([
  ['?', 'body', 'list'],
  ['/', 'body', 'search'],
  ['Escape', 'body', 'back'],
  ['Enter', 'body', 'next'],
  ['Enter', 'button', null],
  ['Enter', 'input', null],
  ['/', 'input', null],
  ['Escape', 'textarea', null],
  ['/', 'button', 'search'],
  ['x', 'body', null],
])('the key %s on %s means %s', (key, where, act) => {
  const target = where === 'body' ? document.body : document.createElement(where)
  document.body.append(...(where === 'body' ? [] : [target]))
  let meant: unknown
  const hear = (event: KeyboardEvent) => (meant = actOf(event))
  document.addEventListener('keydown', hear)

  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))

  document.removeEventListener('keydown', hear)
  if (where !== 'body') target.remove()
  expect(meant).toBe(act)
})

test('every key that the desk hears is listed under ?, and no other', () => {
  const listed = deskShell.keyList.map(([key]) => (key === 'Esc' ? 'Escape' : key))
  const heard = ['?', '/', 'Enter', 'Escape', 'F1', 'n', 'p', ' ', 'Tab'].filter((key) => {
    let act: unknown = null
    const hear = (event: KeyboardEvent) => (act = actOf(event))
    document.addEventListener('keydown', hear, { once: true })
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    return act !== null
  })

  expect(heard.sort()).toEqual(listed.sort())
})

test('a key with Ctrl, in an input method or over an open dialog is none of ours', () => {
  const press = (init: KeyboardEventInit) =>
    actOf(new KeyboardEvent('keydown', { key: '/', ...init }))
  expect([press({ ctrlKey: true }), press({ isComposing: true })]).toEqual([null, null])

  const dialog = document.createElement('dialog')
  dialog.setAttribute('open', '')
  document.body.append(dialog)
  expect(press({})).toBeNull()
  dialog.remove()
})

test('figures of a desk are said in words', () => {
  expect(clockOf(aStation({ clock_off_s: -3 }))).toMatchObject({ tone: 'ok' })
  expect(clockOf(aStation({ clock_off_s: -95 }))).toEqual({
    text: '比服务器慢 2 分钟',
    tone: 'wait',
  })
  expect(clockOf(aStation({ clock_off_s: 700 })).tone).toBe('bad')
  expect(clockOf(aStation({ clock_off_s: null })).text).toBe('–')
  expect(diskOf(aStation({ disk_free: 86_230_000_000 }))).toBe('86.2 GB')
  expect(powerOf(aStation())).toBeNull()
  const power = { is_on_mains: false, battery_percent: 8 }
  expect(powerOf(aStation({ power }))).toBe('使用电池，电量 8%')
  const next = { device_id: 1, label: '', date: '2026-12-10', source: 'bureau' as const }
  expect(leftOf({ ...next, days_left: 4 })).toEqual({ text: '还有 4 天', isNear: false })
  expect(leftOf({ ...next, days_left: 0 })).toEqual({ text: '今天截止', isNear: true })
  expect(leftOf({ ...next, days_left: -2 }).text).toBe('已过 2 天')
})

test('what must be mended first stands first', () => {
  const line = (what: string, state: Check['state']) => ({ ...red, what, state })
  const sorted = sortChecks([line('a', 'green'), line('b', 'yellow'), line('c', 'red')])

  expect(sorted.troubles.map((one) => one.what)).toEqual(['c', 'b'])
  expect([sorted.red, sorted.green.length]).toEqual([1, 1])
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', 'Chrome 140'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Safari/537.36 Edg/141.0', 'Edge 141'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140'],
  ['Mozilla/5.0 (Macintosh) AppleWebKit/605 (KHTML) Version/18.5 Safari/605', 'Safari 18'],
  ['curl/8', '未知浏览器'],
])('the browser is named: %s', (agent, name) => {
  expect(browserOf(agent)).toBe(name)
})

test('a browser that cannot seal a PIN is told with its remedy, and stops nothing', () => {
  expect(browserLine('Chrome/140', null)).toMatchObject({ state: 'green', detail: 'Chrome 140' })
  const old = browserLine('Chrome/100', 'old')
  expect(old.state).toBe('yellow')
  expect(old.remedy).toContain('Edge')
})
