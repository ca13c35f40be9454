/** Changes the levels of a flow: adds, moves and removes them, and who stands on each. */
import { flows as texts } from '@/shared/i18n/flows'
import { approverName } from './flowSentence'
import {
  firstStep,
  isSame,
  newKey,
  type Approver,
  type FlowForm,
  type Names,
  type StepForm,
} from './flowShapes'
import { moved } from './moved'

export function useStepEditor(form: FlowForm, names: () => Names) {
  function addStep(): void {
    const name = texts.step(form.steps.length + 1)
    const next: StepForm = { key: newKey(), name, mode: 'any', approvers: [], copy_to: [] }
    form.steps.push(form.steps.length === 0 ? firstStep() : next)
  }

  function moveStep(place: number, by: -1 | 1): void {
    form.steps = moved(form.steps, place, by)
  }

  function removeStep(place: number): void {
    form.steps.splice(place, 1)
  }

  /** A level that nobody has named takes the name of its first approver. */
  function addApprover(step: StepForm, approver: Approver): void {
    if (step.approvers.some((one) => isSame(one, approver))) return
    step.approvers.push(approver)
    const isUnnamed = /^第 \d+ 级$/.test(step.name) || step.name.trim() === ''
    if (isUnnamed) step.name = approverName(approver, names())
  }

  function removeApprover(step: StepForm, approver: Approver): void {
    step.approvers = step.approvers.filter((one) => !isSame(one, approver))
  }

  function addCopy(step: StepForm, personId: number): void {
    if (!step.copy_to.includes(personId)) step.copy_to.push(personId)
  }

  function removeCopy(step: StepForm, personId: number): void {
    step.copy_to = step.copy_to.filter((one) => one !== personId)
  }

  return { addStep, moveStep, removeStep, addApprover, removeApprover, addCopy, removeCopy }
}
