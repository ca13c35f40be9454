/** Texts of departments, and of who works where. */
import { menu } from './menu'
import { addWords, type Facts } from './errors'

function inUse({ members, children }: Facts): string {
  const parts = [
    typeof members === 'number' && members > 0 ? `${members} 位成员` : '',
    typeof children === 'number' && children > 0 ? `${children} 个下级部门` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '里面还有成员或下级部门。' : `里面还有 ${parts.join('和 ')}。`
}

addWords({
  'accounts.department_exists': {
    what: '已有同名的部门',
    why: '同一家公司里，部门名称不能重复；停用的部门也占用名称。',
    remedy: '请换一个名称，或恢复使用原来的部门。',
  },
  'accounts.department_in_use': (facts) => ({
    what: '部门不能停用',
    why: inUse(facts),
    remedy: '请先把他们移到别的部门。',
  }),
})

export const departments = {
  ...menu.departments,
  company: '公司',
  list: '组织结构',
  add: '新增部门',
  addUnder: '新增下级部门',
  edit: '编辑部门',
  empty: '还没有部门',
  emptyText: '建好部门并指定负责人后，审批流可以按部门走，费用也能按部门统计。',
  noCompany: '还没有公司',
  noCompanyText: '部门属于公司。请先在「抬头与税号」中登记公司。',
  toCompanies: '登记公司',
  retired: '已停用',
  noHead: '未设负责人',
  heads: (names: readonly string[]) => `负责人 ${names.join('、')}`,
  level: (level: number) => `第 ${level} 级`,
  people: (count: number) => `${count} 人`,
  fields: {
    name: '部门名称',
    parent: '上级部门',
    noParent: '公司直属',
  },
  members: '成员',
  noMembers: '还没有成员。在「人员」中编辑一个人，就能把他放进这个部门。',
  head: '负责人',
  setHead: '设为负责人',
  setHeadNamed: (name: string) => `设 ${name} 为负责人`,
  noGrade: '未填职级',
  toPeople: '去「人员」添加成员',
  save: '保存',
  saving: '正在保存',
  saved: '已保存',
  retire: '停用',
  restore: '恢复使用',
  retireTitle: '停用部门',
  retireEffect: (name: string) => `${name} 不再能选用。以前的单据和统计都会保留，可以随时恢复。`,
  placement: {
    department: '部门',
    none: '不属于任何部门',
    otherCompany: '换公司后先保存，再选择部门',
    noCompany: '先选择所属公司，才能选择部门',
    isHead: '部门负责人',
    isHeadHint: '单据按部门审批时由他处理；可以有几位',
    grade: '职级',
    gradeHint: '用于按职级设定的费用标准，例如 P5、经理',
  },
} as const
