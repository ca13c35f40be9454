/** One chunk with everything of the editor that comes after its first step. */
export { default as LinesStep } from './LinesStep.vue'
export { default as PayeeStep } from './PayeeStep.vue'
export { default as PrecheckStep } from './PrecheckStep.vue'
export { default as SubmittedPanel } from './SubmittedPanel.vue'
