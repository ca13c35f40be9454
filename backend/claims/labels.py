"""What people call the states and choices of 报销, in files and on paper (screens have i18n)."""

from collections.abc import Mapping

from backend.claims.rules.books import Basis, By, Scope
from backend.claims.states import ClaimBox, ClaimKind, ClaimStatus, PaymentMethod

KINDS: Mapping[str, str] = {ClaimKind.EXPENSE: "报销单", ClaimKind.ADVANCE: "借款单"}
STATUSES: Mapping[str, str] = {
    ClaimStatus.DRAFT: "草稿",
    ClaimStatus.SUBMITTED: "待审批",
    ClaimStatus.IN_APPROVAL: "审批中",
    ClaimStatus.RETURNED: "退回补正",
    ClaimStatus.REJECTED: "已驳回",
    ClaimStatus.WITHDRAWN: "已撤回",
    ClaimStatus.CANCELLED: "已作废",
    ClaimStatus.APPROVED: "待支付",
    ClaimStatus.PAID: "已支付",
    ClaimStatus.ARCHIVED: "已归档",
}
BOXES: Mapping[str, str] = {
    ClaimBox.MINE: "我的",
    ClaimBox.TO_APPROVE: "待我审批",
    ClaimBox.APPROVED: "我已审批",
    ClaimBox.CC: "抄送我",
    ClaimBox.TO_PAY: "待支付",
    ClaimBox.COMPANY: "全公司",
}
BYS: Mapping[str, str] = {
    By.MONTH: "按月份",
    By.TYPE: "按费用类型",
    By.PERSON: "按人员",
    By.DEPARTMENT: "按部门",
    By.COMPANY: "按公司",
}
SCOPES: Mapping[str, str] = {
    Scope.MINE: "我的报销",
    Scope.DEPARTMENT: "本部门",
    Scope.COMPANY: "全公司",
}
BASES: Mapping[str, str] = {Basis.SUBMITTED: "按提交日期", Basis.PAID: "按付款日期"}
METHODS: Mapping[str, str] = {
    PaymentMethod.BANK: "银行转账",
    PaymentMethod.CASH: "现金",
    PaymentMethod.OTHER: "其他方式",
    PaymentMethod.OFFSET: "全部冲销借款",
}
