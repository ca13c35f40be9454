/** The server's shapes under the names this screen uses. */
import type { Schemas } from '@/shared/api'

export type ClearSession = Schemas['ClearSessionOut']
export type ClearUnit = Schemas['ClearUnitOut']
export type ClearScope = Schemas['InvoiceScopeOut']
export type ClearLedger = Schemas['ClearLedgerOut']
export type ClearProblem = Schemas['ClearProblemOut']
export type ClearLogLine = Schemas['ClearLogLineOut']
export type ClearCheck = Schemas['CheckLineOut']
export type ClearChallenge = Schemas['ChallengeOut']
export type ClearIssued = Schemas['IssuedRow']
export type DeskStatus = Schemas['ClearStatusOut']
export type DeskStation = Schemas['StationOut']
export type RegisterUpdate = Schemas['RegisterUpdate']
