/** Texts of the organisation's settings, invitations and companies. */
import type { Schemas } from '@/shared/api'

type Mode = Schemas['RegistrationMode']

const modes: Readonly<Record<Mode, { label: string; hint: string }>> = {
  open: { label: '公开注册', hint: '确认邮箱后就能登录' },
  approval: { label: '注册后审批', hint: '确认邮箱后，由管理员批准才能登录' },
  invitation: { label: '仅限邀请', hint: '只有收到邀请链接的人可以注册' },
}

export const policy = {
  title: '注册与密码',
  mode: '谁可以注册',
  modes,
  more: '登记与期限',
  asksMobile: '要求登记手机号',
  asksMobileHint: '注册时必须填写',
  ages: '定期更换密码',
  agesHint: '到期后，登录时先要修改密码',
  days: '有效天数',
  daysHint: '1 至 3650 天，常用 90 天',
  save: '保存设置',
  saving: '正在保存',
  saved: '设置已保存',
  effect: '立即生效。密码已超过期限的人，包括你自己，下次操作前要先修改密码。',
} as const

export const invitations = {
  title: '邀请',
  formTitle: '邀请注册',
  email: '对方邮箱',
  emailHint: '填写后会寄出邀请，且只有这个邮箱能用；留空则复制链接转交',
  roles: '角色',
  submit: '生成邀请',
  busy: '正在生成',
  readyTitle: '邀请已生成',
  mailed: (email: string) => `邀请已发往 ${email}，也可以复制链接转交。`,
  once: '链接只显示这一次，7 天内有效，只能使用一次。',
  copy: '复制链接',
  done: '完成',
  anybody: '持有链接的人',
  until: (day: string) => `${day} 前有效`,
  takeBack: '撤回',
  takeBackNamed: (who: string) => `撤回给${who}的邀请`,
  takeBackTitle: '撤回邀请',
  takeBackEffect: '链接立即失效，对方不能再用它注册。',
  takenBack: '邀请已撤回',
  none: '没有未使用的邀请',
} as const

export const companies = {
  title: '抬头与税号',
  group: '公司',
  add: '新增公司',
  edit: '编辑公司',
  empty: '还没有公司',
  emptyText: '登记公司抬头后，同事可以出示二维码索取发票。',
  noTaxId: '没有税号',
  retired: '已停用',
  fields: {
    title: '公司抬头',
    taxId: '纳税人识别号',
    taxIdHint: '15 至 20 位，会核对校验位',
    address: '地址',
    phone: '电话',
    bankName: '开户行',
    bankAccount: '银行账号',
    optional: '选填，显示在抬头卡上',
  },
  save: '保存',
  saving: '正在保存',
  saved: '已保存',
  retire: '停用',
  restore: '恢复使用',
  retireTitle: '停用公司',
  retireEffect: (title: string) =>
    `${title} 的抬头卡不再显示，也不能再分配人员。发票和已有人员都会保留，可以随时恢复。`,
} as const
