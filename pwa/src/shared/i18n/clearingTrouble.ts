/** Texts of a clearing that waits, has stopped, or asks for help; part of clearingSession. */

export const notices = {
  slow: '比平时慢',
  slowWhy: '这一步超过平时的两倍，系统还在等应答。',
  slowRemedy: '请不要重复操作，也不要拔卡；有结果会马上显示。',
  asleep: '工作站没有回应',
  asleepWhy: '超过 15 秒没有收到工作站的消息，电脑可能关机或断网。',
  asleepRemedy: '已做的步骤都在工作站上；请打开那台电脑和票卡通，会自动接着做。',
  warnings: {
    maintenance: '税局系统维护中',
    maintenance_soon: '税局即将维护',
    peak_hours: '现在是办理高峰',
  },
  aborting: '已要求放弃',
  abortingWhy: '工作站收到后停止，不再开始新的步骤。',
  writing: '写卡中，请勿拔出设备',
  writingWhy: '通常几秒完成。万一中断，系统会先重新读卡再决定，不会重复写入。',
  waiting: '等待申报比对',
  waitingWhy:
    '税局要核对申报表和抄报数据，可能需要几天。这期间不需要卡，可以拔出，也可以关闭页面。',
  waitingRemedy: '申报缴款完成后点“我已申报”，系统马上再问一次；不点也会定时询问。',
  phone: '手机上只能查看进度',
  phoneWhy: '核对、确认、放弃等操作请在电脑上进行。',
  phoneAsked: '现在等待核对确认，请在电脑上操作。',
} as const

/** A pause is a person's word, not a trouble. */
export const paused = {
  title: '暂停这次清卡？',
  effect:
    '工作站做完当前这一步后停下，正在写卡也会先写完、不会中断。已做的都在，点“继续”后从停下的地方接着做。其他读卡器不受影响。',
  reason: '原因（可不填）',
  reasonHint: '同事打开这次清卡时能看到',
  submit: '暂停',
  held: '已暂停，可继续',
  stopping: '正在停下',
  who: (name: string, at: string, reason: string) =>
    `${name} ${at} 暂停${reason === '' ? '' : `：${reason}`}`,
  heldRemedy: '不会自动继续。点“继续”后从停下的地方接着做；暂停期间可以拔卡、关机。',
  stoppingRemedy: '工作站做完当前这一步后停下，正在写卡不会中断。',
  asleepRemedy: '工作站没有回应，收到后才停下；它若还在工作，会先做完手上的步骤。',
} as const

export const ended = {
  SUPERSEDED: {
    what: '这一期已在别处清卡',
    why: '读卡发现新的清卡结果不是本次写入的，税局也已确认。',
    remedy: '本次没有写入任何内容，无需再做；报告里记录了读到的数据。',
  },
  ABORTED: {
    what: '本次清卡已放弃',
    why: '在向税局发送任何数据之前停止，卡没有动过。',
    remedy: '备份保留。需要时可以重新开始。',
  },
  refused: {
    what: '本次清卡没有进行',
    why: '条件不满足，在向税局发送任何数据之前停止，卡没有动过。',
    remedy: '备份保留。按上面的办法处理后，可以重新开始。',
  },
  toDesk: '回到工作台',
  takenOver: '已由特殊清卡接管',
  takenOverBy: (no: string) => `后续请看 ${no}。`,
} as const

export const unlock = {
  title: '输入卡的口令',
  pin: '口令（PIN）',
  hint: '在本机加密后发给工作站，不保存，服务器看不到',
  submit: '发送',
  why: '卡要求输入口令才能继续。',
  obstacles: {
    insecure: {
      what: '这里不能输入口令',
      why: '本页不是通过 https 打开的，浏览器不提供加密。',
      remedy: '请用 https 地址打开本页，或在工作站那台电脑上用 http://127.0.0.1 打开。',
    },
    old: {
      what: '这个浏览器不能加密口令',
      why: '口令要用 X25519 加密后才发送，这个浏览器还不支持。',
      remedy: '请换用 Chrome 或 Edge 133、Firefox 130、Safari 17 以上的版本打开本页。',
    },
  },
} as const

export const recovery = {
  title: '恢复向导',
  parked: '已暂停，数据都在',
  halted: '已停止，需要人来决定',
  questions: { device: '设备在吗？', same: '是同一台设备吗？', server: '服务器连得上吗？' },
  replies: { yes: '是', no: '否', unknown: '不清楚' },
  looking: '正在询问工作站',
  lookAgain: '重新查看',
  says: '读到的情况',
  device: '卡',
  bureau: '税局',
  unit: {
    cleared: '已写入新的清卡数据',
    untouched: '没有读到新的清卡数据',
    issued: '已签发清卡凭据',
    received: '已收到抄报，还没有凭据',
    nothing: '还没有抄报回执',
  },
  onlySafe: '下面的操作都不会造成重复写卡。',
  nothing: '现在没有需要您做的；条件满足后会自动继续。',
  cannot: '这里的操作由有清卡权限的同事进行。',
  found: {
    silent: '工作站没有回应，先打开那台电脑和票卡通',
    noService: '读卡服务没有运行',
    noReader: '没有找到原来的读卡器',
    here: (reader: string) => `${reader} 里有卡`,
    readers: {
      empty: '读卡器里没有卡',
      busy: '读卡器被其他程序占用',
      mute: '卡没有回应，请拔出后重新插入',
      unsupported: '插入的不是支持的卡',
    },
    noCard: '没有读到卡',
    same: (card: string) => `是本次清卡的 ${card}`,
    other: (card: string) => `插入的是 ${card}，请换回原来的卡`,
    gone: (addresses: string) => `连不上 ${addresses}`,
    busy: '税局没有应答，系统会自动重试',
    reached: '服务器和税局都连得上',
  },
} as const

export const takeOver = {
  title: '特殊清卡接管',
  what: '由一次新的特殊清卡接管停下的机器',
  why: '会重新备份、重新读卡，并且必须由另一位同事复核。原来的记录保留。',
  reason: '接管原因',
  hint: (count: number) => `至少 10 个字，已写 ${count} 个`,
  submit: '开始接管',
} as const
