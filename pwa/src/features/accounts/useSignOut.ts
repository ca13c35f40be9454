/** Leaving: asks first, and says what becomes of what still waits. */
import { useRouter } from 'vue-router'
import { accounts } from '@/shared/i18n/accounts'
import { describeInLine } from '@/shared/i18n/errors'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'

export function useSignOut() {
  const session = useSession()
  const router = useRouter()
  const { waiting } = useOutbox()
  const { ask } = useConfirm()
  const { say } = useToast()

  async function signOut(): Promise<void> {
    const texts = accounts.me
    const effect = waiting.value > 0 ? texts.signOutWaiting(waiting.value) : texts.signOutEffect
    const isSure = await ask({
      title: texts.signOutTitle,
      effect,
      yes: texts.signOut,
      look: 'danger',
    })
    if (!isSure) return
    try {
      await session.signOut()
      await router.replace('/login')
    } catch (problem) {
      say(describeInLine(problem), 'bad')
    }
  }

  return { signOut }
}
