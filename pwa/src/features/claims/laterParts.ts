/** Parts of the editor that are not needed for its first sight; they are fetched right after it. */
import { defineAsyncComponent } from 'vue'

export const loadLaterParts = () => import('./laterSteps')

export const PayeeStep = defineAsyncComponent(async () => (await loadLaterParts()).PayeeStep)
export const PrecheckStep = defineAsyncComponent(async () => (await loadLaterParts()).PrecheckStep)
export const ConflictSheet = defineAsyncComponent(
  async () => (await loadLaterParts()).ConflictSheet,
)
export const SubmittedPanel = defineAsyncComponent(
  async () => (await loadLaterParts()).SubmittedPanel,
)
export const LinesStep = defineAsyncComponent(async () => (await loadLaterParts()).LinesStep)
