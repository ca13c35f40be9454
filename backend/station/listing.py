"""What the list of a session says: its units, and the invoices on the device by their state."""

from dataclasses import asdict
from typing import Any

from backend.cards.errors import ProtocolError, RefusedError
from backend.cards.invoices import InvoiceScope, InvoiceStretch, Numbers, joined
from backend.cards.reader import TaxDevice
from backend.cards.values import Cap, ClearUnit

MOST_STRETCHES = 300
"""Kept and shown; a full usage file has 200 records."""


def invoices_of(device: TaxDevice, *, with_usage: bool = True) -> InvoiceScope | None:
    """None = the device does not tell them. DeviceError when there is no device to ask."""
    try:
        return device.invoices(with_usage=with_usage)
    except (ProtocolError, RefusedError):
        return None


def told(scope: InvoiceScope | None) -> dict[str, Any] | None:
    """JSON of it; None stays None: not known is not none."""
    if scope is None:
        return None
    return {
        "stretches": [_stretch(one) for one in joined(scope.stretches)[:MOST_STRETCHES]],
        "gaps": [_numbers(one) for one in scope.gaps[:MOST_STRETCHES]],
        "overlaps": [_numbers(one) for one in scope.overlaps[:MOST_STRETCHES]],
        "unread": list(scope.unread),
    }


def _stretch(one: InvoiceStretch) -> dict[str, Any]:
    numbers = one.numbers
    return {
        "place": one.place,
        "kind": one.kind,
        "label": one.label,
        "invoice_code": None if numbers is None else numbers.invoice_code,
        "first": None if numbers is None else numbers.first,
        "last": None if numbers is None else numbers.last,
        "blank": one.blank,
        "issued": one.issued,
        "voided": one.voided,
        "waiting": one.waiting,
    }


def _numbers(one: Numbers) -> dict[str, Any]:
    return {"invoice_code": one.invoice_code, "first": one.first, "last": one.last}


def listed(device: TaxDevice, unit: ClearUnit) -> dict[str, Any]:
    """One unit as the journal keeps it."""
    return {
        "unit_id": unit.unit_id,
        "label": unit.label,
        "period_start": unit.period_start.isoformat(),
        "period_end": unit.period_end.isoformat(),
        "fingerprint": unit.fingerprint,
        "control": device.monitor(unit.unit_id).raw.hex(),
        "totals": asdict(unit.totals),
        **({"readback": "month"} if Cap.MONTH_READBACK in device.caps else {}),
        **({"uploads": True} if Cap.UPLOADS in device.caps else {}),
    }
