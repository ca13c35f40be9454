/** What a rule compared, as rows of name and value; the server names the fields by the rule's code. */
import type { Schemas } from '@/shared/api'
import type { RuleHit } from '@/shared/contracts'
import { formatFen, formatInstant } from '@/shared/formats'
import { claims } from '@/shared/i18n/claims'
import { verifyLooks } from '@/shared/i18n/states'

export interface HitField {
  readonly name: string
  readonly value: string
}

type Write = (value: never) => string

const names = claims.hitFields
const asText: Write = (value: string | number) => String(value)
const asFen: Write = (value: number) => formatFen(value)
const asDays: Write = (value: number) => names.days(value)
const asInvoices: Write = (value: number) => names.invoices(value)
const asStatus: Write = (value: Schemas['VerifyStatus']) => verifyLooks[value].label
const asInstant: Write = (value: string) => formatInstant(value)
const asClaims: Write = (value: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(value)
    .map(([claimNo, numbers]) => names.inClaim(claimNo, numbers.join('、')))
    .join('；')

/** In the order in which they are read: what was found first, then what it is held against. */
const ROWS: Readonly<Record<string, Write>> = {
  buyer_name: asText,
  company_name: asText,
  buyer_tax_id: asText,
  company_tax_id: asText,
  verify_status: asStatus,
  verified_at: asInstant,
  age_days: asDays,
  number: asText,
  seller_name: asText,
  issued_on: asText,
  claimed_on: asText,
  days: asDays,
  amount_fen: asFen,
  total_fen: asFen,
  together_fen: asFen,
  spent_fen: asFen,
  most_days: asDays,
  most_fen: asFen,
  must_from_fen: asFen,
  limit_fen: asFen,
  over_fen: asFen,
  grade: asText,
  city: asText,
  budget: asText,
  period: asText,
  budget_fen: asFen,
  used_fen: asFen,
  this_claim_fen: asFen,
  left_fen: asFen,
  kind: asText,
  count: asInvoices,
  claims: asClaims,
  others: asInvoices,
}

/** Nothing to show: a field that is empty, or none beside those that may be named. */
const isThere = (key: string, value: unknown) =>
  value !== null && value !== '' && !(key === 'others' && value === 0)

/** Rows in reading order; fields of a newer server that have no name yet are left out. */
export function fieldsOf({ fields }: RuleHit): HitField[] {
  return Object.entries(ROWS)
    .filter(([key]) => key in fields && isThere(key, fields[key]))
    .map(([key, write]) => ({ name: names.of[key] ?? key, value: write(fields[key] as never) }))
    .filter(({ value }) => value !== '')
}
