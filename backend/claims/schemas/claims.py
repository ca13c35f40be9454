"""Claims: drafts as they come in, lists and whole claims as they go out. Money in fen."""

from datetime import date
from typing import Any

from pydantic import Field

from backend.claims.states import (
    AttachmentRole,
    ClaimAction,
    ClaimBox,
    ClaimKind,
    ClaimStatus,
    LineDecision,
    RuleLevel,
    StepMode,
    StepState,
    TaskState,
)
from backend.invoices.schemas import InvoiceRow
from backend.kernel.money import MAX_FEN
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import DayIn, In, Out, UtcInstant

MOST_LINES = 200
MOST_SHARES = 20
_KEY = r"^[A-Za-z0-9-]{8,36}$"
_LARGEST_ID = 2**31 - 1


def _id() -> Any:
    return Field(ge=1, le=_LARGEST_ID, strict=True)


def _maybe_id() -> Any:
    return Field(default=None, ge=1, le=_LARGEST_ID, strict=True)


class ShareIn(In):
    """分摊 to one department."""

    department_id: int = _id()
    amount_fen: int = Field(ge=1, le=MAX_FEN, strict=True)


class LineIn(In):
    """费用明细 as typed so far; ``key`` is the client's own name of the line and stays."""

    key: str = Field(pattern=_KEY)
    invoice_id: int | None = _maybe_id()
    no_invoice_reason: str = Field(default="", max_length=200)
    expense_type_id: int | None = _maybe_id()
    purpose: str = Field(default="", max_length=200)
    happened_on: DayIn | None = None
    city: str = Field(default="", max_length=40)
    amount_fen: int | None = Field(default=None, ge=1, le=MAX_FEN, strict=True)
    shares: list[ShareIn] = Field(default_factory=list, max_length=MOST_SHARES)


class OffsetIn(In):
    """冲销 of a part of an own advance."""

    advance_id: int = _id()
    amount_fen: int = Field(ge=1, le=MAX_FEN, strict=True)


class DraftIn(In):
    """Everything that a claimant writes; a save replaces all of it."""

    purpose: str = Field(default="", max_length=200)
    department_id: int | None = _maybe_id()
    payee_account_id: int | None = _maybe_id()
    repay_by: DayIn | None = None
    lines: list[LineIn] = Field(default_factory=list, max_length=MOST_LINES)
    offsets: list[OffsetIn] = Field(default_factory=list, max_length=20)


class NewClaimIn(DraftIn):
    """A new draft; ``claimant_id`` for a colleague who has delegated claiming. None = oneself."""

    kind: ClaimKind = ClaimKind.EXPENSE
    claimant_id: int | None = _maybe_id()


class SaveIn(DraftIn):
    """A save of the draft that was seen as ``version``."""

    version: int = Field(ge=1, le=_LARGEST_ID, strict=True)


class ActIn(In):
    """An act on the claim that was seen as ``version``; a stale one is answered with 409."""

    version: int = Field(ge=1, le=_LARGEST_ID, strict=True)
    comment: str = Field(default="", max_length=500)


class LineDecisionIn(In):
    """What an approver grants of one line; 0 refuses it. Less than asked needs a reason."""

    key: str = Field(pattern=_KEY)
    approved_fen: int = Field(ge=0, le=MAX_FEN, strict=True)
    reason: str = Field(default="", max_length=200)


class ApproveIn(ActIn):
    """同意; lines that are not named are granted as they stand."""

    lines: list[LineDecisionIn] = Field(default_factory=list, max_length=MOST_LINES)


class PassOnIn(ActIn):
    """转交 to, or 加签 of, another approver."""

    person_id: int = _id()


class SeenClaimIn(In):
    """One claim of a batch, as it was seen."""

    claim_id: int = _id()
    version: int = Field(ge=1, le=_LARGEST_ID, strict=True)


class ApproveManyIn(In):
    """批量同意: only claims without hits pass; each has its own answer."""

    claims: list[SeenClaimIn] = Field(min_length=1, max_length=50)


class WaiveIn(In):
    """豁免 of a hit, by who may."""

    reason: str = Field(min_length=1, max_length=200)


class ClaimListIn(In):
    """Query of the lists of claims."""

    box: ClaimBox = ClaimBox.MINE
    status: ClaimStatus | None = None
    kind: ClaimKind | None = None
    q: str | None = Field(default=None, max_length=50)
    limit: int = Field(default=30, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)


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


class ClaimableListIn(In):
    """Query of the invoices that a claimant can choose."""

    claimant_id: int | None = Field(default=None, ge=1, le=_LARGEST_ID)
    claim_id: int | None = Field(default=None, ge=1, le=_LARGEST_ID)
    q: str | None = Field(default=None, max_length=50)
    limit: int = Field(default=30, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)


class ObstacleOut(Out):
    """Why an invoice cannot be claimed now, and what to do."""

    code: str
    message: str


class ClaimableOut(Out):
    """An invoice with what can be claimed of it; obstacles empty = it can be chosen."""

    invoice: InvoiceRow
    claimable_fen: int | None
    obstacles: list[ObstacleOut]


class ClaimablePageOut(Out):
    """Invoices of the claimant, newest capture first, those that cannot be chosen too."""

    items: list[ClaimableOut]
    next_cursor: str | None


class AdvanceLeftOut(Out):
    """An own advance with money left to settle."""

    id: int
    claim_no: str
    purpose: str
    paid_fen: int
    left_fen: int
    repay_by: date | None


class AdvancesOut(Out):
    """Advances of one claimant that are not wholly settled."""

    items: list[AdvanceLeftOut]


class InvoiceUseOut(Out):
    """A claim with the invoice in it; ``is_living``: it holds it, or was paid with it."""

    claim_id: int
    claim_no: str
    kind: ClaimKind
    status: ClaimStatus
    purpose: str
    is_living: bool
    touched_at: UtcInstant


class InvoiceUsesOut(Out):
    """使用记录, the claim that holds the invoice first, then the newest."""

    items: list[InvoiceUseOut]
