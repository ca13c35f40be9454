"""Tables of clearing."""

from backend.clearing.models.alarms import ClearAcknowledgement, ClearSubscription
from backend.clearing.models.desk import (
    ClearDevice,
    DeskCommand,
    DeskEntry,
    DeskStation,
    PairingCode,
)
from backend.clearing.models.sessions import (
    ClearEvent,
    ClearFile,
    ClearSession,
    ClearSettings,
    ClearUnitRow,
)
from backend.clearing.models.stock import StockSegment

__all__ = [
    "ClearAcknowledgement",
    "ClearDevice",
    "ClearEvent",
    "ClearFile",
    "ClearSession",
    "ClearSettings",
    "ClearSubscription",
    "ClearUnitRow",
    "DeskCommand",
    "DeskEntry",
    "DeskStation",
    "PairingCode",
    "StockSegment",
]
