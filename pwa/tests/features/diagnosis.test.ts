import { mount } from '@vue/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import IncompleteCard from '@/features/invoices/IncompleteCard.vue'
import { missingOf } from '@/features/invoices/missing'
import CauseEntry from '@/features/verification/CauseEntry.vue'
import ComparisonCard from '@/features/verification/ComparisonCard.vue'
import DiagnosisCard from '@/features/verification/DiagnosisCard.vue'
import FreshnessLine from '@/features/verification/FreshnessLine.vue'
import { isWorthDiagnosing } from '@/features/verification/useDiagnosis'
import type { Cause, Comparison, Diagnosis, InvoiceDetail } from '@/shared/contracts'
import { isFree } from '@/shared/claimStart'
import { diagnosis as texts } from '@/shared/i18n/diagnosis'
import { aRow } from '../examples'

const cause: Cause = {
  code: 'upload.issuer_late',
  is_likely: true,
  what: '开票方可能还没有把这张发票上传税务局。',
  action: 'ask_issuer',
  facts: [{ label: '开票日期', value: '2026-11-18，已 10 天' }],
  link_id: null,
}

function aDiagnosis(changes: Partial<Diagnosis> = {}): Diagnosis {
  return {
    standing: 'denied',
    summary: '税务局回答查无此票。这不等于假票。',
    leading: cause.code,
    steps: [
      { step: 'network', finding: 'unknown', causes: [], facts: [{ label: '最近', value: '无' }] },
      { step: 'upload_record', finding: 'cause', causes: [cause], facts: [] },
    ],
    next_try_at: null,
    can_ask: true,
    cannot_ask_because: null,
    comparison: null,
    letter: '您好，请帮忙核对。',
    ...changes,
  }
}

function anInvoice(changes: Partial<InvoiceDetail> = {}): InvoiceDetail {
  return {
    ...aRow({ verify_status: 'not_found' }),
    verification: {
      provider: 'tencent',
      next_try_at: null,
      last_answer_at: null,
      next_refresh_at: null,
      tries_today: 4,
      tries_left: 0,
      can_ask: false,
      cannot_ask_because: '今天的查验次数已用完',
      dead: false,
      last_error: null,
    },
    attempts: [],
    items: [],
    buyer_name: null,
    supplied: [],
    ...changes,
  } as InvoiceDetail
}

const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/:all(.*)', component: { template: '<i />' } }],
})
const global = { plugins: [router] }
const write = vi.fn(() => Promise.resolve())

beforeEach(() => {
  write.mockClear()
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: write } })
})

test('the cause to begin with stands first, with its evidence and its one act', async () => {
  const card = mount(DiagnosisCard, {
    props: { found: aDiagnosis(), invoice: anInvoice() },
    global,
  })

  expect(card.text()).toContain('这不等于假票')
  expect(card.find('.leading').text()).toContain('已 10 天')
  await card.find('.leading button').trigger('click')
  expect(write).toHaveBeenCalledWith('您好，请帮忙核对。')
})

test('a step that nobody could look at is unknown and not clear', () => {
  const card = mount(DiagnosisCard, {
    props: { found: aDiagnosis(), invoice: anInvoice() },
    global,
  })

  expect(card.findAll('summary')[0]?.text()).toBe('网络还不知道')
})

test('a planned try is told with its time, and waiting has no button', () => {
  const waits = { ...cause, action: 'wait' as const }
  const steps = [
    { step: 'upload_record' as const, finding: 'cause' as const, causes: [waits], facts: [] },
  ]
  const found = aDiagnosis({ steps, next_try_at: '2099-01-01T00:10:00Z' })
  const card = mount(DiagnosisCard, { props: { found, invoice: anInvoice() }, global })

  expect(card.text()).toContain('2099-01-01 08:10，有结果会通知你')
  expect(card.find('.leading button').exists()).toBe(false)
})

test('what may not be asked now says why in place of a button', () => {
  const props = {
    cause: { ...cause, action: 'retry' as const },
    refusal: '次数已用完',
    busyText: null,
  }
  const entry = mount(CauseEntry, { props, global })

  expect(entry.text()).toContain('次数已用完')
  expect(entry.find('button').exists()).toBe(false)
})

test('every act but waiting has its words', () => {
  const silent = Object.entries(texts.actions).filter(([, words]) => words === null)

  expect(silent.map(([action]) => action)).toEqual(['wait'])
})

const field = (name: string, agreement: 'same' | 'differs', told: string) => ({
  field: name,
  label: name,
  printed: null,
  stored: 'A',
  told,
  agreement,
})
const compared: Comparison = {
  asked_at: '2026-11-28T01:12:00Z',
  outcome: 'MATCH_VALID',
  is_sandbox: false,
  told_fields: true,
  rows: [field('销售方', 'same', 'A'), field('购买方', 'differs', 'B')],
}

test('fields that differ stand first, with both values', () => {
  const card = mount(ComparisonCard, { props: { found: compared, invoice: anInvoice() }, global })

  const rows = card.findAll('ul > li').map((one) => one.text())
  expect(rows[0]).toContain('购买方')
  expect(rows[0]).toContain('登记A')
  expect(rows[0]).toContain('税务局B')
  expect(card.text()).toContain('1 项与原来不同')
  expect(card.text()).toContain('重新登录')
})

test('an office that only says differs is quoted so', () => {
  const found = { ...compared, told_fields: false }
  const card = mount(ComparisonCard, { props: { found, invoice: anInvoice() }, global })

  expect(card.text()).toContain('没有说是哪一项')
})

test('the last answer, the next try and the checks left stand beside 刷新', () => {
  const invoice = anInvoice()
  invoice.verification.next_refresh_at = '2099-01-01T00:10:00Z'
  const line = mount(FreshnessLine, { props: { invoice, canAsk: true }, global })

  expect(line.text()).toContain('还没有得到回答 · 下次 2099-01-01 08:10 · 今天还可查 0 次')
  expect(line.find('button').attributes('disabled')).toBeDefined()
})

test('only what has no good answer, or a changed one, is diagnosed', () => {
  const difference = { field: 'x', label: 'x', stored: 'A', told: 'B' }
  const turned = {
    ...anInvoice({ verify_status: 'consistent' }),
    attempts: [{ differences: [difference] }],
  }

  expect(isWorthDiagnosing(anInvoice())).toBe(true)
  expect(isWorthDiagnosing(anInvoice({ verify_status: 'pending' }))).toBe(false)
  expect(isWorthDiagnosing(anInvoice({ verify_status: 'consistent' }))).toBe(false)
  expect(isWorthDiagnosing(turned as unknown as InvoiceDetail)).toBe(true)
})

test('信息不全 names what is missing, who can supply it, and is not free to claim', async () => {
  const invoice = anInvoice({ seller_name: '甲公司', total_fen: 10600, is_incomplete: true })
  const card = mount(IncompleteCard, { props: { invoice }, global, attachTo: document.body })
  await nextTick()

  expect(missingOf(invoice)).toEqual(['buyer_name', 'items'])
  expect(card.findAll('.missing li').map((one) => one.text())).toEqual(['购买方', '明细'])
  expect(card.text()).toContain('销售方')
  expect(isFree(invoice)).toBe(false)
  expect(isFree({ ...invoice, is_incomplete: false })).toBe(true)
})
