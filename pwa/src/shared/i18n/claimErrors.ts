/** Refusals of 报销 in words; loaded with its screens. */
import { addWords, type Facts } from './errors'
import { formatFen, formatWait } from '@/shared/formats'

/** The claim numbers that hold the invoices, for colleagues only. */
function holders({ invoices }: Facts): string {
  if (!Array.isArray(invoices)) return ''
  const told = invoices.flatMap((one: { claim_no?: unknown; claimant?: unknown }) =>
    typeof one.claim_no === 'string' ? [`${one.claim_no}（${String(one.claimant)}）`] : [],
  )
  return [...new Set(told)].join('、')
}

addWords({
  'claims.stale': {
    what: '单据已更新，请重看',
    why: '你看到的不是最新内容，刚才的操作没有生效。',
    remedy: '请看过最新内容后再操作。',
  },
  'claims.not_possible_now': {
    what: '现在不能这样处理',
    why: '单据的状态已经变了。',
    remedy: '请看当前状态后再决定。',
  },
  'claims.not_your_turn': {
    what: '这一步不由你处理',
    why: '单据已经转给别人，或已经处理过。',
    remedy: '请刷新后看现在轮到谁。',
  },
  'claims.own_claim': {
    what: '不能审批自己的单据',
    why: '报销人和填单人都不能参与审批。',
    remedy: '请由其他审批人处理。',
  },
  'claims.no_company': {
    what: '还不能报销',
    why: '报销人还没有加入公司。',
    remedy: '请联系管理员，把报销人加入公司。',
  },
  'claims.not_delegated': {
    what: '不能代为报销',
    why: '对方没有委托你，或委托已过期。',
    remedy: '请对方先设置代理，再来填写。',
  },
  'claims.invoice_taken': (facts) => ({
    what: '有发票已被占用',
    why: holders(facts) === '' ? '它们已在另一张单据中。' : `它们已在报销单 ${holders(facts)} 中。`,
    remedy: '请移除这些发票，或先让那张单据释放它们。',
  }),
  'claims.not_claimable': {
    what: '有发票不能报销',
    why: '发票作废、红冲、异常或信息不全。',
    remedy: '请移除这些发票，或换一张。',
  },
  'claims.over_invoice_total': {
    what: '金额超过发票',
    why: '同一张发票的各条明细合计不能超过它的可报金额。',
    remedy: '请减少金额。',
  },
  'claims.incomplete': {
    what: '单据还不完整',
    why: '有必填的内容没有填，或填得不对。',
    remedy: '请按提示补齐后再提交。',
  },
  'claims.blocked': {
    what: '有必须先解决的规则问题',
    why: '规则要求解决后才能提交。',
    remedy: '请按提示修改，或请有权限的人豁免。',
  },
  'claims.reason_missing': {
    what: '请写明原因',
    why: '驳回、退回和核减都要让对方知道原因。',
    remedy: '请填写后再提交。',
  },
  'claims.nothing_approved': {
    what: '不能同意',
    why: '所有明细的核定金额都是 0。',
    remedy: '请改为驳回或退回补正。',
  },
  'claims.has_hits': {
    what: '不能批量同意',
    why: '这份单据有规则提示。',
    remedy: '请打开单据逐项查看后再审批。',
  },
  'claims.nudged_lately': ({ retry_after_s }) => ({
    what: '刚刚催办过',
    why: '审批人已收到提醒。',
    remedy:
      typeof retry_after_s === 'number'
        ? `约 ${formatWait(retry_after_s)}后可以再次催办。`
        : '请过一会儿再试。',
  }),
  'claims.advance_exceeded': ({ left_fen }) => ({
    what: '冲销没有保存',
    why:
      typeof left_fen === 'number'
        ? `这张借款单只剩 ${formatFen(left_fen)} 可冲销。`
        : '冲销金额超过借款余额。',
    remedy: '请减少冲销金额。',
  }),
  'claims.hit_not_waivable': {
    what: '没有豁免',
    why: '它已被豁免，或属于较早的一次提交。',
    remedy: '请刷新单据后查看。',
  },
  'claims.already_approver': {
    what: '对方已经是审批人',
    why: '这份单据本来就由对方审批。',
    remedy: '请选择另一位同事。',
  },
})
