/** 打印: a print is made once; its pages and its file are asked for by the instant it was made. */
import { computed, ref, shallowRef, watch } from 'vue'
import type { Schemas } from '@/shared/api'
import { printing as texts } from '@/shared/i18n/output'
import { download } from '@/shared/ui/download'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import { fetchFile } from './fetchFile'

export type Paper = Schemas['Paper']
export type Parts = 'all' | 'form'
export type Print = Schemas['PrintOut']

export function usePrint(claimId: number) {
  const { say } = useToast()
  const paper = ref<Paper>('half')
  const parts = ref<Parts>('all')
  const made = shallowRef<Print | null>(null)
  const error = shallowRef<unknown>(null)
  const fetching = useTask()
  const base = `/api/claims/${claimId}/print`
  let asked = 0

  const query = computed(() => `paper=${paper.value}&with=${parts.value}`)
  const named = computed(() => {
    const at = made.value?.printed_at ?? ''
    return `${query.value}&at=${encodeURIComponent(at)}`
  })
  const saved = computed(() => (made.value ? made.value.pages_apart - made.value.pages : 0))
  const file = computed(() => `${base}.pdf?${named.value}`)
  const pageUrl = (page: number) => `${base}/pages/${page}.png?${named.value}`

  /** The last wish wins: an answer to an earlier one is not shown. */
  async function make(): Promise<void> {
    const turn = ++asked
    made.value = null
    error.value = null
    try {
      const told = await fetchFile(`${base}?${query.value}`)
      const print = JSON.parse(await told.content.text()) as Print
      if (turn === asked) made.value = print
    } catch (problem) {
      if (turn === asked) error.value = problem
    }
  }

  async function save(): Promise<void> {
    const isDone = await fetching.run(async () => {
      const { content, name } = await fetchFile(file.value)
      download(content, name)
    })
    if (!isDone) error.value = fetching.error.value
  }

  /** The browser's own PDF viewer prints; it has the printer's settings. */
  function print(): void {
    const opened = window.open(file.value, '_blank')
    say(opened === null ? texts.blocked : texts.printHint, opened === null ? 'bad' : 'ok')
  }

  watch([paper, parts], make)
  return {
    ...{ paper, parts, made, error, saved, pageUrl },
    ...{ make, save, print, isFetching: fetching.isBusy },
  }
}
