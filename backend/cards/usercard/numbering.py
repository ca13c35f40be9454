"""Invoices of a user card: usage files, the roll handed out last, segments in stock."""

from collections.abc import Mapping, Sequence

from backend.cards.invoices import InvoiceScope, Numbers, Place, UsedRoll, WrongRecord, arrange
from backend.cards.usercard import layout

UsageFile = tuple[frozenset[str], Sequence[bytes] | None]
"""The units whose registers write into it, and its records; None = the card has it not."""


def scope_of(
    usage: Mapping[int, UsageFile],
    *,
    last_roll: Sequence[bytes] | None,
    bought: Sequence[bytes] | None,
) -> InvoiceScope:
    """All of it, by file id; None = the file is absent, what it would tell is not known."""
    rolls, wrong = _used(usage)
    handed_out, flawed = _blank(layout.EF07, last_roll)
    in_stock, unfit = _blank(layout.EF05, bought)
    is_usage_known = usage and all(records is not None for _, records in usage.values())
    told = {
        Place.USAGE: is_usage_known,
        Place.REGISTER: last_roll is not None,
        Place.STOCK: bought is not None,
    }
    return arrange(
        rolls,
        handed_out=handed_out,
        bought=in_stock,
        wrong=[*wrong, *flawed, *unfit],
        unread=[place for place, is_known in told.items() if not is_known],
    )


def _used(usage: Mapping[int, UsageFile]) -> tuple[list[UsedRoll], list[WrongRecord]]:
    found = [
        layout.read_usage(raw, record=f"{file_id:04X} 第 {number} 条", units=units)
        for file_id, (units, records) in usage.items()
        for number, raw in enumerate(records or (), 1)
    ]
    return (
        [one for one in found if isinstance(one, UsedRoll)],
        [one for one in found if isinstance(one, WrongRecord)],
    )


def _blank(
    file_id: int, records: Sequence[bytes] | None
) -> tuple[list[Numbers], list[WrongRecord]]:
    found = [
        layout.read_blank(raw, record=f"{file_id:04X} 第 {number} 条")
        for number, raw in enumerate(records or (), 1)
    ]
    return (
        [one for one in found if isinstance(one, Numbers)],
        [one for one in found if isinstance(one, WrongRecord)],
    )
