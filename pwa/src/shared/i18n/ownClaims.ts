/** Texts of what each person sets up for his claims: accounts to be paid to, delegations. */
import { menu } from './menu'
import { addWords } from './errors'

addWords({
  'claims.delegation_overlaps': {
    what: '代理没有设置',
    why: '这段日期里已有同类的代理，同一天只能由一个人代理。',
    remedy: '请先结束原来的代理，或换一段日期。',
  },
})

export const payeeAccounts = {
  ...menu.payeeAccounts,
  list: '账户',
  add: '添加账户',
  edit: '编辑账户',
  empty: '还没有收款账户',
  emptyText: '添加银行账户后，提交报销单时自动带出；账号只有你和出纳能看到全部。',
  isDefault: '默认',
  fields: {
    holder: '户名',
    bankName: '开户行',
    bankNameHint: '写到支行，例如 示例银行武汉分行光谷支行',
    number: '账号',
    numberKept: '留空表示不修改',
    isDefault: '设为默认',
    isDefaultHint: '新的报销单自动选用',
  },
  save: '保存',
  saving: '正在保存',
  saved: '已保存',
  remove: '删除账户',
  removeTitle: '删除账户',
  removeEffect: '新的报销单不能再选它。已提交的单据仍付到原来的账户。',
  removed: '已删除',
} as const

export const delegations = {
  ...menu.delegations,
  given: '我委托的人',
  received: '委托我的人',
  noneGiven: '没有设置代理',
  noneGivenText: '出差或休假时，可以让同事代你审批，或代你填报销单。到期自动结束。',
  noneReceived: '没有人委托你',
  add: '设置代理',
  who: '由谁代理',
  choose: '请选择同事',
  noColleagues: '没有可以选择的同事。代理人要和你在同一家公司。',
  kind: '代理什么',
  kinds: { approve: '代我审批', claim: '代我报销' },
  receivedKinds: { approve: '可以代他审批', claim: '可以代他填报销单' },
  effects: {
    approve: '对方能看到并处理待你审批的单据，记录里同时写明你和对方。他自己的单据不会由他审批。',
    claim: '对方能用你的发票为你填单并提交，款仍付到你的账户。',
  },
  from: '从',
  until: '到（含当天）',
  period: (from: string, until: string) => `${from} 至 ${until}`,
  states: { future: '未开始', now: '进行中', ended: '已结束' },
  end: '立即结束',
  endTitle: '结束代理',
  endEffect: (name: string) => `${name} 立即不能再代你处理，已经处理的仍然有效。`,
  ended: '代理已结束',
  save: '确定',
  saving: '正在保存',
  saved: '代理已设置',
} as const
