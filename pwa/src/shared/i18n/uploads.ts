/** Texts of files: handing in, 待确认, the history, the original behind an invoice. */
import type { Schemas } from '@/shared/api'
import type { Words } from './errors'
import type { Look } from './states'

const looks: Readonly<Record<Schemas['UploadState'], Look>> = {
  reading: { label: '正在进一步识别', tone: 'note', icon: 'clock' },
  stored: { label: '已入库', tone: 'ok', icon: 'check' },
  duplicate: { label: '重复', tone: 'wait', icon: 'copy' },
  needs_confirmation: { label: '待确认', tone: 'wait', icon: 'doubt' },
  rejected: { label: '失败', tone: 'bad', icon: 'refused' },
}

export const uploads = {
  title: '上传发票',
  formats: (told: string) => `支持 ${told}`,
  formatsLater: '支持的格式联网后显示',
  limit: (megabytes: string) => `每个不超过 ${megabytes}，可一次选多个；原件原样保存`,
  pick: { photo: '拍照', album: '相册', file: '文件' },
  results: '本次文件',
  empty: '还没有选择文件',
  emptyText: '先存在本机再上传，断网或关掉页面都不会丢失。',
  shared: {
    title: (count: number) => `另一个应用分享了 ${count} 个文件`,
    hint: '还没有上传。不是你分享的，请丢弃。',
    take: '上传',
    discard: '丢弃',
    over: (megabytes: string) => `超过 ${megabytes}，不会上传`,
    lost: (count: number): Words => ({
      what: `分享来的文件有 ${count} 个没有收下`,
      why: '单个文件太大、等待处理的超过 20 个、手机空间不足，或文件打不开。',
      remedy: '请先处理已收下的，再用「文件」选择没有收下的。',
    }),
    unread: {
      what: '没有收到分享的文件',
      why: '分享的内容里没有文件，或内容读不出来。',
      remedy: '请把文件存到手机里，再用「文件」选择。',
    } satisfies Words,
  },
  looks,
  local: {
    waiting: { label: '待上传', tone: 'note', icon: 'cloud' },
    sending: { label: '正在上传', tone: 'note', icon: 'cloud' },
    parked: { label: '待登录', tone: 'wait', icon: 'lock' },
    rejected: looks.rejected,
  } satisfies Readonly<Record<string, Look>>,
  waitingNote: '已存在本机，联网后自动上传',
  parkedNote: '登录已失效，重新登录后自动上传',
  /** 共 5 = 入库 2 + 重复 1 + 待确认 1 + 失败 1 */
  sum: ({ total, stored, duplicate, confirm, failed, open }: Sum) =>
    `共 ${total} = 入库 ${stored} + 重复 ${duplicate} + 待确认 ${confirm} + 失败 ${failed}` +
    (open > 0 ? ` + 处理中 ${open}` : ''),
  reference: '参考编号',
  copyReference: (reference: string) => `复制参考编号 ${reference}`,
  found: (count: number) => `${count} 张发票`,
  pages: (count: number) => `${count} 页`,
  sameFile: (reference: string) => `与之前上传的 ${reference} 是同一个文件`,
  acts: {
    confirm: '去确认',
    view: '查看',
    retry: '重试',
    retryAll: '重试全部失败',
    remove: '移除',
    history: '上传记录',
    wallet: '去票夹',
    again: '重新识别',
    byHand: '手动录入',
    reading: '识别中',
    discard: '放弃',
    download: '下载原件',
    upload: '上传发票',
    attach: '上传原件',
  },
  readerIsNewer: '识别功能已更新，可以重新识别。',
  tooLarge: (megabytes: string): Words => ({
    what: '文件太大，没有上传',
    why: `单个文件的上限是 ${megabytes}。`,
    remedy: '请压缩图片、降低扫描分辨率，或拆分后再选。',
  }),
  unreadable: {
    what: '这个文件打不开',
    why: '浏览器读不到它的内容，可能已被移动或删除。',
    remedy: '请重新选择这个文件。',
  } satisfies Words,
  noRoom: {
    what: '这个文件没有保存',
    why: '浏览器不允许本站保存数据，或手机空间已满。',
    remedy: '请退出无痕模式或清理空间后重新选择。',
  } satisfies Words,
  preview: {
    title: '原件预览',
    alt: (name: string, page: number) => `${name} 第 ${page} 页`,
    none: '原件可下载，暂不能预览',
    failed: '预览没有加载出来，可以下载原件查看。',
    loading: '正在加载预览',
    larger: '放大',
    smaller: '缩小',
    page: (now: number, all: number) => `第 ${now} / ${all} 页`,
    previous: '上一页',
    next: '下一页',
  },
  history: {
    title: '上传记录',
    hint: '每个文件的结果和参考编号',
    intro: '每次上传都有参考编号；失败的可以重新识别，不用再选文件。',
    search: '参考编号或文件名',
    filter: '筛选',
    filters: [
      ['all', '全部'],
      ['needs_confirmation', '待确认'],
      ['stored', '入库'],
      ['duplicate', '重复'],
      ['rejected', '失败'],
    ],
    empty: '还没有上传过文件',
    emptyFiltered: '没有符合条件的文件',
  },
  pending: {
    title: '待确认',
    progress: (now: number, all: number) => `第 ${now} 个，共 ${all} 个`,
    form: '对照原件录入',
    prefilled: '已填入二维码里的内容，请对照原件核对',
    submit: '保存并查验',
    done: '都确认完了',
    doneText: '没有等待确认的文件。',
    stored: (reference: string) => `已入库，参考编号 ${reference}`,
    duplicate: '重复发票，没有再入库',
    again: '已提交，正在重新识别',
    skip: '下一个',
    discarded: '已放弃，原件仍保存在上传记录里',
    discardTitle: '放弃这个文件',
    discardText: '不会入库。原件和原因会留在上传记录里。',
    discardReason: '原因',
    discardHint: '例如：不是发票、拍错了',
    discardYes: '放弃',
    home: (count: number) => `${count} 个文件待确认`,
    homeHint: '对照原件补全信息后入库',
  },
  original: {
    title: '原件',
    roles: { original: '原件', further: '补充件' },
    none: '还没有原件',
    noneText: '上传同一张发票的 PDF、OFD 或照片，会自动附在这里。',
    untouched: '原样保存，SHA-256',
  },
} as const

export interface Sum {
  readonly total: number
  readonly stored: number
  readonly duplicate: number
  readonly confirm: number
  readonly failed: number
  readonly open: number
}
