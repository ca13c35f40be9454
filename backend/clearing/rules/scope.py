"""The invoices of a device as people see them: sums of the three states, and each stretch."""

from collections.abc import Mapping
from typing import Any

from backend.cards.invoices import DeviceInvoiceStatus, Place

_NEEDS: Mapping[DeviceInvoiceStatus, frozenset[Place]] = {
    DeviceInvoiceStatus.BLANK: frozenset({Place.STOCK, Place.REGISTER}),
    DeviceInvoiceStatus.ISSUED: frozenset({Place.USAGE, Place.TOTALS}),
    DeviceInvoiceStatus.VOIDED: frozenset({Place.USAGE, Place.TOTALS}),
}
"""Without these a sum would be too small, and is not told."""


def shown(told: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """As InvoiceScopeOut; None = the device did not tell."""
    if told is None:
        return None
    stretches = [_stretch(one) for one in told["stretches"]]
    unread = frozenset(Place(one) for one in told.get("unread", ()))
    waiting = [one["waiting"] for one in stretches]
    return {
        **{
            state.value: None if unread & needed else sum(one[state] for one in stretches)
            for state, needed in _NEEDS.items()
        },
        "waiting": None if None in waiting or not waiting else sum(waiting),
        "stretches": stretches,
        "gaps": told.get("gaps", []),
        "overlaps": told.get("overlaps", []),
        "unread": sorted(unread),
    }


def used_by_kind(told: Mapping[str, Any] | None) -> dict[str, int]:
    """Issued and voided invoices by type; empty where the device knows no types."""
    if told is None:
        return {}
    return {
        one["kind"]: one["issued"] + one["voided"]
        for one in told["stretches"]
        if one["place"] == Place.TOTALS
    }


def _stretch(told: Mapping[str, Any]) -> dict[str, Any]:
    counts = {state: told[state.value] for state in DeviceInvoiceStatus}
    present = [state for state, count in counts.items() if count]
    return {
        **told,
        "count": sum(counts.values()),
        "status": present[0] if len(present) == 1 else None,
    }
