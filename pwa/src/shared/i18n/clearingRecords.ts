/** Texts of what the clearing desk keeps: history, calendar, devices, settings. */
import type { Schemas } from '@/shared/api'
import { clearLooks, type ClearState } from './clearingStates'
import { functions } from './functions'
import type { Look } from './states'

type PeriodState = Schemas['PeriodState']
type Cycle = Schemas['Cycle']

const ENDINGS: readonly ClearState[] = ['DONE', 'HALTED', 'ABORTED', 'SUPERSEDED']

export const periodLooks: Readonly<Record<PeriodState, Look>> = {
  cleared: { label: '已清卡', tone: 'ok', icon: 'verified' },
  open: { label: '待清卡', tone: 'wait', icon: 'clock' },
  running: { label: '清卡中', tone: 'note', icon: 'clock' },
  late: { label: '已逾期', tone: 'bad', icon: 'alert' },
  halted: { label: '需人工处理', tone: 'bad', icon: 'alert' },
  not_due: { label: '未到期', tone: 'mute', icon: 'free' },
  not_needed: { label: '不用清', tone: 'mute', icon: 'none' },
}

export const cycles: Readonly<Record<Cycle, { label: string; hint: string }>> = {
  MONTHLY: { label: '按月', hint: '每月提醒' },
  QUARTERLY: { label: '按季', hint: '1、4、7、10 月提醒' },
  NONE: { label: '停用', hint: '不提醒、不算逾期' },
}

export const clearingHistory = {
  title: functions.history.title,
  filters: {
    title: '筛选',
    state: '结果',
    anyState: '全部结果',
    states: ENDINGS.map((state) => [state, clearLooks[state].label] as const),
    device: '设备',
    anyDevice: '全部设备',
    from: '开始日期从',
    to: '到',
    reset: '清除筛选',
  },
  columns: {
    no: '编号',
    kind: '类型',
    device: '设备',
    period: '所属期',
    started: '开始',
    took: '用时',
    state: '结果',
    operator: '经办',
    report: '报告',
  },
  pdfOf: (no: string) => `下载 PDF 报告 ${no}`,
  fetching: '正在生成',
  exported: '导出 Excel（含清卡前后）',
  sandbox: '沙箱',
  rebuilt: '恢复生成',
  signedOff: '已审核确认',
  notSignedOff: '待审核确认',
  units: (done: number, all: number) => `${done}/${all} 台`,
  empty: '还没有清卡记录',
  emptyText: '每次清卡结束后，结果、时间和报告都保存在这里。',
  emptyFiltered: '没有符合筛选的记录',
  end: '没有更多了',
} as const

export const clearingCalendar = {
  title: functions.calendar.title,
  intro: '所属期是发票开具的月份，在次月征期内清卡。',
  columns: {
    month: '所属期',
    state: '状态',
    on: '清卡日期',
    deadline: '申报截止',
    session: '记录',
  },
  look: '查看',
  sums: (cleared: number, open: number) =>
    open > 0 ? `已清 ${cleared} 期，${open} 期待处理` : `已清 ${cleared} 期`,
  empty: '还没有税控设备',
  emptyText: '连接过一次税控设备后，这里会列出它每个所属期的清卡情况。',
  filing: '看征期日历',
} as const

export const clearingDevices = {
  title: functions.devices.title,
  intro: '插过一次卡的设备都在这里。周期决定什么时候提醒，责任人收到提醒。',
  taxpayerNo: '税号',
  deviceNo: '设备编号',
  machines: '机器',
  machineCount: (count: number) => `${count} 台`,
  version: '卡版本',
  valid: '有效期至',
  validSoon: (days: number) => (days < 0 ? '已过期' : `还有 ${days} 天`),
  cleared: '已清到',
  never: '还没有清过',
  next: '下次清卡',
  nobody: '还没有责任人',
  responsible: '责任人',
  cycle: '周期',
  edit: '编辑',
  editNamed: (label: string) => `编辑 ${label}`,
  label: '名称',
  labelHint: '怎么叫它，例如「前台一号盘」',
  chooseNobody: '不指定（提醒全部办税员）',
  responsibleHint: '办税员或管理员，收到到期提醒',
  save: '保存',
  saving: '正在保存',
  saved: '已保存',
  empty: '还没有税控设备',
  emptyText: '在工作站的读卡器里插一次税控卡，设备就会出现在这里。',
  last: '最近一次',
} as const

export const clearingSettings = {
  title: functions.settings.title,
  rules: '办理规则',
  needsApproval: '所有清卡都要复核',
  needsApprovalHint: '关闭时只有特殊清卡要另一人复核',
  most: '每一期最多开几次清卡',
  mostHint: '1 至 20；超过后要管理员操作',
  threshold: '发票少于多少份时提醒',
  thresholdHint: '按票种计算，提醒设备责任人；0 表示不提醒',
  alarmHours: '告警点“已了解”后，几小时内有效',
  alarmHoursHint: '1 至 72；情况变了要重新了解',
  maintenance: '税局维护',
  hasMaintenance: '有维护安排',
  hasMaintenanceHint: '期间不能开始；已开始的停在下一步之前，结束后继续',
  from: '开始',
  until: '结束',
  why: '说明',
  bothTimes: '请填写维护的开始和结束时间。',
  whyHint: '显示给大家，例如「金税系统升级」',
  peak: '高峰时段',
  peakHint: '征期最后三天的这段时间，工作台会提醒避开。',
  peakFrom: '从几点',
  peakUntil: '到几点',
  hour: (hour: number) => `${hour}:00`,
  save: '保存',
  saving: '正在保存',
  saved: '设置已保存，从下一次开始生效',
} as const
