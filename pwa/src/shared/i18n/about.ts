/** Texts of the page that says what this is. */
export const about = {
  title: '关于',
  version: '版本',
  organisation: '所属组织',
  provider: '查验渠道',
  providers: {
    sandbox: '沙箱（模拟，不代表税务机关）',
    tencent: '腾讯云发票核验',
    manual: '人工查验',
  },
  licence: '许可证',
  licenceText: 'Apache-2.0，源代码随本系统提供',
  privacy: '隐私',
  privacyText: '发票只存放在本组织的服务器上。本机仅保留离线副本和待同步的扫码，退出后清除副本。',
} as const
