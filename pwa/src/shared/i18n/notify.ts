/** Texts of 消息 and 提醒设置. */
import { menu } from './menu'
import './notifyErrors'
import type { KindGroup, NoticeKind } from '@/shared/contracts'
import type { IconName } from '@/shared/ui/icons'

const kindIcons: Readonly<Record<NoticeKind, IconName>> = {
  claim_waiting: 'doubt',
  claim_returned: 'refresh',
  claim_rejected: 'refused',
  claim_approved: 'check',
  claim_to_pay: 'wallet',
  claim_paid: 'wallet',
  claim_nudged: 'bell',
  claim_transferred: 'people',
  claim_cc: 'copy',
  claim_commented: 'text',
  claw_back: 'alert',
  invoice_new: 'ticket',
  invoice_problem: 'alert',
  invoice_answered: 'verified',
  invoice_unclaimed: 'ticket',
  claim_deadline: 'clock',
  year_end: 'calendar',
  filing_deadline: 'calendar',
  clearing: 'check',
  red_confirmation: 'clock',
  dated_item: 'calendar',
  reminder: 'bell',
  digest: 'archive',
  ticket: 'doubt',
  system: 'info',
}

export const inbox = {
  title: '消息',
  kindIcons,
  segments: [
    ['all', '全部'],
    ['unread', '未读'],
  ],
  segmentsLabel: '看哪些消息',
  readAll: '全部已读',
  reading: '正在标记',
  today: '今天',
  yesterday: '昨天',
  unread: '未读',
  empty: '没有新消息',
  emptyText: '审批、付款、新发票和到期提醒都会出现在这里。',
  emptyUnread: '都看过了',
  emptyUnreadText: '有新消息时，首页的铃铛会显示数量。',
  settings: '提醒设置',
} as const

const groups: Readonly<Record<KindGroup, string>> = {
  claims: '报销',
  invoices: '发票',
  dates: '期限与提醒',
  others: '其他',
}

export const notifications = {
  ...menu.notifications,
  always: '站内信一直会收到，这里选择另外怎样通知。',
  noMail: {
    what: '邮件暂时发不出去',
    why: '管理员还没有设置发信服务器，邮件只保存在发件箱里。',
  },
  groups,
  channels: { email: '邮件', webpush: '推送' },
  channelOf: (kind: string, channel: string) => `${kind}：${channel}`,
  saved: '已保存',
  quiet: {
    group: '时间',
    title: '免打扰',
    hint: '邮件和推送等到结束后再发；到点的提醒和快失效的确认单除外',
    from: '开始',
    to: '结束',
  },
  digest: { title: '每日摘要', hint: '每天 08:30，把当天要办的事汇总成一条' },
  test: {
    title: '发送测试消息',
    hint: '看看能从哪些途径收到',
    sent: '已发送，请留意推送和邮件',
    again: '刚刚发过，请一分钟后再试',
  },
} as const

export const push = {
  group: '这台设备',
  title: '推送通知',
  otherDevices: '其他设备',
  paused: '推送服务连不上，暂停推送',
  since: (day: string) => `${day} 开启`,
  remove: '移除',
  removeNamed: (device: string) => `移除 ${device}`,
  removed: '已移除，这台设备不再收到推送',
  on: '已开启，锁屏上只显示消息类型',
  off: '未开启',
  asking: '正在开启',
  closing: '正在关闭',
  unsupported: {
    what: '这个浏览器不支持推送',
    why: '消息仍会发到站内信和邮件。',
    remedy: '可换用最新版的 Chrome、Edge、Firefox 或 Safari。',
  },
  insecure: {
    what: '这里不能开启推送',
    why: '浏览器只允许在 https 网页里使用推送。',
    remedy: '请改用 https 地址打开。消息仍会发到站内信和邮件。',
  },
  needs_install: {
    what: '请先安装到主屏幕',
    why: 'iPhone 和 iPad 只给主屏幕上的应用发推送。',
    remedy: '安装后从主屏幕打开，再回到这里开启。',
  },
  install: '怎么安装',
  denied: {
    what: '通知已被浏览器禁止',
    why: '之前选择了“不允许”，网页不能再次询问。',
    remedy: '请在浏览器或系统的通知设置里允许本站，再刷新页面。',
  },
  unreachable: {
    what: '连不上推送服务，已改用站内信和邮件',
    why: '推送由浏览器厂商的服务器转送，在一些网络里连不上。',
    remedy: '消息不会丢失。换一个网络后可以再试。',
  },
} as const

export const calendar = {
  group: '日历订阅',
  title: '用手机日历看期限',
  hint: '提醒、红字确认单、到期事项和征期',
  make: '生成订阅链接',
  making: '正在生成',
  copy: '复制链接',
  once: '链接只显示这一次。在日历应用里选择“订阅日历”，粘贴这个链接。',
  secret: '有链接的人都能看到这些日期，请勿转发。',
  active: (day: string) => `${day} 起可用`,
  read: (when: string) => `最近读取：${when}`,
  neverRead: '还没有日历读取过',
  replace: '换新链接',
  replaceTitle: '换新链接',
  replaceEffect: '原来的链接立即失效，已订阅的日历要换成新链接。',
  revoke: '停用',
  revokeTitle: '停用日历订阅',
  revokeEffect: '链接立即失效，日历不再更新。',
  revoked: '日历订阅已停用',
} as const
