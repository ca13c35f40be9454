/** The four steps of a segment: 领购, 开具, 保管, 核销, each with day, person and what is known. */
import { clearingStock as texts } from '@/shared/i18n/clearingStock'
import type { StockRow } from './types'

type Step = { name: string; isDone: boolean; main: string; note: string }

function bought({ bought_on, is_bought_told, buyer }: StockRow): Step {
  const who = buyer?.display_name ?? texts.nobody
  return {
    name: texts.steps.bought,
    isDone: true,
    main: bought_on,
    note: is_bought_told || buyer !== null ? who : texts.firstSeen,
  }
}

/** Seen by what is left: issuing itself is the official software's. */
function issued({ left, count }: StockRow): Step {
  const name = texts.steps.issued
  if (left === null) return { name, isDone: false, main: texts.leftUnknown, note: '' }
  return {
    name,
    isDone: left < count,
    main: texts.issued(count - left),
    note: texts.left(left, count),
  }
}

function kept({ keeper, kept_since }: StockRow): Step {
  return {
    name: texts.steps.kept,
    isDone: keeper !== null,
    main: keeper?.display_name ?? texts.notKept,
    note: kept_since ?? '',
  }
}

function writtenOff({
  written_off_on: on,
  written_off_by: by,
  registration_ref: ref,
}: StockRow): Step {
  return {
    name: texts.steps.writtenOff,
    isDone: on !== null,
    main: on ?? texts.notWrittenOff,
    note: ref === null ? '' : `${by?.display_name ?? ''} ${texts.ref(ref)}`.trim(),
  }
}

export const stepsOf = (row: StockRow): Step[] => [
  bought(row),
  issued(row),
  kept(row),
  writtenOff(row),
]
