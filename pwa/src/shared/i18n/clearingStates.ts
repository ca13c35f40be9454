/** The words of clearing that more than one screen says: kinds, states, pauses, phases. */
import type { Schemas } from '@/shared/api'
import type { Look } from './states'

export type ClearKind = Schemas['ClearKind']
export type ClearState = Schemas['ClearState']
export type ClearPhase = Schemas['Phase']

export const clearKinds: Readonly<Record<ClearKind, string>> = {
  MONTHLY: '普通清卡',
  GROUP: '专项清卡',
  ANNUAL: '年度清卡',
  SPECIAL: '特殊清卡',
}

export const clearPhases: Readonly<Record<ClearPhase, string>> = {
  prepare: '准备',
  operate: '操作',
  verify: '验证',
  confirm: '确认',
}

export const clearLooks: Readonly<Record<ClearState, Look>> = {
  NEW: { label: '刚开始', tone: 'note', icon: 'clock' },
  BACKED_UP: { label: '已备份', tone: 'note', icon: 'archive' },
  CHECKED: { label: '预检完成', tone: 'note', icon: 'check' },
  LISTED: { label: '待确认', tone: 'wait', icon: 'doubt' },
  CONFIRMED: { label: '已确认', tone: 'note', icon: 'check' },
  UPLOADING: { label: '正在上传', tone: 'note', icon: 'clock' },
  UPLOADED: { label: '已上传', tone: 'note', icon: 'clock' },
  REPORT_INTENT: { label: '正在报税', tone: 'note', icon: 'clock' },
  REPORTED: { label: '已报税', tone: 'note', icon: 'clock' },
  WAIT_COMPARE: { label: '等待比对', tone: 'wait', icon: 'clock' },
  TICKETED: { label: '比对通过', tone: 'note', icon: 'check' },
  WRITING: { label: '正在清卡', tone: 'note', icon: 'clock' },
  VERIFIED: { label: '已读回核对', tone: 'note', icon: 'check' },
  SERVER_CONFIRMED: { label: '税局已登记', tone: 'note', icon: 'check' },
  DONE: { label: '清卡成功', tone: 'ok', icon: 'verified' },
  ABORTED: { label: '已中止', tone: 'mute', icon: 'none' },
  PARKED: { label: '已暂停', tone: 'wait', icon: 'clock' },
  HALTED: { label: '已停止', tone: 'bad', icon: 'alert' },
  SUPERSEDED: { label: '由别处清卡', tone: 'mute', icon: 'none' },
}
