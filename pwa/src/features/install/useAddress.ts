/** The one right address of this installation, as the server knows it. */
import { computed, onMounted, ref } from 'vue'
import { answer, client } from '@/shared/api'

export function useAddress() {
  /** undefined until asked, or when the server could not be asked; null: nobody has set one. */
  const official = ref<string | null>()
  const here = location.origin
  const address = computed(() => official.value ?? here)
  const isElsewhere = computed(() => typeof official.value === 'string' && official.value !== here)
  const isUnset = computed(() => official.value === null)

  onMounted(async () => {
    const given = await answer(client.GET('/api/address')).catch(() => undefined)
    official.value = given?.address
  })

  return { address, isElsewhere, isUnset }
}
