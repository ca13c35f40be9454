/** 群机器人: the groups that hear of things, and a word to try each. */
import { ref } from 'vue'
import { answer, client } from '@/shared/api'
import type { GroupKind, Robot } from '@/shared/contracts'
import { robots as texts } from '@/shared/i18n/outlets'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

export function useRobots() {
  const { say, sayError } = useToast()
  const loading = useTask()
  const robots = ref<Robot[]>([])
  const kinds = ref<GroupKind[]>([])
  /** The robot that is being tried. */
  const tried = ref<number | null>(null)

  const load = () =>
    loading.run(async () => {
      const { items, kinds: known } = await answer(client.GET('/api/robots'))
      robots.value = items
      kinds.value = known
    })

  async function test({ id }: Robot): Promise<void> {
    if (tried.value !== null) return
    tried.value = id
    try {
      const params = { path: { robot_id: id } }
      const { answer: came, reason } = await answer(
        client.POST('/api/robots/{robot_id}/test', { params }),
      )
      const said = texts.answers[came]
      say(reason === '' ? said : `${said}：${reason}`, came === 'sent' ? 'ok' : 'bad')
    } catch (problem) {
      sayError(problem)
    } finally {
      tried.value = null
    }
    await load()
  }

  return { robots, kinds, tried, loading, load, test }
}
