/** Leaving: asks first; what still waits on this device has a question of its own. */
import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { accounts } from '@/shared/i18n/accounts'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'

export function useSignOut() {
  const session = useSession()
  const router = useRouter()
  const { waiting } = useOutbox()
  const { ask } = useConfirm()
  const { sayError } = useToast()
  /** Whether the question about what still waits is on the screen. */
  const isAskingAboutQueue = ref(false)

  async function signOut(): Promise<void> {
    if (waiting.value > 0) {
      isAskingAboutQueue.value = true
      return
    }
    const { signOutTitle: title, signOutEffect: effect, signOut: yes } = accounts.me
    if (await ask({ title, effect, yes, look: 'danger' })) await leave()
  }

  async function leave(): Promise<void> {
    try {
      await session.signOut()
      await router.replace('/login')
    } catch (problem) {
      sayError(problem)
    }
  }

  return { isAskingAboutQueue, signOut, leave }
}
