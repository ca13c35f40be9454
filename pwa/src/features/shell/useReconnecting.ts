/** While the server cannot be reached, asks now and then who is signed in: the first answer ends it. */
import { useSession } from '@/shared/session'
import { useConnection } from '@/shared/useConnection'
import { usePolling } from '@/shared/usePolling'

export function useReconnecting(): void {
  const session = useSession()
  const { state } = useConnection()

  usePolling(() => state.value === 'unreachable', session.load)
}
