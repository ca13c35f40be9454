/** What waits as a file: out of this phone, and into this one. */
import { formatDay } from '@/shared/formats'
import { offline } from '@/shared/i18n/offline'
import { isSettled } from '@/shared/offline/entries'
import { fromFile, toFile, TransferError } from '@/shared/offline/transfer'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import { download } from '@/shared/ui/download'
import { useToast } from '@/shared/ui/useToast'

export function useTransfer() {
  const session = useSession()
  const { entries, capture } = useOutbox()
  const { say } = useToast()
  const texts = offline.transfer

  /** Everything that the server has not taken: what waits and what it refused. */
  async function exportOpen(): Promise<void> {
    const { person } = session
    if (person === null) return
    const open = entries.value.filter((entry) => !isSettled(entry) || entry.state === 'rejected')
    const file = await toFile([...open], person, texts.note)
    download(file, `${offline.file}-${person.username}-${formatDay(new Date())}.json`)
    say(texts.exported(open.length), 'ok')
  }

  async function takeUp(file: File): Promise<void> {
    const { person } = session
    if (person === null) return
    try {
      const { drafts, othersCount } = await fromFile(file, person)
      for (const draft of drafts) await capture(person.id, draft)
      say(texts.takenUp(drafts.length, othersCount), 'ok')
    } catch (problem) {
      say(refusal(problem), 'bad')
    }
  }

  function refusal(problem: unknown): string {
    if (!(problem instanceof TransferError)) return texts.notKept
    const isOthers = problem.reason === 'other_person'
    return isOthers ? texts.otherPerson(problem.ownerName) : texts.unreadable
  }

  return { exportOpen, takeUp }
}
