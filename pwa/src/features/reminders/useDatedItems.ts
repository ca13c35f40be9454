/** 到期事项 of everybody, for administrators. */
import { ref, watch } from 'vue'
import { answer, client } from '@/shared/api'
import type { DatedItem } from '@/shared/contracts'
import { usePages } from '@/shared/usePages'

export function useDatedItems() {
  const segment = ref<'open' | 'closed'>('open')
  const pages = usePages<DatedItem>((cursor) => {
    const query = { closed: segment.value === 'closed', ...(cursor === null ? {} : { cursor }) }
    return answer(client.GET('/api/dated-items', { params: { query } }))
  })

  watch(segment, () => {
    pages.items.value = []
    pages.hasLoaded.value = false
    void pages.reload()
  })
  return { ...pages, segment }
}
