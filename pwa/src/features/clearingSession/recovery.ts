/** 恢复向导: three questions, answered from what the desk last said of itself. */
import { clearingSession } from '@/shared/i18n/clearingSession'
import type { ClearSession, DeskStation, DeskStatus } from './types'

export type Reply = 'yes' | 'no' | 'unknown'
export type Finding = { name: 'device' | 'same' | 'server'; reply: Reply; text: string }

const words = clearingSession.recovery.found
type Asked = Pick<ClearSession, 'station_id' | 'reader' | 'device_id' | 'identity' | 'code'>

/** In the order in which they are asked; `unknown` while the desk is silent. */
export function findings(session: Asked, status: DeskStatus | null): Finding[] {
  const station = status?.stations.find(({ id }) => id === session.station_id) ?? null
  const reader = station?.readers.find(({ name }) => name === session.reader) ?? null
  const isHeard = station?.is_alive === true
  return [
    { name: 'device', ...device(isHeard, station, reader) },
    { name: 'same', ...same(isHeard, session, reader) },
    { name: 'server', ...server(isHeard, session, station) },
  ]
}

type Reader = DeskStation['readers'][number]
type Answer = Omit<Finding, 'name'>

function device(isHeard: boolean, station: DeskStation | null, reader: Reader | null): Answer {
  if (!isHeard) return { reply: 'unknown', text: words.silent }
  if (station?.service !== 'running') return { reply: 'no', text: words.noService }
  if (reader === null) return { reply: 'no', text: words.noReader }
  if (reader.state === 'card') return { reply: 'yes', text: words.here(reader.name) }
  return { reply: 'no', text: words.readers[reader.state] }
}

function same(isHeard: boolean, session: Asked, reader: Reader | null): Answer {
  const card = reader?.card ?? null
  if (!isHeard || card === null) return { reply: 'unknown', text: words.noCard }
  const isSame =
    card.device_id === null
      ? card.taxpayer_no === session.identity?.['taxpayer_no']
      : card.device_id === session.device_id
  const text = `${card.taxpayer_name}（${card.taxpayer_no}）`
  return isSame
    ? { reply: 'yes', text: words.same(text) }
    : { reply: 'no', text: words.other(text) }
}

function server(isHeard: boolean, session: Asked, station: DeskStation | null): Answer {
  if (!isHeard) return { reply: 'no', text: words.silent }
  const gone = station?.hosts.filter(({ ok }) => !ok) ?? []
  if (gone.length > 0) {
    return { reply: 'no', text: words.gone(gone.map(({ address }) => address).join('、')) }
  }
  if (session.code === 'QK-305') return { reply: 'no', text: words.busy }
  return { reply: 'yes', text: words.reached }
}
