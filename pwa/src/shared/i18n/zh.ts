/** Texts of the shell and of everything shared; each feature has its own file beside this one. */
export const zh = {
  app: { name: '票卡通', slogan: '扫一扫，查验并保管发票' },
  tabs: {
    label: '主导航',
    home: '首页',
    wallet: '票夹',
    scan: '扫一扫',
    claims: '报销',
    me: '我的',
    toApprove: (count: number) => `，${count} 份待我审批`,
  },
  header: { back: '返回' },
  act: {
    retry: '重试',
    code: '错误代码',
    cancel: '取消',
    confirm: '确定',
    close: '关闭',
    more: '更多',
    copy: '复制',
    copied: '已复制',
    copyFailed: '无法复制：浏览器没有允许。请长按文字后手动复制。',
  },
  banner: {
    demo: '演示环境',
    demoText: '演示数据，不可用于真实报销',
    sandbox: '沙箱',
    sandboxText: '查验结果由沙箱模拟，不代表税务机关结论',
  },
  connection: {
    offline: '当前离线',
    /** 3 张、1 份草稿 */
    amount: (captures: number, drafts: number) =>
      [captures > 0 && `${captures} 张`, drafts > 0 && `${drafts} 份草稿`]
        .filter(Boolean)
        .join('、'),
    offlineWaiting: (told: string) => `离线中，已暂存 ${told}`,
    unreachable: '连不上服务器，正在自动重连',
    unreachableWaiting: (told: string) => `连不上服务器，已暂存 ${told}`,
    waiting: (told: string) => `${told}待同步`,
    parked: (count: number) => `${count} 条已存在本机，登录后自动上传`,
    syncing: (done: number, total: number) => `正在同步 ${done}/${total}`,
    broken: '本机无法保存扫码，请检查浏览器存储权限',
    show: '查看',
  },
  update: { text: '有新版本', act: '更新' },
  field: { reveal: '显示密码' },
  loading: '加载中',
  missing: {
    title: '页面不存在',
    why: '这个地址没有对应的页面，可能已更名或输入有误。',
    home: '回首页',
  },
} as const
