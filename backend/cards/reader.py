"""What the drivers need from a reader, and what the engine needs from a device."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from backend.cards.invoices import InvoiceScope
from backend.cards.profile import BackupScope
from backend.cards.values import (
    Baseline,
    Cap,
    ClearTicket,
    ClearUnit,
    Declaration,
    Identity,
    Monitor,
    OfflineQueue,
    RawFile,
    Reading,
    Secret,
    Segment,
    Totals,
    UploadAck,
    UploadBatch,
)


class CardReader(Protocol):
    """One card in one reader, held exclusively.

    Every method raises DeviceError only. What a card answers with a status word is an answer.
    """

    name: str

    def transmit(self, apdu: bytes, *, timeout_s: float) -> tuple[bytes, int]:
        """Data and status word of one command of 4 bytes or more."""
        ...

    def reconnect(self) -> None:
        """A fresh connection to whatever card is inserted now; the PIN state is gone."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Nobody else talks to the card meanwhile."""
        ...

    def close(self) -> None:
        """Let the card go; harmless when repeated."""
        ...


class TaxDevice(Protocol):
    """One connected device. Every method raises DeviceError only."""

    caps: frozenset[Cap]
    is_unlocked: bool
    """Whether a PIN was given on this connection; NEEDS_SECRET wants one before ``apply``."""

    def identify(self) -> Identity:
        """Who it is, freshly read."""
        ...

    def unlock(self, secret: Secret) -> None:
        """Give the PIN once. PinWrongError, PinBlockedError."""
        ...

    def clock(self) -> datetime | None:
        """The device's own clock; None when it has none."""
        ...

    def units(self) -> list[ClearUnit]:
        """What is declared and can be cleared, freshly read."""
        ...

    def monitor(self, unit_id: str) -> Monitor:
        """Control data of one unit."""
        ...

    def totals(self, unit_id: str) -> list[Totals]:
        """Figures of one unit, by period."""
        ...

    def stock(self) -> list[Segment]:
        """Stock (库存) on the device."""
        ...

    def invoices(self, *, with_usage: bool = True) -> InvoiceScope:
        """Every invoice that the device tells of, by its state; ``with_usage`` may take long."""
        ...

    def offline(self) -> OfflineQueue | None:
        """What was not uploaded; None when the device keeps no such queue."""
        ...

    def pending(self, unit_id: str) -> Iterator[UploadBatch]:
        """What is to be uploaded, a batch at a time; the same again until it is acknowledged."""
        ...

    def acknowledge(self, unit_id: str, ack: UploadAck) -> None:
        """Give the device the bureau's word for a batch; may be repeated."""
        ...

    def dump(self, scope: BackupScope) -> Iterator[RawFile]:
        """Raw files for the backup: core, core+usage or full."""
        ...

    def collect(self, unit_id: str) -> Declaration:
        """What is to be submitted. RefusedError QK-301 when nothing is declared."""
        ...

    def apply(self, ticket: ClearTicket) -> None:
        """Write the ticket, once. OutcomeUnknownError: only ``state`` tells."""
        ...

    def state(self, unit_id: str, before: Baseline, ticket: ClearTicket | None) -> Reading:
        """Always a fresh read."""
        ...

    def close(self) -> None:
        """Let the device go."""
        ...
