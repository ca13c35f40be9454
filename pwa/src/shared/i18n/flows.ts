/** Texts of approval flows, in the words of an accountant. */
import { menu } from './menu'
import type { Schemas } from '@/shared/api'
import { addWords } from './errors'

addWords({
  'claims.flow_stale': ({ changed_by }) => ({
    what: '没有保存',
    why: `${typeof changed_by === 'string' ? changed_by : '别人'}刚刚改动过这个审批流。`,
    remedy: '请返回列表重新打开，再做修改。',
  }),
  'claims.flow_gone': {
    what: '没有这个审批流',
    why: '它可能已被删除。',
    remedy: '请返回列表查看。',
  },
})

const kinds: Readonly<Record<Schemas['ClaimKind'], string>> = {
  expense: '报销单',
  advance: '借款单',
}

const roles: Readonly<Record<Schemas['RoleApproverOut']['role'], string>> = {
  approver: '审批人',
  accountant: '会计',
  administrator: '管理员',
}

const heads = ['部门负责人', '上一级部门负责人', '上两级部门负责人', '上三级部门负责人'] as const

export const flowWords = {
  kinds,
  roles,
  heads,
  everything: '所有单据',
  documents: '单据',
  all: '会签',
  any: '或签',
  from: (yuan: string) => `满 ${yuan} 元`,
  below: (yuan: string) => `不满 ${yuan} 元`,
  of: '的',
  and: '且',
  copies: (names: string) => `，抄送 ${names}`,
  gone: '已删除',
} as const

export const flows = {
  ...menu.flows,
  intro: '一张单据提交后，从上往下找第一个符合条件的审批流。都不符合时，由公司的任一审批人审批。',
  list: '从上往下逐个比对',
  add: '新建审批流',
  empty: '还没有审批流',
  emptyText:
    '现在每张单据都由公司的任一审批人审批。需要按金额、部门或费用类型分级时，请新建审批流。',
  off: '未启用',
  warnings: (count: number) => `${count} 处需要留意`,
  ordered: '顺序已保存',
  fallback: '都不符合',
  fallbackText: '由公司的任一审批人审批',
  editTitle: '审批流',
  newName: '新的审批流',
  basics: '基本设置',
  name: '名称',
  nameHint: '例如 日常报销、大额差旅',
  isActive: '启用',
  isActiveHint: '停用后保留设置，但不再用于新提交的单据',
  reads: '读作',
  conditions: '适用于',
  conditionsHint: '不选表示不限',
  companies: '公司',
  departments: '部门',
  departmentsHint: '包含下级部门',
  chooseDepartment: '添加部门',
  types: '费用类型',
  typesHint: '有一行属于其中之一就算',
  kindsLabel: '单据种类',
  amount: '金额',
  atLeast: '满（元）',
  lessThan: '不满（元）',
  amountHint: '按单据合计。两个审批流首尾相接时，用同一个数：一个「不满 1000」，一个「满 1000」。',
  wrongAmount: '请填写金额，例如 5000',
  wrongOrder: '上限应大于下限',
  steps: '审批级别',
  step: (place: number) => `第 ${place} 级`,
  stepName: '这一级叫什么',
  addStep: '添加一级',
  removeStep: (name: string) => `删除 ${name}`,
  mode: '几个人怎么算通过',
  modes: { any: '或签：一人同意', all: '会签：全部同意' },
  approvers: '由谁审批',
  addApprover: '添加审批人',
  approverSources: {
    department_head: '部门负责人',
    role: '角色',
    person: '指定人员',
  },
  sourceHints: {
    department_head: '按单据所属部门找，人员变动不用改设置',
    role: '公司里有这个角色的人',
    person: '固定的一位',
  },
  noApprover: '还没有审批人',
  remove: (name: string) => `去掉 ${name}`,
  copyTo: '抄送',
  copyHint: '这一级通过后通知，只能查看',
  addCopy: '添加抄送人',
  chooseApprover: '选择审批人',
  chooseCopy: '选择抄送人',
  search: '姓名或用户名',
  noPeople: '没有找到这个人',
  needsName: '请填写名称',
  needsStep: '至少要有一级审批',
  needsApprover: (name: string) => `「${name}」还没有审批人`,
  save: '保存',
  saving: '正在保存',
  saved: '已保存，对之后提交的单据生效',
  delete: '删除审批流',
  deleteTitle: '删除审批流',
  deleteEffect: (name: string) =>
    `「${name}」将被删除，之后提交的单据不再用它。正在审批的单据不受影响。`,
  deleted: '已删除',
  leaveTitle: '离开编辑',
  leaveEffect: '还没有保存的修改会丢失。',
  leave: '不保存',
} as const

export const trial = {
  title: '试一试',
  hint: '看看一张单据会走哪个审批流、由谁审批。只是模拟，不会产生单据。',
  company: '公司',
  claimant: '报销人',
  chooseClaimant: '选择报销人',
  department: '部门',
  noDepartment: '不指定部门',
  kind: '单据种类',
  amount: '金额（元）',
  types: '费用类型',
  run: '试一试',
  running: '正在比对',
  needsClaimant: '请选择报销人',
  needsAmount: '请填写金额，例如 5000',
  goes: (name: string) => `会走「${name}」`,
  goesDraft: '会走正在编辑的这个审批流',
  goesDefault: '没有审批流符合，由公司的任一审批人审批',
  standIn: '原定的人不在或是报销人本人，改由：',
  passedOver: '前面的为什么不符合',
  because: (name: string, reasons: readonly string[]) => `「${name}」：${reasons.join('、')}`,
  problem: '这张单据会提交不了',
} as const
