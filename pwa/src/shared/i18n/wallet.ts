/** Texts of 票夹. */
import type { WalletFilter } from '@/shared/contracts'

const filters: Readonly<Record<WalletFilter, string>> = {
  all: '全部',
  unclaimed: '待报销',
  claiming: '报销中',
  claimed: '已报销',
  problem: '有问题',
  waiting: '等待查验',
  consistent: '查验一致',
  incomplete: '信息不全',
}

const filteredEmpty: Readonly<Record<Exclude<WalletFilter, 'all'>, string>> = {
  unclaimed: '没有待报销的发票',
  claiming: '没有报销中的发票',
  claimed: '没有已报销的发票',
  consistent: '没有查验一致的发票',
  waiting: '没有等待查验的发票',
  problem: '没有需要处理的发票',
  incomplete: '没有信息不全的发票',
}

export const wallet = {
  title: '票夹',
  filters,
  filterLabel: '按状态筛选',
  search: '发票号码或销售方',
  clearSearch: '清空搜索',
  pull: '下拉刷新',
  release: '松开刷新',
  refreshing: '正在刷新',
  refresh: '刷新',
  refreshed: (clock: string) => `更新于 ${clock}`,
  end: (count: number) => `共 ${count} 张`,
  select: '选择',
  selectEnd: '完成',
  selectHint: '点选发票，去报销或设用途',
  selected: (count: number) => `已选 ${count} 张 合计`,
  selectedTaken: (count: number, taken: number) => `已选 ${count} 张\n${taken} 张不能报销`,
  claim: '发起报销',
  groups: '汇总',
  setPurpose: '设用途',
  withinEmpty: '这一类里没有发票',
  leaveGroup: (label: string) => `不再只看：${label}`,
  empty: '还没有发票',
  emptyText: '扫一扫发票上的二维码，几秒钟就能入库。',
  filteredEmpty,
  searchEmpty: (query: string) => `没有与「${query}」相符的发票`,
  searchEmptyText: '号码从开头匹配，销售方可只输入一部分。',
  showAll: '看全部',
  offline: (time: string) => `离线副本 · ${time} 保存，只能查看`,
  offlineNone: {
    what: '离线时没有可看的票夹',
    why: '这台设备还没有保存过离线副本。',
    remedy: '联网打开一次票夹后，离线也能查看。现在仍可扫码，会先存在本机。',
  },
} as const
