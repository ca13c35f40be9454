"""What a provider tells of an invoice: a value, for those who ask and for those who keep it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialFacts:
    """What the official side holds about an invoice; None is 'not told'."""

    buyer_name: str | None = None
    buyer_tax_id: str | None = None
    seller_name: str | None = None
    seller_tax_id: str | None = None
    amount_without_tax_fen: int | None = None
    tax_fen: int | None = None
    total_fen: int | None = None
    check_code: str | None = None
    items: list[dict[str, Any]] = field(default_factory=list)
