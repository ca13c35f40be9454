/** One box of claims, the newest first; each has a copy for offline. */
import { answer, ApiError, client } from '@/shared/api'
import type { ClaimRow, ClaimStatus } from '@/shared/contracts'
import type { PhoneBox } from '@/shared/i18n/claims'
import { useKeysetList } from '@/shared/useKeysetList'

const PAGE = 30

export interface AskedClaims {
  box: PhoneBox
  status: ClaimStatus | null
  query: string
}

async function fetchPage({ box, status, query: text }: AskedClaims, cursor: string | null) {
  const query = {
    box,
    limit: PAGE,
    ...(status === null ? {} : { status }),
    ...(text === '' ? {} : { q: text }),
    ...(cursor === null ? {} : { cursor }),
  }
  return answer(client.GET('/api/claims', { params: { query } }))
}

export function useClaimList() {
  const list = useKeysetList<ClaimRow, AskedClaims>(
    { box: 'mine', status: null, query: '' },
    fetchPage,
    ({ box, status, query }) => ({
      key: `claims:${box}`,
      isWhole: status === null && query === '',
    }),
  )

  /** How one claim stands now; it leaves the list when it is none of the person's business any more. */
  async function refreshOne(id: number): Promise<void> {
    try {
      const path = { claim_id: id }
      const claim = await answer(client.GET('/api/claims/{claim_id}', { params: { path } }))
      list.rows.value = list.rows.value.map((row) => (row.id === id ? claim : row))
    } catch (problem) {
      if (!(problem instanceof ApiError) || problem.status !== 404) return
      list.rows.value = list.rows.value.filter((row) => row.id !== id)
    }
  }

  return { ...list, refreshOne }
}
