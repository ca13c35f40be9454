import { expect, test } from 'vitest'
import {
  formatAgo,
  formatCount,
  formatDay,
  formatDue,
  formatFen,
  formatInstant,
  formatWait,
  groupDigits,
} from '@/shared/formats'

test.each([
  [0, '¥0.00'],
  [5, '¥0.05'],
  [115, '¥1.15'],
  [123456, '¥1,234.56'],
  [-10600, '-¥106.00'],
  [99999999999, '¥999,999,999.99'],
  [null, '—'],
  [undefined, '—'],
])('an amount of %s fen reads %s', (fen, text) => {
  expect(formatFen(fen)).toBe(text)
})

test('a day is the day in Beijing, wherever the phone is', () => {
  expect(formatDay('2025-01-06T16:30:00Z')).toBe('2025-01-07')
  expect(formatInstant('2025-01-06T16:30:00Z')).toBe('2025-01-07 00:30')
})

test.each([
  ['2025-01-07T03:59:40Z', '刚刚'],
  ['2025-01-07T03:50:00Z', '10 分钟前'],
  ['2025-01-07T01:00:00Z', '3 小时前'],
  ['2025-01-06T02:00:00Z', '昨天 10:00'],
  ['2025-01-02T02:00:00Z', '2025-01-02'],
])('%s is called %s at noon of the 7th', (then, text) => {
  expect(formatAgo(then, new Date('2025-01-07T04:00:00Z'))).toBe(text)
})

test.each([
  ['2025-01-07T03:00:00Z', '即将'],
  ['2025-01-07T10:00:00Z', '今天 18:00'],
  ['2025-01-07T16:10:00Z', '明天 00:10'],
  ['2025-01-12T16:10:00Z', '2025-01-13 00:10'],
])('something due at %s is announced as %s', (due, text) => {
  expect(formatDue(due, new Date('2025-01-07T04:00:00Z'))).toBe(text)
})

test('long numbers are grouped from the right', () => {
  expect(groupDigits('25990000000001000317').split('\u2009')).toEqual([
    '2599',
    '0000',
    '0000',
    '0100',
    '0317',
  ])
})

test('a count has separators, and a dash while it is not known', () => {
  expect(formatCount(20000)).toBe('20,000')
  expect(formatCount(undefined)).toBe('–')
})

test.each([
  [0.2, '1 秒'],
  [45, '45 秒'],
  [61, '2 分钟'],
  [3601, '2 小时'],
])('a wait of %s s is rounded up to %s', (seconds, text) => {
  expect(formatWait(seconds)).toBe(text)
})
