/** Refusals of notices, reminders and robots in words; loaded with their screens. */
import { addWords } from './errors'

addWords({
  'notify.too_many_reminders': {
    what: '没有添加提醒',
    why: '还没到时间的提醒已有 200 条。',
    remedy: '请先删除用不到的提醒。',
  },
  'notify.confirmation_exists': {
    what: '已经登记过',
    why: '这张红字确认单正在倒计时。',
    remedy: '不必重复登记。',
  },
  'notify.confirmation_closed': {
    what: '没有保存',
    why: '这张红字确认单已处理或已失效。',
    remedy: '请刷新列表。',
  },
  'notify.item_closed': {
    what: '没有保存',
    why: '这个到期事项已经办结。',
    remedy: '请刷新列表；需要时重新登记一项。',
  },
  'notify.robot_exists': {
    what: '没有保存机器人',
    why: '已有同名的群机器人。',
    remedy: '请换一个名称，或修改原来的那个。',
  },
  'notify.too_many_robots': {
    what: '没有添加机器人',
    why: '群机器人已有 50 个。',
    remedy: '请先删除不用的机器人。',
  },
  'notify.not_dead': {
    what: '没有重试',
    why: '这条投递刚刚被别人重试或放弃了。',
    remedy: '请刷新列表。',
  },
})
