/** The server's shapes under the names of the desk. */
import type { Schemas } from '@/shared/api'

export type DeskStatus = Schemas['ClearStatusOut']
export type Station = Schemas['StationOut']
export type Reader = Schemas['CardReaderOut']
export type TaxCard = Schemas['TaxCardOut']
export type CardUnit = Schemas['TaxCardUnitOut']
export type Repair = Schemas['RepairOut']
export type InvoiceScope = Schemas['InvoiceScopeOut']
export type InvoiceStretch = Schemas['InvoiceStretchOut']
export type StockRow = Schemas['StockRowOut']
export type StockKind = Schemas['StockKindOut']
export type StockState = Schemas['StockState']
export type Check = Schemas['CheckLineOut']
export type Alarm = Schemas['AlarmOut']
export type Device = Schemas['ClearDeviceOut']
export type NextClearing = Schemas['NextClearingOut']
export type Backup = Schemas['ClearBackupRow']
export type BackupAnswer = Schemas['BackupAnswerOut']
export type Nightly = Schemas['NightlyOut']
export type BackupAct = BackupAnswer['act']
export type LostRecord = Schemas['LostRecordOut']
export type SessionRow = Schemas['ClearSessionRow']
export type PersonRef = Schemas['ClearPersonRef']
export type ClearSettings = Schemas['ClearSettingsOut']
export type DevicePeriods = Schemas['DevicePeriodsOut']
export type PeriodState = Schemas['PeriodState']
export type Cycle = Schemas['Cycle']

/** Address of one clearing. */
export const pageOf = (sessionNo: string) => `/clearing/sessions/${sessionNo}`
