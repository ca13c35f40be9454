"""What is refused around payment, in words that say why and what to do."""

from collections.abc import Sequence
from typing import Any

from backend.kernel.errors import DomainError, ForbiddenError, InvalidInputError
from backend.kernel.money import text_from_fen


class OwnPaymentError(ForbiddenError):
    """Nobody hands money to himself, or for what he wrote."""

    code = "claims.own_payment"
    message = "不能为自己的单据付款或登记，请由其他出纳处理。"


class RecheckPendingError(DomainError):
    """查验 has not answered anew yet; ``invoices`` are waited for."""

    code = "claims.recheck_pending"
    status = 409
    message = "发票正在做付款前复查，还没有付款。请等复查有结果后再登记。"


class RecheckUnavailableError(DomainError):
    """查验 gave no yes; a person may go on with a reason. ``invoices`` are concerned."""

    code = "claims.recheck_unavailable"
    status = 409
    message = "有发票未能查验通过，还没有付款。请稍后再复查；确需付款时，请写明原因。"


class InvoiceTurnedError(DomainError):
    """An invoice was voided or reversed: the payment stops. ``invoices`` are concerned."""

    code = "claims.invoice_turned"
    status = 409
    message = "有发票已作废或红冲，付款已停止。请把单据退回补正，已通知报销人和会计。"


class PretendedError(DomainError):
    """Only the sandbox has seen an invoice: no money moves on that outside the demo."""

    code = "claims.invoice_pretended"
    status = 409
    message = "有发票只有沙箱的模拟结论，不能付款。请配置真实的查验服务并重新查验。"


class DifferenceReasonError(InvalidInputError):
    """Another amount than the payable one left the account."""

    code = "claims.difference_reason_missing"

    def __init__(self, payable_fen: int) -> None:
        super().__init__(
            [{"field": "difference_reason", "message": "请写明差额原因。"}],
            f"付款金额与应付的 ¥{text_from_fen(payable_fen)} 不同，没有登记。请写明差额原因。",
        )


class NoPayeeError(DomainError):
    """A claim for the bank's file has no account to pay to."""

    code = "claims.payee_missing"
    status = 409

    def __init__(self, claim_no: str) -> None:
        super().__init__(
            f"单据 {claim_no} 没有收款账户，不能放进付款批次。请退回补正，或用现金支付后登记。"
        )


class NothingToTransferError(DomainError):
    """A claim for the bank's file is wholly settled against advances."""

    code = "claims.nothing_to_transfer"
    status = 409

    def __init__(self, claim_no: str) -> None:
        super().__init__(f"单据 {claim_no} 已全部冲销借款，无需银行付款。请直接登记结清。")


class AlreadyInBatchError(DomainError):
    """The claim stands in another batch."""

    code = "claims.already_in_batch"
    status = 409
    message = "有单据已在另一个付款批次中，没有新建批次。请刷新列表后重新选择。"


class BatchEndedError(DomainError):
    """Nothing of the batch is left to be paid, or it was given up."""

    code = "claims.batch_ended"
    status = 409
    message = "这个批次已付清或已撤销，不能再这样处理。请刷新后查看。"


class SubjectMissingError(DomainError):
    """Expense types without 会计科目: the claim cannot be booked."""

    code = "claims.subject_missing"
    status = 409

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            f"费用类型“{'、'.join(names)}”没有设置会计科目，不能生成凭证。请管理员先设置。",
            expense_types=list(names),
        )


class NotPaidError(DomainError):
    """Only what was paid is booked."""

    code = "claims.not_paid"
    status = 409
    message = "这张单据还没有付款，不能生成凭证。"


class VoucherMissingError(DomainError):
    """What is archived has its voucher."""

    code = "claims.voucher_missing"
    status = 409
    message = "这张单据还没有生成凭证，不能归档。请先生成凭证。"


class ClawBackEndedError(DomainError):
    """Somebody has closed it already."""

    code = "claims.claw_back_ended"
    status = 409
    message = "这一项已经处理过了。请刷新后查看结果。"


class OwnClawBackError(ForbiddenError):
    """Nobody closes what he owes himself."""

    code = "claims.own_claw_back"
    message = "不能处理自己名下的追回，请由其他会计处理。"


class NotPaidBackError(DomainError):
    """Money of a claim that was never paid cannot come back."""

    code = "claims.nothing_to_recover"
    status = 409
    message = "这张单据还没有付款，没有可追回的款项。请填写说明后关闭。"


class NoAdvanceError(DomainError):
    """Only a paid advance is paid back."""

    code = "claims.no_advance"
    status = 409
    message = "只有已付款的借款单才能登记还款。"


class RepaymentExceededError(DomainError):
    """More comes back than the person owes."""

    code = "claims.repayment_exceeded"
    status = 409

    def __init__(self, left_fen: int) -> None:
        super().__init__(
            f"这张借款单只剩 ¥{text_from_fen(left_fen)} 未还，没有登记。请核对还款金额。",
            left_fen=left_fen,
        )


def named(error: type[DomainError], invoices: Sequence[dict[str, Any]]) -> DomainError:
    """The refusal with the invoices that it is about."""
    return error(invoices=list(invoices))
