/** 上传记录: every file ever sent, by where it stands. */
import { computed, ref, watch } from 'vue'
import { answer, client } from '@/shared/api'
import type { Upload, UploadState } from '@/shared/contracts'
import { describe } from '@/shared/i18n/errors'
import type { Sum } from '@/shared/i18n/uploads'
import { useToast } from '@/shared/ui/useToast'
import { usePages } from '@/shared/usePages'
import { itemOfUpload } from './uploadItem'
import { useUploadStates } from '@/shared/useUploadStates'

export type HistoryFilter = UploadState | 'all'

export function useUploadHistory() {
  const { say } = useToast()
  const filter = ref<HistoryFilter>('all')
  const search = ref('')
  const sum = ref<Sum | null>(null)
  const pages = usePages<Upload>(fetchPage)
  const { latest } = useUploadStates(() => pages.items.value)
  const items = computed(() => pages.items.value.map((upload) => itemOfUpload(latest(upload))))

  async function fetchPage(cursor: string | null) {
    const state = filter.value === 'all' ? {} : { state: filter.value }
    const q = search.value.trim()
    const sought = q === '' ? {} : { q }
    const query = { ...state, ...sought, ...(cursor === null ? {} : { cursor }) }
    const page = await answer(client.GET('/api/uploads', { params: { query } }))
    const { needs_confirmation: confirm, rejected: failed, reading: open, ...same } = page.counts
    sum.value = { ...same, confirm, failed, open }
    return page
  }

  async function readAgain(id: number): Promise<void> {
    const path = { upload_id: id }
    try {
      await answer(client.POST('/api/uploads/{upload_id}/retry', { params: { path } }))
      await pages.reload()
    } catch (problem) {
      const { what, remedy = '' } = describe(problem)
      say(`${what}。${remedy}`, 'bad')
    }
  }

  let pause: ReturnType<typeof setTimeout> | undefined
  watch(filter, () => void pages.reload())
  watch(search, () => {
    clearTimeout(pause)
    pause = setTimeout(() => void pages.reload(), 300)
  })
  return { ...pages, items, filter, search, sum, readAgain }
}
