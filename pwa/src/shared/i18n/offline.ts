/** Texts of what waits on this device. */
import type { Words } from './errors'

export const offline = {
  title: '离线数据',
  intro: '扫到或录入的发票先存在本机，再上传。断网、关掉页面都不会丢失，也不会重复。',
  kinds: { scan: '扫码', entry: '手工录入', file: '文件' },
  sections: { open: '待上传', rejected: '未入库', done: '最近上传' },
  failures: {
    unreachable: '上次没有连上服务器',
    server_error: '服务器暂时无法处理',
    too_many: '上传太频繁，服务器要求稍等',
  },
  next: (when: string) => `，${when}重试`,
  tries: (count: number) => `已尝试 ${count} 次`,
  parked: '登录已失效，请重新登录，之后自动上传。',
  others: (count: number) => `另有 ${count} 张属于其他账号，对方登录后自动上传。`,
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
    yes: '移除',
  },
  file: '票卡通-待上传',
  synced: '全部已同步',
  notSynced: '还没有全部同步，会自动继续',
  empty: '没有待上传的数据',
  emptyText: '扫到的发票都已上传。',
  storage: {
    persisted: '浏览器已同意长期保存本机数据',
    temporary: '空间不足时浏览器可能清理本机数据，请尽快联网同步；安装到主屏幕后更安全。',
    ios: 'iPhone 上未安装到主屏幕的网站，7 天不用会被系统清除数据。请在分享菜单中选择「添加到主屏幕」。',
    broken: {
      what: '本机不能保存数据',
      why: '浏览器处于无痕模式、禁止了存储，或手机空间已满。',
      remedy: '请退出无痕模式或清理空间，再扫码。',
    },
  },
} as const

const byCode: Record<string, Words> = {
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
