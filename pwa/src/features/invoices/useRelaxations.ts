/** The ways out of an empty search, asked for when the search turns out to be empty. */
import { ref, watch } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import type { WalletFilter } from '@/shared/contracts'
import type { Within } from './within'

export type Relaxations = Schemas['RelaxationsOut']
export type Condition = Schemas['WalletCondition']

export interface Asked {
  filter: WalletFilter
  query: string
  within: Within
}

/** Of no question (null) there is nothing to relax. */
export function useRelaxations(asked: () => Asked | null) {
  const found = ref<Relaxations | null>(null)
  let round = 0 // a late answer to an earlier question is dropped

  async function load(now: Asked | null): Promise<void> {
    round += 1
    const mine = round
    found.value = null
    if (now === null) return
    const { filter, query: text, within } = now
    const query = { filter, ...within, ...(text === '' ? {} : { q: text }) }
    const answered = await answer(client.GET('/api/invoices/relaxations', { params: { query } }))
    if (mine === round) found.value = answered
  }

  // Without an answer the screen keeps its general way out: 看全部.
  watch(asked, (now) => void load(now).catch(() => undefined), { immediate: true })
  return { found }
}

/** A number in three parts, of which the middle one differs from what was typed. */
export function differing(number: string, typedText: string): [string, string, string] {
  const typed = typedText.normalize('NFKC').replace(/[\s-]/g, '')
  const limit = Math.min(number.length, typed.length)
  let front = 0
  while (front < limit && number[front] === typed[front]) front += 1
  let back = 0
  while (back < limit - front && number.at(-1 - back) === typed.at(-1 - back)) back += 1
  const end = number.length - back
  return [number.slice(0, front), number.slice(front, end), number.slice(end)]
}
