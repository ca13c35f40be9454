/** The rules of a password (A6), checked while typing; the server decides. */
import { accounts } from '@/shared/i18n/accounts'

export const PASSWORD_MIN = 10

export type RuleCheck = { label: string; isMet: boolean }

export function checkPassword(password: string, username: string): RuleCheck[] {
  const texts = accounts.passwordRules
  const name = username.trim().toLowerCase()
  const isNameFree = name === '' || !password.toLowerCase().includes(name)
  return [
    { label: texts.length, isMet: [...password].length >= PASSWORD_MIN },
    { label: texts.upper, isMet: /\p{Lu}/u.test(password) },
    { label: texts.lower, isMet: /\p{Ll}/u.test(password) },
    { label: texts.digit, isMet: /\p{Nd}/u.test(password) },
    { label: texts.special, isMet: /[^\p{L}\p{N}\s]/u.test(password) },
    { label: texts.name, isMet: password !== '' && isNameFree },
  ]
}
