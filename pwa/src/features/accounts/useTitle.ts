/** 抬头: the card that a seller needs; the last one seen is there without a network too. */
import { computed, ref } from 'vue'
import { answer, client, UnreachableError } from '@/shared/api'
import type { Title } from '@/shared/contracts'
import { titleCard as texts } from '@/shared/i18n/profile'
import { useSession } from '@/shared/session'
import { keepSnapshot, readSnapshot } from '@/shared/snapshots'
import { useTask } from '@/shared/useTask'

const KEY = 'title'

export function useTitle() {
  const session = useSession()
  const task = useTask()
  const card = ref<Title | null>(null)
  const takenAt = ref<string | null>(null)

  const lines = computed(() => {
    const { company } = card.value ?? {}
    if (!company) return []
    const names = Object.keys(texts.rows) as (keyof typeof texts.rows)[]
    return names.flatMap((name) => {
      const text = company[name]
      return text === null ? [] : [{ name: texts.rows[name], text }]
    })
  })
  const asText = computed(() => lines.value.map(({ name, text }) => `${name}：${text}`).join('\n'))

  async function load(): Promise<void> {
    const personId = session.person?.id ?? 0
    await task.run(async () => {
      try {
        card.value = await answer(client.GET('/api/me/title'))
        takenAt.value = null
        await keepSnapshot(KEY, personId, card.value)
      } catch (problem) {
        const kept = await readSnapshot<Title>(KEY, personId)
        if (kept === null || !(problem instanceof UnreachableError)) throw problem
        card.value = kept.value
        takenAt.value = kept.takenAt
      }
    })
  }

  return { card, lines, asText, takenAt, ...task, load }
}
