/** The server's shapes under the names the screens use. */
import type { Schemas } from './api'

export type Session = Schemas['SessionOut']
export type Person = Schemas['PersonOut']
export type Role = Schemas['Role']
export type Company = Schemas['CompanyOut']
export type Mail = Schemas['MailOut']

export type InvoiceRow = Schemas['InvoiceRow']
export type InvoiceDetail = Schemas['InvoiceDetail']
export type InvoiceItem = Schemas['ItemOut']
export type InvoiceKind = Schemas['InvoiceKind']
export type Attempt = Schemas['AttemptOut']
export type Outcome = Schemas['Outcome']
export type OfficialForm = Schemas['OfficialForm']
export type Home = Schemas['HomeOut']
export type WalletFilter = 'all' | 'consistent' | 'waiting' | 'problem'
