"""Claims as they go out: lists and whole claims. Money in fen."""

from datetime import date
from typing import Any

from backend.claims.states import (
    AttachmentRole,
    ClaimAction,
    ClaimKind,
    ClaimStatus,
    LineDecision,
    RuleLevel,
    StepMode,
    StepState,
    TaskState,
)
from backend.invoices.schemas import InvoiceRow
from backend.web.schemas import Out, UtcInstant


class PersonRef(Out):
    """A person as claims name him."""

    id: int
    display_name: str


class ClaimRow(Out):
    """One line of a list. ``hits`` counts by level; ``waiting_for`` are who must act now."""

    id: int
    claim_no: str
    kind: ClaimKind
    status: ClaimStatus
    version: int
    purpose: str
    claimant: PersonRef
    department: str | None
    total_fen: int
    approved_fen: int | None
    currency: str
    line_count: int
    hits: dict[RuleLevel, int]
    waiting_for: list[str]
    submitted_at: UtcInstant | None
    touched_at: UtcInstant


class ClaimPageOut(Out):
    """One page of a list of claims, newest first."""

    items: list[ClaimRow]
    next_cursor: str | None


class BoxCountsOut(Out):
    """How many claims wait: badges of 报销 and cards of 首页."""

    to_approve: int
    to_pay: int
    returned: int
    drafts: int


class HitOut(Out):
    """A rule that is hit: which, where, what was compared, who may waive it."""

    id: int | None
    code: str
    title: str
    level: RuleLevel
    line_key: str | None
    invoice_id: int | None
    message: str
    fields: dict[str, Any]
    waivers: list[str]
    may_waive: bool
    waived_by: PersonRef | None
    waived_at: UtcInstant | None
    waive_reason: str


class ShareOut(Out):
    """分摊."""

    department_id: int
    department: str
    amount_fen: int


class AttachmentOut(Out):
    """佐证 or 回单; bytes and pages are asked for by its id."""

    id: int
    line_key: str | None
    role: AttachmentRole
    file_name: str
    format_label: str
    byte_count: int
    pages: int
    added_by: PersonRef
    added_at: UtcInstant


class LineOut(Out):
    """费用明细 with its invoice. ``left_fen`` is what the invoice allows this line at most.

    ``preview`` is the address of the first page's picture; None without a file.
    """

    key: str
    invoice: InvoiceRow | None
    preview: str | None
    left_fen: int | None
    no_invoice_reason: str
    expense_type_id: int | None
    expense_type: str | None
    purpose: str
    happened_on: date | None
    city: str
    amount_fen: int | None
    approved_fen: int | None
    decision: LineDecision
    decision_reason: str
    shares: list[ShareOut]


class OffsetOut(Out):
    """冲销; ``left_fen`` is what the advance still has beside this."""

    advance_id: int
    advance_no: str
    amount_fen: int
    left_fen: int


class PayeeOut(Out):
    """收款账户; the number is masked but for its owner and the cashier."""

    id: int | None
    holder: str
    bank_name: str
    account_number: str


class TaskOut(Out):
    """What one approver owes or has said."""

    approver: PersonRef
    state: TaskState
    acted_by: PersonRef | None
    transferred_from: PersonRef | None
    comment: str
    ended_at: UtcInstant | None


class StepOut(Out):
    """One level of the approval under way or foreseen."""

    position: int
    name: str
    mode: StepMode
    state: StepState
    tasks: list[TaskOut]


class EventOut(Out):
    """One line of the timeline. ``actor`` None = the system."""

    happened_at: UtcInstant
    actor: PersonRef | None
    acting_for: PersonRef | None
    action: ClaimAction
    status: ClaimStatus
    comment: str
    facts: dict[str, Any]


class PaymentOut(Out):
    """登记付款."""

    amount_fen: int
    payable_fen: int
    paid_on: date
    method: str
    bank_reference: str
    difference_reason: str
    registered_by: PersonRef
    registered_at: UtcInstant


class ClawBackOut(Out):
    """追回 or 退回 opened over this claim."""

    id: int
    invoice_id: int
    invoice_number: str
    is_paid: bool
    amount_fen: int
    reason: str
    state: str
    opened_at: UtcInstant


class ClaimOut(ClaimRow):
    """A whole claim; ``actions`` is what the asking person may do with it now."""

    created_by: PersonRef
    company: str
    department_id: int | None
    round: int
    offset_fen: int
    payable_fen: int
    payee: PayeeOut | None
    repay_by: date | None
    advance_left_fen: int | None
    lines: list[LineOut]
    offsets: list[OffsetOut]
    attachments: list[AttachmentOut]
    rule_hits: list[HitOut]
    steps: list[StepOut]
    copied_to: list[PersonRef]
    events: list[EventOut]
    payment: PaymentOut | None
    claw_backs: list[ClawBackOut]
    actions: list[ClaimAction]
    created_at: UtcInstant


class PrecheckOut(Out):
    """预检: hits and the way that the claim would go. Sent back before anything is submitted.

    ``problems`` are what must be filled in, by field path; with any, or with a blocking hit,
    a submission is refused. ``flow`` is None when nobody may approve it (a problem says so).
    """

    version: int
    problems: list[dict[str, str]]
    rule_hits: list[HitOut]
    flow: list[StepOut]
    budgets: list["BudgetLeftOut"]


class BudgetLeftOut(Out):
    """预算: what would be left of one budget after this claim; below 0 = exceeded."""

    department: str
    expense_type: str | None
    period: str
    amount_fen: int
    used_fen: int
    this_claim_fen: int
    left_fen: int


class ManyAnswerOut(Out):
    """What became of one claim of a batch; ``code`` and ``detail`` when it was not approved."""

    claim_id: int
    is_done: bool
    code: str | None
    detail: str | None


class ManyOut(Out):
    """One answer a claim, in the order asked."""

    items: list[ManyAnswerOut]
