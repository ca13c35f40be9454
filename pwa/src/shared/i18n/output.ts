/** Texts of 打印, 导出, 统计 and 台账. */
import { menu } from './menu'
import { addWords } from './errors'

export const printing = {
  title: '打印',
  options: '打印设置',
  paper: '纸张',
  papers: [
    ['half', '半张 A4'],
    ['a4', '整张 A4'],
  ],
  parts: '内容',
  allParts: [
    ['all', '单据和附件'],
    ['form', '只打印单据'],
  ],
  paperHint: {
    half: '两张拼在一页 A4，沿虚线裁开，最省纸。',
    a4: '单据排满 A4，附件按原尺寸。',
  },
  making: '正在排版',
  pages: (pages: number) => `共 ${pages} 页 A4`,
  saved: (pages: number) => `两张拼一页，少用 ${pages} 张纸`,
  archive: '附件以电子原件归档；没有规定要纸质时，存 PDF 即可。',
  proofs: '附件情况',
  proofsPrinted: (count: number) => `${count} 份附件随单打印`,
  page: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  pageFailed: '这一页没有加载出来',
  download: '下载 PDF',
  downloading: '正在下载',
  print: '打印',
  printHint: '在打开的 PDF 里选择打印，缩放请选「实际大小」。',
  blocked: '浏览器拦住了新窗口。请允许弹出，或改用「下载 PDF」后打印。',
} as const

export const exporting = {
  open: '导出',
  title: '导出列表',
  intro: '导出的是当前筛选出的全部行，筛选条件写在文件里。',
  formats: [
    { format: 'xlsx', name: 'Excel 表格', hint: '适合查看和打印，金额可直接求和' },
    { format: 'csv', name: 'CSV 文本', hint: '适合导入其他系统，UTF-8 编码' },
  ],
  busy: '正在生成',
  done: '已导出',
} as const

export const statistics = {
  ...menu.statistics,
  by: '统计方式',
  bys: { month: '月份', type: '类型', person: '人员', department: '部门', company: '公司' },
  scope: '范围',
  scopes: { mine: '我的', department: '本部门', company: '全公司' },
  basis: '口径',
  bases: [
    ['submitted', '按提交'],
    ['paid', '按付款'],
  ],
  basisHint: {
    submitted: '已提交的单据；审批过的按核定金额，未审批的按申请金额。',
    paid: '已付款的单据，按核定金额。',
  },
  period: '期间',
  periods: { year: '近12月', this_year: '今年', last_year: '去年', month: '本月', own: '自选' },
  from: '开始日期',
  to: '结束日期',
  total: '报销合计',
  counts: (claims: number, lines: number) => `${claims} 张单据 · ${lines} 条明细`,
  mean: (amount: string) => `月均 ${amount}`,
  chart: '每月报销金额',
  columns: { amount: '金额', claims: '单据', share: '占比' },
  claims: (count: number) => `${count} 单`,
  rest: (groups: number) => `其余 ${groups} 项`,
  none: '未填写',
  drill: (name: string) => `查看${name}的构成`,
  remove: (name: string) => `取消筛选：${name}`,
  ledger: '看明细台账',
  empty: '这段时间没有报销',
  emptyText: '换一个期间或口径看看。',
} as const

export const ledger = {
  ...menu.ledger,
  search: '单号、发票号码、销售方、姓名',
  clearSearch: '清空搜索',
  status: '状态',
  allStatus: '全部状态',
  filter: '筛选',
  noInvoice: '无发票',
  line: (no: number) => `第 ${no} 行`,
  amounts: {
    net: '不含税',
    tax: '税额',
    total: '价税合计',
    asked: '报销',
    approved: '核定',
  },
  voucher: '凭证',
  paid: '付款',
  empty: '没有符合条件的明细',
  emptyText: '换一个期间，或去掉筛选条件。',
} as const

addWords({
  'claims.no_font': {
    what: '暂时不能打印',
    why: '服务器没有安装中文字体。',
    remedy: '请管理员安装 fonts-noto-cjk 后重试。',
  },
  'claims.print_busy': {
    what: '暂时不能打印',
    why: '打印服务正忙，单据没有问题。',
    remedy: '请稍后再试。',
  },
  'claims.print_failed': {
    what: '没有生成打印文件',
    why: '附件过于复杂，超出了时间或内存上限。',
    remedy: '请选择「只打印单据」，附件在单据详情里逐个下载。',
  },
  'claims.print_too_large': (facts) => ({
    what: '附件太大，没有生成文件',
    why: `附件共 ${megabytes(facts['byte_count'])} MB，一次最多 ${megabytes(facts['limit'])} MB。`,
    remedy: '请选择「只打印单据」，附件在单据详情里逐个下载。',
  }),
  'web.too_many_rows': {
    what: '没有导出',
    why: '筛选结果超过 50,000 行，一个文件放不下。',
    remedy: '请缩小日期范围或增加筛选条件，分几次导出。',
  },
})

function megabytes(bytes: unknown): string {
  return String(Math.round(Number(bytes) / 1_000_000))
}
