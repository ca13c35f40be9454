/** The addresses of the 清卡工作台; each says by itself to whom it is shut. */

export const clearingRoutes = [
  {
    path: '/clearing',
    component: () => import('./views/ClearingView.vue'),
    meta: { title: '清卡工作台' },
  },
  {
    path: '/clearing/history',
    component: () => import('./views/ClearingHistoryView.vue'),
    meta: { title: '清卡历史' },
  },
  {
    path: '/clearing/backups',
    component: () => import('./views/ClearingBackupsView.vue'),
    meta: { title: '备份与恢复' },
  },
  {
    path: '/clearing/calendar',
    component: () => import('./views/ClearingCalendarView.vue'),
    meta: { title: '清卡日历' },
  },
  {
    path: '/clearing/stock',
    component: () => import('./views/ClearingStockView.vue'),
    meta: { title: '发票库存' },
  },
  {
    path: '/clearing/devices',
    component: () => import('./views/ClearingDevicesView.vue'),
    meta: { title: '税控设备' },
  },
  {
    path: '/clearing/settings',
    component: () => import('./views/ClearingSettingsView.vue'),
    meta: { title: '清卡设置', access: 'administrator' },
  },
] as const
