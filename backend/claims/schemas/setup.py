"""What administrators set up for claims: expense types, and numbers of days and hours."""

from typing import Annotated

from pydantic import AfterValidator, Field

from backend.accounts.schemas import Line
from backend.web.schemas import In, Out

_LARGEST_ID = 2**31 - 1
_MOST_ORDERED = 1000
_Id = Annotated[int, Field(ge=1, le=_LARGEST_ID, strict=True)]


def _once_each(ids: list[int]) -> list[int]:
    if len(set(ids)) < len(ids):
        raise ValueError("同一项出现了两次，请刷新后重新排序。")
    return ids


class OrderIn(In):
    """The whole list in its new order."""

    ids: Annotated[list[_Id], Field(max_length=_MOST_ORDERED), AfterValidator(_once_each)]


class ExpenseTypeIn(In):
    """费用类型; ``account_subject`` and ``tax_subject`` are 会计科目 of its vouchers."""

    name: Line = Field(min_length=1, max_length=30)
    needs_invoice: bool = True
    needs_attachment: bool = False
    account_subject: Line = Field(default="", max_length=60)
    tax_subject: Line = Field(default="", max_length=60)
    is_retired: bool = False


class ExpenseTypeRowOut(Out):
    """费用类型 as administrators see it."""

    id: int
    name: str
    needs_invoice: bool
    needs_attachment: bool
    account_subject: str
    tax_subject: str
    is_retired: bool


class ExpenseTypesOut(Out):
    """All expense types in their order."""

    items: list[ExpenseTypeRowOut]


class ClaimSettingsIn(In):
    """The organisation's numbers for claims."""

    draft_idle_days: int = Field(ge=1, le=365, strict=True)
    unclaimed_days: int = Field(ge=1, le=365, strict=True)
    claim_within_days: int = Field(ge=1, le=1095, strict=True)
    recheck_after_hours: int = Field(ge=1, le=720, strict=True)
    nudge_after_hours: int = Field(ge=1, le=168, strict=True)


class ClaimSettingsOut(Out):
    """A draft that lies idle longer than ``draft_idle_days`` lets go of its invoices.

    ``unclaimed_days``: from when an invoice is called unclaimed; ``claim_within_days``: until
    when it should be claimed; ``recheck_after_hours``: how fresh a verification must be at
    payment; ``nudge_after_hours``: between two nudges.
    """

    draft_idle_days: int
    unclaimed_days: int
    claim_within_days: int
    recheck_after_hours: int
    nudge_after_hours: int
