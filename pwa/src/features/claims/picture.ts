/** A picture that can be looked at large; `original` is where its file is downloaded, if it is one. */
import type { Attachment } from '@/shared/contracts'

export interface Picture {
  readonly url: string
  readonly name: string
  readonly original: string | null
}

export function fileUrl(claimId: number, { id }: Attachment): string {
  return `/api/claims/${claimId}/attachments/${id}/file`
}

/** The first page of an attachment; null when it has no pages to show. */
export function pictureOf(claimId: number, attachment: Attachment): Picture | null {
  if (attachment.pages === 0) return null
  return {
    url: `/api/claims/${claimId}/attachments/${attachment.id}/pages/1`,
    name: attachment.file_name,
    original: fileUrl(claimId, attachment),
  }
}
