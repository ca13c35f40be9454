"""What is in a reader, for people: read once when a card comes in, and on command (发票修复)."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from backend.cards.errors import (
    CardAbsentError,
    DeviceBusyError,
    DeviceError,
    DeviceTimeoutError,
    ProtocolError,
    UnsupportedCardError,
)
from backend.cards.reader import TaxDevice
from backend.cards.values import ClearUnit, Identity, Segment
from backend.station import listing

EMPTY, CARD = "empty", "card"
_STATES: tuple[tuple[type[DeviceError], str], ...] = (
    (CardAbsentError, EMPTY),
    (DeviceBusyError, "busy"),
    (DeviceTimeoutError, "mute"),
    (UnsupportedCardError, "unsupported"),
    (ProtocolError, "unsupported"),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """State of a reader, and the card if it could be read."""

    state: str
    card: dict[str, Any] | None = None


def look_at(connect: Callable[[], TaxDevice]) -> Seen:
    """Identity and declared units of the card."""
    try:
        device = connect()
        try:
            card = shown(device.identify(), device.units())
            scope = listing.told(listing.invoices_of(device, with_usage=False))
            return Seen(CARD, {**card, "stock": _stock(device), "invoices": scope})
        finally:
            device.close()
    except DeviceError as error:
        state = next((name for kind, name in _STATES if isinstance(error, kind)), CARD)
        return Seen(state)


def _stock(device: TaxDevice) -> list[dict[str, Any]] | None:
    """Segments that were bought or handed out; None = the card does not tell them."""
    try:
        return [segment(one) for one in device.stock()]
    except DeviceError:
        return None


def segment(one: Segment) -> dict[str, Any]:
    """JSON of a stretch of stock."""
    return asdict(one) | {"bought_on": one.bought_on and one.bought_on.isoformat()}


def shown(identity: Identity, units: list[ClearUnit]) -> dict[str, Any]:
    """JSON of a card: days as YYYY-MM-DD, amounts in fen."""
    return {
        "taxpayer_no": identity.taxpayer_no,
        "taxpayer_name": identity.taxpayer_name,
        "device_no": identity.device_no,
        "machines": list(identity.machines),
        "valid_from": identity.valid_from and identity.valid_from.isoformat(),
        "valid_until": identity.valid_until and identity.valid_until.isoformat(),
        "version": identity.version,
        "units": [_unit(one) for one in units],
    }


def _unit(unit: ClearUnit) -> dict[str, Any]:
    return {
        "unit_id": unit.unit_id,
        "label": unit.label,
        "period_start": unit.period_start.isoformat(),
        "period_end": unit.period_end.isoformat(),
        "fingerprint": unit.fingerprint,
        "totals": asdict(unit.totals),
    }


def restore_from_device(connect: Callable[[], TaxDevice]) -> dict[str, Any]:
    """Everything that the device says of invoices, read afresh; it writes nothing. DeviceError."""
    device = connect()
    try:
        card = shown(device.identify(), device.units())
        card |= {
            "stock": _stock(device),
            "invoices": listing.told(listing.invoices_of(device)),
        }
        files = [
            {"name": one.name, "sha256": hashlib.sha256(one.content).hexdigest(),
             "hex": one.content.hex()}
            for one in device.dump("core+usage")
        ]  # fmt: skip
    finally:
        device.close()
    return {"card": card, "files": files}
