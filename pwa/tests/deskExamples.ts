/** A clearing desk that is well, with a card of two machines. */
import type { CardUnit, Check, DeskStatus, Station } from '@/features/clearingDesk/types'

export const red: Check = {
  ...{ what: '网络', state: 'red', detail: '', code: null, remedy: '', is_alarm: false },
}

const TOTALS = { normal_count: 1, return_count: 0, void_count: 0, amounts: [], normal_fen: 100 }

export function aUnit(id: string, changes: Partial<CardUnit> = {}): CardUnit {
  return {
    unit_id: id,
    label: `${id} 号机`,
    period_start: '2026-11-01',
    period_end: '2026-11-30',
    fingerprint: 'a1'.repeat(32),
    totals: { ...TOTALS, return_fen: 0, device_normal_fen: null, device_return_fen: null },
    session_id: null,
    ...changes,
  }
}

export function aStation(
  changes: Partial<Station> = {},
  units = [aUnit('1'), aUnit('2')],
): Station {
  const card = {
    ...{ device_id: 1, taxpayer_no: '99', taxpayer_name: '晴川', device_no: '66' },
    ...{ machines: ['1', '2'], valid_from: null, valid_until: null, version: '', units },
    ...{ stock: [], invoices: null },
  }
  return {
    ...{ id: 3, name: '前台', is_alive: true, seen_at: null, version: '1', public_key: '' },
    ...{ versions: {}, service: 'running', clock_off_s: 0, disk_free: null, power: null },
    readers: [{ name: 'R', state: 'card', card, session_id: null }],
    ...{ checks: [], alarms: [], unsent: 0, backup_places: [], printers: [], hosts: [] },
    ...changes,
  }
}

export function aStatus(changes: Partial<DeskStatus> = {}): DeskStatus {
  return {
    ...{ stations: [aStation()], devices: [], next: null, has_no_device: false },
    ...{ is_sandbox: false, warnings: [], may_operate: true, may_set: false, is_subscribed: false },
    ...changes,
  }
}
