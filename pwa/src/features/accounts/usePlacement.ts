/** Where one person works; loaded with the editor and saved after his company. */
import { computed, reactive, ref } from 'vue'
import { answer, client } from '@/shared/api'
import type { Person } from '@/shared/contracts'
import { useDepartments } from './useDepartments'

export function usePlacement(person: Person) {
  const departments = useDepartments()
  const start = person.membership
  const form = reactive({
    departmentId: start?.department_id ?? null,
    isHead: start?.is_head ?? false,
    grade: start?.grade ?? '',
  })
  const companyId = ref(person.company?.id ?? null)
  /** In use, of the person's company; whoever is in a retired one stays there. */
  const offered = computed(() =>
    departments.all.value.filter(
      (one) =>
        one.company_id === companyId.value && (!one.is_retired || one.id === start?.department_id),
    ),
  )

  const isChanged = () =>
    form.departmentId !== (start?.department_id ?? null) ||
    form.isHead !== (start?.is_head ?? false) ||
    form.grade.trim() !== (start?.grade ?? '')

  /** The person as he is now placed. */
  function save(): Promise<Person> {
    const body = {
      department_id: form.departmentId,
      is_head: form.isHead,
      grade: form.grade.trim() === '' ? null : form.grade.trim(),
    }
    const params = { path: { person_id: person.id } }
    return answer(client.PUT('/api/people/{person_id}/department', { params, body }))
  }

  return { form, companyId, offered, departments, isChanged, save }
}
