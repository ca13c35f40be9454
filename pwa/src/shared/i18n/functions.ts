/** Texts of the search of functions, and how 清卡 is called in menus. */
export const functions = {
  search: '搜索功能',
  clear: '清空搜索词',
  found: (count: number) => `找到 ${count} 个功能`,
  none: '没有找到这个功能',
  noneText: '换一个说法试试，比如「清卡」「报销」「抬头」。',
  session: '打开这次清卡',
  clearing: '清卡',
  desk: { title: '清卡工作台', hint: '税控设备、预检、开始清卡、下次清卡日期' },
  /** What people call it; the product itself never says 清零. */
  deskWords:
    '清零 清零解锁 月结 年结 抄税 抄报 报税 反写 税控盘 金税盘 税盘 税务 ukey 读卡器 锁死 锁盘 开票截止 预检 配对 工作站 发票修复',
  history: { title: '清卡历史', hint: '每次清卡的结果、报告和时间' },
  backups: { title: '备份与恢复', hint: '清卡前的备份：再次核验、取出文件、恢复记录' },
  calendar: { title: '清卡日历', hint: '每台设备每个所属期清没清' },
  stock: { title: '发票库存', hint: '剩余数量、领购、保管、核销' },
  devices: { title: '税控设备', hint: '名称、责任人、清卡周期' },
  settings: { title: '清卡设置', hint: '审批、次数上限、维护和高峰' },
  filing: '报税 征期 申报 截止',
} as const
