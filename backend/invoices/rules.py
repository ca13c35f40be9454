"""What may become of an invoice: pure rules."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from backend.invoices.states import ReviewStatus, TaxStatus, UsageStatus, VerifyStatus
from backend.reading.kinds import InvoiceKind

WAITING = frozenset(
    {
        VerifyStatus.UNVERIFIED,
        VerifyStatus.PENDING,
        VerifyStatus.QUOTA_EXCEEDED,
        VerifyStatus.SAME_DAY,
        VerifyStatus.ERROR,
    }
)
"""Nobody has said yes or no yet."""

PROBLEM = frozenset(
    {
        VerifyStatus.INCONSISTENT,
        VerifyStatus.NOT_FOUND,
        VerifyStatus.OUT_OF_WINDOW,
        VerifyStatus.MALFORMED,
    }
)
"""A person has to look at it."""

_YES_OR_NO = frozenset({VerifyStatus.CONSISTENT, VerifyStatus.INCONSISTENT, VerifyStatus.NOT_FOUND})
SOUND_TAX_STATUS = frozenset({TaxStatus.UNKNOWN, TaxStatus.NORMAL})

_USAGE_NEXT = {
    UsageStatus.UNUSED: {UsageStatus.LOCKED},
    UsageStatus.LOCKED: {UsageStatus.UNUSED, UsageStatus.IN_APPROVAL},
    UsageStatus.IN_APPROVAL: {UsageStatus.UNUSED, UsageStatus.LOCKED, UsageStatus.TO_PAY},
    UsageStatus.TO_PAY: {UsageStatus.UNUSED, UsageStatus.LOCKED, UsageStatus.PAID},
    UsageStatus.PAID: {UsageStatus.WRITTEN_OFF, UsageStatus.ARCHIVED},
    UsageStatus.WRITTEN_OFF: {UsageStatus.ARCHIVED},
    UsageStatus.ARCHIVED: set[UsageStatus](),
}
CLAIMING = frozenset({UsageStatus.LOCKED, UsageStatus.IN_APPROVAL, UsageStatus.TO_PAY})
"""In a claim that is not paid yet."""

CLAIMED = frozenset({UsageStatus.PAID, UsageStatus.WRITTEN_OFF, UsageStatus.ARCHIVED})
"""Money has moved for it."""


def usage_may_become(
    now: UsageStatus, then: UsageStatus, *, is_sandbox: bool, is_demo: bool
) -> bool:
    """Whether the usage may go from ``now`` to ``then``.

    A pretend verdict never leads to real money: what only the sandbox has seen is paid,
    written off or archived in the demo alone.
    """
    if then in CLAIMED and is_sandbox and not is_demo:
        return False
    return then in _USAGE_NEXT[now]


_REVIEW_NEXT = {
    ReviewStatus.PENDING: {ReviewStatus.CONFIRMED, ReviewStatus.REJECTED},
    ReviewStatus.REJECTED: {ReviewStatus.PENDING},
    ReviewStatus.CONFIRMED: {ReviewStatus.VOIDED, ReviewStatus.ARCHIVED},
    ReviewStatus.VOIDED: set[ReviewStatus](),
    ReviewStatus.ARCHIVED: set[ReviewStatus](),
}


def review_may_become(
    then: ReviewStatus, *, now: ReviewStatus, is_sandbox: bool, is_demo: bool
) -> bool:
    """Whether the review state may go from ``now``; pretend verdicts are never archived."""
    if then is ReviewStatus.ARCHIVED and is_sandbox and not is_demo:
        return False
    return then in _REVIEW_NEXT[now]


def category_of(items: Sequence[Mapping[str, Any]]) -> str | None:
    """The short name of the tax classification (税收分类简称) that begins the first item's name.

    Issued item names begin with it between asterisks: ``*餐饮服务*餐费``. None: not told.
    """
    name = str(items[0].get("name") or "").strip() if items else ""
    if not name.startswith("*"):
        return None
    short, closing, _ = name[1:].partition("*")
    return short.strip()[:60] or None if closing else None


def review_after_turning(review: ReviewStatus, tax_status: TaxStatus) -> ReviewStatus:
    """What was accepted by both sides is no valid record once the seller has taken it back."""
    is_taken_back = tax_status in (TaxStatus.VOIDED, TaxStatus.FULLY_RED)
    if review is ReviewStatus.CONFIRMED and is_taken_back:
        return ReviewStatus.VOIDED
    return review


def has_turned(before: tuple[TaxStatus, bool], after: tuple[TaxStatus, bool]) -> bool:
    """Whether the invoice has come to a bad end since; standing and 'is a red letter' of each."""
    tax_status, is_red_letter = after
    return before != after and (is_red_letter or tax_status not in SOUND_TAX_STATUS)


EXPECTED: Mapping[str, str] = {
    "seller_name": "销售方",
    "buyer_name": "购买方",
    "total_fen": "价税合计",
    "items": "明细",
}
"""What the official answer about an ordinary invoice brings, by the field's name."""

_TOLD_IN_FULL = frozenset(
    {
        InvoiceKind.SPECIAL_VAT,
        InvoiceKind.ORDINARY_VAT,
        InvoiceKind.ELECTRONIC_ORDINARY,
        InvoiceKind.ELECTRONIC_SPECIAL,
        InvoiceKind.DIGITAL_SPECIAL,
        InvoiceKind.DIGITAL_ORDINARY,
        InvoiceKind.DIGITAL_PAPER_SPECIAL,
        InvoiceKind.DIGITAL_PAPER_ORDINARY,
    }
)
"""Tickets, tolls and rolls come without items or a buyer by their nature."""


def missing_of(kind: str, values: Mapping[str, Any]) -> list[str]:
    """Names of the expected fields that are empty in ``values``, in their order."""
    if kind not in _TOLD_IN_FULL:
        return []
    return [name for name in EXPECTED if values[name] in (None, "", [])]


def status_after_verdict(answered: VerifyStatus, settled: VerifyStatus | None) -> VerifyStatus:
    """What stands after an answer; only another yes or no takes an earlier yes away.

    'Could not ask', 'not today', 'too long ago' and 'cannot read the question' are neither.
    """
    if settled is VerifyStatus.CONSISTENT and answered not in _YES_OR_NO:
        return settled
    return answered


SHORTEST_TAIL = 4
"""Fewer digits are no tail that tells one invoice."""
_SHORTEST_SLIP = 6
_LONGEST_NUMBER = 32
_NUMBER_LENGTHS = (8, 10, 12, 20)
_DIGITS = "0123456789"


def slips_of(typed: str) -> list[str]:
    """The numbers that may have been meant by these digits, the likeliest slip first.

    Zeros in front that were left out or added, two neighbours the wrong way round, one digit
    left out, one too many, one wrong. Empty when it is too short to be taken for a whole number.
    """
    if not _SHORTEST_SLIP <= len(typed) <= _LONGEST_NUMBER:
        return []
    return [one for one in dict.fromkeys(_slips(typed)) if one and one != typed]


def _slips(typed: str) -> Iterator[str]:
    yield from (typed.zfill(length) for length in _NUMBER_LENGTHS)
    yield typed.lstrip("0")
    cuts = range(len(typed) + 1)
    for at, (one, other) in enumerate(pairwise(typed)):
        yield typed[:at] + other + one + typed[at + 2 :]
    yield from (typed[:at] + digit + typed[at:] for at in cuts for digit in _DIGITS)
    yield from (typed[:at] + typed[at + 1 :] for at in cuts)
    yield from (typed[:at] + digit + typed[at + 1 :] for at in cuts[:-1] for digit in _DIGITS)
