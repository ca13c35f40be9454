/** Texts of the filing calendar. */
import { menu } from './menu'
import type { DeadlineSource } from '@/shared/contracts'
import type { IconName } from '@/shared/ui/icons'
import type { Tone } from '@/shared/ui/tones'

type SourceWords = { label: string; tone: Tone; icon: IconName; why: string }

const sources: Readonly<Record<DeadlineSource, SourceWords>> = {
  table: {
    label: '官方公告',
    tone: 'ok',
    icon: 'verified',
    why: '日期来自税务机关的公告。',
  },
  algorithm: {
    label: '按假日推算',
    tone: 'note',
    icon: 'check',
    why: '15 日遇休息日，推到下一个工作日；1 至 15 日内连续休法定假 3 天以上，按天数顺延。',
  },
  weekend: {
    label: '暂定',
    tone: 'wait',
    icon: 'clock',
    why: '还没有收录这一年的放假安排，只按周末推算，实际截止日可能更晚。',
  },
}

export const filing = {
  ...menu.filing,
  weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  sources,
  next: {
    title: '下一个申报截止日',
    left: '还有',
    days: '天',
    today: '今天截止',
    over: '已过期，联网后更新',
    provisional: (earliest: string) => `暂定日期，请按最早的 ${earliest} 准备，天数也算到这天。`,
  },
  kept: (day: string) => `离线副本，${day} 更新`,
  year: (year: number) => `${year} 年`,
  month: (number: number) => `${number} 月`,
  monthOfYear: (year: number, number: number) => `${year} 年 ${number} 月申报`,
  isNext: '下一个',
  look: '点月份看依据',
  lookAndEdit: '点月份看依据，或录入公告',
  provisional: {
    all: (year: number) => `${year} 年的日期是暂定的`,
    some: (year: number, count: number) => `${year} 年有 ${count} 个月是暂定的`,
    remedy: '提醒一律从 15 日倒数，不会晚。',
    enter: '提醒一律从 15 日倒数，不会晚。公告发布后，请点月份录入。',
  },
  basis:
    '这里是按月申报的期限，依据《税收征收管理法实施细则》第一百零九条。按季、按年申报和临时延期，以税务机关通知为准。',
  facts: {
    dueOn: '截止日',
    source: '依据',
    notice: '公告文号',
    reminded: '提醒起算日',
  },
  editor: {
    enter: '录入公告',
    correct: '更正公告',
    dueOn: '公告的截止日',
    notice: '公告文号（选填）',
    noticeExample: '税总办征科函〔2025〕64号',
    restDay: (weekday: string) => `${weekday}是休息日，请核对公告`,
    early: (weekday: string) => `${weekday}，早于 15 日，请核对公告`,
    save: '保存公告',
    saving: '正在保存',
    saved: '公告已保存',
    remove: '删除公告',
    removeTitle: '删除公告',
    removeEffect: (month: string) => `${month}的截止日恢复为系统推算，以后可以重新录入。`,
    removed: '公告已删除，已恢复推算',
  },
} as const
