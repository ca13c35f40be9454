/** Who works in one department; heads are named and unnamed here. */
import { answer, client, type Schemas } from '@/shared/api'
import { departments as texts } from '@/shared/i18n/departments'
import { useToast } from '@/shared/ui/useToast'
import { usePages } from '@/shared/usePages'
import { useTask } from '@/shared/useTask'

export type Member = Schemas['MemberOut']

export function useMembers(departmentId: number, changed: () => void) {
  const task = useTask()
  const { say } = useToast()
  const pages = usePages<Member>((cursor) => {
    const query = cursor === null ? {} : { cursor }
    const params = { path: { department_id: departmentId }, query }
    return answer(client.GET('/api/departments/{department_id}/members', { params }))
  })

  async function setHead(member: Member, isHead: boolean): Promise<void> {
    const isDone = await task.run(async () => {
      const body = { department_id: departmentId, is_head: isHead, grade: member.grade }
      const params = { path: { person_id: member.id } }
      await answer(client.PUT('/api/people/{person_id}/department', { params, body }))
      pages.items.value = pages.items.value.map((one) =>
        one.id === member.id ? { ...one, is_head: isHead } : one,
      )
    })
    if (!isDone) return
    say(texts.saved, 'ok')
    changed()
  }

  return { ...pages, task, setHead }
}
