import { expect, test } from 'vitest'
import { fenOfTyped, positiveFenOfTyped, typedOfFen } from '@/shared/typedAmount'
import { unbroken } from '@/shared/unbroken'

test.each([
  ['1.15', 115],
  ['１，２３４。５', 123_450],
  ['¥ 1,130.00 元', 113_000],
  ['￥0.07', 7],
  ['12.', 1_200],
  ['0', 0],
  ['1.155', null],
  ['-3', null],
  ['1e3', null],
  ['', null],
  ['900719925474099200', null],
])('%s is %s fen', (typed, fen) => {
  expect(fenOfTyped(typed)).toBe(fen)
})

test('nothing is no amount where one is to be paid', () => {
  expect(positiveFenOfTyped('0.00')).toBeNull()
  expect(positiveFenOfTyped('0.01')).toBe(1)
})

test.each([0, 7, 10, 115, 123_450, 1_234_567_89])('%s fen come back as they were', (fen) => {
  expect(fenOfTyped(typedOfFen(fen))).toBe(fen)
})

test('a day and a number in a sentence are not broken at their hyphens, words may be', () => {
  const shown = unbroken('确认单 BX260108-7K3M 将在 2026-01-08 失效 - 请处理')

  expect(shown.replaceAll('\u2060', '')).toBe('确认单 BX260108-7K3M 将在 2026-01-08 失效 - 请处理')
  expect(shown.split('\u2060-\u2060')).toHaveLength(4)
})
