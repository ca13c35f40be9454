/** Every address of the client; its screen is loaded when it is first asked for. */
import { clearingRoutes } from './clearingRoutes'
import { helpRoutes } from './helpRoutes'

export const routes = [
  {
    path: '/',
    component: () => import('./views/HomeView.vue'),
    meta: { title: '首页', tab: 'home' },
  },
  {
    path: '/wallet',
    component: () => import('./views/WalletView.vue'),
    meta: { title: '票夹', tab: 'wallet' },
  },
  {
    path: '/wallet/groups',
    component: () => import('./views/WalletGroupsView.vue'),
    meta: { title: '分类汇总' },
  },
  {
    path: '/claims',
    component: () => import('./views/ClaimsView.vue'),
    meta: { title: '报销', tab: 'claims' },
  },
  {
    path: '/claims/:id(\\d+)',
    component: () => import('./views/ClaimView.vue'),
    meta: { title: '单据详情' },
  },
  {
    path: '/invoices/:id(\\d+)',
    component: () => import('./views/InvoiceView.vue'),
    meta: { title: '发票详情' },
  },
  {
    path: '/invoices/:id(\\d+)/manual-verdict',
    component: () => import('./views/ManualVerdictView.vue'),
    meta: { title: '人工查验', isWork: true },
  },
  {
    path: '/claims/new',
    component: () => import('./views/ClaimEditView.vue'),
    meta: { title: '新建报销', isWork: true },
  },
  {
    path: '/claims/:id(\\d+)/edit',
    component: () => import('./views/ClaimEditView.vue'),
    meta: { title: '编辑报销单', isWork: true },
  },
  {
    path: '/scan',
    component: () => import('./views/ScanView.vue'),
    meta: { title: '扫一扫', isWork: true },
  },
  {
    path: '/upload',
    component: () => import('./views/UploadView.vue'),
    meta: { title: '上传发票' },
  },
  {
    path: '/uploads',
    component: () => import('./views/UploadsView.vue'),
    meta: { title: '上传记录' },
  },
  {
    path: '/pending',
    component: () => import('./views/PendingView.vue'),
    meta: { title: '待确认', isWork: true },
  },
  {
    path: '/entry',
    component: () => import('./views/EntryView.vue'),
    meta: { title: '手工录入', isWork: true },
  },
  {
    path: '/history',
    component: () => import('./views/HistoryView.vue'),
    meta: { title: '查询记录' },
  },
  {
    path: '/filing',
    component: () => import('./views/FilingView.vue'),
    meta: { title: '征期日历' },
  },
  {
    path: '/clearing/sessions/:no',
    component: () => import('./views/ClearingSessionView.vue'),
    meta: { title: '清卡', isWork: true },
  },
  ...helpRoutes,
  {
    path: '/messages',
    component: () => import('./views/MessagesView.vue'),
    meta: { title: '消息' },
  },
  {
    path: '/notifications',
    component: () => import('./views/NotificationsView.vue'),
    meta: { title: '提醒设置' },
  },
  {
    path: '/reminders',
    component: () => import('./views/RemindersView.vue'),
    meta: { title: '我的提醒' },
  },
  {
    path: '/claims/:id(\\d+)/print',
    component: () => import('./views/ClaimPrintView.vue'),
    meta: { title: '打印' },
  },
  {
    path: '/statistics',
    component: () => import('./views/StatisticsView.vue'),
    meta: { title: '统计' },
  },
  {
    path: '/ledger',
    component: () => import('./views/LedgerView.vue'),
    meta: { title: '台账' },
  },
  {
    path: '/offline',
    component: () => import('./views/OfflineView.vue'),
    meta: { title: '离线数据' },
  },
  {
    path: '/me',
    component: () => import('./views/MeView.vue'),
    meta: { title: '我的', tab: 'me' },
  },
  {
    path: '/security',
    component: () => import('./views/SecurityView.vue'),
    meta: { title: '安全' },
  },
  {
    path: '/profile',
    component: () => import('./views/ProfileView.vue'),
    meta: { title: '个人信息' },
  },
  {
    path: '/title',
    component: () => import('./views/TitleView.vue'),
    meta: { title: '抬头' },
  },
  {
    path: '/payee-accounts',
    component: () => import('./views/PayeeAccountsView.vue'),
    meta: { title: '收款账户' },
  },
  {
    path: '/delegations',
    component: () => import('./views/DelegationsView.vue'),
    meta: { title: '代理设置' },
  },
  {
    path: '/password-expired',
    component: () => import('./views/PasswordExpiredView.vue'),
    meta: { title: '修改密码' },
  },
  {
    path: '/install',
    component: () => import('./views/InstallView.vue'),
    meta: { title: '安装到主屏幕', access: 'open' },
  },
  {
    path: '/about',
    component: () => import('./views/AboutView.vue'),
    meta: { title: '关于', access: 'open' },
  },
  {
    path: '/payments',
    component: () => import('./views/PaymentsView.vue'),
    meta: { title: '付款', access: 'books' },
  },
  {
    path: '/vouchers',
    component: () => import('./views/VouchersView.vue'),
    meta: { title: '凭证', access: 'accountant' },
  },
  {
    path: '/claw-backs',
    component: () => import('./views/ClawBacksView.vue'),
    meta: { title: '追回', access: 'books' },
  },
  {
    path: '/advances',
    component: () => import('./views/AdvancesView.vue'),
    meta: { title: '借款', access: 'books' },
  },
  ...clearingRoutes,
  {
    path: '/people',
    component: () => import('./views/PeopleView.vue'),
    meta: { title: '人员', access: 'administrator' },
  },
  {
    path: '/registration',
    component: () => import('./views/RegistrationSettingsView.vue'),
    meta: { title: '注册与密码', access: 'administrator' },
  },
  {
    path: '/companies',
    component: () => import('./views/CompaniesView.vue'),
    meta: { title: '抬头与税号', access: 'administrator' },
  },
  {
    path: '/departments',
    component: () => import('./views/DepartmentsView.vue'),
    meta: { title: '部门', access: 'administrator' },
  },
  {
    path: '/expense-types',
    component: () => import('./views/ExpenseTypesView.vue'),
    meta: { title: '费用类型', access: 'administrator' },
  },
  {
    path: '/approval-flows',
    component: () => import('./views/ApprovalFlowsView.vue'),
    meta: { title: '审批流', access: 'administrator' },
  },
  {
    path: '/approval-flows/:id(\\d+|new)',
    component: () => import('./views/ApprovalFlowView.vue'),
    meta: { title: '编辑审批流', access: 'administrator', isWork: true },
  },
  {
    path: '/policies',
    component: () => import('./views/PoliciesView.vue'),
    meta: { title: '规则', access: 'administrator' },
  },
  {
    path: '/policies/:code([a-z_]+)',
    component: () => import('./views/PolicyView.vue'),
    meta: { title: '规则', access: 'administrator' },
  },
  {
    path: '/budgets',
    component: () => import('./views/BudgetsView.vue'),
    meta: { title: '预算', access: 'administrator' },
  },
  {
    path: '/claim-settings',
    component: () => import('./views/ClaimSettingsView.vue'),
    meta: { title: '报销参数', access: 'administrator' },
  },
  {
    path: '/dated-items',
    component: () => import('./views/DatedItemsView.vue'),
    meta: { title: '到期事项', access: 'administrator' },
  },
  {
    path: '/robots',
    component: () => import('./views/RobotsView.vue'),
    meta: { title: '群机器人', access: 'administrator' },
  },
  {
    path: '/deliveries',
    component: () => import('./views/DeliveriesView.vue'),
    meta: { title: '投递失败', access: 'administrator' },
  },
  {
    path: '/mails',
    component: () => import('./views/MailsView.vue'),
    meta: { title: '邮件发件箱', access: 'administrator' },
  },
  {
    path: '/setup',
    component: () => import('./views/SetupView.vue'),
    meta: { title: '创建管理员', access: 'open' },
  },
  {
    path: '/login',
    component: () => import('./views/LoginView.vue'),
    meta: { title: '登录', access: 'open' },
  },
  {
    path: '/register',
    component: () => import('./views/RegisterView.vue'),
    meta: { title: '注册', access: 'open' },
  },
  {
    path: '/confirm',
    component: () => import('./views/ConfirmView.vue'),
    meta: { title: '邮箱确认', access: 'open' },
  },
  {
    path: '/reset',
    component: () => import('./views/ResetView.vue'),
    meta: { title: '找回密码', access: 'open' },
  },
  {
    path: '/:rest(.*)*',
    component: () => import('./views/MissingView.vue'),
    meta: { title: '页面不存在', access: 'open' },
  },
] as const
