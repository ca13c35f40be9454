/** A final refusal in words. */
import { ApiError } from '@/shared/api'
import { describe } from '@/shared/i18n/errors'
import { refusalByCode } from '@/shared/i18n/offline'
import type { Refusal } from './entries'

export interface RefusalWords {
  readonly what: string
  readonly why: string
  readonly remedy: string
}

/** Their detail says more than any general words. */
const TELLING = new Set(['intake.not_an_invoice', 'intake.file_refused'])

/** The server knows best why a text is no invoice: its own reason goes first. */
export function refusalWords({ status, code, detail, facts }: Refusal): RefusalWords {
  const general = describe(new ApiError(status, code, detail, facts))
  const { what, why = '', remedy = '' } = refusalByCode(code) ?? general
  const reasons = fieldMessages(facts)
  if (reasons !== '') return { what, why: reasons, remedy }
  const isOwnReason = TELLING.has(code) && detail !== ''
  return { what, why: isOwnReason ? detail : why, remedy }
}

function fieldMessages({ errors }: Refusal['facts']): string {
  if (!Array.isArray(errors)) return ''
  const messages = errors.map((error: unknown) =>
    typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '',
  )
  return messages.filter((message) => message !== '').join(' ')
}
