/** 个人信息: what I have told of myself; the name changes at once. */
import { ref } from 'vue'
import { answer, client } from '@/shared/api'
import type { Profile } from '@/shared/contracts'
import { profile as texts } from '@/shared/i18n/profile'
import { useSession } from '@/shared/session'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

export function useProfile() {
  const session = useSession()
  const loading = useTask()
  const saving = useTask()
  const { ask } = useConfirm()
  const { say, sayError } = useToast()
  const profile = ref<Profile | null>(null)

  const load = () =>
    loading.run(async () => {
      profile.value = await answer(client.GET('/api/me'))
    })

  /** What the server has told after a change; the rest of the app learns it too. */
  async function accept(next: Profile): Promise<void> {
    profile.value = next
    await session.load()
  }

  async function rename(display_name: string): Promise<boolean> {
    const isDone = await saving.run(async () => {
      await accept(await answer(client.PATCH('/api/me', { body: { display_name } })))
    })
    if (isDone) say(texts.saved, 'ok')
    return isDone
  }

  async function removeMobile(): Promise<void> {
    const { removeTitle: title, removeEffect: effect, remove: yes } = texts.changeMobile
    if (!(await ask({ title, effect, yes, look: 'danger' }))) return
    try {
      await answer(client.DELETE('/api/me/mobile'))
      say(texts.changeMobile.removed, 'ok')
    } catch (problem) {
      sayError(problem)
    }
    await load()
  }

  return { profile, loading, saving, load, accept, rename, removeMobile }
}
