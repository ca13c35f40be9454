/** Texts of 群机器人 and 投递失败. */
import { menu } from './menu'
import type { Failure, RobotKind } from '@/shared/contracts'

const kinds: readonly (readonly [RobotKind, string])[] = [
  ['wecom', '企业微信'],
  ['dingtalk', '钉钉'],
  ['feishu', '飞书'],
]

const addressHints: Readonly<Record<RobotKind, string>> = {
  wecom: '在群里添加机器人后，完整复制 Webhook 地址',
  dingtalk: '在群里添加自定义机器人后，完整复制 Webhook 地址',
  feishu: '在群里添加自定义机器人后，完整复制 Webhook 地址',
}

const secretHints: Readonly<Record<RobotKind, string>> = {
  wecom: '企业微信不需要',
  dingtalk: '安全设置选“加签”时填写；选关键词时用“票卡通”',
  feishu: '打开“签名校验”时填写；选关键词时用“票卡通”',
}

export const robots = {
  ...menu.robots,
  kinds,
  kindNames: Object.fromEntries(kinds) as Readonly<Record<RobotKind, string>>,
  add: '新增机器人',
  edit: '修改机器人',
  intro: '群里只说有什么事，不含姓名、金额和发票号码。',
  empty: '还没有群机器人',
  emptyText: '群机器人在国内比浏览器推送更可靠，适合提醒审批人和出纳。',
  fields: {
    kind: '哪一种',
    name: '名称',
    nameHint: '例如：财务群',
    address: 'Webhook 地址',
    addressKept: '已保存，不再显示；留空则不改',
    secret: '加签密钥',
    secretKept: '已保存，不再显示；留空则不改',
    kinds: '通知哪些事',
    active: '启用',
  },
  addressHints,
  secretHints,
  dropSecret: '去掉加签密钥',
  save: '保存机器人',
  saving: '正在保存',
  saved: '已保存',
  remove: '删除机器人',
  removeTitle: '删除机器人',
  removeEffect: (name: string) => `“${name}”不再收到通知。要恢复，需要重新填写地址。`,
  removed: '机器人已删除',
  test: '测试',
  testNamed: (name: string) => `测试 ${name}`,
  testing: '正在发送',
  answers: {
    sent: '已发送，请到群里查看',
    refused: '对方拒绝了',
    could_not_ask: '没能发送',
  },
  off: '已停用',
  neverSent: '还没有发送过',
  sentAt: (when: string) => `${when} 发送成功`,
  topics: (count: number) => `通知 ${count} 类事项`,
} as const

const channels: Readonly<Record<Failure['channel'], string>> = {
  email: '邮件',
  webpush: '推送',
  robot: '群机器人',
}

export const failures = {
  ...menu.failures,
  channels,
  empty: '没有投递失败',
  emptyText: '发不出去的通知会自动重试，一直不成功才会出现在这里。',
  waiting: (count: number) => `另有 ${count} 条正在排队或等待重试。`,
  kept: '通知本身都在收件人的站内信里，没有丢失。',
  retryAll: '全部重试',
  retrying: '正在重试',
  retry: '重试',
  retryNamed: (to: string) => `重试发给${to}的通知`,
  giveUp: '放弃',
  giveUpNamed: (to: string) => `放弃发给${to}的通知`,
  retried: (count: number) => `${count} 条已重新排队`,
  gaveUp: '已放弃',
  tries: (count: number) => `试过 ${count} 次`,
  nobody: '已删除的机器人',
} as const
