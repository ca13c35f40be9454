/** Changes the levels of a flow: adds, moves and removes them, and who stands on each. */
import { flowWords, flows as texts } from '@/shared/i18n/flows'
import { approverName } from './flowSentence'
import {
  isSame,
  newKey,
  type Approver,
  type FlowForm,
  type Names,
  type StepForm,
} from './flowShapes'
import { moved } from './moved'

export function useStepEditor(form: FlowForm, names: () => Names) {
  /** A new level begins with the head of the department: what most flows begin with. */
  function addStep(): void {
    const isFirst = form.steps.length === 0
    form.steps.push({
      key: newKey(),
      name: isFirst ? flowWords.heads[0] : texts.step(form.steps.length + 1),
      mode: 'any',
      approvers: isFirst ? [{ by: 'department_head', levels_up: 0 }] : [],
      copy_to: [],
    })
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
