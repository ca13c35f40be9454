/** The addresses of help: 工单. */

export const helpRoutes = [
  {
    path: '/tickets',
    component: () => import('./views/TicketsView.vue'),
    meta: { title: '工单' },
  },
  {
    path: '/tickets/new',
    component: () => import('./views/TicketNewView.vue'),
    meta: { title: '提交工单', isWork: true },
  },
  {
    path: '/tickets/:id(\\d+)',
    component: () => import('./views/TicketView.vue'),
    meta: { title: '工单' },
  },
] as const
