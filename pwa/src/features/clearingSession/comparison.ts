/** Control data before and after, line by line. */

export type ComparedLine = { place: string; before: string; after: string; isChanged: boolean }

/** Hexadecimal digits of one line: 8 bytes. */
const WIDTH = 16

/** Null `after` = not read again yet; lines are then unchanged by definition. */
export function compare(before: string, after: string | null): ComparedLine[] {
  const other = after ?? ''
  const count = Math.ceil(Math.max(before.length, other.length) / WIDTH)
  return Array.from({ length: count }, (_, index) => {
    const [old, next] = [cut(before, index), cut(other, index)]
    const isChanged = after !== null && old !== next
    return { place: place(index), before: paired(old), after: paired(next), isChanged }
  })
}

const cut = (text: string, index: number) => text.slice(index * WIDTH, (index + 1) * WIDTH)
const paired = (text: string) => text.toUpperCase().replace(/..(?=.)/g, '$& ')
const place = (index: number) => (index * (WIDTH / 2)).toString(16).toUpperCase().padStart(4, '0')
