/** Issued invoices of the session's periods, 已上传 or 未上传. */
import { onMounted, ref, watch } from 'vue'
import { answer, client } from '@/shared/api'
import { usePages } from '@/shared/usePages'

export function useIssued(sessionNo: string) {
  const waitingOnly = ref(false)
  const pages = usePages((cursor) => {
    const query = { waiting_only: waitingOnly.value, ...(cursor === null ? {} : { cursor }) }
    return answer(
      client.GET('/api/clearing/sessions/{session_no}/invoices', {
        params: { path: { session_no: sessionNo }, query },
      }),
    )
  })
  onMounted(pages.reload)
  watch(waitingOnly, pages.restart)
  return { waitingOnly, ...pages }
}
