"""Tables of 报销."""

from backend.claims.models.approving import (
    ApprovalFlow,
    ApprovalStep,
    ApprovalTask,
    Delegation,
)
from backend.claims.models.claims import (
    AdvanceOffset,
    Attachment,
    Claim,
    ClaimCopy,
    ClaimEvent,
    ClaimInvoice,
    ClaimLine,
    LineShare,
)
from backend.claims.models.judging import (
    Budget,
    InvoiceFacts,
    PolicyHit,
    PolicyRule,
    PolicyRuleVersion,
)
from backend.claims.models.paying import (
    ClawBack,
    Payment,
    PaymentBatch,
    PaymentBatchClaim,
    Voucher,
)
from backend.claims.models.settings import ClaimSettings, ExpenseType, PayeeAccount

__all__ = [
    "AdvanceOffset",
    "ApprovalFlow",
    "ApprovalStep",
    "ApprovalTask",
    "Attachment",
    "Budget",
    "Claim",
    "ClaimCopy",
    "ClaimEvent",
    "ClaimInvoice",
    "ClaimLine",
    "ClaimSettings",
    "ClawBack",
    "Delegation",
    "ExpenseType",
    "InvoiceFacts",
    "LineShare",
    "PayeeAccount",
    "Payment",
    "PaymentBatch",
    "PaymentBatchClaim",
    "PolicyHit",
    "PolicyRule",
    "PolicyRuleVersion",
    "Voucher",
]
