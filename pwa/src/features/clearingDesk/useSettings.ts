/** What the administrator decides about clearing. Times are typed and shown in Beijing time. */
import { computed, reactive, ref } from 'vue'
import { instantOf, typedTime } from '@/features/reminders/beijing'
import { answer, client } from '@/shared/api'
import { clearingSettings } from '@/shared/i18n/clearingRecords'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import type { ClearSettings } from './types'

export function useSettings() {
  const { say } = useToast()
  const loading = useTask()
  const saving = useTask()
  const hasLoaded = ref(false)
  const form = reactive({
    needsApproval: false,
    most: '3',
    threshold: '50',
    hasMaintenance: false,
    from: '',
    until: '',
    why: '',
    peakFrom: 9,
    peakUntil: 17,
    alarmHours: '24',
  })

  /** A maintenance needs both ends; half of one would be no maintenance at all. */
  const canSave = computed(
    () => !form.hasMaintenance || (instantOf(form.from) !== null && instantOf(form.until) !== null),
  )

  function take(told: ClearSettings): void {
    const { maintenance_from: from, maintenance_until: until } = told
    Object.assign(form, {
      needsApproval: told.needs_approval,
      most: String(told.most_sessions),
      threshold: String(told.stock_threshold),
      hasMaintenance: from !== null,
      from: from === null ? '' : typedTime(from),
      until: until === null ? '' : typedTime(until),
      why: told.maintenance_text,
      peakFrom: told.peak_from,
      peakUntil: told.peak_until,
      alarmHours: String(told.alarm_hours),
    })
    hasLoaded.value = true
  }

  const load = () =>
    loading.run(async () => take(await answer(client.GET('/api/clearing/settings'))))

  function wish(): ClearSettings {
    return {
      needs_approval: form.needsApproval,
      most_sessions: Number(form.most),
      stock_threshold: Number(form.threshold),
      maintenance_from: form.hasMaintenance ? instantOf(form.from) : null,
      maintenance_until: form.hasMaintenance ? instantOf(form.until) : null,
      maintenance_text: form.hasMaintenance ? form.why.trim() : '',
      peak_from: form.peakFrom,
      peak_until: form.peakUntil,
      alarm_hours: Number(form.alarmHours),
    }
  }

  async function save(): Promise<void> {
    if (!canSave.value) return
    const isDone = await saving.run(async () =>
      take(await answer(client.PUT('/api/clearing/settings', { body: wish() }))),
    )
    if (isDone) say(clearingSettings.saved, 'ok')
  }

  return { form, hasLoaded, canSave, loading, saving, load, save }
}
