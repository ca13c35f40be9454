/** Texts of 我的提醒, 红字确认单 and 到期事项. */
import { menu } from './menu'
import './notifyErrors'
import type { ItemKind, Repeat } from '@/shared/contracts'
import type { IconName } from '@/shared/ui/icons'

const repeats: readonly (readonly [Repeat, string])[] = [
  ['none', '不重复'],
  ['weekly', '每周'],
  ['monthly', '每月'],
]

export const reminders = {
  ...menu.reminders,
  segmentsLabel: '看哪些提醒',
  segments: [
    ['open', '待提醒'],
    ['red', '红字确认单'],
    ['done', '已提醒'],
  ],
  add: '新增提醒',
  edit: '修改提醒',
  setFrom: '设置提醒',
  fields: {
    text: '提醒内容',
    textHint: '例如：把机票行程单交给财务',
    when: '什么时候',
    whenHint: '北京时间',
    repeat: '重复',
  },
  repeats,
  save: '保存提醒',
  saving: '正在保存',
  saved: '提醒已设置',
  remove: '删除提醒',
  removeTitle: '删除提醒',
  removeEffect: '到时间不再提醒。',
  removed: '提醒已删除',
  linked: '查看关联内容',
  fromInvoice: (seller: string) => `处理发票：${seller}`,
  thisInvoice: '这张发票',
  dead: '没能提醒，请修改后重新保存',
  firedAt: (when: string) => `${when} 已提醒`,
  empty: '没有待提醒的事',
  emptyText: '到时间会发站内信，并按提醒设置发推送和邮件。',
  emptyDone: '还没有提醒过',
  emptyDoneText: '提醒过的事会留在这里。',
} as const

export const confirmations = {
  add: '登记确认单',
  empty: '没有红字确认单',
  emptyText: '数电红字确认单 72 小时内无人确认就失效。登记后，会在剩 48、12、2 小时提醒。',
  number: '确认单编号',
  numberHint: '电子税务局里的编号，含数字和字母',
  cameAt: '发起时间',
  cameAtHint: '北京时间，72 小时以内',
  save: '开始倒计时',
  saving: '正在登记',
  saved: '已登记，开始倒计时',
  done: '已处理',
  doneNamed: (number: string) => `确认单 ${number} 已处理`,
  closed: '已标记为处理完',
  left: (hours: number) => (hours > 0 ? `还剩 ${hours} 小时` : '不到 1 小时'),
  until: (when: string) => `${when} 失效`,
  states: { waiting: '等待确认', done: '已处理', lapsed: '已失效', dead: '等待确认' },
} as const

const kinds: Readonly<Record<ItemKind, { label: string; icon: IconName }>> = {
  certificate: { label: '证书', icon: 'verified' },
  equipment: { label: '设备', icon: 'phone' },
  other: { label: '其他', icon: 'calendar' },
}

export const items = {
  ...menu.datedItems,
  mine: '由我负责的到期事项',
  kinds,
  kindLabel: '类型',
  segmentsLabel: '看哪些事项',
  segments: [
    ['open', '进行中'],
    ['closed', '已办结'],
  ],
  add: '新增事项',
  edit: '修改事项',
  fields: {
    title: '名称',
    titleHint: '例如：税务数字证书、金税盘',
    dueOn: '到期日',
    person: '责任人',
    personHint: '到期前由他收到提醒',
    leadDays: '提前几天提醒',
    leadDaysHint: '用逗号分开，最多五个；到期当天和次日总会提醒',
    note: '备注',
  },
  save: '保存事项',
  saving: '正在保存',
  saved: '已保存',
  close: '办结',
  closeTitle: '办结这个事项',
  closeEffect: (title: string) => `${title} 不再提醒，转到“已办结”。续期请改到期日，不必办结。`,
  closed: '已办结',
  left: (days: number) =>
    days > 0 ? `还有 ${days} 天` : days === 0 ? '今天到期' : `已过期 ${-days} 天`,
  due: (day: string, person: string) => `${day} 到期 · ${person}`,
  empty: '还没有到期事项',
  emptyText: '登记证书和设备的到期日，到期前提醒责任人。',
  emptyClosed: '没有已办结的事项',
  wrongDays: '请填写 1 至 365 的整数，用逗号分开，最多五个。',
  choose: '请选择',
} as const
