/** One attempt in words: what came out, why, who asked whom. */
import type { Attempt } from '@/shared/contracts'
import { type OutcomeWords, verification } from '@/shared/i18n/verification'

const asking: OutcomeWords = {
  label: verification.asking,
  tone: 'note',
  icon: 'clock',
  text: verification.askingText,
}

export function attemptWords(attempt: Attempt): OutcomeWords {
  return attempt.outcome === null ? asking : verification.outcomes[attempt.outcome]
}

/** 腾讯云 · 由 林晓 发起 · 渠道代码 X: whatever of it is known. */
export function attemptSource(attempt: Attempt): string {
  const { history, providers, unknownProvider } = verification
  const provider = providers[attempt.provider] ?? unknownProvider
  const who =
    attempt.person_name === null ? history.automatic : history.byPerson(attempt.person_name)
  return [provider, who].join(' · ')
}
