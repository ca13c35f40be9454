"""What is asked of the wallet, as conditions on its rows and the values bound in them."""

import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import ColumnElement, Date, String, bindparam, exists, or_, select

from backend.infra.db import db
from backend.invoices import rules
from backend.invoices.models import Invoice
from backend.invoices.schemas import WalletQueryIn
from backend.invoices.states import GroupBy, WalletFilter
from backend.kernel.ids import is_reference_no

_IS_PROBLEM = or_(
    Invoice.verify_status.in_(rules.PROBLEM),
    Invoice.tax_status.not_in(rules.SOUND_TAX_STATUS),
    Invoice.is_red_letter,
    Invoice.is_incomplete.is_(True),
)
_FILTERS: Mapping[WalletFilter, Sequence[ColumnElement[bool]]] = {
    WalletFilter.ALL: (),
    WalletFilter.CONSISTENT: (
        Invoice.verify_status == "consistent",
        Invoice.tax_status.in_(rules.SOUND_TAX_STATUS),
        Invoice.is_red_letter.is_(False),
    ),
    WalletFilter.WAITING: (Invoice.verify_status.in_(rules.WAITING),),
    WalletFilter.PROBLEM: (_IS_PROBLEM,),
    WalletFilter.INCOMPLETE: (Invoice.is_incomplete.is_(True),),
    WalletFilter.UNCLAIMED: (
        Invoice.usage_status == "unused",
        Invoice.tax_status.in_(rules.SOUND_TAX_STATUS),
        Invoice.is_red_letter.is_(False),
    ),
    WalletFilter.CLAIMING: (Invoice.usage_status.in_(rules.CLAIMING),),
    WalletFilter.CLAIMED: (Invoice.usage_status.in_(rules.CLAIMED),),
}


def where_in(wallet_filter: WalletFilter) -> Sequence[ColumnElement[bool]]:
    """The conditions of a segment."""
    return _FILTERS[wallet_filter]


_IN_GROUP: Mapping[tuple[GroupBy, bool], ColumnElement[bool]] = {
    (GroupBy.MONTH, True): Invoice.issued_on.between(
        bindparam("month_begins", type_=Date), bindparam("month_ends", type_=Date)
    ),
    (GroupBy.MONTH, False): Invoice.issued_on.is_(None),
    (GroupBy.CATEGORY, True): Invoice.category == bindparam("category", type_=String),
    (GroupBy.CATEGORY, False): Invoice.category.is_(None),
    (GroupBy.PURPOSE, True): Invoice.purpose == bindparam("purpose", type_=String),
    (GroupBy.PURPOSE, False): Invoice.purpose.is_(None),
}


class Search(StrEnum):
    """How the searched text is compared."""

    NUMBER = "number"
    NUMBER_BEGINNING = "number_beginning"
    REFERENCE = "reference"
    SELLER = "seller"


_FIND: Mapping[Search, ColumnElement[bool]] = {
    # A range of one: SQLite then takes the index on the number, with "=" the one on the time.
    Search.NUMBER: Invoice.number.between(
        bindparam("text", type_=String), bindparam("text", type_=String)
    ),
    Search.NUMBER_BEGINNING: Invoice.number.like(bindparam("pattern", type_=String)),
    Search.REFERENCE: Invoice.reference_no == bindparam("text", type_=String),
    Search.SELLER: Invoice.seller_name.ilike(bindparam("pattern", type_=String), escape="/"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """One group of each kind that is given; None = any, empty = those without."""

    month: str | None = None
    category: str | None = None
    purpose: str | None = None

    @classmethod
    def of(cls, asked: WalletQueryIn) -> Self:
        """What a query asks for."""
        return cls(month=asked.month, category=asked.category, purpose=asked.purpose)


EVERYWHERE = Within()


def kinds_of(within: Within) -> frozenset[tuple[GroupBy, bool]]:
    """Which groups it keeps to, and whether each is a named one."""
    named = {
        GroupBy.MONTH: within.month,
        GroupBy.CATEGORY: within.category,
        GroupBy.PURPOSE: within.purpose,
    }
    return frozenset((by, bool(key)) for by, key in named.items() if key is not None)


def values_within(within: Within) -> dict[str, Any]:
    """The values that its conditions are bound to."""
    values: dict[str, Any] = {}
    if within.month:
        year, month = (int(part) for part in within.month.split("-"))
        values["month_begins"] = date(year, month, 1)
        values["month_ends"] = date(year, month, monthrange(year, month)[1])
    if within.category:
        values["category"] = within.category
    if within.purpose:
        values["purpose"] = within.purpose
    return values


def how_to_find(person_id: int, search: str | None) -> tuple[Search | None, dict[str, str]]:
    """How the text is compared, and with which values; (None, {}) without a search.

    Digits may be full-width or in groups, as they come from a form or a picture of one.
    """
    if not search:
        return None, {}
    digits = digits_of(search)
    if digits is not None:
        values = {"owner_id": person_id, "text": digits}
        if db.session.connection().execute(_HAS_NUMBER, values).scalar():
            return Search.NUMBER, {"text": digits}
        return Search.NUMBER_BEGINNING, {"pattern": f"{digits}%"}
    if is_reference_no(search.upper()):
        return Search.REFERENCE, {"text": search.upper()}
    escaped = search.replace("/", "//").replace("%", "/%").replace("_", "/_")
    return Search.SELLER, {"pattern": f"%{escaped}%"}


def digits_of(search: str) -> str | None:
    """The digits of a typed number, half-width and without blanks and hyphens; None: no number."""
    bare = "".join(unicodedata.normalize("NFKC", search).replace("-", "").split())
    return bare if bare.isascii() and bare.isdigit() else None


_HAS_NUMBER = select(
    exists().where(Invoice.owner_id == bindparam("owner_id"), _FIND[Search.NUMBER])
)


def conditions(
    wallet_filter: WalletFilter, how: Search | None, within: frozenset[tuple[GroupBy, bool]]
) -> Iterator[ColumnElement[bool]]:
    """Everything that a row must meet; the values are bound by name, with ``owner_id``."""
    yield Invoice.owner_id == bindparam("owner_id")
    yield from _FILTERS[wallet_filter]
    yield from (_IN_GROUP[one] for one in within)
    if how is not None:
        yield _FIND[how]
