/** Whether the browser has promised to keep what waits on this device. */
import { onMounted, ref } from 'vue'
import { isInstalled, isIos } from '@/shared/platform'

/** ios: the system clears sites that are not installed after seven days, whatever was promised. */
export type StoragePromise = 'persisted' | 'temporary' | 'ios' | 'unknown'

async function promised(): Promise<StoragePromise> {
  if (isIos() && !isInstalled()) return 'ios'
  const isPersisted = await navigator.storage?.persisted?.().catch(() => undefined)
  if (isPersisted === undefined) return 'unknown'
  return isPersisted ? 'persisted' : 'temporary'
}

/** `storage` is null until the browser has answered. */
export function useStoragePromise() {
  const storage = ref<StoragePromise | null>(null)

  onMounted(async () => (storage.value = await promised()))
  return { storage }
}
