/** One clearing: its phases, what may be done, the guide, the PIN's seal. */
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { shownActs } from '@/features/clearingSession/acts'
import { compare } from '@/features/clearingSession/comparison'
import { offersOf } from '@/features/clearingSession/offers'
import {
  fingerprintsOf,
  markOf,
  openPhases,
  percentOf,
  phaseOf,
  startPhase,
} from '@/features/clearingSession/phases'
import { findings } from '@/features/clearingSession/recovery'
import { seal, sealObstacle } from '@/features/clearingSession/seal'
import LedgerCard from '@/features/clearingSession/LedgerCard.vue'
import type { ClearLedger, ClearSession } from '@/features/clearingSession/types'
import { aClearing, aDesk, aUnit, steps } from './clearing'

afterEach(() => vi.unstubAllGlobals())

const NO = 'QK261112-K7M4PZ2A'

describe('phases', () => {
  it('follow the state on the way, and stay where a session left it', () => {
    const halted = aClearing({
      state: 'HALTED',
      phase: null,
      steps: steps('NEW', 'LISTED', 'CONFIRMED', 'WRITING', 'HALTED'),
    })

    expect(phaseOf(aClearing({ state: 'VERIFIED', phase: 'verify' }))).toBe('verify')
    expect(phaseOf(halted)).toBe('operate')
    expect(markOf(halted, 'prepare')).toBe('done')
    expect(markOf(halted, 'operate')).toBe('stopped')
    expect(markOf(halted, 'confirm')).toBe('later')
  })

  it('show how far a stopped session had come, not that it has ended', () => {
    const aborted = aClearing({
      state: 'ABORTED',
      phase: null,
      percent: 100,
      steps: steps('NEW', 'BACKED_UP', 'ABORTED'),
    })

    expect(percentOf(aborted)).toBe(7)
    expect(percentOf(aClearing({ percent: 58 }))).toBe(58)
  })

  it('let the list be gone on from to its confirmation, and nothing that has not been reached', () => {
    expect(openPhases(aClearing())).toEqual(['prepare', 'operate'])
    expect(openPhases(aClearing({ state: 'CHECKED', phase: 'prepare' }))).toEqual(['prepare'])
    expect(openPhases(aClearing({ state: 'DONE', phase: 'confirm' }))).toHaveLength(4)
  })

  it('begin with the words of people that a session waits for', () => {
    const { may } = aClearing()
    const approves = { ...may, confirm: false, approve: true }

    expect(startPhase(aClearing())).toBe('prepare')
    expect(startPhase(aClearing({ may: approves }))).toBe('operate')
    expect(startPhase(aClearing({ confirmed_by: { id: 5, display_name: '钱多多' } }))).toBe(
      'operate',
    )
  })

  it('confirm the figures of those machines that have not ended', () => {
    const units = [aUnit('1'), aUnit('2', { state: 'HALTED' }), aUnit('3', { state: 'DONE' })]

    expect(fingerprintsOf({ units })).toEqual({ '1': 'f1' })
  })

  it('mark the acts since the last list only', () => {
    const again = steps('LISTED', 'CONFIRMED', 'REPORTED', 'LISTED', 'CONFIRMED')

    const marks = shownActs(aClearing({ state: 'CONFIRMED', phase: 'operate', steps: again }))

    expect(marks.map(({ mark }) => mark)).toEqual(['done', 'now', 'later', 'later', 'later'])
  })
})

describe('what may be done', () => {
  const may = (...acts: (keyof ClearSession['may'])[]) => ({
    ...aClearing().may,
    ...{ confirm: false, unlock: false, resume: false, pause: false, abort: false },
    ...Object.fromEntries(acts.map((act) => [act, true])),
  })

  it('is offered only as the server allows, and a moving session is not pushed', () => {
    expect(offersOf(aClearing({ state: 'WRITING', pause: 'moved', may: may('resume') }))).toEqual({
      resume: null,
      pause: false,
      abort: false,
      takeOver: false,
      hasAny: false,
    })
    expect(offersOf(aClearing({ pause: 'parked', may: may() })).hasAny).toBe(false)
    expect(offersOf(aClearing({ pause: 'parked', may: may('resume') })).resume).toBe('plain')
    expect(offersOf(aClearing({ pause: 'waiting', may: may('resume') })).resume).toBe('filed')
    expect(offersOf(aClearing({ pause: null, may: may('take_over') })).takeOver).toBe(true)
    expect(offersOf(aClearing({ pause: null, may: may('abort') })).abort).toBe(true)
  })

  it('let a session that moves be paused, and one that a person paused be gone on with', () => {
    const by = { id: 5, display_name: '钱多多' }
    const paused = { by, at: '2026-11-12T01:30:00Z', reason: '', is_held: false }

    expect(offersOf(aClearing({ pause: 'moved', may: may('pause', 'resume') }))).toMatchObject({
      resume: null,
      pause: true,
      hasAny: true,
    })
    for (const pause of ['moved', 'waiting', 'parked']) {
      expect(offersOf(aClearing({ pause, paused, may: may('resume') })).resume).toBe('plain')
    }
  })
})

describe('the guide', () => {
  const replies = (session: ClearSession, status: ReturnType<typeof aDesk> | null) =>
    findings(session, status).map(({ reply }) => reply)

  it('answers its three questions from what the desk says', () => {
    const session = aClearing()

    expect(replies(session, aDesk())).toEqual(['yes', 'yes', 'yes'])
    expect(replies(session, aDesk({ device_id: 9 }))).toEqual(['yes', 'no', 'yes'])
    expect(replies(session, aDesk(null))).toEqual(['no', 'unknown', 'yes'])
    expect(replies(aClearing({ code: 'QK-305' }), aDesk())).toEqual(['yes', 'yes', 'no'])
  })

  it('knows nothing of the device while the desk is silent', () => {
    const silent = aDesk()
    silent.stations = silent.stations.map((one) => ({ ...one, is_alive: false }))

    expect(replies(aClearing(), silent)).toEqual(['unknown', 'unknown', 'no'])
    expect(replies(aClearing(), null)).toEqual(['unknown', 'unknown', 'no'])
  })
})

describe('the comparison', () => {
  it('marks the lines that differ, and none before the card was read again', () => {
    const before = '00'.repeat(8) + '11'.repeat(2)
    const after = '00'.repeat(8) + '12'.repeat(2)

    expect(compare(before, after).map(({ isChanged }) => isChanged)).toEqual([false, true])
    expect(compare(before, null).some(({ isChanged }) => isChanged)).toBe(false)
    expect(compare(before, after)[1]).toMatchObject({ place: '0008', after: '12 12' })
  })
})

describe('a sealed PIN', () => {
  const { subtle } = crypto
  const INFO = new TextEncoder().encode('piaokatong desk unlock v1')

  async function aStation() {
    const pair = (await subtle.generateKey({ name: 'X25519' }, true, [
      'deriveBits',
    ])) as CryptoKeyPair
    return { pair, raw: new Uint8Array(await subtle.exportKey('raw', pair.publicKey)) }
  }

  /** As the station opens it, written down from docs/reference/desk-secrets.md. */
  async function unseal(sealed: string, sessionNo: string, { pair, raw }: Station) {
    const packed = Uint8Array.from(atob(sealed), (char) => char.charCodeAt(0))
    const ephemeral = packed.slice(0, 32)
    const theirs = await subtle.importKey('raw', ephemeral, { name: 'X25519' }, true, [])
    const bits = await subtle.deriveBits({ name: 'X25519', public: theirs }, pair.privateKey, 256)
    const secret = await subtle.importKey('raw', bits, 'HKDF', false, ['deriveBits'])
    const salt = new Uint8Array([...ephemeral, ...raw])
    const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: INFO }
    const key = await subtle.deriveBits(derivation, secret, 256)
    const cipher = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt'])
    const additionalData = new TextEncoder().encode(sessionNo)
    const algorithm = { name: 'AES-GCM', iv: packed.slice(32, 44), additionalData }
    return new TextDecoder().decode(await subtle.decrypt(algorithm, cipher, packed.slice(44)))
  }
  type Station = Awaited<ReturnType<typeof aStation>>

  it('is opened with the key of its station, for its session only', async () => {
    const station = await aStation()

    const sealed = await seal('12345678', NO, btoa(String.fromCharCode(...station.raw)))

    expect(await unseal(sealed, NO, station)).toBe('12345678')
    await expect(unseal(sealed, 'QK261112-ANOTHER1', station)).rejects.toThrow()
    await expect(unseal(sealed, NO, await aStation())).rejects.toThrow()
    expect(await sealObstacle()).toBeNull()
  })

  it('says why it cannot be made: no https, or too old a browser', async () => {
    vi.stubGlobal('crypto', {})
    expect(await sealObstacle()).toBe('insecure')

    vi.stubGlobal('crypto', { subtle: { generateKey: () => Promise.reject(new Error('no')) } })
    expect(await sealObstacle()).toBe('old')
  })
})

describe('our ledger beside the device', () => {
  const item = (label: string, device: number | null, ours: number | null, back = 0) => ({
    ...{ label, device_normal_fen: device, our_normal_fen: ours },
    ...{ device_return_fen: device === null ? null : back, our_return_fen: back },
  })
  const ledger = (...items: ClearLedger['items']): ClearLedger => ({
    ...{ period_start: '2026-10-01', period_end: '2026-10-31', our_count: 3, items },
    ...{ device_normal_fen: 500, our_normal_fen: 500, normal_difference_fen: 0 },
    ...{ device_return_fen: 20, our_return_fen: 20, return_difference_fen: 0 },
    ...{ uploaded_count: 3, waiting_count: 0 },
  })
  const shown = (one: ClearLedger) => {
    const card = mount(LedgerCard, { props: { ledgers: [one] } })
    const rows = card.findAll('tbody tr').map((row) => row.findAll('th, td').map((at) => at.text()))
    return { rows, text: card.text() }
  }

  it('is compared item by item, returns where there are any, and never with what is missing', () => {
    const { rows } = shown(ledger(item('货物 13%', 500, 440, 20), item('税率 9%', null, 60)))

    expect(rows).toEqual([
      ['货物 13%', '¥5.00', '¥4.40', '¥0.60'],
      ['货物 13%（退票）', '¥0.20', '¥0.20', '¥0.00'],
      ['税率 9%', '—', '¥0.60', '—'],
      ['正常金额合计', '¥5.00', '¥5.00', '¥0.00'],
      ['退票金额合计', '¥0.20', '¥0.20', '¥0.00'],
    ])
  })

  it('differs when only the items do, though the sums agree', () => {
    expect(shown(ledger(item('货物 13%', 500, 440), item('服务 6%', 0, 60))).text).toContain(
      '有差额',
    )
    expect(shown(ledger(item('货物 13%', 500, 500))).text).not.toContain('有差额')
  })
})
