/** Ready-made clearings, and a stream that the test speaks through. */
import { vi } from 'vitest'
import type {
  ClearLogLine,
  ClearSession,
  ClearUnit,
  DeskStatus,
} from '@/features/clearingSession/types'

type State = ClearSession['state']
type Card = NonNullable<DeskStatus['stations'][number]['readers'][number]['card']>

export const steps = (...states: State[]): ClearSession['steps'] =>
  states.map((state) => ({ state, at: '2026-11-12T01:30:00Z', took_s: 1, usual_s: null }))

export function aLine(id: number, changes: Partial<ClearLogLine> = {}): ClearLogLine {
  return {
    id,
    at: '2026-11-12T01:30:00Z',
    kind: 'state',
    state: 'WRITING',
    percent: 64,
    unit_id: '',
    code: null,
    text: `第 ${id} 条`,
    is_error: false,
    ...changes,
  }
}

export function aUnit(unit_id: string, changes: Partial<ClearUnit> = {}): ClearUnit {
  return {
    unit_id,
    label: `机器 ${unit_id}`,
    period_start: '2026-10-01',
    period_end: '2026-10-31',
    state: 'LISTED',
    code: null,
    problem: null,
    totals: {
      normal_count: 10,
      return_count: 1,
      void_count: 0,
      amounts: [
        { tax_index: 1, name: '增值税货物', rate: '13', normal_fen: 12_345, return_fen: 100 },
      ],
      normal_fen: 12_345,
      return_fen: 100,
      device_normal_fen: 12_345,
      device_return_fen: 100,
    },
    fingerprint: `f${unit_id}`,
    is_confirmed: false,
    is_approved: false,
    limit_date: null,
    before: '00',
    after: null,
    receipt: null,
    ticket_sha256: null,
    proof_sha256: null,
    ...changes,
  }
}

/** LISTED, and the asking person may confirm. */
export function aClearing(changes: Partial<ClearSession> = {}): ClearSession {
  return {
    ...{ id: 'QK261112-K7M4PZ2A', kind: 'MONTHLY', state: 'LISTED', phase: 'prepare' },
    ...{ pause: 'confirmation', code: null, percent: 21, device_id: 1, next_try_at: null },
    ...{ device_label: '晴川演示', station_id: 1, station_name: '前台', reader: '沙箱读卡器' },
    operator: { id: 5, display_name: '钱多多' },
    ...{ created_at: '2026-11-12T01:30:00Z', ended_at: null, unit_count: 2, done_count: 0 },
    ...{ period_start: '2026-10-01', period_end: '2026-10-31', is_sandbox: true },
    ...{ is_taken_over: false, is_rebuilt: false, is_signed_off: false, reason: null },
    ...{ detail: '', problem: null, paused: null },
    ...{ station_is_alive: true, station_public_key: '', over: null, taken_over_by: null },
    ...{ identity: { taxpayer_no: '9900000000000001' }, chosen: null },
    units: [aUnit('1'), aUnit('2')],
    ledgers: [],
    steps: steps('NEW', 'BACKED_UP', 'CHECKED', 'LISTED'),
    ...{
      usual_s: null,
      is_slow: false,
      checks: [],
      acknowledged: [],
      warnings: [],
      needs_approval: false,
      approvers: [],
    },
    ...{ confirmed_by: null, confirmed_at: null, approved_by: null, approved_at: null },
    ...{ signed_off_by: null, signed_off_at: null, has_register_updated: null, next_date: null },
    needs: { approval: false, confirmation: true, secret: false, sign_off: false },
    may: {
      ...{ confirm: true, approve: false, unlock: true, resume: true, abort: true },
      ...{ pause: false, sign_off: false, take_over: false },
    },
    backup: null,
    log: [],
    ...changes,
  } as ClearSession
}

/** A living desk; its reader holds the session's card, a changed one, or none (null). */
export function aDesk(card: Partial<Card> | null = {}): DeskStatus {
  const own = { device_id: 1, taxpayer_no: '9900000000000001', taxpayer_name: '晴川演示' }
  const held = card === null ? null : ({ ...own, ...card } as Card)
  const reader = { name: '沙箱读卡器', state: held ? 'card' : 'empty', card: held }
  const station = { id: 1, is_alive: true, service: 'running', readers: [reader], hosts: [] }
  return { stations: [station] } as unknown as DeskStatus
}

/** Stands in for EventSource; the newest one is `last`. */
export class FakeStream extends EventTarget {
  static last: FakeStream
  static count = 0
  isClosed = false

  static install(): void {
    FakeStream.count = 0
    vi.stubGlobal('EventSource', FakeStream)
  }

  constructor(readonly url: string) {
    super()
    FakeStream.last = this
    FakeStream.count += 1
  }

  close(): void {
    this.isClosed = true
  }

  open(): void {
    this.dispatchEvent(new Event('open'))
  }

  say(line: ClearLogLine): void {
    this.dispatchEvent(new MessageEvent('line', { data: JSON.stringify(line) }))
  }

  fail(): void {
    this.dispatchEvent(new Event('error'))
  }

  end(): void {
    this.dispatchEvent(new Event('ended'))
  }
}
