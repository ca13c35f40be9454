/**
 * Files that come with a POST to /share: from the phone's share sheet, or from any web page.
 *
 * Nobody can tell the two apart, so little is kept, for nobody yet, and the page asks what to do.
 */
import { NOBODY_YET } from './entries'
import { bodyOfFile, USUAL_LIMIT } from './fileBody'
import type { Outbox } from './outbox'

/** Files that may wait for an answer, over all calls. */
export const MOST_SHARED = 20
/** Bytes that may wait for an answer, over all calls. */
export const MOST_SHARED_BYTES = 5 * USUAL_LIMIT

/** Where to go on: /upload?shared=2-3 when two of three files were kept. */
export async function takeShared(
  request: Request,
  outbox: Pick<Outbox, 'add' | 'all'>,
): Promise<string> {
  let kept = 0
  let sent = 0
  try {
    const files = (await request.formData()).getAll('files')
    sent = files.length
    for (const file of files) if (await keep(file, outbox)) kept += 1
  } catch {
    // a body that cannot be read, or a store without room: the page says that it got fewer
  }
  return `/upload?shared=${kept}-${sent}`
}

async function keep(
  file: FormDataEntryValue,
  outbox: Pick<Outbox, 'add' | 'all'>,
): Promise<boolean> {
  if (typeof file === 'string' || file.size > USUAL_LIMIT) return false
  const waiting = (await outbox.all()).filter(({ personId }) => personId === NOBODY_YET)
  const sizes = waiting.map(({ body }) => ('size' in body ? body.size : 0))
  const bytes = sizes.reduce((sum, size) => sum + size, file.size)
  if (sizes.length >= MOST_SHARED || bytes > MOST_SHARED_BYTES) return false
  const body = await bodyOfFile(file, 'file_upload')
  if (body !== null) await outbox.add(NOBODY_YET, { kind: 'file', body })
  return body !== null
}
