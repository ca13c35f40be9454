/** Refusals of 清卡 and its desk in words; loaded with its screens. */
import { formatDue } from '@/shared/formats'
import { addWords, type Facts, type Words } from './errors'

function alreadyOpen({ is_done }: Facts): Words {
  return is_done === true
    ? {
        what: '这一期已经清过卡',
        why: '同一台机器的同一期只能成功清卡一次。',
        remedy: '请查看那次清卡的报告。',
      }
    : {
        what: '已有一次清卡在进行',
        why: '同一台设备的同一期不能同时清两次。',
        remedy: '请打开那次清卡，一起处理。',
      }
}

addWords({
  'clearing.already_open': alreadyOpen,
  'clearing.too_many': ({ count }) => ({
    what: '这一期开始清卡的次数已到上限',
    why: typeof count === 'number' ? `已经开始过 ${count} 次。` : '为防反复重试，次数有限。',
    remedy: '请先查看之前停在哪里；确需再开请管理员操作。',
  }),
  'clearing.maintenance': ({ until }) => ({
    what: '税局系统维护中',
    why: '维护期间不开始新的步骤，已做的都在。',
    remedy:
      typeof until === 'string'
        ? `请在维护结束后再开始：${formatDue(until)}。`
        : '请在维护结束后再开始。',
  }),
  'clearing.station_asleep': {
    what: '工作站没有回应',
    why: '那台电脑可能关机、断网，或没有打开票卡通。',
    remedy: '请在那台电脑上打开票卡通后重试。',
  },
  'clearing.station_revoked': {
    what: '做这份备份的工作站已停用',
    why: '服务器不再与它通信。',
    remedy: '请在那台电脑上重新配对后再试，或在那里用命令 restore-clearing 打开备份。',
  },
  'clearing.no_backup': {
    what: '还没有备份',
    why: '这次清卡还没有做到备份这一步。',
    remedy: '请等备份完成，或选择另一次清卡。',
  },
  'clearing.nothing_lost': {
    what: '不需要恢复',
    why: '这次清卡的记录已经在了。',
    remedy: '请在清卡历史里查看。',
  },
  'clearing.has_ended': {
    what: '这次清卡已经结束',
    why: '没有可以暂停的步骤。',
    remedy: '页面已刷新，请看结果。',
  },
  'clearing.can_still_abort': {
    what: '现在不需要暂停',
    why: '还没有向税局发送任何数据。',
    remedy: '不想继续时请点“放弃”，之后可以重新开始。',
  },
  'clearing.not_possible_now': {
    what: '现在不能这样操作',
    why: '清卡的进度已经变了。',
    remedy: '页面已刷新，请看当前状态后再决定。',
  },
  'clearing.approval_first': {
    what: '还没有复核，不能确认',
    why: '这次清卡要先由另一位同事复核。',
    remedy: '请可以复核的同事打开本页，复核通过后再确认。',
  },
  'clearing.figures_changed': {
    what: '数字变了，操作没有生效',
    why: '卡里的数据在您查看之后有变化。',
    remedy: '页面已刷新，请重新核对清单后再确认。',
  },
  'clearing.own_approval': {
    what: '不能复核自己的清卡',
    why: '经办和复核必须是两个人。',
    remedy: '请另一位有权限的同事打开本页复核。',
  },
  'clearing.cannot_abort': {
    what: '现在不能放弃',
    why: '抄报数据已经发往税局，只能接着做完。',
    remedy: '可以先放着，进度都在；准备好后点“继续”。',
  },
  'clearing.too_many_streams': {
    what: '实时进度改为定时刷新',
    why: '您已有两个页面在看实时进度。',
    remedy: '关闭其中一个即可恢复；不影响清卡。',
  },
  'clearing.no_font': {
    what: '没有生成 PDF',
    why: '服务器上没有中文字体。',
    remedy: '请联系管理员安装字体；JSON 报告可以照常下载。',
  },
  'clearing.print_busy': {
    what: '没有生成 PDF',
    why: '打印服务正忙。',
    remedy: '请几秒后再试。',
  },
  'clearing.print_failed': {
    what: '没有生成 PDF',
    why: '排版出错，已自动记录。',
    remedy: '请联系管理员；JSON 报告可以照常下载。',
  },
  'desk.unknown_station': {
    what: '工作站没有配对',
    why: '它从未配对，或已被停用。',
    remedy: '请在清卡页面取一个配对码，在那台电脑上重新配对。',
  },
  'desk.pairing_code': {
    what: '配对码不能用',
    why: '配对码不正确、已用过，或超过 10 分钟。',
    remedy: '请重新取一个配对码。',
  },
  'desk.too_many_tries': {
    what: '配对码输错次数过多',
    why: '为防止猜测，暂停接受配对。',
    remedy: '请稍后再试。',
  },
  'desk.journal_forked': {
    what: '工作站的日志与服务器不一致',
    why: '同一序号有两份不同的记录，已停止接收。',
    remedy: '请不要继续操作，联系管理员核对日志。',
  },
  'desk.journal_broken': {
    what: '工作站的日志有错',
    why: '有一条内容与校验值不符，没有接收。',
    remedy: '请联系管理员核对。',
  },
  'desk.file_differs': {
    what: '文件没有覆盖',
    why: '服务器上已有同名但内容不同的文件。',
    remedy: '请联系管理员核对两份文件。',
  },
  'desk.file_damaged': {
    what: '文件没有收下',
    why: '内容与校验值不符，可能传输中断。',
    remedy: '工作站会重新发送。',
  },
  'desk.file_too_large': {
    what: '文件没有收下',
    why: '超过 64 MB。',
    remedy: '备份仍在工作站上，不影响清卡。',
  },
})
