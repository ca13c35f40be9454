"""The states of a claim, of its lines, approvals, rules and payments."""

from enum import StrEnum


class ClaimKind(StrEnum):
    """报销单 or 借款单: an advance goes the same way, without invoices."""

    EXPENSE = "expense"
    ADVANCE = "advance"


class ClaimStatus(StrEnum):
    """单据状态."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_APPROVAL = "in_approval"
    RETURNED = "returned"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    APPROVED = "approved"
    PAID = "paid"
    ARCHIVED = "archived"


class ClaimAction(StrEnum):
    """What somebody does with a claim."""

    SAVE = "save"
    ATTACH = "attach"
    DETACH = "detach"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    CANCEL = "cancel"
    NUDGE = "nudge"
    APPROVE = "approve"
    REJECT = "reject"
    RETURN = "return"
    TRANSFER = "transfer"
    ADD_APPROVER = "add_approver"
    WAIVE = "waive"
    RETURN_FROM_PAYMENT = "return_from_payment"
    PAY = "pay"
    ADD_SLIP = "add_slip"
    ARCHIVE = "archive"
    RELEASE = "release"
    """A draft lay idle: the system lets its invoices go."""


class ClaimPart(StrEnum):
    """What a person is to one claim; the same person may be several."""

    CLAIMANT = "claimant"
    """Whose money it is, or who may claim for him."""
    APPROVER = "approver"
    """Has an open task in it, or stands in for who has."""
    CASHIER = "cashier"
    ACCOUNTANT = "accountant"
    WAIVER = "waiver"
    """Was asked to waive a rule that stops the claim."""
    READER = "reader"
    """Approved earlier, is copied in, audits: reads only."""


class LineDecision(StrEnum):
    """审批结论 of one line."""

    PENDING = "pending"
    APPROVED = "approved"
    REDUCED = "reduced"
    REFUSED = "refused"


class StepMode(StrEnum):
    """会签 (all) or 或签 (any)."""

    ALL = "all"
    ANY = "any"


class StepState(StrEnum):
    """One level of an approval."""

    WAITING = "waiting"
    OPEN = "open"
    PASSED = "passed"
    ENDED = "ended"
    """Rejected, returned or withdrawn before it passed."""


class TaskState(StrEnum):
    """What one approver owes or has said."""

    WAITING = "waiting"
    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"
    RETURNED = "returned"
    TRANSFERRED = "transferred"
    CLOSED = "closed"
    """Not needed any more: another one signed (或签), or the claim left approval."""


class DelegationKind(StrEnum):
    """代理: to approve, or to claim, in somebody's place."""

    APPROVE = "approve"
    CLAIM = "claim"


class AttachmentRole(StrEnum):
    """What a file is to a claim."""

    SUPPORTING_DOC = "supporting_doc"
    BANK_SLIP = "bank_slip"


class RuleLevel(StrEnum):
    """What a rule that is hit does."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"
    OFF = "off"


class PaymentMethod(StrEnum):
    """How the money left."""

    BANK = "bank"
    CASH = "cash"
    OTHER = "other"
    OFFSET = "offset"
    """No money left: wholly settled against advances."""


class BatchState(StrEnum):
    """一批付款."""

    OPEN = "open"
    EXPORTED = "exported"
    """The bank file was made: money may have left."""
    PAID = "paid"
    RELEASED = "released"


class Difference(StrEnum):
    """What does not agree when a month is reconciled."""

    UNPAID = "unpaid"
    AMOUNT_DIFFERS = "amount_differs"
    NO_SLIP = "no_slip"


class ClawBackState(StrEnum):
    """追回."""

    OPEN = "open"
    RECOVERED = "recovered"
    CLOSED = "closed"


class ClaimBox(StrEnum):
    """The lists of 报销."""

    MINE = "mine"
    TO_APPROVE = "to_approve"
    APPROVED = "approved"
    CC = "cc"
    TO_PAY = "to_pay"
    """For cashiers."""
    COMPANY = "company"
    """For accountants and auditors: whatever was handed in."""
