"""The virtual card as a reader in this process, with the faults that a test asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from backend.cards.errors import (
    CardAbsentError,
    CardRemovedError,
    DeviceBusyError,
    DeviceError,
    DeviceTimeoutError,
    ReaderGoneError,
    ServiceDownError,
)
from backend.cards.virtual.card import VirtualCard
from backend.cards.virtual.faults import Fault, FaultKind

_BEFORE: dict[FaultKind, type[DeviceError]] = {
    FaultKind.PULLED_BEFORE: CardRemovedError,
    FaultKind.MUTE: DeviceTimeoutError,
    FaultKind.SERVICE_DOWN: ServiceDownError,
    FaultKind.READER_GONE: ReaderGoneError,
    FaultKind.BUSY: DeviceBusyError,
}
_LEAVES_IT_OUT = frozenset({FaultKind.PULLED_BEFORE, FaultKind.PULLED_AFTER})


@dataclass
class VirtualReader:
    """A reader of the sandbox. ``card`` None = nothing inserted. Implements CardReader."""

    card: VirtualCard | None
    name: str = "沙箱读卡器"
    faults: list[Fault] = field(default_factory=list)
    other_card: VirtualCard | None = None
    """What is inserted when a fault swaps the card."""
    _held: VirtualCard | None = None

    def transmit(self, apdu: bytes, *, timeout_s: float) -> tuple[bytes, int]:  # noqa: ARG002 - it never waits
        card = self._present()
        fault = next((one for one in self.faults if one.strikes(apdu)), None)
        if fault is not None:
            card = self._suffer(fault, card)
            if fault.kind is FaultKind.STATUS:
                card.log.append((apdu, fault.status))
                return b"", fault.status
        reply = card.answer(apdu)
        if fault is not None and fault.kind in {FaultKind.PULLED_AFTER, FaultKind.ANSWER_LOST}:
            self._drop(fault)
            raise CardRemovedError
        return reply[:-2], int.from_bytes(reply[-2:])

    def _present(self) -> VirtualCard:
        """The card of this connection; a handle to one that was pulled stays dead."""
        if self.card is None:
            raise CardAbsentError
        if self._held is None:
            self._held = self.card
        if self._held is not self.card:
            raise CardRemovedError
        return self.card

    def _suffer(self, fault: Fault, card: VirtualCard) -> VirtualCard:
        if fault.kind in _BEFORE:
            self._drop(fault)
            raise _BEFORE[fault.kind]
        if fault.kind is FaultKind.SWAPPED:
            self.card = self.other_card
            raise CardRemovedError
        if fault.kind is FaultKind.TORN:
            card.is_torn_next = True
        if fault.kind is FaultKind.DO:
            fault.action()
        return card

    def _drop(self, fault: Fault) -> None:
        if fault.kind in _LEAVES_IT_OUT:
            self.card = None

    def insert(self, card: VirtualCard) -> None:
        """A card is put in."""
        card.reset()
        self.card = card

    def reconnect(self) -> None:
        if self.card is None:
            raise CardAbsentError
        self.card.reset()
        self._held = self.card

    @contextmanager
    def transaction(self) -> Iterator[None]:
        yield

    def close(self) -> None:
        self._held = None
