/** The refusals around payment in words; comes with the screens of payment. */
import { formatFen } from '@/shared/formats'
import { addWords, type Facts } from './errors'

const fen = (value: unknown) => formatFen(typeof value === 'number' ? value : null)

addWords({
  'claims.own_payment': {
    what: '不能处理自己的单据',
    why: '付款和报销必须由不同的人完成。',
    remedy: '请由其他出纳处理。',
  },
  'claims.recheck_pending': {
    what: '发票正在做付款前复查',
    why: '上次查验已过时，付款前要确认发票没有作废或红冲。',
    remedy: '通常几秒钟，有结果后再试一次。',
  },
  'claims.recheck_unavailable': {
    what: '有发票未能查验通过',
    why: '没有得到“一致”的答复；未能查验不等于发票有问题。',
    remedy: '请稍后再复查；确需付款时，请写明原因。',
  },
  'claims.invoice_turned': {
    what: '付款已停止：有发票已作废或红冲',
    why: '已通知报销人和会计，并建立了处理任务。',
    remedy: '请打开单据，退回补正。',
  },
  'claims.invoice_pretended': {
    what: '有发票只有沙箱的模拟结论，不能付款',
    why: '沙箱的结果不是税务机关的结论。',
    remedy: '请管理员配置真实的查验服务，重新查验后再付款。',
  },
  'claims.difference_reason_missing': {
    what: '实付与应付不同',
    why: '没有写明差额原因。',
    remedy: '请填写差额原因后再登记。',
  },
  'claims.payee_missing': {
    what: '有单据没有收款账户',
    why: '银行文件里缺少账号就无法付款。',
    remedy: '请退回补正，或用其他方式付款后登记。',
  },
  'claims.nothing_to_transfer': {
    what: '有单据无需银行付款',
    why: '它已全部冲销借款。',
    remedy: '请直接登记结清。',
  },
  'claims.already_in_batch': {
    what: '有单据已在另一个批次中',
    why: '一张单据同时只能在一个付款批次里。',
    remedy: '请刷新后重新选择。',
  },
  'claims.in_batch': {
    what: '单据还在付款批次中',
    why: '它的款项可能已交给银行。',
    remedy: '请先把它移出批次，再退回。',
  },
  'claims.batch_ended': {
    what: '这个批次已付清或已撤销',
    why: '可能刚刚有人处理过。',
    remedy: '请刷新后查看。',
  },
  'claims.subject_missing': ({ expense_types }: Facts) => ({
    what: '有费用类型没有会计科目',
    why: Array.isArray(expense_types) ? expense_types.join('、') : '凭证的借方无法填写。',
    remedy: '请管理员在费用类型中设置科目。',
  }),
  'claims.not_paid': { what: '单据还没有付款', why: '只有已付款的单据才能生成凭证。' },
  'claims.voucher_missing': {
    what: '还没有生成凭证',
    why: '归档的单据要有凭证。',
    remedy: '请先生成凭证，再归档。',
  },
  'claims.claw_back_ended': {
    what: '这一项已经处理过了',
    why: '可能刚刚有其他会计处理。',
    remedy: '请刷新后查看。',
  },
  'claims.own_claw_back': {
    what: '不能处理自己名下的追回',
    why: '追回必须由他人确认。',
    remedy: '请由其他会计处理。',
  },
  'claims.nothing_to_recover': {
    what: '这张单据还没有付款',
    why: '没有可追回的款项。',
    remedy: '请写明原因后关闭。',
  },
  'claims.no_advance': { what: '不能登记还款', why: '只有已付款的借款单才有未还金额。' },
  'claims.repayment_exceeded': ({ left_fen }: Facts) => ({
    what: '超过了未还金额',
    why: `这张借款单只剩 ${fen(left_fen)} 未还。`,
    remedy: '请核对还款金额。',
  }),
})
