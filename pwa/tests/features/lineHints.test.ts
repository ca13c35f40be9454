/** Likely duplicates are told at their line while a claim is written (R8). */
import { flushPromises } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { ref, shallowRef } from 'vue'
import { emptyContent, emptyLine, type Line } from '@/features/claims/content'
import { twinsOf, useLineHints } from '@/features/claims/useLineHints'
import type { Precheck } from '@/shared/contracts'
import { withSetup } from '../withSetup'

const line = (key: string, changes: Partial<Line> = {}): Line => ({
  ...emptyLine(),
  key,
  happened_on: '2026-11-20',
  amount_fen: 3_000,
  expense_type_id: 4,
  ...changes,
})

test.each([
  ['the same day, amount and type', {}, [1]],
  ['another day', { happened_on: '2026-11-21' }, []],
  ['another amount', { amount_fen: 3_001 }, []],
  ['another type', { expense_type_id: 5 }, []],
  ['an amount still to come', { amount_fen: null }, []],
  ['a type still to come', { expense_type_id: null }, []],
])('a second line of %s', (_, changes, places) => {
  const second = line('b', changes)

  expect(twinsOf(second, [line('a'), second])).toEqual(places)
})

test('the parts of one invoice are no duplicates of each other', () => {
  const second = line('b', { invoice_id: 7 })

  expect(twinsOf(second, [line('a', { invoice_id: 7 }), second])).toEqual([])
  expect(twinsOf(second, [line('a', { invoice_id: 8 }), second])).toEqual([1])
})

type Hit = Precheck['rule_hits'][number]
const hit = (changes: Partial<Hit>): Hit =>
  ({
    code: 'similar_invoice',
    level: 'warn',
    line_key: 'a',
    message: '已登记 1 张同日、同金额、同销售方的发票',
    waived_by: null,
    ...changes,
  }) as Hit

function aDesk({ lines = [line('a')], hits = [] as Hit[], isOffline = false } = {}) {
  const content = ref({ ...emptyContent(), lines })
  const keeper = { state: ref('untouched') }
  const result = shallowRef<Precheck | null>(null)
  const isOutdated = ref(false)
  const precheck = vi.fn(async () => {
    result.value = { rule_hits: hits } as unknown as Precheck
    isOutdated.value = false
    return true
  })
  const submission = { result, isOutdated, isOffline: ref(isOffline), precheck }
  const { result: hints } = withSetup(() =>
    useLineHints({ content, keeper } as never, submission as never),
  )
  return { content, keeper, isOutdated, precheck, hints }
}

test('after each save the server is asked once, and its word stands at the line', async () => {
  const { content, keeper, isOutdated, precheck, hints } = aDesk({
    hits: [hit({}), hit({ code: 'weekend' }), hit({ level: 'note', message: '说明' })],
  })

  keeper.state.value = 'saved'
  await flushPromises()
  keeper.state.value = 'saving'
  await flushPromises()
  keeper.state.value = 'saved' // nothing was typed since
  await flushPromises()
  expect(precheck).toHaveBeenCalledTimes(1)
  isOutdated.value = true
  keeper.state.value = 'saving'
  await flushPromises()
  keeper.state.value = 'saved'
  await flushPromises()

  expect(precheck).toHaveBeenCalledTimes(2)
  const [first] = content.value.lines
  expect(first && hints.hintsOf(first)).toEqual(['已登记 1 张同日、同金额、同销售方的发票'])
})

test('without a network the phone tells what it can tell itself', async () => {
  const second = line('b')
  const { keeper, precheck, hints } = aDesk({ lines: [line('a'), second], isOffline: true })

  keeper.state.value = 'saved'
  await flushPromises()

  expect(precheck).not.toHaveBeenCalled()
  expect(hints.hintsOf(second)).toEqual(['与第 1 条同日、同金额、同类型，请核对是否重复'])
})

test('what somebody has waived is not told again', async () => {
  const waived = { waived_by: { id: 2, display_name: '王建国' } } as Partial<Hit>
  const { content, keeper, hints } = aDesk({ hits: [hit(waived)] })

  keeper.state.value = 'saved'
  await flushPromises()

  const [first] = content.value.lines
  expect(first && hints.hintsOf(first)).toEqual([])
})
