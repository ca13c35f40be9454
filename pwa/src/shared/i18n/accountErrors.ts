/** The refusals of accounts in words; comes with the texts of accounts, not with the first load. */
import { formatDue, formatWait } from '@/shared/formats'
import { addWords, inSeconds, type Facts, type Words } from './errors'

/** 在 45 秒后, 在 2 分钟后（今天 18:05）; 稍后 when nobody has said. */
function until(wait_s: unknown): string {
  if (typeof wait_s !== 'number') return '稍后'
  const wait = `在 ${formatWait(wait_s)}后`
  return wait_s < 60 ? wait : `${wait}（${formatDue(inSeconds(wait_s))}）`
}

function locked({ retry_after_s }: Facts): Words {
  return {
    what: '这个用户名已暂时锁定',
    why: '连续多次输入错误，为防止他人猜测密码。',
    remedy: `请${until(retry_after_s)}再试；忘记密码可以找回。`,
  }
}

addWords({
  'accounts.setup_closed': {
    what: '管理员已经创建过了',
    why: '这个页面只在第一次启动时开放一次。',
    remedy: '请用已有账号登录；没有账号请先注册。',
  },
  'accounts.wrong_setup_code': {
    what: '设置码不对',
    why: '首个管理员只能由能看到服务器终端的人创建。',
    remedy: '请照抄启动票卡通的终端里显示的设置码，或在那台电脑上打开本页。',
  },
  'accounts.username_taken': {
    what: '用户名已被使用',
    why: '每个用户名只能属于一个人。',
    remedy: '请换一个用户名。',
  },
  'accounts.link_expired': {
    what: '确认链接已失效',
    why: '链接只能使用一次，并且有有效期。',
    remedy: '如果已经确认过，请直接登录；否则请重新注册，或请管理员启用账号。',
  },
  'accounts.reset_link_expired': {
    what: '重置链接已失效',
    why: '链接只能使用一次，并且 30 分钟内有效。',
    remedy: '请重新找回密码，使用最新一封邮件里的链接。',
  },
  'accounts.reset_not_possible': {
    what: '不能重置密码',
    why: '这个账号还没有启用，或已经停用。',
    remedy: '请先启用账号，再发送重置链接。',
  },
  'accounts.too_many_resets': ({ retry_after_s }) => ({
    what: '找回密码的次数过多',
    why: '短时间内已发送多封邮件，为防止骚扰暂不再发。',
    remedy:
      typeof retry_after_s === 'number'
        ? `请先查看已收到的邮件，或在 ${formatWait(retry_after_s)}后再试。`
        : '请先查看已收到的邮件，或稍后再试。',
  }),
  'accounts.too_many_password_tries': ({ retry_after_s }) => ({
    what: '暂时不能修改密码',
    why: '原密码多次输入错误，为防止他人猜测密码。',
    remedy:
      typeof retry_after_s === 'number'
        ? `请在 ${formatWait(retry_after_s)}后再试；忘记了请退出后找回密码。`
        : '请稍后再试；忘记了请退出后找回密码。',
  }),
  'accounts.not_set_up': {
    what: '还不能注册',
    why: '系统还没有完成初始设置。',
    remedy: '请打开首页，先创建管理员。',
  },
  'accounts.email_taken': {
    what: '这个邮箱已属于另一个账号',
    why: '一个邮箱只能确认一个账号。',
    remedy: '请核对人员列表，停用其中一个。',
  },
  'accounts.too_many_registrations': {
    what: '注册次数过多',
    why: '同一网络短时间内注册了很多账号。',
    remedy: '请稍后再试，或请管理员协助。',
  },
  'accounts.company_exists': {
    what: '公司已经登记过',
    why: '列表中已有相同的抬头或税号。',
    remedy: '请在列表中选择，不必重复添加。',
  },
  'accounts.busy': {
    what: '登录的人太多',
    why: '服务器正在依次核对密码。',
    remedy: '请几秒后再试，你的操作没有丢失。',
  },
  'accounts.wrong_credentials': ({ tries_left, retry_after_s }) =>
    typeof retry_after_s === 'number'
      ? { ...locked({ retry_after_s }), what: '密码不正确，这个用户名已暂时锁定' }
      : {
          what: '用户名或密码不正确',
          why:
            typeof tries_left === 'number' ? `还可以尝试 ${tries_left} 次，之后会暂时锁定。` : '',
          remedy: '请检查大小写后重新输入；忘记密码可以找回。',
        },
  'accounts.locked': locked,
  'accounts.too_many_tries': ({ retry_after_s }) => ({
    what: '这个网络的登录尝试过多',
    why: '同一网络中多次输入错误，为防止他人猜测密码。',
    remedy: `请${until(retry_after_s)}再试，或换一个网络。`,
  }),
  'accounts.invitation_needed': {
    what: '本单位只接受邀请注册',
    why: '管理员关闭了公开注册。',
    remedy: '请向管理员索取邀请链接，再从链接打开注册页面。',
  },
  'accounts.invitation_expired': {
    what: '邀请链接已失效',
    why: '链接只能使用一次，7 天内有效，也可能已被撤回。',
    remedy: '请向管理员索取新的邀请链接。',
  },
  'accounts.code_expired': {
    what: '验证码已失效',
    why: '验证码只能使用一次，10 分钟内有效，输错 5 次也会失效。',
    remedy: '请重新获取验证码，使用最新一封邮件。',
  },
  'accounts.too_many_codes': ({ retry_after_s }) => ({
    what: '获取验证码的次数过多',
    why: '短时间内已发送多封邮件，为防止骚扰暂不再发。',
    remedy: `请使用最近收到的验证码，或${until(retry_after_s)}再试。`,
  }),
  'accounts.password_expired': {
    what: '密码已到期',
    why: '本单位要求定期更换密码。',
    remedy: '请先修改密码，内容不会丢失。',
  },
  'accounts.awaiting_approval': {
    what: '等待管理员批准',
    why: '邮箱已确认，本单位的新账号要由管理员批准。',
    remedy: '批准后会有邮件通知你；着急时请联系管理员。',
  },
  'accounts.insecure_transport': {
    what: '连接没有加密，已拒绝',
    why: '密码会以明文经过网络，同一网络中的其他人可能看到。',
    remedy: '请改用 https 地址；局域网可由管理员运行 ./run tls。刚输入的密码请尽快更换。',
  },
  'accounts.unconfirmed': {
    what: '邮箱还没有确认',
    why: '账号在确认邮箱之后才能使用。',
    remedy: '请打开确认邮件中的链接；收不到邮件时请管理员启用账号。',
  },
  'accounts.disabled': {
    what: '账号已停用',
    why: '管理员停用了这个账号。',
    remedy: '如需恢复，请联系管理员。',
  },
  'accounts.last_administrator': {
    what: '不能这样修改',
    why: '这是最后一位可用的管理员，改动之后将无人可以管理。',
    remedy: '请先让另一位人员成为管理员。',
  },
})
