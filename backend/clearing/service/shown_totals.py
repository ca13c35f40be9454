"""Totals of a unit as people see them."""

from collections.abc import Mapping
from typing import Any


def totals_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """As ClearTotalsOut, from what the station wrote; sums are those over the tax items."""
    amounts = [{"name": "", "rate": None, **one} for one in told.get("amounts", ())]
    return {
        "normal_count": told["normal_count"],
        "return_count": told["return_count"],
        "void_count": told["void_count"],
        "amounts": amounts,
        "normal_fen": sum(one["normal_fen"] for one in amounts),
        "return_fen": sum(one["return_fen"] for one in amounts),
        "device_normal_fen": told.get("device_normal_fen"),
        "device_return_fen": told.get("device_return_fen"),
    }
