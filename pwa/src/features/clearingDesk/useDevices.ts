/** 税控设备: what people decide about each: its name, who answers for it, how often it is cleared. */
import { computed, reactive, shallowRef } from 'vue'
import { answer, client } from '@/shared/api'
import { clearingDevices } from '@/shared/i18n/clearingRecords'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import type { Device } from './types'

export function useDevices() {
  const devices = shallowRef<Device[] | null>(null)
  const task = useTask()

  const load = () =>
    task.run(async () => {
      devices.value = (await answer(client.GET('/api/clearing/devices'))).items
    })

  function accept(changed: Device): void {
    devices.value = (devices.value ?? []).map((one) => (one.id === changed.id ? changed : one))
  }

  return { devices, error: task.error, load, accept }
}

export function useDeviceEditor(device: Device, changed: (device: Device) => void) {
  const { say } = useToast()
  const task = useTask()
  const form = reactive({
    label: device.label,
    responsibleId: device.responsible?.id ?? null,
    cycle: device.cycle,
  })
  const canSave = computed(() => form.label.trim() !== '')

  async function save(): Promise<void> {
    if (!canSave.value) return
    await task.run(async () => {
      const body = {
        label: form.label.trim(),
        responsible_id: form.responsibleId,
        cycle: form.cycle,
      }
      const params = { path: { device_id: device.id } }
      changed(await answer(client.PATCH('/api/clearing/devices/{device_id}', { params, body })))
      say(clearingDevices.saved, 'ok')
    })
  }

  return { form, canSave, save, ...task }
}
