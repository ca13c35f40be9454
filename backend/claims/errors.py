"""What is refused in 报销, in words that say why and what to do."""

from collections.abc import Sequence
from typing import Any

from backend.kernel.errors import DomainError, ForbiddenError, InvalidInputError
from backend.kernel.money import text_from_fen


class StaleClaimError(DomainError):
    """The act was meant for an older version; nothing happened (R33)."""

    code = "claims.stale"
    status = 409
    message = "单据已更新，请重看：您看到的不是最新内容，这次操作没有生效。"


class NotPossibleNowError(DomainError):
    """The claim is in a state in which nobody does this."""

    code = "claims.not_possible_now"
    status = 409
    message = "单据的状态已经变了，现在不能这样处理。请刷新后查看当前状态。"


class NotYourTurnError(ForbiddenError):
    """The person may see the claim, but this is for others to do."""

    code = "claims.not_your_turn"
    message = "这一步不由您处理，单据没有改变。请刷新后查看现在轮到谁。"


class OwnClaimError(ForbiddenError):
    """Nobody decides on what he claims, or wrote for another, himself."""

    code = "claims.own_claim"
    message = "不能审批自己的单据，请由其他审批人处理。"


class NoCompanyError(DomainError):
    """Money comes from a company; the claimant belongs to none."""

    code = "claims.no_company"
    status = 409
    message = "报销人还没有加入公司，不能报销。请联系管理员把报销人加入公司。"


class NotDelegatedError(ForbiddenError):
    """The other person has not let this one claim for him, or not for today."""

    code = "claims.not_delegated"
    message = "对方没有委托您代为报销，或委托不在有效期内。请对方先在“代理设置”中委托。"


class InvoiceTakenError(DomainError):
    """An invoice sits in another living claim; ``invoices`` names them."""

    code = "claims.invoice_taken"
    status = 409
    message = "有发票已被另一张单据占用，没有保存。请移除这些发票，或先撤回那张单据。"


class NotClaimableError(DomainError):
    """An invoice cannot be claimed at all; ``invoices`` names them with the reasons."""

    code = "claims.not_claimable"
    status = 409
    message = "有发票不能报销，没有保存。请按每张发票的提示处理，或换一张。"


class IncompleteClaimError(InvalidInputError):
    """Something must be filled in or put right before it is handed in."""

    code = "claims.incomplete"
    message = "单据还不完整，没有提交。请按提示补齐后再提交。"


class BlockedError(DomainError):
    """A rule forbids it; ``hits`` are what is hit."""

    code = "claims.blocked"
    status = 422
    message = "有必须先解决的规则问题，没有提交。请按提示修改；确需豁免的，写明理由后再提交。"
    asked = "有必须先解决的规则问题，还没有提交。已请有权限的人豁免，豁免后再提交即可。"

    def __init__(self, hits: Sequence[dict[str, Any]], *, is_asked: bool) -> None:
        message = self.asked if is_asked else self.message
        super().__init__(message, hits=list(hits), is_asked=is_asked)


class NoApproverError(DomainError):
    """The way ends where nobody is left to decide."""

    code = "claims.no_approver"
    status = 409

    def __init__(self, level: str) -> None:
        super().__init__(
            f"“{level}”这一级没有可用的审批人（不能由报销人或填单人自己审批）。"
            "请联系管理员设置审批流，或给同事开通审批人角色。"
        )


class ReasonMissingError(InvalidInputError):
    """驳回 and 退回 need a reason, and so does granting less."""

    code = "claims.reason_missing"
    message = "请写明原因，再提交。"

    def __init__(self, field: str = "comment") -> None:
        super().__init__([{"field": field, "message": "请写明原因。"}])


class NothingApprovedError(DomainError):
    """Granting nothing of anything is a rejection."""

    code = "claims.nothing_approved"
    status = 422
    message = "所有明细的核定金额都是 0，不能同意。请改为驳回或退回补正。"


class HasHitsError(DomainError):
    """批量同意 is for claims that no rule speaks against."""

    code = "claims.has_hits"
    status = 409
    message = "这张单据有规则提示，不能批量同意。请打开单据逐项查看后再审批。"


class NudgedLatelyError(DomainError):
    """Those who must act were reminded a short while ago."""

    code = "claims.nudged_lately"
    status = 429

    def __init__(self, retry_after_s: int) -> None:
        hours = -(-retry_after_s // 3600)
        super().__init__(
            f"刚刚催办过，审批人已收到提醒。约 {hours} 小时后可以再次催办。",
            retry_after_s=retry_after_s,
        )


class AdvanceExceededError(DomainError):
    """More is to be settled than the advance still has."""

    code = "claims.advance_exceeded"
    status = 409

    def __init__(self, advance_id: int, claim_no: str, left_fen: int) -> None:
        super().__init__(
            f"借款单 {claim_no} 只剩 ¥{text_from_fen(left_fen)} 可冲销，没有保存。请减少冲销金额。",
            advance_id=advance_id,
            left_fen=left_fen,
        )


class AlreadyApproverError(DomainError):
    """The person decides on this claim anyway."""

    code = "claims.already_approver"
    status = 409
    message = "对方已经是这张单据的审批人。请选择另一位同事。"


class InBatchError(DomainError):
    """The claim's money may be on its way to the bank."""

    code = "claims.in_batch"
    status = 409
    message = "这张单据已在付款批次中，不能退回。请出纳先把它移出批次。"


class DelegationOverlapsError(DomainError):
    """Two people would stand in for one on the same days."""

    code = "claims.delegation_overlaps"
    status = 409
    message = "这段日期里已有同类代理，没有保存。请先结束原来的代理，或改选日期。"


class AttachmentRefusedError(DomainError):
    """The file cannot be used; the message says why and what to do."""

    code = "claims.attachment_refused"
    status = 422


class TooManyAttachmentsError(DomainError):
    """A claim has room for so many files."""

    code = "claims.too_many_attachments"
    status = 409

    def __init__(self, most: int) -> None:
        super().__init__(f"一张单据最多 {most} 个附件，没有添加。请合并文件，或拆成两张单据。")
