import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useHistory } from '@/features/verification/useHistory'
import type { HistoryEntry } from '@/shared/contracts'
import { useToast } from '@/shared/ui/useToast'
import { json, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

const old: HistoryEntry = {
  id: 7,
  invoice_id: 3,
  number: '25990000000000000001',
  code: null,
  kind_label: '数电普通发票',
  seller_name: null,
  provider: 'sandbox',
  is_sandbox: true,
  outcome: 'NOT_FOUND',
  raw_code: null,
  message: '',
  asked_at: '2025-01-07T01:00:00Z',
  finished_at: '2025-01-07T01:00:02Z',
  person_name: null,
  evidence: false,
  note: null,
  differences: [],
}
const fresh: HistoryEntry = { ...old, id: 8, outcome: 'MATCH_VALID', person_name: '林小满' }
const page = (...items: HistoryEntry[]) => json({ items, next_cursor: null })

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('one tap asks again, and the answer comes to the top by itself', async () => {
  let answers = [old]
  const calls = serve({
    'GET /api/verifications': () => page(...answers),
    'POST /api/invoices/3/verification': () => json({}, 202),
  })
  const { result } = withSetup(useHistory)
  await result.reload()

  await result.repeat(old)
  expect(result.asked.value).toEqual({ invoiceId: 3, after: 7 })
  answers = [{ ...fresh, finished_at: null, outcome: null }, old]
  await vi.advanceTimersByTimeAsync(2_000)
  expect(result.asked.value).not.toBeNull() // under way is no answer
  answers = [fresh, old]
  await vi.advanceTimersByTimeAsync(4_000)

  expect(result.items.value[0]?.outcome).toBe('MATCH_VALID')
  expect(result.asked.value).toBeNull()
  expect(calls.filter(({ route }) => route.startsWith('POST'))).toHaveLength(1)
})

test('a second tap while one is under way asks nothing', async () => {
  const calls = serve({
    'GET /api/verifications': () => page(old),
    'POST /api/invoices/3/verification': () => json({}, 202),
  })
  const { result } = withSetup(useHistory)
  await result.reload()

  await Promise.all([result.repeat(old), result.repeat(old)])

  expect(calls.filter(({ route }) => route.startsWith('POST'))).toHaveLength(1)
})

test('a refusal is told with its reason and frees the button', async () => {
  serve({
    'GET /api/verifications': () => page(old),
    'POST /api/invoices/3/verification': () => problem(409, 'verification.daily_limit'),
  })
  const { result } = withSetup(useHistory)
  await result.reload()

  await result.repeat(old)
  await flushPromises()

  expect(result.asked.value).toBeNull()
  expect(useToast().current.value?.text).toContain('今天的查验次数已用完')
})
