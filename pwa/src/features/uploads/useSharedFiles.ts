/** Files that another app handed over: nothing goes out before the person has said so. */
import { onMounted, shallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Words } from '@/shared/i18n/errors'
import { uploads } from '@/shared/i18n/uploads'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'

const texts = uploads.shared

/** @param refuse says that a file is larger than the server takes */
export function useSharedFiles(
  limit: () => number,
  refuse: (file: { name: string; size: number }) => void,
) {
  const { shared: files, claim, remove, flush } = useOutbox()
  const session = useSession()
  const route = useRoute()
  const router = useRouter()
  /** What did not arrive at all. */
  const loss = shallowRef<Words | null>(null)

  async function take(): Promise<void> {
    const personId = session.person?.id
    if (personId === undefined) return
    const asked = files.value
    for (const { id, body } of asked.filter(({ body }) => body.size > limit())) {
      refuse(body)
      await remove(id)
    }
    const ids = asked.map(({ id }) => id)
    await claim(personId, ids) // what was removed is not there to be claimed
    await flush()
  }

  async function discard(): Promise<void> {
    for (const { id } of files.value) await remove(id)
  }

  onMounted(async () => {
    const told = route.query['shared']
    if (typeof told !== 'string') return
    loss.value = lossIn(told)
    await router.replace('/upload')
  })
  return { files, loss, take, discard }
}

/** What `2-3` of the address means: two of three files were kept. Null when all were. */
function lossIn(told: string): Words | null {
  const [kept = 0, sent = 0] = told.split('-').map(Number)
  if (sent === 0) return texts.unread
  return kept < sent ? texts.lost(sent - kept) : null
}
