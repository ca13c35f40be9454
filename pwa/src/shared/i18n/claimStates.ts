/** The states of a claim, its lines and its approval: one look each. */
import type { Schemas } from '@/shared/api'
import type { ClaimKind, ClaimStatus } from '@/shared/contracts'
import type { Look } from './states'

export const claimKinds: Readonly<Record<ClaimKind, string>> = {
  expense: '报销单',
  advance: '借款单',
}
export const claimStubs: Readonly<Record<ClaimKind, string>> = { expense: '报销', advance: '借款' }

export const claimLooks: Readonly<Record<ClaimStatus, Look>> = {
  draft: { label: '草稿', tone: 'mute', icon: 'free' },
  submitted: { label: '待审批', tone: 'note', icon: 'clock' },
  in_approval: { label: '审批中', tone: 'note', icon: 'clock' },
  returned: { label: '退回补正', tone: 'wait', icon: 'back' },
  rejected: { label: '已驳回', tone: 'bad', icon: 'refused' },
  withdrawn: { label: '已撤回', tone: 'mute', icon: 'back' },
  cancelled: { label: '已作废', tone: 'mute', icon: 'none' },
  approved: { label: '待支付', tone: 'ok', icon: 'check' },
  paid: { label: '已支付', tone: 'ok', icon: 'verified' },
  archived: { label: '已归档', tone: 'mute', icon: 'archive' },
}

export const ruleLevels: Readonly<Record<Schemas['RuleLevel'], Look>> = {
  block: { label: '必须解决', tone: 'bad', icon: 'refused' },
  warn: { label: '提醒', tone: 'wait', icon: 'alert' },
  note: { label: '说明', tone: 'note', icon: 'info' },
  off: { label: '未启用', tone: 'mute', icon: 'none' },
}

export const roleNames: Readonly<Record<string, string>> = {
  employee: '员工',
  approver: '审批人',
  cashier: '出纳',
  accountant: '会计',
  clearing_operator: '办税员',
  auditor: '审计',
  administrator: '管理员',
}

export const claimDid: Readonly<Record<string, string>> = {
  save: '保存草稿',
  submit: '提交',
  withdraw: '撤回',
  cancel: '作废',
  nudge: '催办',
  approve: '同意',
  reject: '驳回',
  return: '退回补正',
  transfer: '转交',
  add_approver: '加签',
  waive: '豁免规则',
  attach: '添加附件',
  detach: '移除附件',
  return_from_payment: '从待支付退回',
  pay: '登记付款',
  add_slip: '上传回单',
  archive: '归档',
  release: '释放发票',
}

export const taskStates: Readonly<Record<Schemas['TaskState'], string>> = {
  waiting: '未轮到',
  open: '待审批',
  approved: '已同意',
  rejected: '已驳回',
  returned: '已退回',
  transferred: '已转交',
  closed: '无需处理',
}

export const lineDecisions: Readonly<Record<Schemas['LineDecision'], string>> = {
  pending: '待核定',
  approved: '全额同意',
  reduced: '部分同意',
  refused: '不同意',
}

export const paymentMethods: Readonly<Record<string, string>> = {
  bank: '银行转账',
  bank_transfer: '银行转账',
  cash: '现金',
  offset: '冲销借款',
  other: '其他',
}

/** What rules compare, by the server's names of the fields. */
export const hitFieldNames: Readonly<Record<string, string>> = {
  buyer_name: '票面抬头',
  company_name: '公司名称',
  buyer_tax_id: '票面税号',
  company_tax_id: '公司税号',
  verify_status: '查验状态',
  verified_at: '查验时间',
  age_days: '距上次查验',
  number: '发票号码',
  seller_name: '销售方',
  issued_on: '开票日期',
  claimed_on: '报销日期',
  days: '距开票',
  amount_fen: '金额',
  total_fen: '单据合计',
  together_fen: '合计',
  spent_fen: '本次费用',
  most_days: '期限',
  most_fen: '上限',
  must_from_fen: '须查验的金额',
  limit_fen: '标准',
  over_fen: '超出',
  grade: '职级',
  city: '地点',
  budget: '预算',
  period: '预算期间',
  budget_fen: '预算金额',
  used_fen: '已使用',
  this_claim_fen: '本单',
  left_fen: '剩余',
  kind: '票种',
  count: '发票',
  claims: '所在单据',
  others: '其他发票',
}
