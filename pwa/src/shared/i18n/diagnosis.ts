/** Texts of 为什么查不到, of the fields side by side, of 信息不全 and of the last refresh. */
import type { Schemas } from '@/shared/api'
import type { IconName } from '@/shared/ui/icons'
import type { Tone } from '@/shared/ui/tones'
import { addWords } from './errors'

addWords({
  'invoices.nothing_missing': {
    what: '没有需要补全的信息',
    why: '税务局已经补齐，或者还没有回答。',
    remedy: '请刷新页面查看最新内容。',
  },
})

type Look = { label: string; tone: Tone; icon: IconName }

const findings: Readonly<Record<Schemas['Finding'], Look>> = {
  cause: { label: '很可能', tone: 'bad', icon: 'alert' },
  possible: { label: '有可能', tone: 'wait', icon: 'doubt' },
  clear: { label: '没有发现问题', tone: 'ok', icon: 'check' },
  unknown: { label: '还不知道', tone: 'mute', icon: 'none' },
}

const steps: Readonly<Record<Schemas['Step'], string>> = {
  network: '网络',
  input: '录入信息',
  upload_record: '上传记录',
  sync_delay: '同步延迟',
  maintenance: '渠道维护',
  support: '人工处理',
}

const actions: Readonly<Record<Schemas['Action'], { label: string; icon: IconName } | null>> = {
  wait: null,
  retry: { label: '立即再查', icon: 'refresh' },
  plan: { label: '明天自动再查', icon: 'clock' },
  compare: { label: '核对票面', icon: 'search' },
  open_neighbour: { label: '看相近的那张', icon: 'ticket' },
  scan: { label: '重新扫码', icon: 'scan' },
  ask_issuer: { label: '复制给销售方的话', icon: 'copy' },
  tell_admin: { label: '复制给管理员的话', icon: 'copy' },
  by_hand: { label: '去官网人工查验', icon: 'open' },
}

const agreements: Readonly<Record<Schemas['Agreement'], Look>> = {
  differs: { label: '不一致', tone: 'bad', icon: 'alert' },
  unknown: { label: '待核对', tone: 'wait', icon: 'doubt' },
  same: { label: '一致', tone: 'ok', icon: 'check' },
}

export const diagnosis = {
  title: '为什么查不到',
  titleDiffers: '为什么不一致',
  offline: '联网后可以看到原因和办法。',
  path: '依次检查',
  notNeeded: '暂不需要',
  findings,
  steps,
  actions,
  nextTry: (due: string) => `下次自动查验 ${due}，有结果会通知你`,
  planned: '已安排明天自动再查，有结果会通知你',
  planning: '正在安排',
} as const

export const comparison = {
  title: '逐项比对',
  agreements,
  printed: '二维码',
  stored: '登记',
  told: '税务局',
  notPrinted: '没有',
  notTold: '没有告知',
  onlyDiffers: '税务局只回答不一致，没有说是哪一项。请对照票面核对标出的各项。',
  differs: (count: number) => `${count} 项与原来不同，两次回答都保留在查验记录里。`,
  allSame: '各项一致。',
  sandbox: '回答来自沙箱，不是税务局。',
  remedies: [
    '先核对票面：号码、日期、金额、校验码。',
    '点刷新，重新向税务局取一次。',
    '仍然不对，请退出后重新登录，确认看的是自己的最新数据。',
  ],
  refresh: '刷新',
  difference: (label: string, before: string, after: string) => `${label}：${before} → ${after}`,
  none: '无',
} as const

export const freshness = {
  never: '还没有得到回答',
  last: (ago: string) => `${ago}得到回答`,
  next: (due: string) => `下次 ${due}`,
  left: (count: number) => `今天还可查 ${count} 次`,
  refresh: '刷新',
  refreshing: '正在刷新',
} as const

export const incomplete = {
  title: '信息不全',
  why: '税务局有这张发票，但没有给出下面的信息。补齐之前不能报销。',
  items: '明细',
  sources: [
    ['税务局', '入库后几天内常会补齐：每晚自动再查，也可以立即刷新。'],
    ['销售方', '请对方核对开票信息，或重新发送电子原件。'],
    ['整张发票', '重新扫码，或上传完整的电子原件。'],
    ['本人', '对照票面补全；税务局之后的回答优先。'],
  ],
  supply: '对照票面补全',
  supplied: (fields: string) => `${fields}由本人对照票面补全，不是税务局的回答。`,
  save: '保存',
  saving: '正在保存',
  saved: '已补全',
  labels: {
    seller_name: '销售方',
    buyer_name: '购买方',
    buyer_tax_id: '购买方税号（选填）',
    total_fen: '价税合计',
    items: '货物或服务名称',
  },
  wrongAmount: '请填写价税合计，最多两位小数。',
  scan: '重新扫码',
  upload: '上传原件',
} as const
