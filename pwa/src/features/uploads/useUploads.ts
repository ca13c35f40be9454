/** Files of this sitting, from the choice to what became of each. */
import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import { formatBytes } from '@/shared/formats'
import type { Words } from '@/shared/i18n/errors'
import { uploads } from '@/shared/i18n/uploads'
import { type FileEntry, isSettled } from '@/shared/offline/entries'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import { bodyOfFile, type Channel, USUAL_LIMIT } from '@/shared/offline/fileBody'
import { inOneLine, itemOfEntry, sumOf, type UploadItem } from './uploadItem'
import { useUploadStates } from '@/shared/useUploadStates'

type Formats = Schemas['FormatsOut']
type NamedSize = Pick<File, 'name' | 'size'>

/** Files that never got as far as the outbox. */
interface Failed extends Readonly<NamedSize> {
  readonly key: string
  readonly words: Words
}

export function useUploads() {
  const outbox = useOutbox()
  const session = useSession()
  const ids = ref<readonly number[]>([])
  const failed = shallowRef<readonly Failed[]>([])
  const limit = ref(USUAL_LIMIT)
  /** What may be handed in, as the server tells it; null until it has. */
  const formats = ref<Formats | null>(null)
  const isTaking = ref(false)

  const kept = computed(() =>
    outbox.entries.value.filter((entry): entry is FileEntry => entry.kind === 'file'),
  )
  /** Chosen in this sitting, or found waiting or refused meanwhile; newest first. */
  const entries = computed(() => kept.value.filter(({ id }) => ids.value.includes(id)).reverse())
  const receipts = computed(() => entries.value.flatMap(({ receipt }) => receipt ?? []))
  const { latest } = useUploadStates(() => receipts.value)
  const items = computed<UploadItem[]>(() => [
    ...failed.value.map(itemOfFailed),
    ...entries.value.map((entry) =>
      itemOfEntry(entry, entry.receipt ? latest(entry.receipt) : null),
    ),
  ])
  const sum = computed(() => sumOf(items.value))

  async function take(files: readonly File[], channel: Channel): Promise<void> {
    isTaking.value = true
    for (const file of files) await takeOne(file, channel)
    isTaking.value = false
  }

  async function takeOne(file: File, channel: Channel): Promise<void> {
    const personId = session.person?.id
    if (personId === undefined) return
    if (file.size > limit.value) return failAsTooLarge(file)
    const body = await bodyOfFile(file, channel)
    if (body === null) return fail(file, uploads.unreadable)
    try {
      const { entry } = await outbox.capture(personId, { kind: 'file', body })
      show([entry.id])
    } catch {
      fail(file, uploads.noRoom)
    }
  }

  function failAsTooLarge(file: NamedSize): void {
    fail(file, uploads.tooLarge(formatBytes(limit.value)))
  }

  function fail({ name, size }: NamedSize, words: Words): void {
    failed.value = [{ key: `failed-${failed.value.length}`, name, size, words }, ...failed.value]
  }

  async function retryAll(): Promise<void> {
    for (const { retryId } of items.value) if (retryId !== null) await outbox.retry(retryId)
  }

  async function askLimit(): Promise<void> {
    const query = { limit: 1 }
    const page = await answer(client.GET('/api/uploads', { params: { query } })).catch(() => null)
    if (page === null) return
    limit.value = page.limit_bytes
    formats.value = page.formats
  }

  function show(more: readonly number[]): void {
    ids.value = [...new Set([...ids.value, ...more])]
  }

  watch(
    () => kept.value.filter(isOpen).map(({ id }) => id),
    (open) => show(open),
    { immediate: true },
  )
  onMounted(askLimit)
  const { retry } = outbox
  return { items, sum, limit, formats, isTaking, take, retry, retryAll, failAsTooLarge }
}

function isOpen(entry: FileEntry): boolean {
  return !isSettled(entry) || entry.state === 'rejected'
}

function itemOfFailed({ key, name, size, words }: Failed): UploadItem {
  return {
    key,
    name,
    size,
    referenceNo: null,
    look: uploads.looks.rejected,
    note: inOneLine(words),
    counts: 'failed',
    upload: null,
    blob: null,
    retryId: null,
    removeId: null,
    enterId: null,
  }
}
