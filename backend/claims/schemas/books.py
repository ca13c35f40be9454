"""统计 and 台账: what accountants ask and what they get. Money in fen."""

from datetime import date

from pydantic import Field

from backend.claims.rules.books import Basis, By, Scope
from backend.claims.schemas.paying import MONTH
from backend.claims.states import ClaimBox, ClaimKind, ClaimStatus
from backend.web.exports import ExportIn
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import DayIn, In, Out, UtcInstant

_LARGEST_ID = 2**31 - 1


class StatisticsIn(In):
    """By what, whose (None = the widest that one may), and over which days.

    An id of 0 asks for what has none.
    """

    by: By = By.MONTH
    scope: Scope | None = None
    basis: Basis = Basis.SUBMITTED
    first: DayIn | None = Field(default=None, alias="from")
    last: DayIn | None = Field(default=None, alias="to")
    type_id: int | None = Field(default=None, ge=0, le=_LARGEST_ID)
    department_id: int | None = Field(default=None, ge=0, le=_LARGEST_ID)
    person_id: int | None = Field(default=None, ge=1, le=_LARGEST_ID)


class GroupOut(Out):
    """One sum; ``key`` is a month or an id as text, 0 for none."""

    key: str
    label: str
    amount_fen: int
    claims: int
    lines: int


class RestOut(Out):
    """The groups that are too many to show."""

    groups: int
    amount_fen: int


class StatisticsOut(Out):
    """Sums of one question; a claim counts once in ``claims`` of the whole."""

    by: By
    scope: Scope
    scopes: list[Scope]
    first: date
    last: date
    items: list[GroupOut]
    rest: RestOut | None
    amount_fen: int
    claims: int
    lines: int


class StatisticsExportIn(StatisticsIn, ExportIn):
    """The same as a file, with every group."""


class LedgerFilterIn(In):
    """Lines of what was submitted between two days; without a beginning of the last months."""

    first: DayIn | None = Field(default=None, alias="from")
    last: DayIn | None = Field(default=None, alias="to")
    kind: ClaimKind | None = None
    status: ClaimStatus | None = None
    type_id: int | None = Field(default=None, ge=1, le=_LARGEST_ID)
    department_id: int | None = Field(default=None, ge=1, le=_LARGEST_ID)
    person_id: int | None = Field(default=None, ge=1, le=_LARGEST_ID)
    q: str | None = Field(default=None, max_length=50)


class LedgerIn(LedgerFilterIn):
    """One page of the ledger."""

    limit: int = Field(default=50, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)


class LedgerExportIn(LedgerFilterIn, ExportIn):
    """The same as a file."""


class LedgerRow(Out):
    """One line of a claim with its invoice; the first three amounts are the invoice's."""

    claim_id: int
    claim_no: str
    line_no: int
    kind: ClaimKind
    status: ClaimStatus
    claimant: str
    department: str | None
    submitted_at: UtcInstant
    expense_type: str | None
    purpose: str
    happened_on: date | None
    invoice_kind: str | None
    invoice_code: str | None
    invoice_number: str | None
    issued_on: date | None
    seller_name: str | None
    amount_without_tax_fen: int | None
    tax_fen: int | None
    total_fen: int | None
    amount_fen: int | None
    approved_fen: int | None
    voucher_no: str | None
    paid_on: date | None


class LedgerPageOut(Out):
    """One page of the ledger, newest submission first, and the days that it is of."""

    first: date
    last: date
    items: list[LedgerRow]
    next_cursor: str | None


class PaymentExportIn(ExportIn):
    """What was paid in a month, such as 2026-11, as a file."""

    month: str = Field(pattern=MONTH)


class ClaimExportIn(ExportIn):
    """A list of claims with its filter, as a file."""

    box: ClaimBox = ClaimBox.MINE
    status: ClaimStatus | None = None
    kind: ClaimKind | None = None
    q: str | None = Field(default=None, max_length=50)
