/** I12: before a text leaves, the person sees which numbers in it will be covered. */
import { ref } from 'vue'
import { answer, client } from '@/shared/api'
import type { SensitivePlace } from '@/shared/contracts'

export function useSensitive() {
  const places = ref<SensitivePlace[]>([])
  const isOpen = ref(false)
  let goOn: (() => Promise<void>) | null = null

  /** Sends at once when there is nothing to cover; else asks, and sends after `confirm`. */
  async function guard(
    fields: Readonly<Record<string, string>>,
    send: () => Promise<void>,
  ): Promise<void> {
    const asked = Object.entries(fields).filter(([, text]) => /[0-9０-９]{3}/.test(text))
    if (asked.length === 0) return send()
    const body = { fields: Object.fromEntries(asked) }
    const found = await answer(client.POST('/api/tickets/look', { body }))
    if (found.places.length === 0) return send()
    places.value = found.places
    goOn = send
    isOpen.value = true
  }

  async function confirm(): Promise<void> {
    isOpen.value = false
    await goOn?.()
    goOn = null
  }

  return { places, isOpen, guard, confirm }
}

export type Sensitive = ReturnType<typeof useSensitive>
