/** Texts of one invoice. */

const crcWords: Readonly<Record<string, string>> = {
  ok: '二维码读取完整',
  mismatch: '二维码校验位不符，需人工核对',
  absent: '二维码没有校验位，需人工核对',
  undetermined: '铁路、航空票的二维码无法自检',
}

const channelNames: Readonly<Record<string, string>> = {
  qr_scan: '扫码',
  photo: '拍照识票',
  file_upload: '文件上传',
  email: '邮箱收票',
  watch_folder: '目录导入',
  batch_import: '批量导入',
  manual: '手工录入',
  api: '接口',
  device: '税控设备读取',
}

export const invoiceDetail = {
  title: '发票详情',
  states: '五项状态',
  updated: (ago: string) => `状态 ${ago}更新`,
  number: '发票号码',
  code: '发票代码',
  issuedOn: '开票日期',
  checkCode: '校验码',
  total: '价税合计',
  amount: '二维码金额',
  withoutTax: '不含税金额',
  tax: '税额',
  face: '票面信息',
  seller: '销售方',
  sellerTaxId: '销售方税号',
  buyer: '购买方',
  buyerTaxId: '购买方税号',
  reference: '参考编号',
  channel: '来源',
  captured: '入库时间',
  crc: '二维码',
  clearing: '清卡',
  reported: '已随清卡上报',
  lateEntry: '补录原因',
  warnings: '请留意',
  items: '明细',
  noItems: '查验一致后显示商品或服务明细。',
  quantity: '数量',
  unitPrice: '单价',
  taxRate: '税率',
  unknown: '未知',
  missingFields: (fields: string) => `信息不全：缺少${fields}。查验一致后自动补全。`,
  snapshot: '离线副本',
  copyNumber: '复制发票号码',
  crcWords,
  channelNames,
  review: {
    title: '审核状态说明',
    explain: '点击看说明',
    now: '这张发票现在的状态',
    meanings: {
      pending: '待处理：发票刚入库，财务还没有确认，金额和抬头仍可能有疑问。',
      confirmed: '已确认：提交人和财务都认可这张发票，已随报销单支付。',
      rejected: '已退回：财务没有认可，请按退回原因处理后再提交。',
      voided: '作废：曾经有效的记录已取消，不再作为报销依据，记录仍保留可查。',
      archived: '已归档：凭证已生成并归档，不能再修改。',
    },
  },
} as const

export const invoiceUsage = {
  title: '使用记录',
  none: '还没有报销过。',
  cannot: '这张发票现在不能报销，原因见上面的状态。',
} as const
