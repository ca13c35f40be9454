/** Texts of verification: every outcome in words, the official form, recording by hand. */
import type { Outcome } from '@/shared/contracts'
import type { IconName } from '@/shared/ui/icons'
import type { Tone } from '@/shared/ui/tones'

export type OutcomeWords = { label: string; tone: Tone; icon: IconName; text: string }

const outcomes: Readonly<Record<Outcome, OutcomeWords>> = {
  MATCH_VALID: {
    label: '查验一致',
    tone: 'ok',
    icon: 'verified',
    text: '发票存在，信息一致，状态正常。',
  },
  MATCH_VOID: {
    label: '一致，但已作废',
    tone: 'bad',
    icon: 'refused',
    text: '发票存在，但开票方已作废，不能报销。',
  },
  MATCH_RED_PARTIAL: {
    label: '一致，部分红冲',
    tone: 'bad',
    icon: 'alert',
    text: '发票存在，但已部分红冲，不能按原金额报销。',
  },
  MATCH_RED_FULL: {
    label: '一致，全额红冲',
    tone: 'bad',
    icon: 'refused',
    text: '发票存在，但已全额红冲，不能报销。',
  },
  MATCH_IS_RED_LETTER: {
    label: '红字发票',
    tone: 'bad',
    icon: 'alert',
    text: '这是一张红字（负数）发票，不能报销。',
  },
  MISMATCH: {
    label: '信息不一致',
    tone: 'bad',
    icon: 'alert',
    text: '发票存在，但提交的信息与税务记录不同，请核对日期、金额和校验码。',
  },
  NOT_FOUND: {
    label: '查无此票',
    tone: 'wait',
    icon: 'doubt',
    text: '查验渠道没有查到这张发票。这不等于假票，请先核对信息。',
  },
  DAILY_LIMIT: {
    label: '超过当日查验次数',
    tone: 'wait',
    icon: 'clock',
    text: '今天的查验次数已用完，明天自动再查。',
  },
  NOT_YET: {
    label: '暂未入库',
    tone: 'wait',
    icon: 'clock',
    text: '开票后约 24 小时内税务记录可能还没有同步，会自动再查。',
  },
  TOO_OLD: {
    label: '超过可查期限',
    tone: 'wait',
    icon: 'doubt',
    text: '只能查验近 5 年开具的发票，请保留其他凭据。',
  },
  BAD_INPUT: {
    label: '格式不正确',
    tone: 'bad',
    icon: 'alert',
    text: '提交的号码、日期或金额不符合格式，请核对。',
  },
  PROVIDER_BUSY: {
    label: '没有问到',
    tone: 'wait',
    icon: 'refresh',
    text: '查验渠道繁忙或网络不通，与发票本身无关，会自动再查。',
  },
  PROVIDER_CONFIG: {
    label: '查验渠道不可用',
    tone: 'wait',
    icon: 'alert',
    text: '渠道的额度、欠费或密钥有问题，与发票本身无关，请联系管理员。',
  },
  UNSUPPORTED: {
    label: '渠道不支持',
    tone: 'wait',
    icon: 'none',
    text: '这个查验渠道不支持该票种，可以人工查验。',
  },
}

const providers: Readonly<Record<string, string>> = {
  sandbox: '沙箱',
  tencent: '腾讯云',
  manual: '人工',
}

/** What a person can have read on the official site. */
export const manualOutcomes = [
  'MATCH_VALID',
  'MATCH_VOID',
  'MATCH_RED_PARTIAL',
  'MATCH_RED_FULL',
  'MATCH_IS_RED_LETTER',
  'MISMATCH',
  'NOT_FOUND',
] as const satisfies readonly Outcome[]

export const verification = {
  outcomes,
  providers,
  unknownProvider: '查验渠道',
  asking: '正在查验',
  askingText: '请求已发出，等待查验渠道回答。',
  history: {
    title: '查验记录',
    empty: '还没有查验过。',
    byPerson: (name: string) => `由 ${name} 发起`,
    automatic: '自动',
    code: (code: string) => `渠道代码 ${code}`,
    evidence: '看截图',
    evidenceTitle: '查验截图',
    evidenceAlt: '官方网站查验结果截图',
    note: '备注',
  },
  log: {
    title: '查询记录',
    intro: '每次查验都留在这里，包括自动查验。点一下可以再查一次。',
    empty: '还没有查询记录',
    emptyText: '扫到或录入的发票查验之后，记录会出现在这里。',
    scan: '扫一扫',
    repeat: '再查一次',
    repeatNamed: (number: string) => `再查一次 ${number}`,
    asking: '正在查验',
    hint: '查过的发票，点一下再查',
  },
  panel: {
    title: '查验',
    again: '再次查验',
    first: '立即查验',
    busy: '正在查验',
    dead: {
      what: '自动重试已停止',
      why: '多次都没有问到查验渠道。',
      remedy: '请点「再次查验」，或到官方网站人工查验。',
    },
    accepted: '已提交，稍后显示结果',
  },
  notFound: {
    what: '查无此票不等于假票',
    why: '常见原因：开票不满 24 小时；号码、日期或金额录错；开票方尚未上传。',
    remedy: '先核对票面，再次查验；仍查不到时到官方网站人工查验。',
  },
  manual: {
    title: '人工查验',
    intro: '在官方网站输入下列信息查验，再登记结果。点一下即可复制。',
    open: '打开官网',
    record: '登记结果',
    outcome: '官网显示的结果',
    note: '备注',
    notePlaceholder: '官网提示的原文，或怎样核对的',
    evidence: '结果截图',
    evidenceHint: 'PNG、JPEG 或 WebP，不超过 10 MB',
    choose: '选择截图',
    change: '换一张',
    save: '保存',
    saving: '正在上传',
    saved: '查验结果已登记',
    tooLarge: '截图超过 10 MB，请压缩或裁剪后再选。',
    wrongType: '这不是 PNG、JPEG 或 WebP 图片，请重新选择。',
    needNote: '请填写备注：写下官网提示的原文，方便日后核对。',
    needOutcome: '请选择官网显示的结果。',
    needEvidence: '请选择官网结果的截图：没有截图不能作为查验依据。',
  },
} as const
