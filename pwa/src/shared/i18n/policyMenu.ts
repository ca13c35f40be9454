/** How 规则 and 预算 are called where one goes to them. */
export const policyMenu = {
  rules: { title: '规则', hint: '抬头、超标、连号等检查' },
  budgets: { title: '预算', hint: '按部门、期间和费用类型' },
} as const
