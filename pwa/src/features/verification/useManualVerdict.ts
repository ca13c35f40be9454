/** What a person read on the official site, with the screenshot that proves it. */
import { computed, onScopeDispose, reactive, ref } from 'vue'
import { useRouter } from 'vue-router'
import { answer, client } from '@/shared/api'
import type { Outcome } from '@/shared/contracts'
import { verification } from '@/shared/i18n/verification'
import '@/shared/i18n/verificationErrors'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

export const EVIDENCE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const
const EVIDENCE_MAX = 10 * 1024 * 1024

/** What is wrong with the chosen picture, or null. */
export function evidenceProblem(file: Pick<File, 'type' | 'size'>): string | null {
  if (!EVIDENCE_TYPES.some((type) => type === file.type)) return verification.manual.wrongType
  return file.size > EVIDENCE_MAX ? verification.manual.tooLarge : null
}

export function useManualVerdict(id: number) {
  const router = useRouter()
  const task = useTask()
  const { say } = useToast()
  const form = reactive<{ outcome: Outcome | null; note: string }>({ outcome: null, note: '' })
  const evidence = ref<File | null>(null)
  const preview = ref<string | null>(null)
  const fileProblem = ref<string | null>(null)
  const hasTried = ref(false)

  const missing = computed(() => {
    if (!hasTried.value) return null
    if (form.outcome === null) return verification.manual.needOutcome
    if (evidence.value === null) return verification.manual.needEvidence
    return form.note.trim() === '' ? verification.manual.needNote : null
  })

  function dropPreview(): void {
    if (preview.value !== null) URL.revokeObjectURL(preview.value)
    preview.value = null
  }

  function choose(file: File): void {
    fileProblem.value = evidenceProblem(file)
    if (fileProblem.value !== null) return
    dropPreview()
    evidence.value = file
    preview.value = URL.createObjectURL(file)
  }

  function body(): FormData {
    const parts = new FormData()
    parts.set('outcome', form.outcome ?? '')
    parts.set('note', form.note.trim())
    if (evidence.value !== null) parts.set('evidence', evidence.value)
    return parts
  }

  async function submit(): Promise<void> {
    hasTried.value = true
    if (missing.value !== null || form.outcome === null) return
    const { outcome } = form
    const isSaved = await task.run(async () => {
      await answer(
        client.POST('/api/invoices/{invoice_id}/manual-verdict', {
          params: { path: { invoice_id: id } },
          body: { outcome, note: form.note, evidence: '' }, // typed as the document says; sent as the form below
          bodySerializer: body,
        }),
      )
    })
    if (!isSaved) return
    say(verification.manual.saved, 'ok')
    await router.replace(`/invoices/${id}`)
  }

  onScopeDispose(dropPreview)
  return { form, evidence, preview, fileProblem, missing, ...task, choose, submit }
}
