/** Files from another app: asked about, sent only after a yes, thrown away after a no. */
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import UploadPanel from '@/features/uploads/UploadPanel.vue'
import { outbox } from '@/shared/offline/device'
import { NOBODY_YET } from '@/shared/offline/entries'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import { aSession, lin } from '../examples'
import { json, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

let panel: ReturnType<typeof mount> | undefined

async function open(address: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/upload', component: UploadPanel }],
  })
  await router.push(address)
  panel = mount(UploadPanel, { global: { plugins: [router] } })
  await flushPromises()
  return { panel, router }
}

async function share(name: string, size: number): Promise<void> {
  const body = { blob: null, name, size, modified_at: 1, channel: 'file_upload' } as const
  await outbox.add(NOBODY_YET, { kind: 'file', body: { ...body, captured_at: '' } })
}

const owners = async () => (await outbox.all()).map(({ personId }) => personId)
const button = (name: string) => panel?.findAll('button').find((one) => one.text() === name)

beforeEach(async () => {
  serve({ 'GET /api/session': () => json(aSession()) })
  await useSession().load()
  withSetup(useOutbox)
})
afterEach(async () => {
  panel?.unmount()
  for (const { id } of await outbox.all()) await outbox.remove(id)
})

test('what another app shared is named with its size and belongs to nobody before a yes', async () => {
  await share('酒店.pdf', 320_000)

  await open('/upload?shared=1-1')

  await expect.poll(() => panel?.text()).toContain('另一个应用分享了 1 个文件')
  expect(panel?.text()).toContain('酒店.pdf320 KB')
  expect(await owners()).toEqual([NOBODY_YET])
})

test('a yes makes the files those of the person who is signed in', async () => {
  await share('酒店.pdf', 320_000)
  await open('/upload')
  await expect.poll(() => button('上传')?.exists()).toBe(true)

  await button('上传')?.trigger('click')

  await expect.poll(owners).toEqual([lin.id])
  await expect.poll(() => panel?.text()).not.toContain('另一个应用')
})

test('a no leaves nothing behind', async () => {
  await share('bad.pdf', 320_000)
  await open('/upload')
  await expect.poll(() => button('丢弃')?.exists()).toBe(true)

  await button('丢弃')?.trigger('click')

  await expect.poll(owners).toEqual([])
})

test('a shared file over the limit is refused here, in words, and not sent', async () => {
  await share('huge.pdf', 20_000_001)
  await share('small.pdf', 5)
  await open('/upload')
  await expect.poll(() => panel?.text()).toContain('分享了 2 个文件')
  expect(panel?.text()).toContain('超过 20 MB，不会上传')

  await button('上传')?.trigger('click')

  await expect.poll(owners).toEqual([lin.id])
  await expect.poll(() => panel?.text()).toContain('文件太大，没有上传')
})

test.each([
  ['1-3', '分享来的文件有 2 个没有收下'],
  ['0-0', '没有收到分享的文件'],
])('files that did not arrive (%s) are told, once', async (told, words) => {
  const { router } = await open(`/upload?shared=${told}`)

  expect(panel?.find('[role=alert]').text()).toContain(words)
  expect(router.currentRoute.value.fullPath).toBe('/upload')
})
