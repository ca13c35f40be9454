/** Report and data of a session as files. */
import { ref } from 'vue'
import { fetchFile } from '@/features/output/fetchFile'
import { download } from '@/shared/ui/download'
import { useTask } from '@/shared/useTask'

export type SessionFile = 'report.pdf' | 'report.json' | 'export.csv'

export function useSessionFile(sessionNo: string) {
  const { error, isBusy, run } = useTask()
  const taken = ref<SessionFile | null>(null)

  async function take(file: SessionFile): Promise<void> {
    taken.value = file
    await run(async () => {
      const { content, name } = await fetchFile(`/api/clearing/sessions/${sessionNo}/${file}`)
      download(content, file === 'report.json' ? `清卡报告-${sessionNo}.json` : name)
    })
  }

  return { error, isBusy, taken, take }
}
