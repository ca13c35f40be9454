/** Texts of the install page and of the note inside other apps. */
import type { HostApp } from '@/shared/platform'

export const install = {
  title: '安装到主屏幕',
  hint: '像应用一样打开，离线也能扫码',
  intro: '不用应用商店：在浏览器里打开下面的网址，添加到主屏幕就装好了。不安装也能用。',
  address: {
    title: '唯一正确的网址',
    here: '当前网址',
    copy: '复制网址',
    warning: '只从这个网址打开和登录。短信、群里的其他链接，请先核对。',
    other: {
      what: '你现在打开的不是这个网址',
      why: '当前网址可能是内网地址、旧地址，也可能是冒充的网站。',
      remedy: '请核对后改用上面的网址；拿不准时先不要登录，请问管理员。',
    },
    unset: '管理员还没有设置对外网址（PUBLIC_URL），这里显示的是当前网址。',
  },
  state: {
    installed: '已经安装：你正在从主屏幕打开票卡通。',
    offer: '这个浏览器可以直接安装。',
    act: '现在安装',
    insecure: {
      what: '当前网址不能安装',
      why: '不是安全连接（https），浏览器不允许安装，也不能用相机和离线功能。',
      remedy: '请改用 https 网址；局域网可请管理员用 ./run tls 启动。',
    },
  },
  how: '安装步骤',
  systems: { ios: 'iPhone / iPad', android: '安卓 / 鸿蒙', desk: '电脑' },
  systemLabel: '手机系统',
  steps: {
    ios: [
      { picture: 'share', text: '用 Safari 打开上面的网址，点底部中间的「分享」。' },
      { picture: 'sheet', text: '向上滑，点「添加到主屏幕」。' },
      { picture: 'home', text: '点右上角「添加」，以后从主屏幕的票卡通图标打开。' },
    ],
    android: [
      {
        picture: 'dots',
        text: '用 Chrome、Edge 或系统浏览器打开网址，点右上角或底部的「⋮」菜单。',
      },
      { picture: 'menu', text: '点「安装应用」或「添加到主屏幕」。' },
      { picture: 'home', text: '点「安装」，以后从主屏幕的票卡通图标打开。' },
    ],
    desk: [
      { picture: 'bar', text: '用 Chrome 或 Edge 打开网址，点地址栏右侧的安装图标。' },
      { picture: 'home', text: '点「安装」，以后从桌面或开始菜单打开。' },
    ],
  },
  versions: '扫码需要 Chrome 94、Safari 15.4（iOS 15.4）或 Firefox 114 以上的版本。',
} as const

const names: Readonly<Record<HostApp, string>> = {
  wecom: '企业微信',
  wechat: '微信',
  dingtalk: '钉钉',
  alipay: '支付宝',
  qq: 'QQ',
  feishu: '飞书',
  other: '其他应用',
}

export const hostApps = {
  bar: (app: HostApp) => `正在${names[app]}里打开，扫码和离线功能可能不可用`,
  how: '怎么办',
  title: '在浏览器中打开',
  why: (app: HostApp) =>
    `${names[app]}内置的浏览器不能可靠地使用相机，不能安装，也不保证留住还没上传的内容。`,
  menu: '点右上角的「…」，选「在浏览器中打开」（iPhone 上是「在 Safari 中打开」）。',
  orCopy: '没有这一项时，复制网址，粘贴到手机浏览器的地址栏。',
  copy: '复制网址',
} as const
