/** The five states of an invoice: label, tone and icon of every value, in one place. */
import type { Schemas } from '@/shared/api'
import type { IconName } from '@/shared/ui/icons'
import type { Tone } from '@/shared/ui/tones'

export type Look = { label: string; tone: Tone; icon: IconName }
type Looks<Value extends string> = Readonly<Record<Value, Look>>

export const verifyLooks: Looks<Schemas['VerifyStatus']> = {
  not_required: { label: '无需查验', tone: 'mute', icon: 'none' },
  unverified: { label: '未查验', tone: 'mute', icon: 'free' },
  pending: { label: '查验中', tone: 'note', icon: 'clock' },
  consistent: { label: '查验一致', tone: 'ok', icon: 'verified' },
  inconsistent: { label: '信息不一致', tone: 'bad', icon: 'alert' },
  not_found: { label: '查无此票', tone: 'wait', icon: 'doubt' },
  quota_exceeded: { label: '超过当日查验次数', tone: 'wait', icon: 'clock' },
  same_day: { label: '暂未入库', tone: 'wait', icon: 'clock' },
  out_of_window: { label: '超过可查期限', tone: 'wait', icon: 'doubt' },
  malformed: { label: '格式不正确', tone: 'bad', icon: 'alert' },
  error: { label: '查验异常', tone: 'wait', icon: 'refresh' },
}

export const taxLooks: Looks<Schemas['TaxStatus']> = {
  unknown: { label: '未知', tone: 'mute', icon: 'free' },
  normal: { label: '正常', tone: 'ok', icon: 'check' },
  voided: { label: '已作废', tone: 'bad', icon: 'refused' },
  partially_red: { label: '部分红冲', tone: 'bad', icon: 'alert' },
  fully_red: { label: '全额红冲', tone: 'bad', icon: 'refused' },
  abnormal: { label: '异常', tone: 'bad', icon: 'alert' },
}

export const titleLooks: Looks<Schemas['TitleCheck']> = {
  unchecked: { label: '未校验', tone: 'mute', icon: 'free' },
  ok: { label: '抬头正确', tone: 'ok', icon: 'check' },
  tax_no_mismatch: { label: '税号不匹配', tone: 'bad', icon: 'alert' },
  unknown_title: { label: '抬头不存在', tone: 'wait', icon: 'doubt' },
  not_required: { label: '无需', tone: 'mute', icon: 'none' },
}

export const usageLooks: Looks<Schemas['UsageStatus']> = {
  unused: { label: '未使用', tone: 'mute', icon: 'free' },
  locked: { label: '已占用', tone: 'note', icon: 'lock' },
  in_approval: { label: '审批中', tone: 'note', icon: 'clock' },
  to_pay: { label: '待支付', tone: 'note', icon: 'clock' },
  paid: { label: '已支付', tone: 'ok', icon: 'check' },
  written_off: { label: '已核销', tone: 'ok', icon: 'check' },
  archived: { label: '已归档', tone: 'mute', icon: 'archive' },
}

export const reviewLooks: Looks<Schemas['ReviewStatus']> = {
  pending: { label: '待处理', tone: 'mute', icon: 'free' },
  confirmed: { label: '已确认', tone: 'ok', icon: 'check' },
  rejected: { label: '已退回', tone: 'bad', icon: 'refused' },
  voided: { label: '作废', tone: 'bad', icon: 'refused' },
  archived: { label: '已归档', tone: 'mute', icon: 'archive' },
}

export const redLetterLook: Look = { label: '红字发票', tone: 'bad', icon: 'alert' }
export const incompleteLook: Look = { label: '信息不全', tone: 'wait', icon: 'doubt' }

export const stateGroups = {
  verify: '查验',
  tax: '票面',
  title: '抬头',
  usage: '使用',
  review: '归档',
} as const

export const sandboxMark = { label: '沙箱', hint: '模拟结果，不是税务机关的结论' } as const
export const byHandMark = { label: '人工', hint: '由本人在官方网站查验后登记，附有截图' } as const
