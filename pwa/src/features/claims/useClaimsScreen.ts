/** The screen of lists: which box the address names, what is searched, and when to look again. */
import { computed, onActivated, onDeactivated, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { loadClaimCounts } from '@/shared/claimCounts'
import type { ClaimStatus } from '@/shared/contracts'
import { claims, type PhoneBox } from '@/shared/i18n/claims'
import { onReconnected } from '@/shared/useConnection'
import { useClaimList } from './useClaimList'

const TYPING_MS = 300
const PATH = '/claims'

function toBox(value: unknown): PhoneBox {
  return typeof value === 'string' && value in claims.boxes ? (value as PhoneBox) : 'mine'
}

function toStatus(value: unknown): ClaimStatus | null {
  return typeof value === 'string' && value in claims.looks ? (value as ClaimStatus) : null
}

export function useClaimsScreen() {
  const route = useRoute()
  const router = useRouter()
  const list = useClaimList()
  const { asked } = list
  const typed = ref('')
  const isShown = ref(true)
  const isPulling = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The claim that was looked at. */
  let opened: number | null = null

  /** As the address says it; null while another screen is shown. */
  const wanted = computed(() =>
    route.path === PATH
      ? { box: toBox(route.query['box']), status: toStatus(route.query['status']) }
      : null,
  )
  const isFiltered = computed(() => asked.status !== null || asked.query !== '')

  function go(box: PhoneBox, status: ClaimStatus | null = null): void {
    const query = { ...(box === 'mine' ? {} : { box }), ...(status === null ? {} : { status }) }
    void router.replace({ path: PATH, query })
  }

  async function pull(): Promise<void> {
    await Promise.all([list.reload(), loadClaimCounts(true)])
    isPulling.value = false
  }

  function showAll(): void {
    typed.value = ''
    go(asked.box)
  }

  watch(typed, (text) => {
    clearTimeout(timer)
    timer = setTimeout(() => void list.ask({ query: text.trim() }), TYPING_MS)
  })
  watch(
    () => [wanted.value?.box, wanted.value?.status] as const,
    ([box, status]) => {
      if (box !== undefined) void list.ask({ box, status: status ?? null })
    },
    { immediate: true },
  )
  onActivated(() => {
    const wasAway = !isShown.value
    isShown.value = true
    if (!wasAway) return
    void loadClaimCounts(true)
    if (opened !== null && globalThis.scrollY > 0) void list.refreshOne(opened)
    else void list.reload()
  })
  onDeactivated(() => {
    isShown.value = false
    opened = route.params['id'] === undefined ? null : Number(route.params['id'])
  })
  onReconnected(() => {
    if (isShown.value) void list.reload()
  })

  return { ...list, typed, isPulling, isFiltered, go, pull, showAll }
}
