"""Tables of clearing."""

from backend.clearing.models.alarms import ClearAcknowledgement, ClearSubscription
from backend.clearing.models.desk import (
    ClearDevice,
    DeskCommand,
    DeskEntry,
    DeskStation,
    PairingCode,
)
from backend.clearing.models.nightly import ClearCheck, ClearReported
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
    "ClearCheck",
    "ClearDevice",
    "ClearEvent",
    "ClearFile",
    "ClearReported",
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
