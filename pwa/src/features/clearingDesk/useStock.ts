/** 发票库存: what is left of each kind, and every segment from 领购 to 核销. */
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { answer, client } from '@/shared/api'
import { clearingStock } from '@/shared/i18n/clearingStock'
import { useToast } from '@/shared/ui/useToast'
import { usePages } from '@/shared/usePages'
import { useTask } from '@/shared/useTask'
import type { Device, StockKind, StockRow, StockState } from './types'

type Filters = { state: StockState | null; deviceId: number | null }

export function useStock() {
  const filters = reactive<Filters>({ state: null, deviceId: null })
  const kinds = shallowRef<StockKind[]>([])
  const threshold = ref(0)
  const devices = shallowRef<Device[]>([])
  const mayNote = ref(false)
  const overview = useTask()
  const pages = usePages<StockRow>(async (cursor) => {
    const query = {
      ...(filters.state === null ? {} : { state: filters.state }),
      ...(filters.deviceId === null ? {} : { device_id: filters.deviceId }),
      ...(cursor === null ? {} : { cursor }),
    }
    const page = await answer(client.GET('/api/clearing/stock', { params: { query } }))
    mayNote.value = page.may_note
    return page
  })
  const isFiltered = computed(() => filters.state !== null || filters.deviceId !== null)

  const loadKinds = () =>
    overview.run(async () => {
      const told = await answer(client.GET('/api/clearing/stock/kinds'))
      kinds.value = told.items
      threshold.value = told.threshold
    })

  /** The choice of devices is a help; the list does without it. */
  async function loadDevices(): Promise<void> {
    const told = await answer(client.GET('/api/clearing/devices')).catch(() => null)
    devices.value = told?.items ?? []
  }

  const load = () => Promise.all([pages.reload(), loadKinds(), loadDevices()])

  /** What was noted changes its row, and a write-off what is left. */
  function accept(changed: StockRow): void {
    pages.items.value = pages.items.value.map((one) => (one.id === changed.id ? changed : one))
    void loadKinds()
  }

  watch(filters, () => void pages.restart())
  return { ...pages, filters, kinds, threshold, devices, mayNote, isFiltered, load, accept }
}

export function useStockNote(row: StockRow, changed: (row: StockRow) => void) {
  const { say } = useToast()
  const task = useTask()
  const form = reactive({
    buyerId: row.buyer?.id ?? null,
    boughtOn: row.is_bought_told ? row.bought_on : '',
    keeperId: row.keeper?.id ?? null,
    keptSince: row.kept_since ?? '',
  })

  async function save(): Promise<void> {
    await task.run(async () => {
      const body = {
        buyer_id: form.buyerId,
        bought_on: form.boughtOn || null,
        keeper_id: form.keeperId,
        kept_since: form.keptSince || null,
      }
      const params = { path: { segment_id: row.id } }
      changed(await answer(client.PATCH('/api/clearing/stock/{segment_id}', { params, body })))
      say(clearingStock.form.saved, 'ok')
    })
  }

  return { form, save, ...task }
}

export function useWriteOff(row: StockRow, changed: (row: StockRow) => void) {
  const { say } = useToast()
  const task = useTask()
  const form = reactive({ on: '', ref: '' })
  const canSave = computed(() => form.on !== '' && form.ref.trim() !== '')

  async function save(): Promise<void> {
    if (!canSave.value) return
    await task.run(async () => {
      const body = { on: form.on, registration_ref: form.ref.trim() }
      const params = { path: { segment_id: row.id } }
      changed(
        await answer(client.POST('/api/clearing/stock/{segment_id}/write-off', { params, body })),
      )
      say(clearingStock.off.saved, 'ok')
    })
  }

  return { form, canSave, save, ...task }
}
