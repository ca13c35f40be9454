/** 提醒设置: what was chosen, kept with every change; other devices; a test. */
import { computed, ref } from 'vue'
import { answer, client } from '@/shared/api'
import type { KindChoice, KindGroup, Notifications, PushDevice } from '@/shared/contracts'
import { notifications as texts, push } from '@/shared/i18n/notify'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

export type OwnChannel = KindChoice['channels'][number]
type Quiet = { from: string; to: string }

const GROUPS: readonly KindGroup[] = ['claims', 'invoices', 'dates', 'others']
const USUAL_QUIET: Quiet = { from: '22:00', to: '07:30' }

export function useNotifications() {
  const { say, sayError } = useToast()
  const settings = ref<Notifications | null>(null)
  const loading = useTask()
  const saving = useTask()
  let isStale = false

  const groups = computed(() =>
    GROUPS.map((group) => ({
      group,
      title: texts.groups[group],
      kinds: settings.value?.kinds.filter((kind) => kind.group === group) ?? [],
    })).filter(({ kinds }) => kinds.length > 0),
  )

  const load = () =>
    loading.run(async () => {
      settings.value = await answer(client.GET('/api/notifications'))
    })

  /** One at a time; what was changed meanwhile goes with the next one. */
  async function save(): Promise<void> {
    const chosen = settings.value
    if (chosen === null) return
    if (saving.isBusy.value) {
      isStale = true
      return
    }
    isStale = false
    const { quiet_from, quiet_to, wants_digest } = chosen
    const kinds = chosen.kinds.map(({ kind, channels }) => ({ kind, channels }))
    const body = { kinds, quiet_from, quiet_to, wants_digest }
    const isDone = await saving.run(
      async () => void (await answer(client.PUT('/api/notifications', { body }))),
    )
    if (!isDone) await giveBack()
    else if (isStale) await save()
    else say(texts.saved, 'ok')
  }

  /** What could not be kept must not look as if it were. */
  async function giveBack(): Promise<void> {
    sayError(saving.error.value)
    await load()
  }

  async function change(members: Partial<Notifications>): Promise<void> {
    if (settings.value === null) return
    settings.value = { ...settings.value, ...members }
    await save()
  }

  async function toggle(choice: KindChoice, channel: OwnChannel): Promise<void> {
    const isOn = choice.channels.includes(channel)
    const channels = isOn
      ? choice.channels.filter((one) => one !== channel)
      : [...choice.channels, channel].sort()
    const kinds = settings.value?.kinds ?? []
    await change({
      kinds: kinds.map((one) => (one.kind === choice.kind ? { ...one, channels } : one)),
    })
  }

  const quiet = computed<Quiet | null>(() => {
    const { quiet_from: from, quiet_to: to } = settings.value ?? {}
    return from && to ? { from, to } : null
  })
  const setQuiet = (next: Quiet | null) =>
    change({ quiet_from: next?.from ?? null, quiet_to: next?.to ?? null })
  const turnQuiet = (isOn: boolean) => setQuiet(isOn ? USUAL_QUIET : null)

  async function removeDevice({ id }: PushDevice): Promise<void> {
    const params = { path: { subscription_id: id } }
    try {
      await answer(client.DELETE('/api/notifications/subscriptions/{subscription_id}', { params }))
      say(push.removed, 'ok')
    } catch (problem) {
      sayError(problem)
    }
    await load()
  }

  async function sendTest(): Promise<void> {
    try {
      const { is_new } = await answer(client.POST('/api/notifications/test'))
      say(is_new ? texts.test.sent : texts.test.again, is_new ? 'ok' : 'plain')
    } catch (problem) {
      sayError(problem)
    }
  }

  return {
    ...{ settings, groups, quiet, loading, load },
    ...{ change, toggle, setQuiet, turnQuiet, removeDevice, sendTest },
  }
}
