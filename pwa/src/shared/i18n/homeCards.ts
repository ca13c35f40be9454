/** The two cards of home that speak of claims. */
export const homeCards = {
  unclaimed: { name: '待报销', unit: '张', icon: 'ticket' },
  toApprove: { name: '待我审批', unit: '份', icon: 'claim' },
  returned: { name: '待补正', unit: '份', icon: 'claim' },
  drafts: { name: '报销草稿', unit: '份', icon: 'claim' },
} as const
