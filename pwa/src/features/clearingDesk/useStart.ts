/** 开始清卡: which card, which kind, which machines; why it cannot begin; joins what runs already. */
import { computed, reactive, watch, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { answer, ApiError, client } from '@/shared/api'
import { clearingDesk } from '@/shared/i18n/clearingDesk'
import type { ClearKind } from '@/shared/i18n/clearingStates'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import { pageOf, type CardUnit, type DeskStatus, type Reader, type Station } from './types'

export const LEAST_REASON = 10
const texts = clearingDesk.start

export type Place = { key: string; station: Station; reader: Reader }
export type Block = keyof typeof texts.blocks

/** Every reader of every station; those with a card first. */
export function placesOf(status: DeskStatus): Place[] {
  const all = status.stations.flatMap((station) =>
    station.readers.map((reader) => ({ key: `${station.id}|${reader.name}`, station, reader })),
  )
  const hasCard = (place: Place) => place.station.is_alive && place.reader.state === 'card'
  return [...all.filter(hasCard), ...all.filter((place) => !hasCard(place))]
}

export const mayBeAnnual = (units: readonly CardUnit[]) =>
  units.length === 0 || units.every((unit) => unit.period_end.endsWith('-12-31'))

/** Alarms of the desk and this reader that nobody has taken note of; a taken over one is answered. */
function openAlarms({ station, reader }: Place, over: string | null) {
  return station.alarms.filter(
    (one) =>
      (one.reader === null || one.reader === reader.name) &&
      one.acknowledged === null &&
      (over === null || one.session_id !== over),
  )
}

/** What of the desk stands against a start, whatever is asked. */
function deskBlock(
  status: DeskStatus,
  place: Place | undefined,
  over: string | null,
): Block | null {
  if (place === undefined) return 'reader'
  if (status.warnings.some((one) => one.stops)) return 'maintenance'
  if (!place.station.is_alive) return 'asleep'
  if (place.station.service !== 'running') return 'service'
  if (place.reader.state !== 'card') return 'card'
  if (place.station.checks.some((one) => one.state === 'red')) return 'checks'
  return openAlarms(place, over).length > 0 ? 'alarms' : null
}

/** @param over number of a halted clearing whose machines this one takes over */
export function useStart(status: Ref<DeskStatus>, over: string | null) {
  const router = useRouter()
  const { say } = useToast()
  const form = reactive({
    place: '',
    kind: (over === null ? 'MONTHLY' : 'SPECIAL') as ClearKind,
    chosen: [] as string[],
    reason: '',
  })
  const task = useTask()
  const places = computed(() => placesOf(status.value))
  const place = computed(() => places.value.find((one) => one.key === form.place))
  const units = computed(() => place.value?.reader.card?.units ?? [])
  const choosesUnits = computed(
    () => form.kind === 'GROUP' || (form.kind === 'SPECIAL' && over === null),
  )
  const included = computed(() =>
    units.value.filter((unit) => !choosesUnits.value || form.chosen.includes(unit.unit_id)),
  )
  /** A clearing that has the card, or one of the machines that are meant, already. */
  const held = computed(
    () =>
      place.value?.reader.session_id ??
      (over === null
        ? included.value.find((unit) => unit.session_id !== null)?.session_id
        : null) ??
      null,
  )

  function formBlock(): Block | null {
    if (form.kind === 'ANNUAL' && !mayBeAnnual(units.value)) return 'kind'
    const hasNone = units.value.length > 0 && included.value.length === 0
    if (hasNone || (form.kind === 'GROUP' && form.chosen.length === 0)) return 'units'
    const isShort = form.reason.trim().length < LEAST_REASON
    return form.kind === 'SPECIAL' && isShort ? 'reason' : null
  }

  const block = computed(() => deskBlock(status.value, place.value, over) ?? formBlock())

  function chosenOf(): string[] | null {
    if (!choosesUnits.value || units.value.length === 0) return null
    const isWhole = form.kind === 'SPECIAL' && form.chosen.length === units.value.length
    return isWhole ? null : form.chosen
  }

  async function join(problem: unknown): Promise<boolean> {
    if (!(problem instanceof ApiError) || problem.code !== 'clearing.already_open') return false
    const { session_id: no, is_done: isDone } = problem.facts
    if (typeof no !== 'string') return false
    say(isDone === true ? texts.isDone : texts.joined)
    await router.push(pageOf(no))
    return true
  }

  async function send(at: Place): Promise<void> {
    const body = {
      station_id: at.station.id,
      reader: at.reader.name,
      kind: form.kind,
      chosen: chosenOf(),
      reason: form.kind === 'SPECIAL' ? form.reason.trim() : null,
      over,
    }
    const opened = await answer(client.POST('/api/clearing/sessions', { body }))
    await router.push(pageOf(opened.id))
  }

  async function start(): Promise<void> {
    const at = place.value
    if (at === undefined || block.value !== null) return
    await task.run(async () => {
      try {
        await send(at)
      } catch (problem) {
        if (!(await join(problem))) throw problem
      }
    })
  }

  watch(
    places,
    (next) => {
      if (!next.some((one) => one.key === form.place)) form.place = next[0]?.key ?? ''
    },
    { immediate: true },
  )
  /** Another card: its machines are all meant until one is taken out. */
  watch(
    () => units.value.map((unit) => unit.unit_id).join(),
    () => (form.chosen = units.value.map((unit) => unit.unit_id)),
    { immediate: true },
  )
  return { form, places, place, units, included, choosesUnits, held, block, start, ...task }
}
