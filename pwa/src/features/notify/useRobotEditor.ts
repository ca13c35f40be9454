/** Sets up or changes a group robot; address and secret go in and never come back. */
import { reactive } from 'vue'
import { answer, client } from '@/shared/api'
import type { NoticeKind, Robot, RobotKind } from '@/shared/contracts'
import { robots as texts } from '@/shared/i18n/outlets'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

const USUAL: readonly NoticeKind[] = ['claim_waiting', 'claim_to_pay', 'claim_nudged']

/** `robot` null = a new one. */
export function useRobotEditor(robot: Robot | null, changed: () => void) {
  const task = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  const form = reactive({
    kind: (robot?.kind ?? 'wecom') as RobotKind,
    name: robot?.name ?? '',
    address: '',
    secret: '',
    kinds: [...(robot?.kinds ?? USUAL)],
    isActive: robot?.is_active ?? true,
    dropsSecret: false,
  })
  const path = () => ({ robot_id: robot?.id ?? 0 })

  const common = () => ({ name: form.name.trim(), kinds: form.kinds, is_active: form.isActive })

  function add() {
    const secret = form.secret.trim()
    const body = { ...common(), kind: form.kind, address: form.address.trim(), secret }
    return answer(client.POST('/api/robots', { body }))
  }

  /** What is left empty stays as it is, but for a secret that is to go. */
  function patch() {
    const address = form.address.trim()
    const secret = form.secret.trim()
    const body = {
      ...common(),
      ...(address === '' ? {} : { address }),
      ...(secret === '' && !form.dropsSecret ? {} : { secret }),
    }
    return answer(client.PATCH('/api/robots/{robot_id}', { params: { path: path() }, body }))
  }

  async function save(): Promise<void> {
    const isDone = await task.run(async () => void (await (robot === null ? add() : patch())))
    if (isDone) finish(texts.saved)
  }

  async function remove(): Promise<void> {
    const { removeTitle: title, remove: yes } = texts
    const effect = texts.removeEffect(robot?.name ?? '')
    if (!(await ask({ title, effect, yes, look: 'danger' }))) return
    const params = { path: path() }
    const isDone = await task.run(
      async () => void (await answer(client.DELETE('/api/robots/{robot_id}', { params }))),
    )
    if (isDone) finish(texts.removed)
  }

  function finish(said: string): void {
    say(said, 'ok')
    changed()
  }

  return { form, ...task, save, remove }
}
