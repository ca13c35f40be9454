/** Texts of expense types and of the numbers for claims. */
import { menu } from './menu'
import { addWords } from './errors'

addWords({
  'claims.type_exists': {
    what: '已有同名的费用类型',
    why: '名称不能重复；停用的类型也占用名称。',
    remedy: '请换一个名称，或恢复使用原来的类型。',
  },
  'claims.list_changed': {
    what: '顺序没有保存',
    why: '列表刚刚被别人改动过。',
    remedy: '请刷新后重新排序。',
  },
})

export const expenseTypes = {
  ...menu.expenseTypes,
  list: '按填单时的顺序',
  retiredList: '已停用',
  add: '新增费用类型',
  edit: '编辑费用类型',
  empty: '还没有费用类型',
  emptyText: '员工填写报销单时，每一行都要选一个费用类型。',
  needsInvoice: '需要发票',
  noInvoice: '可以没有发票',
  needsAttachment: '需要附件',
  noSubject: '未设会计科目',
  fields: {
    name: '名称',
    nameHint: '例如 差旅费、业务招待费',
    needsInvoice: '必须有发票',
    needsInvoiceHint: '关闭后，写明原因就可以没有发票',
    needsAttachment: '必须有附件',
    needsAttachmentHint: '例如会议通知、招待名单',
    account: '会计科目（借方）',
    accountHint: '生成凭证时使用，例如 660202 管理费用-差旅费',
    tax: '进项税科目',
    taxHint: '留空表示进项税不能抵扣，例如餐饮和业务招待',
  },
  save: '保存',
  saving: '正在保存',
  saved: '已保存',
  ordered: '顺序已保存',
  retire: '停用',
  restore: '恢复使用',
  retireTitle: '停用费用类型',
  retireEffect: (name: string) =>
    `新的报销单不能再选「${name}」。以前的单据和统计都会保留，可以随时恢复。`,
} as const

export const claimSettings = {
  ...menu.claimSettings,
  groups: { drafts: '草稿与期限', approval: '审批与付款' },
  days: '天',
  hours: '小时',
  fields: {
    draft_idle_days: {
      label: '草稿闲置多久释放发票',
      hint: '草稿占用的发票，别人和别的单据都不能用；闲置超过这些天就放开',
    },
    unclaimed_days: {
      label: '发票多久未报销开始提醒',
      hint: '从收票那天算起',
    },
    claim_within_days: {
      label: '开票后多久内应报销',
      hint: '临近期限会提醒；超期由规则决定提示还是拦住',
    },
    recheck_after_hours: {
      label: '付款前查验结果的有效时间',
      hint: '更早的结果会在付款前重新查验，以免付款后才发现作废或红冲',
    },
    nudge_after_hours: {
      label: '两次催办至少间隔',
      hint: '避免同一张单据反复打扰审批人',
    },
  },
  bounds: (least: number, most: number, unit: string) => `应为 ${least} 至 ${most} ${unit}`,
  save: '保存设置',
  saving: '正在保存',
  saved: '设置已保存',
} as const
