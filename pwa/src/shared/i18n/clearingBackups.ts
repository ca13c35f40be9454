/** Texts of 备份与恢复: backups of clearings, and records that the journal brings back. */
import type { Schemas } from '@/shared/api'
import { formatBytes } from '@/shared/formats'
import { functions } from './functions'
import type { Look } from './states'

type CopyState = Schemas['CopyState']
type Difference = Schemas['BackupDifference']
export type BackupStanding = 'kept' | 'asked' | 'sound' | 'bad'

export const backupLooks: Readonly<Record<BackupStanding, Look>> = {
  kept: { label: '写入时已核对', tone: 'note', icon: 'check' },
  asked: { label: '等待工作站回答', tone: 'wait', icon: 'clock' },
  sound: { label: '核验通过', tone: 'ok', icon: 'verified' },
  bad: { label: '有问题', tone: 'bad', icon: 'alert' },
}

export const clearingBackups = {
  title: functions.backups.title,
  intro: '每次清卡动手之前，工作站先备份，读回核对无误后才继续。',
  empty: '还没有备份',
  emptyText: '第一次清卡时，工作站会先做备份，之后列在这里。',
  facts: {
    station: '工作站',
    place: '位置',
    placeUnknown: '旧版工作站没有记录',
    file: '文件',
    size: '大小',
    hash: 'SHA-256',
    holds: '内容',
    card: (count: number) => `卡内文件 ${count} 个`,
    own: (count: number) => `本系统的设置和数据 ${count} 个`,
    holdsUnknown: '卡内文件；数量核验后可知',
    copy: '系统副本',
    copyOf: (bytes: number, originals: number) =>
      `数据库 ${formatBytes(bytes)}，发票原件 ${originals} 份`,
    copyElsewhere: '系统数据在服务器上，由服务器自己备份',
    held: '服务器另存一份（服务器打不开它）',
    notHeld: '仅在工作站',
  },
  open: (no: string) => `查看这次清卡 ${no}`,
  acts: {
    check: '再次核验',
    takeOut: '取出文件',
    busy: '正在通知',
    checkAsked: '已通知工作站，核验完会显示在这里',
    takeOutAsked: '已通知工作站，取出后会显示文件夹',
    of: (act: string, no: string) => `${act} ${no}`,
    asleep: '工作站没有回应：打开那台电脑和票卡通后才能核验或取出。',
    phone: '核验和取出请在电脑上进行。',
  },
  takeOut: {
    title: '取出备份里的文件？',
    will: '会做的',
    wills: [
      '工作站打开这份备份，逐个核对里面的文件',
      '把文件写进工作站数据文件夹下的一个新文件夹，并告诉您位置',
      '记入清卡日志：谁、什么时候取出的',
    ],
    wont: '不会做的',
    wonts: [
      '不覆盖、不删除任何已有的文件',
      '不读、不写税控卡，也不影响正在进行的清卡',
      '不改动本系统的数据库；要恢复数据库请看页面下方的步骤',
    ],
    care: '取出的文件没有加密，里面可能有发票数据和系统密钥。用完请删除。',
    yes: '取出文件',
  },
  answers: {
    earlier: (count: number) => `之前的 ${count} 次`,
    by: (name: string, at: string) => `${name} ${at} 请求`,
    bySomebody: (at: string) => `${at} 请求`,
    answered: (at: string) => `${at} 回答`,
    asked: {
      check: '已请工作站再次核验，等待回答',
      take_out: '已请工作站取出文件，等待回答',
    },
    checked: (count: number) => `核验通过：里面 ${count} 个文件都与清单一致`,
    archiveSound: (count: number) => `卡内数据的 ${count} 个文件与清单一致`,
    takenOut: (count: number) => `已取出 ${count} 个文件`,
    folder: '文件夹',
    copyFolder: '复制位置',
    files: (count: number) => `里面的 ${count} 个文件`,
    about: '涉及',
    cause: '原因',
    remedy: '怎么办',
    copies: {
      sound: (bytes: number, originals: number) =>
        `系统数据库副本完好（${formatBytes(bytes)}），发票原件 ${originals} 份都在`,
      gone: '这一次的系统数据库副本已不在：每处保留最近 12 份，或备份盘没有接上',
      altered: '系统数据库副本有问题，不要使用',
      wrong_key: '系统数据库副本用现在的密钥打不开',
      elsewhere: '系统数据在服务器上，由服务器自己备份',
    } satisfies Record<CopyState, unknown>,
  },
  differences: {
    title: '与清卡时不一样了',
    texts: {
      invoices: '这次上报过的发票，现在的张数或票面与清卡时不同',
      backup: '最近一次核验发现这份备份有问题',
      server_copy: '服务器上的副本与日志里记下的不是同一个文件',
      journal: '清卡日志有一条与校验值不符',
    } satisfies Record<Difference, string>,
    counts: (then: number, now: number) => `清卡时 ${then} 张，现在 ${now} 张`,
    sound: (no: string, at: string) => `最近一份核验通过的备份：${no}（${at}）`,
    noSound: '这台设备没有别的核验通过的备份，请联系管理员。',
    review: '逐步复核这次清卡的每一步',
    repair: '发票修复：从设备重新读取',
    rule: '清卡不会删除任何数据。恢复之前请先核验，再由管理员决定。',
  },
  nightly: {
    title: '夜间核对',
    sound: '夜间核对：上报过的发票都在',
    loss: '夜间核对：上报过的发票有差异',
    at: (time: string) => `${time} 核对。`,
    now: '刚刚发现，夜间会再核对。',
    next: (time: string) => `下次 ${time}。`,
    more: (count: number) => `还有 ${count} 张`,
    fates: {
      missing: (count: number) => `缺少 ${count} 张`,
      altered: (count: number) => `票面无故改变 ${count} 张`,
      verified: (count: number) => `${count} 张经查验后更新（不算丢失）`,
      added: (count: number) => `${count} 张清卡后才到（不算丢失）`,
    },
  },
  lost: {
    title: '可由日志恢复',
    intro: '日志里有这些清卡，但记录不见了。恢复只补上记录，不动卡和税局。',
    entries: (count: number) => `日志 ${count} 条`,
    unknown: '还没有认出卡',
    act: '恢复记录',
    busy: '正在恢复',
    done: (no: string) => `${no} 的记录已恢复，标为“恢复生成”`,
    ask: {
      title: '恢复这次清卡的记录？',
      effect: '由日志逐条重新生成，标为“恢复生成”。不读卡、不写卡，也不向税局发送任何数据。',
      yes: '恢复记录',
    },
  },
  database: {
    title: '恢复系统数据库',
    intro: '数据库坏了或丢了时，在存放备份的电脑上运行。不覆盖已有文件。',
    where: '恢复的文件夹',
    steps: [
      '取出数据库副本，写出前先检查完整性：',
      '取出发票原件，逐个核对校验值：',
      '取出设置和密钥（没有密钥，副本里的加密内容打不开）：',
    ],
    last: '停止票卡通，把数据文件夹里的 piaokatong.db*、files 和 secrets.json 移到别处，换上取出的这些，再启动。旧版本的数据库会自动升级。',
    example: '位置以核验结果为准；下面是最近一份的命令。',
    copy: '复制命令',
  },
} as const
