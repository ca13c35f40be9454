/** Everything that was captured on this device and is not forgotten yet, by what is to be done. */
import { computed, ref } from 'vue'
import { toTrayItem } from '@/features/scan/trayItem'
import { useFreshRows } from '@/features/scan/useFreshRows'
import { offline } from '@/shared/i18n/offline'
import { isSettled } from '@/shared/offline/entries'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useRemoval } from '@/shared/offline/useRemoval'
import { useToast } from '@/shared/ui/useToast'

export function useOfflineData() {
  const { entries, waiting, shared, othersWaiting, syncing, isBroken, isLoaded, flush, retry } =
    useOutbox()
  const { removeAfterAsking } = useRemoval()
  const { say } = useToast()
  const isSyncing = ref(false)

  const { rowOf } = useFreshRows(() => entries.value)
  const newestFirst = computed(() =>
    [...entries.value].reverse().map((entry) => toTrayItem(entry, rowOf(entry))),
  )
  const open = computed(() => newestFirst.value.filter(({ entry }) => !isSettled(entry)))
  const rejected = computed(() =>
    newestFirst.value.filter(({ entry }) => entry.state === 'rejected'),
  )
  /** Only what was looked up is called empty. */
  const isEmpty = computed(
    () =>
      isLoaded.value && !isBroken.value && open.value.length === 0 && rejected.value.length === 0,
  )
  const done = computed(() => newestFirst.value.filter(({ entry }) => entry.state === 'delivered'))

  async function syncAll(): Promise<void> {
    isSyncing.value = true
    const before = rejected.value.length
    for (const { entry } of open.value) if (entry.failure !== null) await retry(entry.id)
    await flush()
    isSyncing.value = false
    tell(rejected.value.length - before)
  }

  function tell(refused: number): void {
    if (refused > 0) say(offline.refused(refused), 'bad')
    else if (waiting.value > 0) say(offline.notSynced)
    else say(offline.synced, 'ok')
  }

  return {
    open,
    rejected,
    done,
    shared,
    othersWaiting,
    syncing,
    isBroken,
    isEmpty,
    isLoaded,
    isSyncing,
    syncAll,
    retry,
    remove: removeAfterAsking,
  }
}
