"""``python app.py card dump``: what is on the inserted card, as JSON lines."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from backend.cards import pcsc
from backend.cards.errors import CardAbsentError, DeviceError, ReaderGoneError
from backend.cards.profile import BackupScope
from backend.cards.reader import CardReader, TaxDevice


def inserted_card(reader_name: str | None) -> CardReader:
    """The reader that holds a card: the named one, else the only one. DeviceError."""
    readers = pcsc.look()
    if reader_name is not None:
        readers = [one for one in readers if one.name == reader_name]
    if not readers:
        raise ReaderGoneError
    filled = [one.name for one in readers if one.has_card]
    if not filled:
        raise CardAbsentError
    if len(filled) > 1:
        raise SeveralCardsError(
            f"有多张卡：{'、'.join(filled)}。请用 --reader 指定其中一个读卡器。"
        )
    return pcsc.PcscReader(filled[0])


class SeveralCardsError(DeviceError):
    """More than one card is inserted; the text names the readers."""

    code = "QK-101"


def dump(card: TaxDevice, scope: BackupScope, *, is_full: bool) -> Iterator[dict[str, Any]]:
    """Identity, declared units, stock and files; names and numbers masked unless ``is_full``.

    ``scope``: which files of a masked dump. Raises DeviceError.
    """
    shown = str if is_full else mask
    who = card.identify()
    yield {
        "what": "card",
        "taxpayer_no": shown(who.taxpayer_no),
        "taxpayer_name": shown(who.taxpayer_name),
        "machines": [shown(one) for one in who.machines],
        "valid_from": _day(who.valid_from),
        "valid_until": _day(who.valid_until),
        "version": who.version,
    }
    for unit in card.units():
        yield {
            "what": "declaration",
            "unit_id": shown(unit.unit_id),
            "label": unit.label,
            "period_start": _day(unit.period_start),
            "period_end": _day(unit.period_end),
            "fingerprint": unit.fingerprint,
            "totals": asdict(unit.totals),
        }
    for segment in card.stock():
        yield {
            "what": "stock",
            "invoice_code": shown(segment.invoice_code),
            "first_number": segment.first_number,
            "last_number": segment.last_number,
            "rolls": segment.rolls,
        }
    for file in card.dump("full" if is_full else scope):
        yield {
            "what": "file",
            "name": file.name,
            "bytes": len(file.content),
            "sha256": hashlib.sha256(file.content).hexdigest() if is_full else None,
            "hex": file.content.hex() if is_full else None,
        }


def mask(text: str) -> str:
    """First and last sign; what is between becomes stars. One sign becomes a star."""
    return f"{text[0]}{'*' * (len(text) - 2)}{text[-1]}" if len(text) > 2 else "*" * len(text)


def _day(value: Any) -> str | None:
    return None if value is None else value.isoformat()
