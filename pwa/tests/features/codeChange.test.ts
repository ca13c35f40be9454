/** A change by code: the sheet may be closed to read the mail, and opened again at any moment. */
import { expect, test } from 'vitest'
import { nextTick, ref } from 'vue'
import { useCodeChange } from '@/features/accounts/useCodeChange'
import { withSetup } from '../withSetup'

test('a sheet that opens before the news of its code asks for the code once it is there', async () => {
  const open = ref<string | null>(null)
  const { result } = withSetup(() =>
    useCodeChange(
      'mobile',
      () => open.value,
      () => undefined,
    ),
  )
  expect(result.sentTo.value).toBeNull()

  open.value = '13800000000'
  await nextTick()

  expect(result.sentTo.value).toBe('13800000000')
})

test('the news does not take away what the person is typing', async () => {
  const open = ref<string | null>(null)
  const { result } = withSetup(() =>
    useCodeChange(
      'mobile',
      () => open.value,
      () => undefined,
    ),
  )
  result.form.target = '139'

  open.value = '13800000000'
  await nextTick()

  expect([result.sentTo.value, result.form.target]).toEqual([null, '139'])
})
