/** The organisation's trees of departments. */
import { computed, ref } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import { useTask } from '@/shared/useTask'
import type { Department } from './departmentTree'

export function useDepartments() {
  const loading = useTask()
  const all = ref<Department[]>([])
  const companies = ref<Schemas['CompanyRefOut'][]>([])
  const grades = ref<string[]>([])
  const hasLoaded = ref(false)
  const companyId = ref<number | null>(null)
  const shown = computed(() => all.value.filter((one) => one.company_id === companyId.value))

  const load = () =>
    loading.run(async () => {
      const found = await answer(client.GET('/api/departments'))
      all.value = found.items
      companies.value = found.companies
      grades.value = found.grades
      companyId.value ??= found.companies[0]?.id ?? null
      hasLoaded.value = true
    })

  return { all, companies, grades, companyId, shown, loading, hasLoaded, load }
}
