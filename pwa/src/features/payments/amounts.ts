/** Amounts as they are typed, and the way back. */

/** Whole fen of a plain decimal with two places at most, above 0; null for anything else. */
export function fenOfTyped(text: string): number | null {
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(',', ''))
  if (match === null) return null
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return Number.isSafeInteger(fen) && fen > 0 ? fen : null
}

/** 1130.00, as it stands in a field. */
export function typedOfFen(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}

/** 6225 8801 2345 6789: groups of four from the left, as on the card. */
export function grouped(account: string): string {
  return account.replaceAll(' ', '').replace(/(\d{4})(?=\d)/g, '$1 ')
}
