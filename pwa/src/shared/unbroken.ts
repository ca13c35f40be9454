/** A sentence with its days and numbers as they may be shown: none of them is broken at a hyphen. */

const WORD_JOINER = '\u2060'

/** 2026-01-08 and BX260108-7K3M11 stay on one line. */
export function unbroken(text: string): string {
  return text.replace(/(?<=[0-9A-Z])-(?=[0-9A-Z])/g, `${WORD_JOINER}-${WORD_JOINER}`)
}
