"""Neighbours: what two invoices have in common, by what is printed on them."""

from dataclasses import dataclass
from datetime import date

from backend.claims.rules.facts.titles import normalise_name
from backend.kernel.taxid import normalise_tax_id
from backend.reading.kinds import AmountMeaning

MOST_DISTANT = 50
"""Numbers further apart are no neighbours, whatever the rule's own distance is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What of an invoice is compared with other invoices.

    Name and tax id of the seller stand in their one spelling (``seller_of``).
    """

    id: int
    dedupe_key: str
    kind: str
    code: str | None
    number: str
    issued_on: date | None
    amount_fen: int | None
    amount_meaning: str
    total_fen: int | None
    seller_name: str | None
    seller_tax_id: str | None

    @property
    def with_tax_fen(self) -> int | None:
        """价税合计 as far as it is known."""
        if self.total_fen is not None:
            return self.total_fen
        return self.amount_fen if self.amount_meaning == AmountMeaning.WITH_TAX else None


def seller_of(name: str | None, tax_id: str | None) -> dict[str, str | None]:
    """The two members of ``Printed`` about the seller, in their one spelling."""
    return {
        "seller_name": normalise_name(name) if name else None,
        "seller_tax_id": normalise_tax_id(tax_id) if tax_id else None,
    }


def is_same_seller(one: Printed, other: Printed) -> bool | None:
    """None: cannot be told, since neither 税号 nor name is known of both."""
    if one.seller_tax_id and other.seller_tax_id:
        return one.seller_tax_id == other.seller_tax_id
    if one.seller_name and other.seller_name:
        return one.seller_name == other.seller_name
    return None


def distance(one: Printed, other: Printed) -> int | None:
    """How many numbers lie between two invoices of one run; None when they are of none.

    A code is given to one seller, so beside an equal code an unknown seller is the same.
    """
    is_one_run = (
        one.code == other.code
        and len(one.number) == len(other.number)
        and _is_plain(one.number)
        and _is_plain(other.number)
    )
    if not is_one_run:
        return None
    same_seller = is_same_seller(one, other)
    if same_seller is None:
        same_seller = one.code is not None
    return abs(int(one.number) - int(other.number)) if same_seller else None


def is_split(one: Printed, other: Printed) -> bool:
    """拆单 is possible: the same seller on the same day."""
    return _is_same_day(one, other) and is_same_seller(one, other) is True


def is_similar(one: Printed, other: Printed) -> bool:
    """疑似重复: another key, but the same day, amount and seller.

    Where the seller of either is not known, the kind has to be the same instead.
    """
    if not (_is_same_day(one, other) and _is_same_amount(one, other)):
        return False
    same_seller = is_same_seller(one, other)
    return one.kind == other.kind if same_seller is None else same_seller


def run_of_keys(printed: Printed) -> tuple[str, str] | None:
    """First and last dedupe key of the numbers near this one; None when it counts in no run."""
    number, size = printed.number, len(printed.number)
    if not _is_plain(number) or not printed.dedupe_key.endswith(number):
        return None
    before = printed.dedupe_key[:-size]
    lowest = max(0, int(number) - MOST_DISTANT)
    highest = min(10**size - 1, int(number) + MOST_DISTANT)
    return f"{before}{lowest:0{size}d}", f"{before}{highest:0{size}d}"


def is_near(one: Printed, other: Printed) -> bool:
    """Whether facts of the one speak of the other."""
    apart = distance(one, other)
    in_run = apart is not None and apart <= MOST_DISTANT
    return in_run or is_split(one, other) or is_similar(one, other)


def _is_same_day(one: Printed, other: Printed) -> bool:
    return one.issued_on is not None and one.issued_on == other.issued_on


def _is_same_amount(one: Printed, other: Printed) -> bool:
    if one.with_tax_fen is not None and other.with_tax_fen is not None:
        return one.with_tax_fen == other.with_tax_fen
    is_same_measure = one.amount_meaning == other.amount_meaning
    return is_same_measure and one.amount_fen is not None and one.amount_fen == other.amount_fen


def _is_plain(number: str) -> bool:
    return number.isascii() and number.isdigit()
