/** 重新检查 and 发票修复: told to the station, which answers with its next reports. */
import { answer, client } from '@/shared/api'
import { clearingDesk } from '@/shared/i18n/clearingDesk'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import type { Station } from './types'

const texts = clearingDesk.checks

/** @param read is told when a card is going to be read once more */
export function useStationCommand(told: () => void, read: () => void) {
  const { say } = useToast()
  const { ask } = useConfirm()
  const checking = useTask()
  const repairing = useTask()

  async function send(station: Station, reader: string, kind: 'check' | 'repair'): Promise<void> {
    const params = { path: { station_id: station.id } }
    const body = { kind, reader }
    await answer(client.POST('/api/clearing/stations/{station_id}/commands', { params, body }))
    told()
  }

  async function check(station: Station, reader: string): Promise<void> {
    if (await checking.run(() => send(station, reader, 'check'))) say(texts.asked, 'ok')
  }

  async function repair(station: Station, reader: string): Promise<void> {
    const { repairTitle: title, repairEffect: effect, repairYes: yes } = texts
    if (!(await ask({ title, effect, yes }))) return
    if (!(await repairing.run(() => send(station, reader, 'repair')))) return
    say(texts.repaired, 'ok')
    read()
  }

  return { checking, repairing, check, repair }
}
