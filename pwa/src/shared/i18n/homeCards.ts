/** The cards of home that come after its first sight. */
export const homeCards = {
  unclaimed: { name: '待报销', unit: '张', icon: 'ticket' },
  toApprove: { name: '待我审批', unit: '份', icon: 'claim' },
  returned: { name: '待补正', unit: '份', icon: 'claim' },
  drafts: { name: '报销草稿', unit: '份', icon: 'claim' },
} as const

export const homeDeadline = {
  name: '下次申报',
  left: (days: number) => (days > 0 ? `还有 ${days} 天` : '今天截止'),
} as const

export const homeClearing = {
  name: '下次清卡',
  /** No device: nothing is cleared. */
  none: '无需清卡',
  notPlanned: '没有待清',
  left: (days: number) =>
    days > 0 ? `还有 ${days} 天` : days === 0 ? '今天截止' : `已过 ${-days} 天`,
} as const
