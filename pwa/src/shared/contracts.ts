/** The server's shapes under the names the screens use. */
import type { Schemas } from './api'

export type Session = Schemas['SessionOut']
export type Person = Schemas['PersonOut']
export type Role = Schemas['Role']
export type Company = Schemas['CompanyOut']
export type LoginSession = Schemas['LoginSessionOut']
export type Profile = Schemas['ProfileOut']
export type Title = Schemas['TitleOut']
export type Policy = Schemas['PolicyOut']
export type RegistrationRules = Schemas['RegistrationRulesOut']
export type Invitation = Schemas['InvitationOut']
export type Invited = Schemas['InvitedOut']
export type Mail = Schemas['MailOut']

export type InvoiceRow = Schemas['InvoiceRow']
export type InvoiceDetail = Schemas['InvoiceDetail']
/** One line of goods or services, as the provider told it; anything may be unknown. */
export type InvoiceItem = Schemas['ItemOut']
export type InvoiceKind = Schemas['InvoiceKind']
export type Attempt = Schemas['AttemptOut']
/** One question of the past with the invoice it was about. */
export type HistoryEntry = Schemas['HistoryEntryOut']
export type Outcome = Schemas['Outcome']
export type OfficialForm = Schemas['OfficialFormOut']
export type Home = Schemas['HomeOut']
export type WalletFilter = Schemas['WalletFilter']
export type KindRules = Schemas['KindOut']
export type Upload = Schemas['UploadOut']
export type UploadState = Schemas['UploadState']
export type InvoiceFile = Schemas['InvoiceFileOut']
/** The answer to a scan or an entry. */
export type Capture = Schemas['ScanOut']
export type EntryIn = Schemas['EntryIn']

export type Deadline = Schemas['DeadlineOut']
export type NextDeadline = Schemas['NextDeadlineOut']
export type DeadlineSource = Schemas['DeadlineSource']
