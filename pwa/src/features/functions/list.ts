/** Every function that has a place in a menu: 我的 is drawn from it, and words find it. */
import type { Role } from '@/shared/contracts'
import { accounts } from '@/shared/i18n/accounts'
import { functions as texts } from '@/shared/i18n/functions'
import { install } from '@/shared/i18n/install'
import { menu } from '@/shared/i18n/menu'
import { verification } from '@/shared/i18n/verification'
import { zh } from '@/shared/i18n/zh'
import type { IconName } from '@/shared/ui/icons'

export type Entry = {
  icon: IconName
  title: string
  hint: string
  to: string
  /** Other words that people type for it. */
  words?: string
  /** Who has it; everybody when not given. */
  roles?: readonly Role[]
  /** Whoever looks for it is led there: the screen says who may. */
  isFoundByAll?: true
}
export type Group = { title: string; entries: readonly Entry[] }

const { me } = accounts
const BOOKS: readonly Role[] = ['cashier', 'accountant', 'auditor']
const ACCOUNTANT: readonly Role[] = ['accountant']
const ADMINISTRATOR: readonly Role[] = ['administrator']
const CLEARING: readonly Role[] = [
  'clearing_operator',
  'administrator',
  'approver',
  'accountant',
  'auditor',
]

type Words = { title: string; hint: string }
type Extra = Partial<Pick<Entry, 'words' | 'roles' | 'isFoundByAll'>>

function entry(icon: IconName, words: Words, to: string, extra: Extra = {}): Entry {
  return { icon, title: words.title, hint: words.hint, to, ...extra }
}

const account: Group = {
  title: me.account,
  entries: [
    entry('person', { title: me.profile, hint: me.profileHint }, '/profile'),
    entry('building', { title: me.titleCard, hint: me.titleCardHint }, '/title'),
    entry('lock', { title: me.security, hint: me.securityHint }, '/security'),
    entry('clock', verification.log, '/history'),
    entry('bell', menu.reminders, '/reminders'),
    entry('sliders', menu.notifications, '/notifications'),
    entry('calendar', menu.filing, '/filing', { words: texts.filing }),
  ],
}
const claiming: Group = {
  title: me.claiming,
  entries: [
    entry('wallet', menu.payeeAccounts, '/payee-accounts'),
    entry('people', menu.delegations, '/delegations'),
    entry('archive', menu.statistics, '/statistics'),
    entry('copy', menu.ledger, '/ledger', { roles: BOOKS }),
  ],
}
const books: Group = {
  title: menu.books,
  entries: [
    entry('wallet', menu.payments, '/payments', { roles: BOOKS }),
    entry('archive', menu.vouchers, '/vouchers', { roles: ACCOUNTANT }),
    entry('refused', menu.clawBacks, '/claw-backs', { roles: BOOKS }),
    entry('clock', menu.advances, '/advances', { roles: BOOKS }),
  ],
}
/** 清卡 and its records; the desk has them in its side menu too. */
export const clearing: Group = {
  title: texts.clearing,
  entries: [
    entry('card', texts.desk, '/clearing', {
      words: texts.deskWords,
      roles: CLEARING,
      isFoundByAll: true,
    }),
    entry('archive', texts.history, '/clearing/history', { roles: CLEARING, words: '报告' }),
    entry('download', texts.backups, '/clearing/backups', {
      roles: CLEARING,
      words: '还原 核验 数据丢失 记录丢失',
    }),
    entry('calendar', texts.calendar, '/clearing/calendar', { roles: CLEARING, words: '所属期' }),
    entry('ticket', texts.stock, '/clearing/stock', { roles: CLEARING, words: '领购 保管 核销' }),
    entry('sliders', texts.devices, '/clearing/devices', { roles: CLEARING, words: '税盘 周期' }),
    entry('lock', texts.settings, '/clearing/settings', { roles: ADMINISTRATOR }),
  ],
}
const manage: Group = {
  title: me.manage,
  entries: [
    entry('people', { title: me.people, hint: me.peopleHint }, '/people'),
    entry('verified', { title: me.registration, hint: me.registrationHint }, '/registration'),
    entry('building', { title: me.companies, hint: me.companiesHint }, '/companies'),
    entry('people', menu.departments, '/departments'),
    entry('calendar', menu.datedItems, '/dated-items'),
    entry('people', menu.robots, '/robots'),
    entry('alert', menu.failures, '/deliveries'),
    entry('mail', { title: me.mails, hint: me.mailsHint }, '/mails'),
  ].map((one) => ({ ...one, roles: ADMINISTRATOR })),
}
const claimSetup: Group = {
  title: me.claimSetup,
  entries: [
    entry('ticket', menu.expenseTypes, '/expense-types'),
    entry('verified', menu.flows, '/approval-flows'),
    entry('alert', menu.rules, '/policies'),
    entry('wallet', menu.budgets, '/budgets'),
    entry('clock', menu.claimSettings, '/claim-settings'),
  ].map((one) => ({ ...one, roles: ADMINISTRATOR })),
}
/** Shown beside switches of their own, therefore not in `groups`. */
export const device: Group = {
  title: me.device,
  entries: [
    entry('offline', { title: me.offline, hint: me.offlineHint }, '/offline'),
    entry('plus', install, '/install'),
    entry('doubt', menu.tickets, '/tickets', { words: '客服 帮助 反馈 报错 错误代码 求助' }),
    entry('info', { title: me.about, hint: zh.app.name }, '/about'),
  ],
}
/** Of the clearing group 我的 shows the way in only. */
const clearingEntrance: Group = { ...clearing, entries: clearing.entries.slice(0, 1) }

export const groups: readonly Group[] = [
  account,
  claiming,
  books,
  clearingEntrance,
  manage,
  claimSetup,
]
const everything = [...groups.flatMap(({ entries }) => entries), ...device.entries]
export const searched: readonly Entry[] = [...everything, ...clearing.entries.slice(1)]

/** What people with these roles have; empty groups fall away. */
export function groupsOf(roles: readonly Role[]): Group[] {
  const has = (one: Entry) => one.roles?.some((role) => roles.includes(role)) ?? true
  return groups
    .map((group) => ({ ...group, entries: group.entries.filter(has) }))
    .filter(({ entries }) => entries.length > 0)
}

/** Number of a clearing, as reports and notices write it. */
const SESSION_NO = /^QK\d{6}-[A-Z0-9]{4,12}$/

/** What the typed words mean, best first; `roles` hides what a person cannot use. */
export function findFunctions(typed: string, roles: readonly Role[]): Entry[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const number = typed.trim().toUpperCase()
  if (SESSION_NO.test(number)) {
    return [entry('card', { title: number, hint: texts.session }, `/clearing/sessions/${number}`)]
  }
  const mayFind = (one: Entry) =>
    one.isFoundByAll || (one.roles?.some((role) => roles.includes(role)) ?? true)
  const rank = (one: Entry) =>
    words.some((word) => one.title.toLowerCase().includes(word)) ? 0 : 1
  const told = (one: Entry) => `${one.title} ${one.hint} ${one.words ?? ''}`.toLowerCase()
  return searched
    .filter((one) => mayFind(one) && words.every((word) => told(one).includes(word)))
    .sort((left, right) => rank(left) - rank(right))
}
