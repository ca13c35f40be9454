/** Finds the web addresses in a plain text, so that they can be tapped. */
export type TextPart = { text: string; href: string | null }

/** Only what an address may hold, and no full stop of the sentence at its end. */
const ADDRESS = /https?:\/\/[\w\-.~:/?#@!$&()*+,;=%]*[\w\-~/#=&%]/g

export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(ADDRESS)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null })
    parts.push({ text: match[0], href: match[0] })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null })
  return parts
}
