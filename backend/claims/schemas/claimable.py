"""What a claimant can choose: invoices with their obstacles and uses, open advances."""

from datetime import date

from pydantic import Field

from backend.claims.states import (
    ClaimKind,
    ClaimStatus,
)
from backend.invoices.schemas import InvoiceRow
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import In, Out, UtcInstant

_LARGEST_ID = 2**31 - 1


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
