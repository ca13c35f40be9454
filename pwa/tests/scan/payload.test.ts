/** The phone's own look at a scanned text. */
import { describe, expect, it } from 'vitest'
import { dayOf, fenOf, glimpse, isWorthSending } from '@/features/scan/payload'

const HASH = 'ab'.repeat(33)
const BLOCKCHAIN = `https://bcfp.shenzhen.chinatax.gov.cn/verify/scan?hash=${HASH}&bill_num=00000006&total_amount=12345`
const OFFICIAL =
  'https://inv-veri.chinatax.gov.cn/?fpdm=099002500111&fphm=00000003&kprq=20250104&kjje=97.09&jym=654321'

describe('an invoice', () => {
  it.each([
    ['01,01,9900251130,00000001,1000.00,20250102,,9408,', 'special_vat', '9900251130|00000001'],
    [
      '01,04,9900251330,00000002,200.5,20250103,00000000000000123456,9FC1',
      'ordinary_vat',
      '9900251330|00000002',
    ],
    ['01,10,099002500112,00000004,30,20250105,,7A35,', 'toll', '099002500112|00000004'],
    [
      '01,31,,25990000000000000001,1130.00,20250106,,E65D,',
      'digital_special',
      '25990000000000000001',
    ],
    ['01,01,9900251130,00000005,1000.00,20250102,0175,\0', 'special_vat', '9900251130|00000005'],
    [
      '01，32，，25990000000001000317，106.00，20250107，，1B',
      'digital_ordinary',
      '25990000000001000317',
    ],
    [
      ' 01,32,,25990000000001000317,106.00,20250107,,1B\n',
      'digital_ordinary',
      '25990000000001000317',
    ],
    ['01,99,,25990000000001000317,106.00,20250107', 'unknown', '25990000000001000317'],
  ])('%j is a %s', (text, kind, identity) => {
    expect(glimpse(text)).toMatchObject({ family: 'invoice', kind, identity })
  })

  it('shows its amount, its meaning and its date', () => {
    expect(glimpse('01,04,9900251330,00000002,200.5,20250103,,9FC1')).toMatchObject({
      amount_fen: 20050,
      amount_meaning: 'without_tax',
      issued_on: '2025-01-03',
    })
  })

  it('of the blockchain kind shows its amount in whole fen', () => {
    expect(glimpse(BLOCKCHAIN)).toMatchObject({
      family: 'invoice',
      kind: 'blockchain_invoice',
      number: '00000006',
      amount_fen: 12345,
    })
  })

  it('with an unreadable amount or date is still one: the server decides', () => {
    const seen = glimpse('01,01,9900251130,00000001,1E5,20250230,,9408,')

    expect(seen).toMatchObject({ family: 'invoice', amount_fen: null, issued_on: null })
  })
})

describe('another code', () => {
  it.each([
    ['$01bmFtZQ==$', 'title'],
    ['wxp://f2f0abc', 'payment'],
    ['https://qr.alipay.com/fkx1234', 'payment'],
    ['https://example.com/01,04,1,2,3,4', 'link'],
    ['https://inv-veri.chinatax.gov.cn.example.com/?fpdm=1', 'link'],
    ['', 'unknown'],
    ['你好', 'unknown'],
    ['1,2,3', 'unknown'],
    ['01,'.repeat(3000), 'unknown'],
  ])('%j is a %s', (text, family) => {
    expect(glimpse(text).family).toBe(family)
    expect(isWorthSending(text)).toBe(false)
  })

  it('of the official site fills the form with what is sound', () => {
    expect(glimpse(OFFICIAL)).toEqual({
      family: 'official_url',
      prefill: {
        code: '099002500111',
        number: '00000003',
        issued_on: '2025-01-04',
        amount_fen: 9709,
        check_code: '654321',
      },
    })
    const bare = glimpse('https://inv-veri.chinatax.gov.cn/?fphm=12&kjje=NaN&kprq=20250230')
    expect(bare).toEqual({ family: 'official_url', prefill: {} })
  })
})

it('sends what it cannot make out, for the server to decide', () => {
  for (const text of ['02,01,9900251130,00000001,1.00,20250102', '01,01,x,y,1,2,3']) {
    expect(glimpse(text).family).toBe('unclear')
    expect(isWorthSending(text)).toBe(true)
  }
})

it('counts money by digits, not by binary fractions', () => {
  expect(['1.15', '0.1', '30', '200.5', '-8.02', '1,000.00', '1.005', 'NaN'].map(fenOf)).toEqual([
    115,
    10,
    3000,
    20050,
    -802,
    null,
    null,
    null,
  ])
})

it('knows the days of the calendar', () => {
  expect(['20240229', '20250229', '20251301', '2025-01-01'].map(dayOf)).toEqual([
    '2024-02-29',
    null,
    null,
    null,
  ])
})
