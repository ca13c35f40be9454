/** That the server has answered for captures, for screens that load before the outbox does. */
import { ref, watch } from 'vue'

const rounds = ref(0)

/** Fewer captures wait than before. */
export function tellDelivered(): void {
  rounds.value += 1
}

/** Runs `act` whenever the server has answered for captures, as long as the screen lives. */
export function onDelivered(act: () => void): void {
  watch(rounds, act)
}
