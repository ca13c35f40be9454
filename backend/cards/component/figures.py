"""Figures of a unit's types taken together, and the fingerprint of its declaration."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple

from backend.cards.component.facts import TypeMonitor, TypeTotals
from backend.cards.component.profile import TYPE_NAMES
from backend.cards.values import TaxAmount, Totals


def fingerprint_of(monitors: Sequence[TypeMonitor], figures: dict[str, TypeTotals]) -> str:
    """Period and figures of each type: whatever SJCB seals beside them may differ every time."""
    told = [
        [
            one.type_code,
            one.start.isoformat(),
            one.end.isoformat(),
            *astuple(figures[one.type_code]),
        ]
        for one in sorted(monitors, key=lambda one: one.type_code)
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def sums_of(figures: dict[str, TypeTotals]) -> Totals:
    """Of all types together; an amount's index is the type's code."""
    return Totals(
        normal_count=sum(one.normal_count for one in figures.values()),
        return_count=sum(one.red_count for one in figures.values()),
        void_count=sum(one.void_count for one in figures.values()),
        amounts=tuple(
            TaxAmount(
                int(code),
                one.normal_fen,
                abs(one.red_fen),
                name=TYPE_NAMES.get(code, ""),
                type_code=code,
            )
            for code, one in figures.items()
        ),
        device_normal_fen=None,
        device_return_fen=None,
    )
