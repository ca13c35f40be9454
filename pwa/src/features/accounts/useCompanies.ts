/** The companies of the organisation, and one more. */
import { reactive, ref } from 'vue'
import { answer, client } from '@/shared/api'
import type { Company } from '@/shared/contracts'
import { useTask } from '@/shared/useTask'

export function useCompanies() {
  const companies = ref<Company[]>([])
  const loading = useTask()
  const adding = useTask()
  const draft = reactive({ title: '', taxId: '' })

  const load = () =>
    loading.run(async () => {
      companies.value = (await answer(client.GET('/api/companies'))).items
    })

  /** The new company, or null when it was refused. */
  async function add(): Promise<Company | null> {
    let added: Company | null = null
    await adding.run(async () => {
      const taxId = draft.taxId.trim()
      const body = { title: draft.title.trim(), tax_id: taxId === '' ? null : taxId }
      added = await answer(client.POST('/api/companies', { body }))
      companies.value = [...companies.value, added]
      Object.assign(draft, { title: '', taxId: '' })
    })
    return added
  }

  return { companies, draft, loading, adding, load, add }
}
