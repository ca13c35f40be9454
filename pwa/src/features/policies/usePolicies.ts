/** All rules, in the groups in which people look for them. */
import { computed, ref } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import { policies as texts } from '@/shared/i18n/policies'
import { useTask } from '@/shared/useTask'
import type { Rule } from './ruleShapes'

export type Policies = Schemas['PoliciesOut']

export function usePolicies() {
  const loading = useTask()
  const found = ref<Policies | null>(null)

  const groups = computed(() => {
    const rules = found.value?.items ?? []
    const named = new Set(texts.groups.flatMap(([, codes]) => codes))
    const others: [string, Rule[]] = [texts.others, rules.filter(({ code }) => !named.has(code))]
    return [
      ...texts.groups.map(([title, codes]): [string, Rule[]] => [
        title,
        codes.flatMap((code) => rules.filter((rule) => rule.code === code)),
      ]),
      others,
    ].filter(([, own]) => own.length > 0)
  })

  const load = () =>
    loading.run(async () => {
      found.value = await answer(client.GET('/api/policies'))
    })

  return { found, groups, loading, load }
}
