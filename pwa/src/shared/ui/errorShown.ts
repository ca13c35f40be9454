/** The error whose sheet is open; ConfirmHost shows it, so that a first screen need not load it. */
import { shallowRef } from 'vue'

export const errorShown = shallowRef<unknown>(null)
