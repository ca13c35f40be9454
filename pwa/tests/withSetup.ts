/** Runs a composable inside a component, as it runs in the app. */
import { mount } from '@vue/test-utils'
import { defineComponent, type Plugin } from 'vue'

export function withSetup<T>(compose: () => T, plugins: Plugin[] = []) {
  let result: T | undefined
  const host = defineComponent({
    setup() {
      result = compose()
      return () => null
    },
  })
  const wrapper = mount(host, { global: { plugins } })
  return { result: result as T, wrapper } // assigned by setup, which mount has run
}
