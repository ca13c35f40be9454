/** Texts of the invoices on a device: their states, their stock, from 领购 to 核销. */
import type { Schemas } from '@/shared/api'
import { addWords } from './errors'
import { functions } from './functions'
import type { Look } from './states'

addWords({
  'clearing.stock_written_off': {
    what: '这段发票已经核销',
    why: '核销之后不能再改。',
    remedy: '请刷新页面，查看核销登记。',
  },
})

type Status = Schemas['DeviceInvoiceStatus']
type StockState = Schemas['StockState']
type Place = Schemas['Place']

export const invoiceLooks: Readonly<Record<Status, Look>> = {
  blank: { label: '未使用', tone: 'mute', icon: 'free' },
  issued: { label: '已开具', tone: 'ok', icon: 'check' },
  voided: { label: '已作废', tone: 'wait', icon: 'none' },
}

export const stockLooks: Readonly<Record<StockState, Look>> = {
  in_stock: { label: '在库', tone: 'ok', icon: 'archive' },
  used_up: { label: '已用完', tone: 'mute', icon: 'free' },
  written_off: { label: '已核销', tone: 'note', icon: 'verified' },
}

const places: Readonly<Record<Place, string>> = {
  stock: '领购库存',
  register: '已分发到开票机',
  usage: '使用记录',
  totals: '统计',
}

const number = (value: number) => String(value).padStart(8, '0')
const range = (first: number, last: number) =>
  first === last ? number(first) : `${number(first)} 至 ${number(last)}`

export const invoiceScope = {
  title: '设备里的发票',
  when: '列清单时的状态',
  unknown: '设备没有说明发票的状态。这是没有读到，不等于没有发票。',
  blankStays: '未使用的发票不影响清卡，清卡后照旧可用。',
  notTold: '没有读到',
  sum: (count: number) => `${count.toLocaleString('zh-CN')} 份`,
  uploads: (uploaded: number, waiting: number) =>
    `用掉的发票：已上传 ${uploaded} 份 · 未上传 ${waiting} 份`,
  noUploads: '上传情况：设备没有说明，以开票软件为准。',
  unread: (names: string) => `没有读到${names}，这些发票的状态不清楚，不等于没有。`,
  range,
  places,
  mixed: (parts: string) => `${parts}（设备没有说明是哪几张）`,
  counted: (label: string, count: number) => `${label} ${count}`,
  waiting: (count: number) => `未上传 ${count}`,
  uploaded: '已上传',
  all: (count: number) => `全部 ${count} 段`,
  gaps: '号码不连续',
  overlaps: '号码有两条记录',
  named: (code: string, first: number, last: number) => `${code} ${range(first, last)}`,
  onlyHint: '仅提示，不影响继续。请与开票软件核对这些号码。',
} as const

export const clearingStock = {
  title: functions.stock.title,
  intro:
    '剩余数量由设备说明。开具在官方开票软件里做，核销在税务系统里登记；这里记下日期、人员和登记号。',
  kinds: {
    title: '剩余数量',
    left: (count: number) => `${count.toLocaleString('zh-CN')} 份`,
    unread: '余量没有读到，不等于没有',
    low: '该领购了',
    below: (threshold: number) => `少于 ${threshold} 份时提醒责任人`,
    off: '没有设提醒线',
    use: (count: number) => `平均每月用 ${count} 份`,
    basis: (months: number) => `按最近 ${Math.min(months, 6)} 个已清卡月份`,
    proposal: (count: number) =>
      count > 0 ? `建议领购 ${count} 份，够用两个月` : '余量够用两个月',
    little: (months: number) => `用量记录不足（已清卡 ${months} 个月，要 3 个月）`,
  },
  filters: {
    title: '筛选',
    state: '状态',
    anyState: '全部状态',
    device: '设备',
    anyDevice: '全部设备',
  },
  range,
  countsOnly: '设备只说明数量，没有号段',
  steps: { bought: '领购', issued: '开具', kept: '保管', writtenOff: '核销' },
  invoices: {
    show: '本单位已入库的发票',
    hide: '收起发票',
    none: '票夹里还没有这一段的发票；开具以开票软件为准。',
    issued: (on: string | null) => `${on ?? '日期不明'} 开具`,
    captured: (who: string | undefined, at: string) => `${who ?? ''} ${at} 入库`.trim(),
    reported: '已随清卡上报',
  },
  firstSeen: '首次在设备上看到',
  nobody: '未登记人员',
  issued: (used: number) => `用掉 ${used.toLocaleString('zh-CN')} 份`,
  left: (left: number, count: number) =>
    `剩 ${left.toLocaleString('zh-CN')} / ${count.toLocaleString('zh-CN')}`,
  leftUnknown: '设备没有说明余量',
  notKept: '未登记',
  notWrittenOff: '未核销',
  ref: (text: string) => `登记号 ${text}`,
  note: '登记',
  noteOf: (name: string) => `登记 ${name}`,
  writeOff: '核销',
  writeOffOf: (name: string) => `核销 ${name}`,
  form: {
    title: '登记领购与保管',
    buyer: '领购人',
    boughtOn: '领购日期',
    keeper: '保管人',
    keptSince: '保管开始',
    nobody: '未登记',
    save: '保存',
    saving: '正在保存',
    saved: '已登记',
  },
  off: {
    title: '核销登记',
    effect: '请先在税务系统办完核销。登记后这一段不能再改，也不再计入剩余数量。',
    on: '核销日期',
    ref: '税务系统的登记号',
    refHint: '照抄税务系统给出的编号',
    save: '登记核销',
    saving: '正在登记',
    saved: '核销已登记',
  },
  empty: '还没有发票库存',
  emptyText: '在工作站的读卡器里插一次税控设备，它的领购号段会出现在这里。',
  emptyFiltered: '没有符合筛选的号段',
} as const
