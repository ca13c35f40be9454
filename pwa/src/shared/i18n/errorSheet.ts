/** Texts of an error's own sheet; loaded when it is asked for. */
export const errorSheet = {
  title: '错误详情',
  what: '现象',
  why: '原因',
  remedy: '怎么办',
  code: '错误代码',
  id: '错误编号',
  at: '发生时间',
  copy: '复制',
  copyAll: '复制全部',
  file: '提交工单',
  idHint: '编号能在服务器日志里找到这一次；提交工单会附上日志摘录，发送前可以查看、也可以不附。',
  noId: '这个问题没有到达服务器，所以没有编号。网络恢复后可提交工单，写明时间。',
} as const
