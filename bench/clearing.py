"""A whole clearing of a ten-machine card against the bare exchange of the very same commands.

The engine, its journal, its backup and the sandbox bureau over HTTP are the product's own; the
operator confirms at once. Then the commands that reached the card are sent once more in a tight
loop, over the same kind of connection, to a card of the same files. Shares are measured inside
the clearing itself: what the bureau took, what the disk took (journal and backup, which are on
disk before the act that they announce), what the card took. The goal holds for what is left
after bureau and disk: on a slow disk the syncs alone outweigh all commands.

It holds for the card behind a reader service. In this process a command is a call of a Python
function, a few microseconds: those rows show what our own work costs without any reader at all.
"""

import logging
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from backend.cards import pcsc
from backend.cards.errors import DeviceError
from backend.cards.reader import CardReader
from backend.clearing.states import ClearState
from backend.station import backup
from tests.cards.pcscd import RealReader, missing, running_pcscd
from tests.faults.clearing.desk import Desk, serving_bureau
from tests.faults.clearing.real import RealDesk

_MACHINES = {1: ["0000000000000011"], 10: [f"{number:016d}" for number in range(11, 21)]}
_ROUNDS = 7
_GOAL = 1.5
_BUREAU = ("now", "submit", "status", "ticket", "confirm")
_REPLAY_S, _PATIENCE_S = 10.0, 15.0


def run() -> list[dict[str, Any]]:
    """In this process and through pcscd, for one machine and for ten."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    floor = {"goal": "(orientation)", "ok": None}
    rows = [_row("in this process", count, _best(count, None)) | floor for count in _MACHINES]
    if (why := missing()) is not None:
        return [*rows, {"card": "through pcscd and vpcd", "not measured": why}]
    with running_pcscd() as slot:
        rows += [_row("through pcscd and vpcd", count, _best(count, slot)) for count in _MACHINES]
    return rows


@dataclass
class _Took:
    """Seconds of one clearing by share, and of the bare exchange after it."""

    total_s: float = 0.0
    raw_s: float = 0.0
    commands: int = 0
    shares: dict[str, float] = field(default_factory=dict)

    @property
    def left_s(self) -> float:
        """Card and our own work."""
        return self.total_s - self.shares["bureau"] - self.shares["disk"]


def _row(card: str, machines: int, took: _Took) -> dict[str, Any]:
    ratio = took.left_s / took.raw_s
    return {
        "card": card,
        "machines": machines,
        "commands": took.commands,
        "total_ms": took.total_s * 1000,
        "bureau_ms": took.shares["bureau"] * 1000,
        "disk_ms": took.shares["disk"] * 1000,
        "card_ms": took.shares["card"] * 1000,
        "left_ms": took.left_s * 1000,
        "raw_ms": took.raw_s * 1000,
        "left / raw": ratio,
        "goal": f"<= {_GOAL}",
        "ok": ratio <= _GOAL,
    }


def _best(machines: int, slot: RealReader | None) -> _Took:
    """Of several rounds the one with the least left: a busy machine only ever adds.

    The bare exchange is taken at its best too.
    """
    rounds = [_round(machines, slot) for _ in range(_ROUNDS)]
    best = min(rounds, key=lambda one: one.left_s)
    best.raw_s = min(one.raw_s for one in rounds)
    return best


def _round(machines: int, slot: RealReader | None) -> _Took:
    with tempfile.TemporaryDirectory() as folder, serving_bureau() as bureau:
        desk = _desk(Path(folder) / "first", bureau, machines, slot)
        _wait_for_card(desk)
        desk.card.log.clear()
        took = _Took()
        with _watched(desk, took.shares):
            began = time.perf_counter()
            last = desk.run()
            took.total_s = time.perf_counter() - began
        if last.state is not ClearState.DONE or len(desk.card.cleared) != machines:
            raise RuntimeError(f"the clearing ended {last.state} ({last.code})")
        sent = [apdu for apdu, _ in desk.card.log]
        _let_go(desk)
        took.commands = len(sent)
        twin = _desk(Path(folder) / "second", bureau, machines, slot)
        _wait_for_card(twin)
        took.raw_s = _bare(_reader(twin), sent)
        _let_go(twin)
    return took


def _desk(folder: Path, bureau: Any, machines: int, slot: RealReader | None) -> Desk:
    folder.mkdir()
    office, line, http = bureau
    numbers = _MACHINES[machines]
    if slot is None:
        return Desk(folder, office, line, http, machines=numbers)
    return RealDesk(folder, office, line, http, machines=numbers, service=slot)


def _wait_for_card(desk: Desk) -> None:
    """A card that was just put in is without power for a moment."""
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        try:
            desk.open_device().close()
        except DeviceError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


def _reader(desk: Desk) -> CardReader:
    return pcsc.PcscReader(desk.slot.name) if isinstance(desk, RealDesk) else desk.reader


def _let_go(desk: Desk) -> None:
    if isinstance(desk, RealDesk):
        desk.close()
    desk.journal.close()


def _bare(reader: CardReader, commands: Sequence[bytes]) -> float:
    reader.reconnect()
    reader.transmit(commands[0], timeout_s=_REPLAY_S)
    began = time.perf_counter()
    for apdu in commands:
        reader.transmit(apdu, timeout_s=_REPLAY_S)
    took = time.perf_counter() - began
    reader.close()
    return took


@contextmanager
def _watched(desk: Desk, shares: dict[str, float]) -> Iterator[None]:
    """Adds up what is spent in the bureau's calls, on the disk and at the card."""
    reader = pcsc.PcscReader if isinstance(desk, RealDesk) else type(desk.reader)
    places: Mapping[str, list[tuple[Any, str]]] = {
        "bureau": [(type(desk.bureau), name) for name in _BUREAU],
        "disk": [(type(desk.journal), "append"), (backup, "keep")],
        "card": [(reader, "transmit")],
    }
    with ExitStack() as undo:
        for share, found in places.items():
            shares[share] = 0.0
            for owner, name in found:
                timed = _timed(getattr(owner, name), share, shares)
                undo.enter_context(mock.patch.object(owner, name, timed))
        yield


def _timed(act: Callable[..., Any], share: str, shares: dict[str, float]) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return act(*arguments, **named)
        finally:
            shares[share] += time.perf_counter() - began

    return call
