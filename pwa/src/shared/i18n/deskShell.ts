/** Texts of the frame of the 清卡工作台. */
export const deskShell = {
  name: '清卡工作台',
  menu: '工作台菜单',
  home: '首页',
  links: [
    { to: '/clearing', icon: 'card', label: '工作台' },
    { to: '/clearing/history', icon: 'archive', label: '历史' },
    { to: '/clearing/backups', icon: 'download', label: '备份' },
    { to: '/clearing/calendar', icon: 'calendar', label: '日历' },
    { to: '/clearing/stock', icon: 'ticket', label: '库存' },
    { to: '/clearing/devices', icon: 'sliders', label: '设备' },
    { to: '/clearing/settings', icon: 'lock', label: '设置' },
  ],
  keys: '快捷键',
  keyList: [
    ['?', '列出快捷键'],
    ['/', '搜索功能或清卡编号'],
    ['Enter', '到下一步的按钮，再按一次执行'],
    ['Esc', '返回上一页，或关闭弹出的窗口'],
  ],
  keyNote: '「确认清卡」没有快捷键，只能点按钮。',
  readOnly: '手机上只能查看进度、结果和日期。开始、确认等操作请在电脑上进行。',
} as const
