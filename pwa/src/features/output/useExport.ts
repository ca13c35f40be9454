/** Takes a list out as a file. */
import { exporting as texts } from '@/shared/i18n/output'
import { download } from '@/shared/ui/download'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import { fetchFile } from './fetchFile'

export type ExportQuery = Readonly<Record<string, string | number | null | undefined>>

export function useExport() {
  const { say } = useToast()
  const { state, error, isBusy, run } = useTask()

  /** True when the file was handed to the person; members without a value are left out. */
  async function take(path: string, query: ExportQuery): Promise<boolean> {
    const isDone = await run(async () => {
      const { content, name } = await fetchFile(`${path}?${written(query)}`)
      download(content, name)
    })
    if (isDone) say(texts.done, 'ok')
    return isDone
  }

  return { state, error, isBusy, take }
}

export function written(query: ExportQuery): string {
  const known = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return new URLSearchParams(known).toString()
}
