import { expect, test } from 'vitest'
import { splitLinks } from '@/features/accounts/links'
import { checkPassword, strengthOf } from '@/features/accounts/passwordRules'
import { safeNext } from '@/features/accounts/useLogin'

const unmet = (password: string, username = 'lin') =>
  checkPassword(password, username)
    .filter((rule) => !rule.isMet)
    .map((rule) => rule.label)

test.each([
  ['Sommer-2025!', []],
  ['short-1A', ['至少 10 个字符']],
  ['sommer-2025!', ['大写字母']],
  ['SOMMER-2025!', ['小写字母']],
  ['Sommer-sonne!', ['数字']],
  ['Sommer20252025', ['特殊符号']],
  ['Xx-Lin-2025!', ['不含用户名']],
])('the password %s lacks %o', (password, lacking) => {
  expect(unmet(password)).toEqual(lacking)
})

test.each(['Xx-ＬＩＮ-2025!', 'Xx-lin-2025!', 'Ｘx-ｌＩn-2025!'])(
  'a name in other width or case is found in %s, as the server finds it',
  (password) => {
    expect(unmet(password, 'Lin')).toEqual(['不含用户名'])
    expect(unmet(password, ' ｌｉｎ ')).toEqual(['不含用户名'])
  },
)

test('a name that unfolds is found too', () => {
  expect(unmet('Xx-STRASSE-2025!', 'straße')).toEqual(['不含用户名'])
})

test.each([
  ['', 0],
  ['Aa1!', 0],
  ['aaaaaaaaaaaaaaaaaaaa', 0],
  ['Abcdefgh-1', 0],
  ['Sommer-2025!', 3],
  ['Qz7!vR2#mK9@xT', 4],
  ['lin-Qz7!vR2#mK9@xT', 1],
])('the strength of %s is %i', (password, strength) => {
  expect(strengthOf(password, 'lin')).toBe(strength)
})

test('an empty password meets no rule', () => {
  expect(unmet('')).toHaveLength(6)
})

test.each([
  ['/invoices/3', '/invoices/3'],
  ['/wallet?filter=problem', '/wallet?filter=problem'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  [undefined, '/'],
])('after sign-in %s leads to %s', (next, target) => {
  expect(safeNext(next)).toBe(target)
})

test('the link of a mail can be tapped and the rest stays text', () => {
  const parts = splitLinks('请打开 http://127.0.0.1:8000/confirm#Ab-c_1。谢谢')

  expect(parts).toEqual([
    { text: '请打开 ', href: null },
    { text: 'http://127.0.0.1:8000/confirm#Ab-c_1', href: 'http://127.0.0.1:8000/confirm#Ab-c_1' },
    { text: '。谢谢', href: null },
  ])
})

test('a script address is no link', () => {
  expect(splitLinks('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)', href: null }])
})
