/** How account numbers are read aloud. */

/** 6225 8801 2345 6789: groups of four from the left, as on the card. */
export function grouped(account: string): string {
  return account.replaceAll(' ', '').replace(/(\d{4})(?=\d)/g, '$1 ')
}
