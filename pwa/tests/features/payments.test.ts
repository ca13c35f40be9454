import { expect, test } from 'vitest'
import { ref } from 'vue'
import { useEnding } from '@/features/payments/useClawBacks'
import { useRegister } from '@/features/payments/useRegister'
import { useSelection } from '@/features/payments/useSelection'
import type { ClawBack, Payable, RecheckState } from '@/features/payments/types'
import { json, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

function payable(id: number, state: RecheckState | null = 'consistent'): Payable {
  const invoices = state === null ? [] : [{ state } as Payable['recheck']['invoices'][number]]
  return {
    id,
    claim_no: `BX260108-7K3M${id}`,
    version: 4,
    name: '林小满',
    payable_fen: 123_456,
    recheck: { claim_id: id, state, invoices },
    mayHaveLeft: false,
  }
}

test('one claim is paid in full with what was seen of it', async () => {
  const calls = serve({ 'POST /api/claims/11/pay': () => json({}) })
  const paid: number[][] = []
  const { result } = withSetup(() => useRegister([payable(11)], (ids) => paid.push(ids)))
  result.form.reference = ' 2026010900017788 '

  await result.submit()

  expect(calls[0]?.body).toMatchObject({
    version: 4,
    amount_fen: 123_456,
    bank_reference: '2026010900017788',
    difference_reason: '',
  })
  expect(paid).toEqual([[11]])
})

test('another amount than was granted needs a reason', () => {
  const { result } = withSetup(() => useRegister([payable(11)], () => undefined))
  result.form.amount = '1200'

  expect(result.canSubmit.value).toBe(false)
  result.form.difference = '扣回上月多报的出租车费'
  expect(result.canSubmit.value).toBe(true)
})

test('an invoice that could not be asked is paid with a reason only, a turned one not at all', () => {
  const { result: doubtful } = withSetup(() =>
    useRegister([payable(11, 'unavailable')], () => undefined),
  )
  const { result: turned } = withSetup(() => useRegister([payable(12, 'turned')], () => undefined))

  expect(doubtful.canSubmit.value).toBe(false)
  doubtful.form.recheckReason = '税局系统升级，供应商催款'
  expect(doubtful.canSubmit.value).toBe(true)
  turned.form.recheckReason = '仍要付款'
  expect(turned.canSubmit.value).toBe(false)
})

test('of several payments those that were refused are named with their reason', async () => {
  const items = [
    { claim_id: 11, is_done: true, code: null, detail: null },
    { claim_id: 12, is_done: false, code: 'claims.brand_new', detail: '发票正在复查。' },
  ]
  serve({ 'POST /api/payments/pay-many': () => json({ items }) })
  const paid: number[][] = []
  const { result } = withSetup(() =>
    useRegister([payable(11), payable(12)], (ids) => paid.push(ids)),
  )

  await result.submit()

  expect(result.failures.value.map(({ label }) => label)).toEqual(['林小满 · BX260108-7K3M12'])
  expect(paid).toEqual([])
  result.finish()
  expect(paid).toEqual([[11]])
})

test('rows that are gone are no longer chosen, and those that may not be never are', () => {
  const rows = ref([payable(11), payable(12), payable(13)])
  const { result } = withSetup(() => useSelection(rows, ({ id }) => id !== 13))

  result.toggleAll()
  expect(result.chosen.value.map(({ id }) => id)).toEqual([11, 12])
  rows.value = [payable(12), payable(13)]

  expect(result.chosen.value.map(({ id }) => id)).toEqual([12])
  expect(result.isAll.value).toBe(true)
})

test('money that came back in part only needs a word about the rest', async () => {
  const calls = serve({ 'POST /api/claw-backs/7/close': () => json({}) })
  const task = { id: 7, is_paid: true, amount_fen: 113_000 } as ClawBack
  const { result } = withSetup(() => useEnding(task, () => undefined))
  result.form.amount = '500'

  expect(result.canSubmit.value).toBe(false)
  result.form.remark = '部分红冲，已从工资中扣回'
  await result.submit()

  expect(calls[0]?.body).toEqual({ recovered_fen: 50_000, remark: '部分红冲，已从工资中扣回' })
})
