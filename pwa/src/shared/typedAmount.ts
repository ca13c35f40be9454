/** Amounts as a thumb types them. */

/** As in backend/kernel/money.py. */
const MAX_FEN = Number.MAX_SAFE_INTEGER

/** Whole fen, by digits only; null for what is no amount with two places at most. */
export function fenOfTyped(typed: string): number | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s¥,元]/g, '')
    .replace('。', '.')
  const match = /^(\d{1,14})(?:\.(\d{0,2}))?$/.exec(plain)
  if (match === null) return null
  const [, yuan = '', cents = ''] = match
  const fen = Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
  return fen <= MAX_FEN ? fen : null
}

/** The same where nothing is no amount: null for 0 too. */
export function positiveFenOfTyped(typed: string): number | null {
  return fenOfTyped(typed) || null
}

/** 1234.5 for 123450: what a person would type; empty for an amount that is not there. */
export function typedOfFen(fen: number | null): string {
  if (fen === null) return ''
  const cents = String(fen % 100).padStart(2, '0')
  const yuan = String(Math.floor(fen / 100))
  return cents === '00' ? yuan : `${yuan}.${cents.replace(/0$/, '')}`
}
