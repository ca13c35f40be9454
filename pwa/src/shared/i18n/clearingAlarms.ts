/** Texts of the alarms of a desk: what stands against a start until a person has looked at it. */
import { addWords } from './errors'

addWords({
  'clearing.open_alarms': ({ alarms }) => ({
    what: '还有告警没有处理',
    why: namesOf(alarms),
    remedy: '请先处理，或在“开始之前”里逐条点“已了解”并写明原因。',
  }),
  'clearing.alarm_changed': {
    what: '这条告警已经变了',
    why: '刚才看到的情况已消失，或有了新的情况，操作没有生效。',
    remedy: '请看现在的告警，再决定。',
  },
  'clearing.alarm_must_go': {
    what: '这条告警必须先处理好',
    why: '带着它清卡不安全，不能只点“已了解”。',
    remedy: '请按“怎么办”处理，再点重新检查。',
  },
})

function namesOf(alarms: unknown): string {
  const listed = Array.isArray(alarms) ? (alarms as { what?: unknown }[]) : []
  const names = listed.map(({ what }) => what).filter((one) => typeof one === 'string')
  return names.length > 0 ? `${names.join('、')}。` : '工作站报告了新的情况。'
}

export const clearingAlarms = {
  title: '开始之前',
  left: (count: number) => `${count} 条待处理`,
  settled: '都已了解',
  mark: '告警',
  cause: '原因',
  remedy: '怎么办',
  at: (station: string, reader: string | null) => (reader ? `${station} · ${reader}` : station),
  open: '看那次清卡',
  mustGo: '必须先处理好，不能只点“已了解”',
  acknowledge: '已了解',
  acknowledgeNamed: (what: string) => `已了解：${what}`,
  reason: '为什么可以继续',
  reasonHint: '会写进这次清卡的报告',
  quickLabel: '常用原因',
  quick: ['已处理，请再看', '已换 USB 口', '已联系管理员', '不影响这次清卡'],
  submit: '确认已了解',
  sending: '正在记录',
  cancel: '取消',
  said: (by: string, at: string) => `${by} ${at} 已了解`,
  until: (at: string) => `情况不变时有效至 ${at}`,
  taken: '开始前已了解的告警',
  takenText: '这次清卡是在了解下面情况后开始的。',
  notices: '通知',
  subscribe: '清卡结果通知我',
  subscribeHint: '成功或失败都告诉你，点开即看报告',
  nextTry: (at: string) => `下次自动重试：${at}`,
  nextLook: (at: string) => `下次自动查询：${at}`,
  nextTryWhy: '到时会自己再试，不用守着；条件已经具备时，可以点“继续”马上再试。',
} as const
