/** Texts of an empty search: what to drop from it, and which number was meant. */
import type { Schemas } from '@/shared/api'

type Count = Schemas['BoundedCountOut']

const counted = ({ count, is_more }: Count): string => `${count}${is_more ? '+' : ''}\u00a0张`

export const relaxing = {
  counted,
  near: '是不是这张？',
  nearLabel: (number: string) => `改为查找号码 ${number}`,
  drop: '去掉一个条件看看',
  dropOne: (label: string, count: Count) => `去掉「${label}」条件（\u2060${counted(count)}\u2060）`,
  excludesMost: (label: string) => `「${label}」这个条件挡住的发票最多。`,
  noneHelps: '单独去掉哪一个条件都没有发票，请同时放宽几个。',
  showAll: (count: Count) => `看全部（${counted(count)}）`,
  search: '搜索',
  filter: '状态',
} as const
