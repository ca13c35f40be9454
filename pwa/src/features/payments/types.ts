/** The server's shapes of payment under the names that these screens use. */
import type { Schemas } from '@/shared/api'

export type ToPay = Schemas['ToPayRow']
export type ClaimRecheck = Schemas['ClaimRecheckOut']
export type RecheckState = Schemas['RecheckState']
export type BatchRow = Schemas['BatchRow']
export type Batch = Schemas['BatchOut']
export type BatchClaim = Schemas['BatchClaimOut']
export type Paid = Schemas['PaidRow']
export type Reconciled = Schemas['ReconciledRow']
export type ReconciledSums = Schemas['ReconciledSums']
export type Voucher = Schemas['VoucherRow']
export type ClawBack = Schemas['ClawBackRow']
export type Advance = Schemas['AdvanceRow']
export type Answer = Schemas['ManyAnswerOut']
export type PaymentMethod = Schemas['PaymentMethod']

/** What is registered as paid: one claim as it was seen. */
export type Payable = {
  id: number
  claim_no: string
  version: number
  name: string
  payable_fen: number
  recheck: ClaimRecheck
  /** Its bank file was made, so that the money may have left. */
  mayHaveLeft: boolean
}
