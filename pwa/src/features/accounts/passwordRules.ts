/** The rules of a password (A6) and its strength, checked while typing; the server decides. */
import { accounts } from '@/shared/i18n/accounts'

export const PASSWORD_MIN = 10

export type RuleCheck = { label: string; isMet: boolean }

/** Width, case and outer blanks do not count, as on the server; upper case first unfolds ß. */
function fold(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').trim()
}

export function checkPassword(password: string, username: string): RuleCheck[] {
  const texts = accounts.passwordRules
  const name = fold(username)
  const isNameFree = name === '' || !fold(password).includes(name)
  return [
    { label: texts.length, isMet: [...password].length >= PASSWORD_MIN },
    { label: texts.upper, isMet: /\p{Lu}/u.test(password) },
    { label: texts.lower, isMet: /\p{Ll}/u.test(password) },
    { label: texts.digit, isMet: /\p{Nd}/u.test(password) },
    { label: texts.special, isMet: /[^\p{L}\p{N}\s]/u.test(password) },
    { label: texts.name, isMet: password !== '' && isNameFree },
  ]
}

export type Strength = 0 | 1 | 2 | 3 | 4

const KINDS: readonly (readonly [RegExp, number])[] = [
  [/\p{Ll}/u, 26],
  [/\p{Lu}/u, 26],
  [/\p{Nd}/u, 10],
  [/[^\p{L}\p{N}]/u, 32],
  [/\p{Lo}/u, 3000],
]
/** Bits from which a password is 弱, 一般, 强, 很强. */
const STEPS = [30, 45, 60, 80] as const

/** Signs that say something new: 1111 and abcd count little more than their first. */
function surprising(signs: readonly string[]): number {
  const codes = signs.map((sign) => sign.codePointAt(0) ?? 0)
  const steps = codes.map((code, at) => code - (codes[at - 1] ?? -9))
  return steps.filter((step, at) => at === 0 || (Math.abs(step) > 1 && steps[at - 1] !== step))
    .length
}

/** A rough guess from length and variety; while a rule is not met, never more than 弱. */
export function strengthOf(password: string, username: string): Strength {
  const pool = KINDS.reduce((sum, [kind, size]) => sum + (kind.test(password) ? size : 0), 0)
  const bits = surprising([...password]) * Math.log2(Math.max(pool, 1))
  const step = STEPS.filter((least) => bits >= least).length as Strength
  const isAllowed = checkPassword(password, username).every((rule) => rule.isMet)
  return isAllowed ? step : (Math.min(step, 1) as Strength)
}
