/** Everything that was captured on this device and is not forgotten yet, by what is to be done. */
import { computed, onMounted, ref } from 'vue'
import { toTrayItem } from '@/features/scan/trayItem'
import { useFreshRows } from '@/features/scan/useFreshRows'
import { offline } from '@/shared/i18n/offline'
import { isSettled } from '@/shared/offline/entries'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'

export type StorageState = 'persisted' | 'temporary' | 'ios' | 'unknown'

export function useOfflineData() {
  const { entries, waiting, othersWaiting, syncing, isBroken, flush, retry, remove } = useOutbox()
  const { ask } = useConfirm()
  const { say } = useToast()
  const isSyncing = ref(false)
  const storage = ref<StorageState>('unknown')

  const { rowOf } = useFreshRows(() => entries.value)
  const newestFirst = computed(() =>
    [...entries.value].reverse().map((entry) => toTrayItem(entry, rowOf(entry))),
  )
  const open = computed(() => newestFirst.value.filter(({ entry }) => !isSettled(entry)))
  const rejected = computed(() =>
    newestFirst.value.filter(({ entry }) => entry.state === 'rejected'),
  )
  const done = computed(() => newestFirst.value.filter(({ entry }) => entry.state === 'delivered'))

  async function syncAll(): Promise<void> {
    isSyncing.value = true
    for (const { entry } of open.value) if (entry.failure !== null) await retry(entry.id)
    await flush()
    isSyncing.value = false
    say(
      waiting.value === 0 ? offline.synced : offline.notSynced,
      waiting.value === 0 ? 'ok' : 'plain',
    )
  }

  async function removeAfterAsking(id: number): Promise<void> {
    const { title, effect, yes } = offline.remove
    if (await ask({ title, effect, yes, look: 'danger' })) await remove(id)
  }

  /** A file with what waits, for the case that this device must be given away. */
  function exportOpen(): void {
    const content = open.value.map(({ entry: { key, kind, body, createdAt } }) => ({
      key,
      kind,
      body,
      createdAt,
    }))
    const file = new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = `${offline.file}.json`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  }

  onMounted(async () => (storage.value = await storageState()))

  return {
    open,
    rejected,
    done,
    othersWaiting,
    syncing,
    isBroken,
    isSyncing,
    storage,
    syncAll,
    retry,
    remove: removeAfterAsking,
    exportOpen,
  }
}

/** Whether the browser may throw the outbox away when space runs short. */
async function storageState(): Promise<StorageState> {
  const isPersisted = await navigator.storage?.persisted?.().catch(() => false)
  if (isPersisted) return 'persisted'
  const isInstalled = matchMedia('(display-mode: standalone)').matches
  if (/iP(hone|ad|od)/.test(navigator.userAgent) && !isInstalled) return 'ios'
  return isPersisted === undefined ? 'unknown' : 'temporary'
}
