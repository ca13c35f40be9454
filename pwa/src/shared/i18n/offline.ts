/** Texts of what waits on this device. */
import type { Words } from './errors'

export const offline = {
  title: '离线数据',
  intro: '扫到、录入的发票和报销单草稿先存在本机，再上传。断网、关掉页面都不会丢失，也不会重复。',
  kinds: {
    scan: '扫码',
    entry: '手工录入',
    file: '文件',
    claim: '报销单草稿',
    proof: '报销附件',
  },
  notNumbered: '尚未编号',
  sections: { open: '待上传', rejected: '未入库', done: '最近上传' },
  failures: {
    unreachable: '上次没有连上服务器',
  },
  next: (when: string) => `，${when}${/\d$/.test(when) ? ' ' : ''}重试`,
  tries: (count: number) => `已尝试 ${count} 次`,
  others: (count: number) => `另有 ${count} 张属于其他账号，对方登录后自动上传。`,
  shared: {
    what: (count: number) => `另一个应用分享了 ${count} 个文件，还没有上传`,
    remedy: '请选择上传或丢弃。',
    open: '去处理',
  },
  acts: {
    syncAll: '全部重试',
    syncing: '正在同步',
    retry: '重试',
    remove: '移除',
    export: '导出',
  },
  remove: {
    title: '移除这一条',
    effect: '它没有入库。移除后本机不再保留这次扫码的内容，需要时请重新扫码。',
    fileEffect: '它没有入库。移除后本机不再保留这个文件，需要时请重新选择。',
    waitingEffect: (tries: number) =>
      `已尝试 ${tries} 次，还没有传完。移除后本机不再保留这个文件，也不再重试；需要时请换个网络重新选择。`,
    yes: '移除',
  },
  file: '票卡通-待上传',
  transfer: {
    title: '导出与导入',
    hint: '换手机、送修或重装前，可把还没上传的内容导出成文件，在另一台手机登录同一账号后导入；重复导入不会重复入库。',
    take: '导入文件',
    note: '票卡通尚未上传的扫码、录入和文件。请在「我的 › 离线数据 › 导入文件」中由同一账号导入；重复导入不会重复入库。',
    exported: (count: number) => `已导出 ${count} 条；本机的仍然保留，会继续上传`,
    takenUp: (count: number, othersCount: number) =>
      `已导入 ${count} 条，正在上传` +
      (othersCount > 0 ? `；另有 ${othersCount} 条属于其他账号，没有导入` : ''),
    otherPerson: (name: string) =>
      name === ''
        ? '没有导入：这份文件里的内容属于其他账号，请由本人登录后导入。'
        : `没有导入：这份文件由${name}导出，请由本人登录后导入。`,
    unreadable: '没有导入：这不是票卡通导出的文件，或文件不完整。请重新选择。',
    notKept: '没有全部导入：手机空间不足或浏览器不允许保存。请清理空间后再导入一次。',
  },
  signOut: {
    title: (count: number) => `还有 ${count} 条没有上传`,
    effect: '退出后它们仍留在本机，不会删除，等你下次登录再上传；本机的票夹副本会清除。',
    send: '现在上传并退出',
    sending: '正在上传',
    export: '导出成文件',
    leave: '仍然退出',
    refusedTitle: '有内容没有入库',
    refused: (count: number) => ({
      what: `${count} 条未入库`,
      why: '服务器没有接受，原因在「我的 › 离线数据」。',
      remedy: '它们仍留在本机。可以先查看原因或导出成文件，再退出。',
    }),
    notSent: {
      what: '还没有全部上传',
      why: '网络不通，或服务器暂时无法处理。',
      remedy: '可以联网后再退出，或先导出成文件。',
    },
  },
  safe: { text: '应用打不开或反复卡住时，可以用', open: '安全模式' },
  synced: '全部已同步',
  refused: (count: number) => `${count} 条未入库：服务器没有接受，原因见「未入库」`,
  notSynced: '还没有全部同步，会自动继续',
  empty: '没有待上传的数据',
  emptyText: '扫到的发票都已上传。',
  storage: {
    persisted: '浏览器已同意长期保存本机数据',
    temporary: {
      what: '浏览器没有答应长期保存',
      why: '手机空间不足时，浏览器可能清理本机数据，包括还没上传的内容。',
      remedy: '请尽快联网上传；安装到主屏幕后更安全。',
    },
    ios: {
      what: '本机数据最多保留 7 天',
      why: 'iPhone 和 iPad 会清除 7 天没有打开、又没有安装到主屏幕的网站，包括还没上传的内容。',
      remedy: '请安装到主屏幕，或尽快联网上传。',
    },
    install: '安装到主屏幕',
    broken: {
      what: '本机不能保存数据',
      why: '浏览器处于无痕模式、禁止了存储，或手机空间已满。',
      remedy: '请退出无痕模式或清理空间，再扫码。',
    },
  },
} as const

const byCode: Record<string, Words> = {
  'intake.file_refused': {
    what: '文件没有被接受',
    why: '系统不能使用这个文件。',
    remedy: '',
  },
  'intake.too_large': {
    what: '文件太大，没有接收',
    why: '超过了单个文件的大小上限。',
    remedy: '请压缩图片、降低扫描分辨率，或拆分后再上传。',
  },
  'intake.not_an_invoice': {
    what: '不是发票二维码',
    why: '服务器没有认出发票。',
    remedy: '请核对票面，改用手工录入。',
  },
  invalid_input: {
    what: '内容不符合要求',
    why: '有字段没有通过检查。',
    remedy: '请按提示改正后重新录入。',
  },
}

/** Words for a refusal that only captures can meet; undefined for the general ones. */
export function refusalByCode(code: string): Words | undefined {
  return byCode[code]
}
