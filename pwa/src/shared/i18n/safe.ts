/** Texts of the safe page. */
export const safe = {
  title: '安全模式',
  what: '应用连续几次没有正常打开，所以先打开这个简单的页面。',
  kept: '没有上传的内容都还在本机，没有删除。',
  steps:
    '建议先「重新发送」或「导出」，再「修复」，然后「正常启动」。仍打不开时，请卸载后重新安装，或联系管理员。',
  queue: (count: number) => `没有上传的内容 · ${count}`,
  empty: '没有等待上传的内容。',
  nobody: '这台手机上没有人登录，所以不显示内容；可以导出，由本人登录后导入。',
  others: (count: number) => `另有 ${count} 条属于其他账号，这里不显示也不导出。`,
  shared: (count: number) =>
    `另有 ${count} 个别的应用分享来的文件，还没有决定是否上传；正常启动后可在「上传发票」里处理。`,
  unreadable: '本机保存的内容现在读不出来：浏览器禁止了存储，或空间已满。请清理空间后刷新本页。',
  number: (number: string) => `发票 ${number}`,
  kinds: {
    scan: '扫码',
    entry: '手工录入',
    file: '文件',
    claim: '报销单草稿',
    proof: '报销附件',
  },
  unnamed: '未填写事由',
  states: {
    waiting: '等待上传',
    sending: '上传中',
    delivered: '已上传',
    rejected: '未入库',
    parked: '待登录',
  },
  acts: {
    send: '重新发送',
    sending: '正在发送',
    export: '导出',
    repair: '修复',
    repairing: '正在修复',
    start: '正常启动',
  },
  said: {
    sent: '已全部上传。',
    refused: (count: number) =>
      `${count} 条未入库：服务器没有接受。请点「正常启动」，在「我的 › 离线数据」里看原因。`,
    signedOut: '登录已失效：请点「正常启动」登录，之后会自动上传。',
    notSent: '还没有全部上传：网络不通，或服务器暂时无法处理。内容仍在本机，请稍后再试。',
    exported: (count: number) => `已导出 ${count} 条，本机的仍然保留。`,
    repaired: '已清理缓存和后台组件，没有上传的内容保留不动。请点「正常启动」（需要联网）。',
    notRepaired: '没有清理完：浏览器不允许。请关闭其他票卡通页面后再试。',
  },
} as const
