/** How the way to a ticket is called where something went wrong; the ticket's texts come later. */
export const ticketLink = {
  invoice: '这张发票有问题？提交工单',
  session: '解决不了？提交工单，附上本次日志',
} as const
