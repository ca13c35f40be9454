/** How a backup stands, by the last word on it. */
import { formatBytes } from '@/shared/formats'
import { clearingBackups, type BackupStanding } from '@/shared/i18n/clearingBackups'
import type { Backup, BackupAnswer } from './types'

const texts = clearingBackups

/** A question that is open stands before an older answer. */
export function standingOf({ answers }: Pick<Backup, 'answers'>): BackupStanding {
  const [newest] = answers
  if (newest === undefined) return 'kept'
  if (newest.answered_at === null) return 'asked'
  return newest.problem === null ? 'sound' : 'bad'
}

/** What it holds, as the station noted it. */
export function holdsOf({ card_files, own_files }: Backup): string {
  if (card_files === null) return texts.facts.holdsUnknown
  const own = own_files === null || own_files === 0 ? [] : [texts.facts.own(own_files)]
  return [texts.facts.card(card_files), ...own].join('，')
}

export function copyOf({ product }: Backup): string {
  if (product === null) return texts.facts.copyElsewhere
  return texts.facts.copyOf(product.byte_count, product.originals)
}

/** Name and value of what there is to know. */
export function factsOf(backup: Backup): [string, string][] {
  const { facts } = texts
  return [
    [facts.station, backup.station_name],
    [facts.place, backup.place ?? facts.placeUnknown],
    [facts.file, backup.file],
    [facts.size, formatBytes(backup.byte_count)],
    [facts.holds, holdsOf(backup)],
    [facts.copy, copyOf(backup)],
    [facts.hash, backup.sha256],
  ]
}

/** What a station found, in one line. */
export function answerWords({ act, answered_at, problem, files }: BackupAnswer): string {
  if (answered_at === null) return texts.answers.asked[act]
  if (problem !== null) return problem.phenomenon
  return act === 'check'
    ? texts.answers.checked(files.length)
    : texts.answers.takenOut(files.length)
}

/** What it found of the product's own copy; null where it did not look. */
export function copyWords({ product }: BackupAnswer): string | null {
  if (product === null) return null
  if (product.state === 'sound') {
    return texts.answers.copies.sound(product.byte_count, product.originals)
  }
  return texts.answers.copies[product.state]
}

/** The commands that give the product's own data back; null when they lie on the server. */
export function restoreCommands(backup: Backup): string[] | null {
  const { product, file } = backup
  if (product === null) return null
  const place = product.place ?? 'PLACE/product'
  const archive = backup.place ?? 'PLACE'
  const run = 'python app.py restore-clearing'
  return [
    `${run} ${quoted(`${place}/${product.file}`)} --to RESTORED`,
    `${run} ${quoted(`${place}/files`)} --to RESTORED/files`,
    `${run} ${quoted(`${archive}/${file}`)} --to RESTORED/archive`,
  ]
}

/** A path that a shell takes as one word. */
const quoted = (path: string) =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`
