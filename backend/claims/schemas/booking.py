"""After payment: vouchers, claw-backs, repaid advances. Money in fen."""

from datetime import date

from pydantic import Field

from backend.claims.schemas.asked import SeenClaimIn
from backend.claims.schemas.claims import PersonRef
from backend.claims.schemas.paying import MONTH, PagedIn
from backend.claims.states import ClaimKind, ClaimStatus, ClawBackState
from backend.kernel.money import MAX_FEN
from backend.web.schemas import In, Out, UtcInstant

_LARGEST_ID = 2**31 - 1
MOST_AT_ONCE = 100


class VoucherListIn(PagedIn):
    """Query of the paid claims of a month, with their vouchers."""

    period: str = Field(pattern=MONTH)


class PeriodIn(In):
    """Query of the file of a month."""

    period: str = Field(pattern=MONTH)


class SubjectsIn(In):
    """会计科目 of the credit side and of what people owe, "code name"; empty = the usual one."""

    bank: str = Field(default="", max_length=60)
    cash: str = Field(default="", max_length=60)
    other: str = Field(default="", max_length=60)
    advance: str = Field(default="", max_length=60)
    payable: str = Field(default="", max_length=60)


class SubjectsOut(Out):
    """The subjects in use."""

    bank: str
    cash: str
    other: str
    advance: str
    payable: str


class MakeVouchersIn(In):
    """Claims whose suggestions become vouchers."""

    claim_ids: list[int] = Field(min_length=1, max_length=MOST_AT_ONCE)


class ArchiveManyIn(In):
    """归档 of several, each with its own answer."""

    claims: list[SeenClaimIn] = Field(min_length=1, max_length=MOST_AT_ONCE)


class EntryOut(Out):
    """分录."""

    summary: str
    subject: str
    debit_fen: int
    credit_fen: int
    department: str
    person: str


class VoucherRow(Out):
    """A paid claim with its voucher, or the suggestion of one (``number`` None).

    ``missing_subjects`` are expense types without 会计科目: no voucher can be made before.
    """

    id: int
    claim_no: str
    kind: ClaimKind
    status: ClaimStatus
    version: int
    claimant: PersonRef
    purpose: str
    period: str
    dated_on: date
    number: int | None
    proof_count: int
    entries: list[EntryOut]
    missing_subjects: list[str]
    made_by: PersonRef | None
    made_at: UtcInstant | None


class VoucherPageOut(Out):
    """Last paid first; the counts are of the whole month."""

    items: list[VoucherRow]
    count: int
    made: int
    amount_fen: int
    next_cursor: str | None


class ClawBackListIn(PagedIn):
    """Query of 追回 and 退回."""

    is_open: bool = True


class ClawBackRow(Out):
    """追回 (``is_paid``) or 退回, with who has to give the money back."""

    id: int
    claim_id: int
    claim_no: str
    claim_status: ClaimStatus
    claim_version: int
    claimant: PersonRef
    invoice_id: int
    invoice_number: str
    seller_name: str | None
    is_paid: bool
    amount_fen: int
    recovered_fen: int | None
    reason: str
    state: ClawBackState
    opened_at: UtcInstant
    ended_at: UtcInstant | None
    ended_by: PersonRef | None
    remark: str


class ClawBackPageOut(Out):
    """Newest first; the sums are of all open ones."""

    items: list[ClawBackRow]
    open_count: int
    open_fen: int
    next_cursor: str | None


class CloseClawBackIn(In):
    """``recovered_fen`` None = closed without money, which needs a remark; less than all too."""

    recovered_fen: int | None = Field(default=None, ge=1, le=MAX_FEN, strict=True)
    remark: str = Field(default="", max_length=200)


class RepaymentIn(In):
    """还款 of a part of an advance, in money."""

    version: int = Field(ge=1, le=_LARGEST_ID, strict=True)
    amount_fen: int = Field(ge=1, le=MAX_FEN, strict=True)
    remark: str = Field(default="", max_length=200)


class AdvanceListIn(PagedIn):
    """Query of advances that are not wholly settled."""

    is_overdue: bool = False


class AdvanceRow(Out):
    """An advance with money left; ``days_overdue`` 0 = in time, or without a day to repay by."""

    id: int
    claim_no: str
    version: int
    claimant: PersonRef
    purpose: str
    paid_fen: int
    left_fen: int
    paid_on: date
    repay_by: date | None
    days_overdue: int


class AdvancePageOut(Out):
    """Longest due first; the sums are of all pages."""

    items: list[AdvanceRow]
    count: int
    left_fen: int
    next_cursor: str | None
