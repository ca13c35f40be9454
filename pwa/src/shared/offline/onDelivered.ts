import { watch } from 'vue'
import { useOutbox } from './useOutbox'

/** Runs `act` whenever the server has answered for captures that waited, as long as the screen lives. */
export function onDelivered(act: () => void): void {
  const { entries, waiting } = useOutbox()
  watch(waiting, (next, before) => {
    if (next < before && entries.value.length > 0) act()
  })
}
