/** Clearings that have ended, by result, device and days; their reports as PDF. */
import { computed, reactive, shallowRef, watch } from 'vue'
import { fetchFile } from '@/features/output/fetchFile'
import { answer, client } from '@/shared/api'
import type { ClearState } from '@/shared/i18n/clearingStates'
import { download } from '@/shared/ui/download'
import { usePages } from '@/shared/usePages'
import { useTask } from '@/shared/useTask'
import type { Device, SessionRow } from './types'

type Filters = { state: ClearState | null; deviceId: number | null; from: string; to: string }
const NONE: Filters = { state: null, deviceId: null, from: '', to: '' }

/** The question that the filters mean; what is empty is not asked. */
export function queryOf(filters: Filters, cursor: string | null) {
  return {
    ...(filters.state === null ? {} : { state: filters.state }),
    ...(filters.deviceId === null ? {} : { device_id: filters.deviceId }),
    ...(filters.from === '' ? {} : { from: filters.from }),
    ...(filters.to === '' ? {} : { to: filters.to }),
    ...(cursor === null ? {} : { cursor }),
  }
}

export function useHistory() {
  const filters = reactive({ ...NONE })
  const devices = shallowRef<Device[]>([])
  const fetching = useTask()
  const listing = useTask()
  const fetched = shallowRef<string | null>(null)
  const pages = usePages<SessionRow>((cursor) =>
    answer(client.GET('/api/clearing/history', { params: { query: queryOf(filters, cursor) } })),
  )
  const isFiltered = computed(() => Object.keys(queryOf(filters, null)).length > 0)

  /** The choice of devices is a help; the list does without it. */
  async function loadDevices(): Promise<void> {
    const told = await answer(client.GET('/api/clearing/devices')).catch(() => null)
    devices.value = told?.items ?? []
  }

  const load = () => Promise.all([pages.reload(), loadDevices()])

  async function fetchReport(row: SessionRow): Promise<void> {
    await fetching.run(async () => {
      fetched.value = row.id
      const { content, name } = await fetchFile(`/api/clearing/sessions/${row.id}/report.pdf`)
      download(content, name)
    })
    fetched.value = null
  }

  /** The whole list by these filters as a spreadsheet, which says them. */
  async function fetchList(): Promise<void> {
    await listing.run(async () => {
      const query = new URLSearchParams(
        Object.entries(queryOf(filters, null)).map(([name, value]) => [name, String(value)]),
      )
      const { content, name } = await fetchFile(`/api/clearing/history/export?${query}`)
      download(content, name)
    })
  }

  watch(filters, () => void pages.restart())
  return {
    ...pages,
    filters,
    devices,
    isFiltered,
    fetching,
    fetched,
    load,
    fetchReport,
    listing,
    fetchList,
    reset: () => Object.assign(filters, NONE),
  }
}
