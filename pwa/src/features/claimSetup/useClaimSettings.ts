/** The organisation's numbers for claims. */
import { computed, reactive, ref } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import { claimSettings as texts } from '@/shared/i18n/claimSetup'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

export type Member = keyof Schemas['ClaimSettingsOut']
type Unit = 'days' | 'hours'

/** Bounds and units as in backend/claims/schemas/setup.py. */
export const MEMBERS: Readonly<Record<Member, readonly [number, number, Unit]>> = {
  draft_idle_days: [1, 365, 'days'],
  unclaimed_days: [1, 365, 'days'],
  claim_within_days: [1, 1095, 'days'],
  recheck_after_hours: [1, 720, 'hours'],
  nudge_after_hours: [1, 168, 'hours'],
}
const NAMES = Object.keys(MEMBERS) as Member[]

export function useClaimSettings() {
  const loading = useTask()
  const saving = useTask()
  const { say } = useToast()
  const hasLoaded = ref(false)
  const isShowingWrong = ref(false)
  const form = reactive(
    Object.fromEntries(NAMES.map((name) => [name, ''])) as Record<Member, string>,
  )

  function wrongIn(name: Member): string | null {
    const [least, most, unit] = MEMBERS[name]
    const number = Number(form[name].normalize('NFKC').trim())
    const fits = Number.isInteger(number) && number >= least && number <= most
    return fits ? null : texts.bounds(least, most, texts[unit])
  }

  const wrong = computed(() => {
    const found = NAMES.map((name) => [name, isShowingWrong.value ? wrongIn(name) : null])
    return Object.fromEntries(found) as Record<Member, string | null>
  })

  function show(settings: Schemas['ClaimSettingsOut']): void {
    for (const name of NAMES) form[name] = String(settings[name])
    hasLoaded.value = true
    isShowingWrong.value = false
  }

  const load = () => loading.run(async () => show(await answer(client.GET('/api/claim-settings'))))

  async function save(): Promise<void> {
    isShowingWrong.value = true
    if (NAMES.some((name) => wrongIn(name) !== null)) return
    const isSaved = await saving.run(async () => {
      const numbers = NAMES.map((name) => [name, Number(form[name].normalize('NFKC').trim())])
      const body = Object.fromEntries(numbers) as Schemas['ClaimSettingsIn']
      show(await answer(client.PUT('/api/claim-settings', { body })))
    })
    if (isSaved) say(texts.saved, 'ok')
  }

  return { form, wrong, hasLoaded, loading, saving, load, save }
}
