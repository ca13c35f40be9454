/** Goes where a tapped notification leads, and keeps pushes going after a new sign-in. */
import { onScopeDispose, watch } from 'vue'
import { useRouter } from 'vue-router'
import { isOpenLink } from '@/shared/offline/pushes'
import { useSession } from '@/shared/session'

export function useNotificationLinks(): void {
  const router = useRouter()
  const session = useSession()

  function hear({ data }: MessageEvent<unknown>): void {
    if (isOpenLink(data)) void router.push(data.open)
  }

  const worker = globalThis.navigator.serviceWorker as ServiceWorkerContainer | undefined
  worker?.addEventListener('message', hear)
  onScopeDispose(() => worker?.removeEventListener('message', hear))

  watch(
    () => session.person?.id,
    async (id) => {
      if (id === undefined || localStorage.getItem('pkt.push') === null) return
      const { keepPush } = await import('@/features/notify/browserPush')
      await keepPush(id)
    },
    { immediate: true },
  )
}
