/** The server has something else than this device: both are shown, and the person chooses. */
import { computed, ref, shallowRef, watch } from 'vue'
import { ApiError } from '@/shared/api'
import type { Claim } from '@/shared/contracts'
import { formatFen } from '@/shared/formats'
import { claimEditor } from '@/shared/i18n/claimEditor'
import { claims } from '@/shared/i18n/claims'
import { uuidv7 } from '@/shared/offline/uuid'
import { type Content, contentOf, isSame, totalOf } from './content'
import { fetchClaim } from './useClaim'
import type { useClaimEditor } from './useClaimEditor'

type Editor = Pick<
  ReturnType<typeof useClaimEditor>,
  'keeper' | 'content' | 'accept' | 'show' | 'choices'
>

/** One thing in which the two differ, in words. */
export interface Difference {
  readonly what: string
  readonly mine: string
  readonly theirs: string
}

const texts = claimEditor.conflict
const fields = claimEditor.fields

export function useConflict({ keeper, content, accept, show, choices }: Editor) {
  const theirs = shallowRef<Claim | null>(null)
  /** `closed`: it cannot be written on any more; `gone`: it is not there any more. */
  const kind = ref<'none' | 'differs' | 'closed' | 'gone'>('none')
  const isOpen = ref(false)

  const facts = computed(() => keeper.entry.value?.refusal?.facts ?? {})
  const who = computed(() => textOf(facts.value['changed_by']) || texts.someone)
  const when = computed(() => textOf(facts.value['changed_at']))
  const differences = computed(() =>
    theirs.value === null
      ? []
      : differencesOf(content.value, contentOf(theirs.value), (id) => nameOf(id)),
  )

  function nameOf(department_id: number | null): string {
    const found = choices.value?.departments.find(({ id }) => id === department_id)
    return found?.name ?? texts.empty
  }

  async function look(): Promise<void> {
    const id = keeper.claimId.value
    if (id === null) return
    try {
      const next = await fetchClaim(id)
      theirs.value = next
      if (!next.actions.includes('save')) kind.value = 'closed'
      else if (isSame(contentOf(next), content.value)) return useMine(next)
      else kind.value = 'differs'
    } catch (problem) {
      if (!(problem instanceof ApiError) || problem.status !== 404) return
      kind.value = 'gone'
    }
    isOpen.value = true
  }

  /** What was typed here replaces what is there, as it was just looked at. */
  async function useMine(seen = theirs.value): Promise<void> {
    if (seen === null) return
    accept(seen)
    end()
    await keeper.insist(seen.version)
  }

  async function useTheirs(): Promise<void> {
    const seen = theirs.value
    if (seen === null) return
    await keeper.forget()
    accept(seen)
    show(contentOf(seen))
    end()
  }

  /** A new draft of what was typed; the old claim stays as it is. */
  async function saveAsNew(): Promise<string> {
    const draft_key = uuidv7()
    await keeper.change((kept) => ({
      fingerprint: draft_key,
      body: { ...kept.body, draft_key, claim_id: null, claim_no: null, version: null, sent: null },
      ...{ state: 'waiting', refusal: null, tries: 0, nextTryAt: Date.now(), key: uuidv7() },
    }))
    end()
    return draft_key
  }

  function end(): void {
    isOpen.value = false
    kind.value = 'none'
    theirs.value = null
  }

  watch(
    keeper.state,
    (state) => {
      if (state === 'conflict') void look()
    },
    { immediate: true },
  )

  return {
    ...{ theirs, kind, isOpen, who, when, differences },
    ...{ look, useMine, useTheirs, saveAsNew },
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Only what differs, as short as it can be told. */
export function differencesOf(
  mine: Content,
  theirs: Content,
  departmentName: (id: number | null) => string,
): Difference[] {
  const told: [string, (content: Content) => string][] = [
    [fields.purpose, ({ purpose }) => purpose || texts.empty],
    [fields.department_id, ({ department_id }) => departmentName(department_id)],
    [fields.repay_by, ({ repay_by }) => repay_by ?? texts.empty],
    [fields.lines, (content) => fields.count(content.lines.length, formatFen(totalOf(content)))],
    [
      fields.offsets,
      ({ offsets }) => formatFen(offsets.reduce((sum, { amount_fen: fen }) => sum + fen, 0)),
    ],
  ]
  return told
    .map(([what, tell]) => ({ what, mine: tell(mine), theirs: tell(theirs) }))
    .filter((one) => one.mine !== one.theirs)
    .concat(differingLines(mine, theirs))
}

function differingLines(mine: Content, theirs: Content): Difference[] {
  return mine.lines.flatMap((line, index) => {
    const other = theirs.lines.find(({ key }) => key === line.key)
    if (other === undefined || JSON.stringify(other) === JSON.stringify(line)) return []
    const what = fields.line(index + 1)
    return [{ what, mine: tellLine(line), theirs: tellLine(other) }]
  })
}

function tellLine({ amount_fen, purpose, city, happened_on }: Content['lines'][number]): string {
  return [formatFen(amount_fen), happened_on, city, purpose].filter(Boolean).join(' · ')
}

/** What a claim is now, in words. */
export function stateWords(claim: Claim): string {
  return claims.looks[claim.status].label
}
