"""What people call the states of an invoice, in files (screens have i18n/states.ts)."""

from collections.abc import Mapping

from backend.invoices.states import TaxStatus, TitleCheck, UsageStatus, VerifyStatus
from backend.invoices.states import WalletFilter as Segment

VERIFY: Mapping[str, str] = {
    VerifyStatus.NOT_REQUIRED: "无需查验",
    VerifyStatus.UNVERIFIED: "未查验",
    VerifyStatus.PENDING: "查验中",
    VerifyStatus.CONSISTENT: "查验一致",
    VerifyStatus.INCONSISTENT: "信息不一致",
    VerifyStatus.NOT_FOUND: "查无此票",
    VerifyStatus.QUOTA_EXCEEDED: "超过当日查验次数",
    VerifyStatus.SAME_DAY: "暂未入库",
    VerifyStatus.OUT_OF_WINDOW: "超过可查期限",
    VerifyStatus.MALFORMED: "格式不正确",
    VerifyStatus.ERROR: "查验异常",
}
TAX: Mapping[str, str] = {
    TaxStatus.UNKNOWN: "未知",
    TaxStatus.NORMAL: "正常",
    TaxStatus.VOIDED: "已作废",
    TaxStatus.PARTIALLY_RED: "部分红冲",
    TaxStatus.FULLY_RED: "全额红冲",
    TaxStatus.ABNORMAL: "异常",
}
TITLE: Mapping[str, str] = {
    TitleCheck.UNCHECKED: "未校验",
    TitleCheck.OK: "抬头正确",
    TitleCheck.TAX_NO_MISMATCH: "税号不匹配",
    TitleCheck.UNKNOWN_TITLE: "抬头不存在",
    TitleCheck.NOT_REQUIRED: "无需",
}
USAGE: Mapping[str, str] = {
    UsageStatus.UNUSED: "未使用",
    UsageStatus.LOCKED: "已占用",
    UsageStatus.IN_APPROVAL: "审批中",
    UsageStatus.TO_PAY: "待支付",
    UsageStatus.PAID: "已支付",
    UsageStatus.WRITTEN_OFF: "已核销",
    UsageStatus.ARCHIVED: "已归档",
}
SEGMENTS: Mapping[str, str] = {
    Segment.ALL: "全部",
    Segment.UNCLAIMED: "待报销",
    Segment.CLAIMING: "报销中",
    Segment.CLAIMED: "已报销",
    Segment.PROBLEM: "有问题",
    Segment.INCOMPLETE: "信息不全",
    Segment.WAITING: "等待查验",
    Segment.CONSISTENT: "查验一致",
}
