/** The form's own checks: the same that the server makes. */
import { describe, expect, it } from 'vitest'
import { startFrom } from '@/features/entry/start'
import { fenOfTyped, problemsOf, tidied, type Typed } from '@/features/entry/rules'
import type { KindRules } from '@/shared/contracts'

const ALL = 'required' as const

function kind(changes: Partial<KindRules> = {}): KindRules {
  return {
    kind: 'ordinary_vat',
    label: '增值税普通发票',
    fields: { code: ALL, number: ALL, issued_on: ALL, amount: 'optional', check_code: ALL },
    number_form: 'coded',
    check_form: 'last_six',
    amount_meaning: 'without_tax',
    amount_label: '不含税金额',
    features: '',
    deductible: 'no',
    deductible_label: '不可抵扣',
    ...changes,
  }
}

const digital = kind({
  kind: 'digital_ordinary',
  number_form: 'digital',
  amount_label: '价税合计',
  fields: { code: 'empty', number: ALL, issued_on: ALL, amount: ALL, check_code: 'optional' },
})

const good: Typed = {
  code: '9900251330',
  number: '00000002',
  issued_on: '2025-01-03',
  amount: '200.5',
  check_code: '123456',
}
const TODAY = '2026-01-05'
const wrong = (changes: Partial<Typed>, rules = kind()) =>
  Object.keys(problemsOf({ ...good, ...changes }, rules, TODAY))

describe('a typed invoice', () => {
  it('is good when everything fits', () => {
    expect(problemsOf(good, kind(), TODAY)).toEqual({})
  })

  it.each<[string, Partial<Typed>, string[]]>([
    [
      'nothing typed',
      { code: '', number: '', issued_on: '', amount: '', check_code: '' },
      ['code', 'number', 'issued_on', 'check_code'],
    ],
    ['a short number', { number: '0000002' }, ['number']],
    ['a code of 11 digits', { code: '99002513300' }, ['code']],
    ['a letter in the number', { number: '0000000A' }, ['number']],
    ['a day that is not', { issued_on: '2025-02-29' }, ['issued_on']],
    ['an unfinished day', { issued_on: '2025-1' }, ['issued_on']],
    ['a day to come', { issued_on: '2026-01-06' }, ['issued_on']],
    ['three decimals', { amount: '1.005' }, ['amount']],
    ['a whole check code', { check_code: '00000000000000123456' }, []],
    ['a check code of five digits', { check_code: '12345' }, ['check_code']],
  ])('with %s is marked at the field', (_what, changes, fields) => {
    expect(wrong(changes)).toEqual(fields)
  })

  it('of a digital kind needs 20 digits, an amount, and no code', () => {
    expect(wrong({}, digital)).toEqual(['number'])
    expect(wrong({ number: '25990000000000000001', amount: '' }, digital)).toEqual(['amount'])
    expect(wrong({ number: '25990000000000000001', amount: '0' }, digital)).toEqual(['amount'])
    expect(wrong({ number: '25990000000000000001', code: 'x' }, digital)).toEqual([])
  })

  it('of a form that only a newer server knows is left to the server', () => {
    expect(wrong({ number: 'anything' }, kind({ number_form: 'new' }))).toEqual([])
  })

  it('is told how many digits there are and how many there should be', () => {
    const { number } = problemsOf({ ...good, number: '123' }, kind(), TODAY)

    expect(number).toBe('发票号码应为 8 位数字，现在是 3 位，请对照票面修改。')
  })
})

it.each([
  ['number', ' ０００00００2 ', '00000002'],
  ['code', '9900 2513 30', '9900251330'],
  ['amount', '￥1，234．50元', '1234.50'],
  ['issued_on', '20250103', '2025-01-03'],
  ['issued_on', '2025年1月3日', '2025-01-03'],
  ['issued_on', '２０２５／１／３', '2025-01-03'],
  ['issued_on', '2025', '2025'],
] as const)('puts a %s typed as %j into its plain form', (field, raw, plain) => {
  expect(tidied(field, raw)).toBe(plain)
})

it('counts typed money by digits', () => {
  expect(['1.15', '0.07', '12', '', '1.', '.5'].map(fenOfTyped)).toEqual([
    115,
    7,
    1200,
    null,
    null,
    null,
  ])
})

it('starts with what a scanned link held', () => {
  const query = { code: '099002500111', number: '00000003', amount_fen: '9709', x: ['y'] }

  expect(startFrom(query)).toEqual({
    kind: 'electronic_ordinary',
    fields: { code: '099002500111', number: '00000003', amount: '97.09' },
    isPrefilled: true,
  })
  expect(startFrom({})).toMatchObject({ kind: 'digital_ordinary', isPrefilled: false })
})
