/** Parts of the editor that are not needed for its first sight; they are fetched right after it. */
import { defineAsyncComponent } from 'vue'

const loadSteps = () => import('./laterSteps')
const loadConflict = () => import('./ConflictSheet.vue')

export const loadLaterParts = () => Promise.all([loadSteps(), loadConflict()])

export const PayeeStep = defineAsyncComponent(async () => (await loadSteps()).PayeeStep)
export const PrecheckStep = defineAsyncComponent(async () => (await loadSteps()).PrecheckStep)
export const ConflictSheet = defineAsyncComponent(loadConflict)
export const SubmittedPanel = defineAsyncComponent(async () => (await loadSteps()).SubmittedPanel)
export const LinesStep = defineAsyncComponent(async () => (await loadSteps()).LinesStep)
