"""抬头校验: the buyer on an invoice against the companies of the organisation."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from backend.invoices.states import TitleCheck
from backend.kernel.taxid import normalise_tax_id
from backend.reading.kinds import InvoiceKind

_NO_BUYER = frozenset({InvoiceKind.QUOTA_INVOICE, InvoiceKind.FISCAL_RECEIPT})
_MAY_LACK_BUYER = frozenset(
    {InvoiceKind.RAIL_TICKET, InvoiceKind.AIR_ITINERARY, InvoiceKind.ROLL, InvoiceKind.TOLL}
)


class Title(StrEnum):
    """The buyer on the invoice against the companies of the organisation."""

    UNKNOWN = "unknown"
    """Nobody has told who the buyer is."""
    NOT_REQUIRED = "not_required"
    OK = "ok"
    OTHER_TAX_ID = "other_tax_id"
    NO_TAX_ID = "no_tax_id"
    """Our name, but no 税号 where the company has one."""
    OTHER_NAME = "other_name"
    """Our 税号 under a name that is not the company's."""
    UNKNOWN_NAME = "unknown_name"


TITLE_CHECKS: Mapping[Title, TitleCheck] = MappingProxyType(
    {
        Title.UNKNOWN: TitleCheck.UNCHECKED,
        Title.NOT_REQUIRED: TitleCheck.NOT_REQUIRED,
        Title.OK: TitleCheck.OK,
        Title.OTHER_TAX_ID: TitleCheck.TAX_NO_MISMATCH,
        Title.NO_TAX_ID: TitleCheck.TAX_NO_MISMATCH,
        Title.OTHER_NAME: TitleCheck.UNKNOWN_TITLE,
        Title.UNKNOWN_NAME: TitleCheck.UNKNOWN_TITLE,
    }
)
"""What the chip 抬头 of an invoice shows."""


@dataclass(frozen=True, slots=True)
class OwnTitle:
    """A company of the organisation; ``tax_id`` None = it has none on record."""

    company_id: int
    name: str
    tax_id: str | None


@dataclass(frozen=True, slots=True)
class Buyer:
    """购买方 as printed; None = not told. ``is_told``: the official side has spoken."""

    kind: str
    name: str | None
    tax_id: str | None
    is_told: bool


@dataclass(frozen=True, slots=True)
class TitleFinding:
    """What became of the comparison, and with which company of ours the buyer agrees."""

    title: Title
    company_id: int | None = None


def normalise_name(name: str) -> str:
    """One spelling of a company's name: NFKC (full-width brackets and letters), no blanks."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def check_title(buyer: Buyer, companies: Sequence[OwnTitle]) -> TitleFinding:
    """抬头校验: a different 税号 weighs more than a different name (rule 5.4 of the domain)."""
    if buyer.kind in _NO_BUYER:
        return TitleFinding(Title.NOT_REQUIRED)
    tax_id, name = normalise_tax_id(buyer.tax_id or ""), normalise_name(buyer.name or "")
    if tax_id:
        return _by_tax_id(tax_id, name, companies)
    if name:
        return _by_name(name, companies)
    lacks_it = buyer.is_told and buyer.kind in _MAY_LACK_BUYER
    return TitleFinding(Title.NOT_REQUIRED if lacks_it else Title.UNKNOWN)


def _by_tax_id(tax_id: str, name: str, companies: Sequence[OwnTitle]) -> TitleFinding:
    for company in companies:
        if company.tax_id is not None and normalise_tax_id(company.tax_id) == tax_id:
            agrees = name in {"", normalise_name(company.name)}
            return TitleFinding(Title.OK if agrees else Title.OTHER_NAME, company.company_id)
    # A company of that name without a 税号 on record: nothing contradicts the invoice.
    for company in companies:
        if company.tax_id is None and normalise_name(company.name) == name:
            return TitleFinding(Title.OK, company.company_id)
    return TitleFinding(Title.OTHER_TAX_ID)


def _by_name(name: str, companies: Sequence[OwnTitle]) -> TitleFinding:
    for company in companies:
        if normalise_name(company.name) == name:
            title = Title.OK if company.tax_id is None else Title.NO_TAX_ID
            return TitleFinding(title, company.company_id)
    return TitleFinding(Title.UNKNOWN_NAME)
