/** The one act of each cause: ask again, plan, go to the place, or copy what to say. */
import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { answer, client } from '@/shared/api'
import type { Cause, Diagnosis, InvoiceDetail } from '@/shared/contracts'
import { diagnosis as texts } from '@/shared/i18n/diagnosis'
import { verification } from '@/shared/i18n/verification'
import { copy } from '@/shared/ui/copy'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

/** Scroll to the first of these elements that is on the page; false when none is. */
function show(...ids: readonly string[]): boolean {
  const place = ids.map((id) => document.getElementById(id)).find((one) => one !== null)
  place?.scrollIntoView({ behavior: 'smooth', block: 'start' })
  return place !== undefined
}

export function useCauseAct(
  found: () => Diagnosis,
  invoice: () => InvoiceDetail,
  accept: (next: InvoiceDetail) => void,
) {
  const router = useRouter()
  const { say } = useToast()
  const { error, isBusy, run } = useTask()
  const busyText = computed(() => (isBusy.value ? texts.planning : null))
  const params = () => ({ path: { invoice_id: invoice().id } })

  async function retry(): Promise<void> {
    await run(async () => {
      const next = client.POST('/api/invoices/{invoice_id}/verification', { params: params() })
      accept(await answer(next))
      say(verification.panel.accepted, 'ok')
    })
  }

  async function plan(): Promise<void> {
    await run(async () => {
      const path = '/api/invoices/{invoice_id}/verification/tomorrow'
      accept(await answer(client.POST(path, { params: params() })))
      say(texts.planned, 'ok')
    })
  }

  async function go(path: string): Promise<void> {
    await router.push(path)
  }

  const page = () => `/invoices/${invoice().id}`
  /** `wait` has no button. */
  const acts: Readonly<Record<Cause['action'], (cause: Cause) => void | Promise<void>>> = {
    wait: () => undefined,
    retry,
    plan,
    compare: () => void show('comparison', 'face'),
    by_hand: () => (show('official-form') ? undefined : go(`${page()}/manual-verdict`)),
    open_neighbour: ({ link_id }) => go(`/invoices/${link_id ?? invoice().id}`),
    scan: () => go('/scan'),
    ask_issuer: () => copy(found().letter),
    tell_admin: () => copy(found().letter),
  }

  async function act(cause: Cause): Promise<void> {
    await acts[cause.action](cause)
  }

  return { error, busyText, act }
}
