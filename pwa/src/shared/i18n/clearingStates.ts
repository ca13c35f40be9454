/** The words of clearing that more than one screen says: kinds, states, pauses, phases. */
import type { Schemas } from '@/shared/api'
import type { Look } from './states'

export type ClearKind = Schemas['ClearKind']
export type ClearState = Schemas['ClearState']
export type ClearPhase = Schemas['Phase']

export const clearKinds: Readonly<Record<ClearKind, string>> = {
  MONTHLY: '普通/月结清卡',
  GROUP: '专项清卡',
  ANNUAL: '年度（年结）清卡',
  SPECIAL: '特殊清卡',
}

export const clearPhases: Readonly<Record<ClearPhase, string>> = {
  prepare: '准备',
  operate: '操作',
  verify: '验证',
  confirm: '确认',
}

export const clearLooks: Readonly<Record<ClearState, Look>> = {
  NEW: { label: '新建', tone: 'note', icon: 'clock' },
  BACKED_UP: { label: '已备份', tone: 'note', icon: 'archive' },
  CHECKED: { label: '预检通过', tone: 'note', icon: 'check' },
  LISTED: { label: '清单已生成', tone: 'wait', icon: 'doubt' },
  CONFIRMED: { label: '已确认', tone: 'note', icon: 'check' },
  UPLOADING: { label: '上传中', tone: 'note', icon: 'clock' },
  UPLOADED: { label: '已上传', tone: 'note', icon: 'clock' },
  REPORT_INTENT: { label: '准备抄报', tone: 'note', icon: 'clock' },
  REPORTED: { label: '已抄报', tone: 'note', icon: 'clock' },
  WAIT_COMPARE: { label: '等待申报比对', tone: 'wait', icon: 'clock' },
  TICKETED: { label: '已取得清卡凭据', tone: 'note', icon: 'check' },
  WRITING: { label: '写卡中', tone: 'note', icon: 'clock' },
  VERIFIED: { label: '已验证', tone: 'note', icon: 'check' },
  SERVER_CONFIRMED: { label: '税局已确认', tone: 'note', icon: 'check' },
  DONE: { label: '清卡成功', tone: 'ok', icon: 'verified' },
  ABORTED: { label: '已放弃', tone: 'mute', icon: 'none' },
  PARKED: { label: '已暂停，可继续', tone: 'wait', icon: 'clock' },
  HALTED: { label: '需人工处理', tone: 'bad', icon: 'alert' },
  SUPERSEDED: { label: '已在别处清卡', tone: 'mute', icon: 'none' },
}
