/** Texts of the scan screen. */
import type { Schemas } from '@/shared/api'
import type { Look } from './states'
import type { Words } from './errors'

const looks = {
  kept: { label: '已暂存', tone: 'wait', icon: 'cloud' },
  retrying: { label: '等待重试', tone: 'wait', icon: 'refresh' },
  sending: { label: '上传中', tone: 'note', icon: 'refresh' },
  parked: { label: '待登录', tone: 'wait', icon: 'lock' },
  rejected: { label: '未入库', tone: 'bad', icon: 'refused' },
  saved: { label: '已保存', tone: 'ok', icon: 'check' },
  duplicate: { label: '重复发票', tone: 'wait', icon: 'copy' },
} as const satisfies Record<string, Look>

/** As on the face of the invoice; the same words as the server's. */
const kinds: Readonly<Record<Schemas['InvoiceKind'], string>> = {
  special_vat: '增值税专用发票',
  ordinary_vat: '增值税普通发票',
  electronic_ordinary: '电子普通发票',
  electronic_special: '电子专用发票',
  digital_special: '数电专用发票',
  digital_ordinary: '数电普通发票',
  digital_paper_special: '数电纸质专用发票',
  digital_paper_ordinary: '数电纸质普通发票',
  digital_motor_vehicle: '数电机动车销售统一发票',
  digital_used_vehicle: '数电二手车销售统一发票',
  freight: '货物运输业增值税专用发票',
  roll: '卷票',
  toll: '通行费发票',
  motor_vehicle: '机动车销售统一发票',
  used_vehicle: '二手车销售统一发票',
  rail_ticket: '铁路电子客票',
  air_itinerary: '航空运输电子客票行程单',
  quota_invoice: '定额发票',
  fiscal_receipt: '财政电子票据',
  blockchain_invoice: '区块链发票',
  unknown: '其他发票',
}

/** Why there is no camera picture, and what to do. */
const faults = {
  insecure: {
    what: '无法使用相机',
    why: '当前地址不是安全连接（https），浏览器不允许打开相机。',
    remedy:
      '请改用 https 地址打开；局域网可请管理员用 ./run tls 启动。也可以从相册选图，或手动输入。',
  },
  in_app: {
    what: '请在浏览器中打开',
    why: '微信、QQ 等应用内置的浏览器不提供相机。',
    remedy:
      '请点右上角「…」，选「在浏览器中打开」，或复制网址到浏览器；也可以从相册选图、手动输入。',
  },
  blocked: {
    what: '没有相机权限',
    why: '浏览器或系统没有允许本站使用相机。',
    remedy: '请点地址栏左侧的图标，把「相机」改为允许，再点重试；也可以拍照选图或手动输入。',
  },
  no_camera: {
    what: '没有找到相机',
    why: '这台设备没有相机，或相机已被停用。',
    remedy: '请从相册选图，或手动输入。',
  },
  in_use: {
    what: '相机打不开',
    why: '相机可能正被其他应用占用。',
    remedy: '请关闭正在使用相机的应用后重试；也可以拍照选图或手动输入。',
  },
  no_picture: {
    what: '相机没有画面',
    why: '相机已打开，但没有送出画面（部分 iOS 版本会这样）。',
    remedy: '请点重试；仍没有画面时请从相册选图，或手动输入。',
  },
  black: {
    what: '相机画面全黑',
    why: '镜头被遮住，或系统没有送出画面（安装在 iPhone 主屏幕上时偶有发生）。',
    remedy: '请移开遮挡后重试；仍是黑的请完全关闭应用再打开，或从相册选图、手动输入。',
  },
  outdated: {
    what: '浏览器太旧，不能扫码',
    why: '扫码需要 Chrome 94、Safari 15.4（iOS 15.4）或 Firefox 114 以上的版本。',
    remedy: '请更新浏览器或系统；也可以从相册选图（由服务器识别），或手动输入。',
  },
  decoder_broken: {
    what: '识别组件没有响应',
    why: '组件没有加载完整、手机内存不足，或浏览器太旧。',
    remedy: '请关闭其他页面后重试；也可以从相册选图（由服务器识别），或手动输入。',
  },
} as const satisfies Record<string, Words>

/** A code that is no invoice: what it is, and what to do. */
const wrong = {
  title: {
    what: '这是开票抬头二维码',
    why: '里面是购买方的名称和税号，不是发票。',
    remedy: '请扫发票左上角的二维码。',
  },
  payment: {
    what: '这是付款二维码',
    why: '它用于支付，不含发票信息；本应用不会打开它。',
    remedy: '请扫发票左上角的二维码。',
  },
  official_url: {
    what: '这是税务查验网站的链接',
    why: '链接不能直接存为发票，但其中的内容可以填入表单。',
    remedy: '请核对后提交。',
  },
  link: {
    what: '这是一个网址',
    why: '它不是发票二维码；本应用不会打开它。',
    remedy: '请扫发票左上角的二维码。',
  },
  unknown: {
    what: '不是发票二维码',
    why: '内容不符合任何一种发票二维码的格式。',
    remedy: '请扫发票左上角的二维码；没有二维码的发票请手动输入。',
  },
  storage: {
    what: '这张没有保存',
    why: '浏览器不允许本站保存数据，或手机空间已满。',
    remedy: '请退出无痕模式、清理空间后重新扫码。',
  },
  photo_broken: {
    what: '照片打不开',
    why: '浏览器读不到它的内容，可能已被移动或删除。',
    remedy: '请重新选择，或重新拍一张。',
  },
} as const satisfies Record<string, Words>

export const scan = {
  title: '扫一扫',
  camera: '相机画面',
  states: {
    starting: '正在打开相机',
    preparing: '正在准备识别',
    slow: '正在准备识别，网络较慢。可先用相册或手动输入',
    paused: '相机已暂停',
    held: '已扫到一张',
  },
  hints: {
    aim: '对准发票左上角的二维码',
    closer: '请靠近二维码',
    light: '没看到二维码？请铺平发票、避开反光或开灯',
    read: '对准下一张',
  },
  again: '这张已经扫过',
  acts: {
    torch: '闪光灯',
    torchOn: '关灯',
    torchFailed: '无法开启手电筒：相机没有响应。请改用环境光，或稍后再试。',
    album: '相册',
    albumBusy: '识别中',
    type: '手动输入',
    continuous: '连续',
    single: '单张',
    mode: '连续扫码',
    goOn: '继续扫',
    retry: '重试',
    copyAddress: '复制网址',
    dismiss: '知道了',
    prefill: '填入表单',
    done: (count: number) => (count > 0 ? `完成（${count}）` : '完成'),
    doneHint: '去票夹查看',
    zoom: (times: number) => `${times}×`,
    zoomLabel: (times: number) => `放大 ${times} 倍`,
  },
  kinds,
  faults,
  wrong,
  tray: {
    title: '最近扫到的发票',
    empty: '扫到的发票会出现在这里，离线也会保存',
    looks,
    parkedNote: '登录已失效，重新登录后自动上传',
    retryingNote: '服务器暂时无法处理，会自动重试',
    mine: (since: string) => `已在你的票夹${since === '' ? '' : `，${since}登记`}`,
    others: (name: string | null, since: string) =>
      name === null ? '单位内已有人登记' : `${name} ${since}已登记`,
    inClaim: (claimNo: string) => `，已在报销单 ${claimNo} 中`,
    differs: '；登记的内容与这次不同，请核对',
    unclear: '待服务器识别',
    unknown: '不能识别的内容',
  },
} as const
