"""What people send about claims: drafts, saves, decisions, queries. Money in fen."""

from typing import Any

from pydantic import Field

from backend.claims.states import (
    ClaimBox,
    ClaimKind,
    ClaimStatus,
)
from backend.kernel.money import MAX_FEN
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import DayIn, In

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
