/** Leads to the sign-in when the server no longer knows us, to a new password when it wants one. */
import { watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useSession } from '@/shared/session'

export function useSignedOutGuard(): void {
  const session = useSession()
  const route = useRoute()
  const router = useRouter()

  watch(
    () => session.isSignedIn,
    (isSignedIn) => {
      if (isSignedIn || route.meta.access === 'open') return
      void router.replace({ path: '/login', query: { next: route.fullPath, ended: '1' } })
    },
  )
  watch(
    () => session.session.must_change_password,
    (mustChange) => {
      if (!mustChange || route.meta.access === 'open') return
      void router.replace({ path: '/password-expired', query: { next: route.fullPath } })
    },
  )
}
