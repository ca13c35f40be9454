/** Texts of 分类汇总 and 用途. */
import type { Schemas } from '@/shared/api'

type GroupBy = Schemas['GroupBy']

const bys: readonly (readonly [GroupBy, string])[] = [
  ['month', '月份'],
  ['category', '类别'],
  ['purpose', '用途'],
]

const untold: Readonly<Record<GroupBy, string>> = {
  month: '未注明开票日期',
  category: '未注明类别',
  purpose: '未填用途',
}

export const groups = {
  title: '分类汇总',
  by: '汇总方式',
  bys,
  untold,
  byHint: {
    month: '按开票日期的月份。',
    category: '按第一项明细的税收分类，查验一致后才有。',
    purpose: '按您填写的用途，可在票夹里多选后一次设置。',
  } satisfies Record<GroupBy, string>,
  total: '价税合计',
  count: (count: number) => `${count} 张`,
  unsummed: (count: number) => `${count} 张金额未知或不含税，未计入`,
  unknown: '金额未知',
  empty: '没有可汇总的发票',
  emptyText: '换一个分类看看，或先扫一扫发票。',
  purpose: {
    title: '用途',
    card: '分类与用途',
    set: '设用途',
    change: '修改用途',
    none: '未填写',
    category: '类别',
    label: '用途',
    placeholder: '如：上海出差、客户招待',
    usual: '常用',
    effect: (count: number) => `写到 ${count} 张发票上；留空则清除。`,
    save: '保存',
    saving: '正在保存…',
    saved: (count: number) => `已设置 ${count} 张`,
  },
} as const
