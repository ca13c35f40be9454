/** Texts of 规则 and 预算 for administrators. */
import type { Schemas } from '@/shared/api'
import { ruleLevels } from './claimStates'
import { addWords } from './errors'
import { menu } from './menu'

addWords({
  'claims.rule_stale': {
    what: '没有保存',
    why: '这条规则刚刚被别人修改过。',
    remedy: '请重新打开，看过新的设置后再改。',
  },
  'claims.budget_stale': {
    what: '没有保存',
    why: '这项预算刚刚被别人修改过。',
    remedy: '请刷新后看过新的金额再改。',
  },
})

type Level = Schemas['RuleLevel']

const levelHints: Readonly<Record<Level, string>> = {
  block: '不能提交，除非有人豁免',
  warn: '可以提交，审批人会看到',
  note: '只作说明，不影响提交',
  off: '不检查',
}

const OF_INVOICES = [
  ...['title_tax_id', 'title_name', 'not_verified'],
  ...['verification_old', 'sandbox_verdict', 'by_hand_verdict'],
]

export const policies = {
  title: menu.rules.title,
  intro: '预检和提交时自动检查。点开规则可以调整，保存前先试算对历史单据的影响。',
  groups: [
    ['抬头与查验', OF_INVOICES],
    ['开票日期', ['overdue', 'cross_year', 'weekend']],
    ['相邻发票', ['consecutive_numbers', 'split_purchase', 'similar_invoice']],
    ['金额与预算', ['over_limit', 'total_limit', 'over_budget', 'no_invoice']],
    ['原件', ['image_without_original']],
  ] as readonly (readonly [string, readonly string[]])[],
  others: '其他',
  hits: (count: number) => (count === 0 ? '近 30 天没有命中' : `近 30 天命中 ${count} 次`),
  missing: '没有这条规则',
  missingText: '它可能已更名，请返回列表重新选择。',
  level: '命中后怎么办',
  levels: ruleLevels,
  levelHints,
  usual: '默认',
  parameters: '条件',
  waivers: '谁可以豁免',
  waiversHint: '不选表示谁也不能豁免；报销人永远不能豁免自己的单据。',
  roles: { approver: '审批人', accountant: '会计' } as const,
  save: '保存',
  saving: '正在保存',
  saved: '已保存，从现在起按新设置检查',
  noTrialTitle: '还没有试算',
  noTrialEffect: '保存后，新的预检和提交都按新设置判断；已提交的单据不变。建议先试算看影响。',
  saveAnyway: '直接保存',
  leaveTitle: '还没有保存',
  leaveEffect: '离开后，这次的修改不会保留。',
  leave: '离开',
  missingNumber: (least: number, most: number, unit: string) =>
    `请填写 ${least} 至 ${most} ${unit}之间的整数`,
  missingAmount: '请填写金额，最多两位小数',
} as const

export const trials = {
  title: '试算',
  hint: '按现在填写的设置重新判断历史单据，不会改动任何单据。',
  months: '多久以来的单据',
  monthChoices: [
    ['1', '1 个月'],
    ['3', '3 个月'],
    ['6', '半年'],
    ['12', '一年'],
  ] as readonly (readonly [string, string])[],
  run: '试算',
  running: '正在试算',
  stale: '设置已改动，请重新试算。',
  none: '这段时间没有提交过的单据，没有可以比较的。',
  examined: (count: number) => `共比较 ${count} 份单据`,
  leftOut: (count: number) => `更早的 ${count} 份没有比较`,
  now: '现在',
  then: '改后',
  same: '结果没有变化',
  newly: (count: number) => `新命中 ${count} 份`,
  gone: (count: number) => `不再命中 ${count} 份`,
  other: (count: number) => `级别变化 ${count} 份`,
  notHit: '不命中',
  became: (before: string, after: string) => `${before}，改后${after}`,
  more: (count: number) => `再看 ${count} 份`,
} as const

export const limits = {
  empty: '还没有标准，这条规则暂时不会命中。',
  add: '新增标准',
  edit: '修改标准',
  type: '费用类型',
  chooseType: '请选择',
  unknownType: '已删除的类型',
  grade: '职级',
  gradeHint: '留空表示不限职级',
  city: '城市',
  cityHint: '留空表示不限城市',
  anybody: '所有人',
  amount: '标准金额（元）',
  per: '怎么算',
  pers: { line: '每笔', day: '每天合计' } as const,
  done: '确定',
  remove: '删除这行',
  needsType: '请选择费用类型',
  needsAmount: '请填写大于 0 的金额',
  twice: '已有条件相同的一行，请改那一行',
  wrongRow: (place: number) => `第 ${place} 行有误`,
} as const

export const versions = {
  title: '修改记录',
  start: '出厂设置',
  by: (name: string) => `由 ${name} 修改`,
  unchanged: '还没有修改过',
} as const

export const budgets = {
  title: menu.budgets.title,
  intro: '提交时按部门和费用类型扣减；超出时怎么办，在“超预算”规则里设置。',
  toRule: '设置“超预算”规则',
  empty: (year: number) => `${year} 年还没有预算`,
  emptyText: '给部门设好全年或每月的预算，提交时就能看到还剩多少。',
  noDepartments: '还没有部门',
  noDepartmentsText: '预算按部门设置，请先到“部门”里添加。',
  toDepartments: '去添加部门',
  add: '新增预算',
  edit: '修改预算',
  retired: '已停用',
  anyType: '全部费用',
  wholeYear: '全年',
  month: (month: number) => `${month} 月`,
  used: (amount: string) => `已用 ${amount}`,
  of: (amount: string) => `预算 ${amount}`,
  left: (amount: string) => `剩 ${amount}`,
  over: (amount: string) => `超 ${amount}`,
  department: '部门',
  chooseDepartment: '请选择部门',
  type: '费用类型',
  period: '期间',
  amount: '预算金额（元）',
  needsDepartment: '请选择部门',
  needsAmount: '请填写金额，最多两位小数',
  save: '保存',
  saving: '正在保存',
  saved: '预算已保存',
  remove: '删除预算',
  removeTitle: '删除预算',
  removeEffect: (name: string) => `${name}不再受这项预算限制，已提交的单据不变。`,
  removed: '预算已删除',
} as const
