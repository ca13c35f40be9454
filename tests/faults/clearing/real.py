"""The same desk with a real pcscd between station and card; faults strike the card itself."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from backend.cards import pcsc, profile
from backend.cards.reader import TaxDevice
from backend.cards.usercard import UserCard
from backend.cards.virtual.card import VirtualCard
from backend.cards.virtual.faults import CLEAR_INSTRUCTION
from backend.clearing.states import ClearState
from backend.sandbox.bureau.views import LineFault
from backend.station.engine import Progress
from tests.cards.pcscd import RealReader
from tests.faults.clearing.desk import Desk

SELECT, READ_RECORD = 0xA4, 0xB2
Prepare = Callable[["RealDesk"], None]


@dataclass
class RealDesk(Desk):
    """A desk whose reader is a real one. ``service`` runs pcscd; the card is in its slot."""

    service: RealReader | None = None
    _open: list[pcsc.PcscReader] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__post_init__()
        assert self.service is not None
        self.slot = self.service
        self.slot.insert(self.card)

    def open_device(self) -> TaxDevice:
        for old in self._open:
            old.close()
        reader = pcsc.PcscReader(self.slot.name)
        self._open = [reader]
        reader.reconnect()
        quick = replace(profile.load(self.profile_name), apdu_timeout_s=1.0, clear_timeout_s=1.0)
        return UserCard(reader, quick)

    def close(self) -> None:
        """Let the reader go."""
        for one in self._open:
            one.close()


@dataclass(frozen=True, slots=True)
class RealCell:
    """As ``matrix.Cell``, for the few faults that need the real thing."""

    fault: str
    step: str
    prepare: Prepare
    ends: ClearState = ClearState.DONE
    clears: int = 1

    @property
    def name(self) -> str:
        return f"{self.fault} @ {self.step}"


def run_real_cell(cell: RealCell, desk: RealDesk) -> list[str]:
    """What is wrong with how the cell ended."""
    cell.prepare(desk)
    last = desk.run()
    wrong = desk.verdict()
    if last.state is not cell.ends:
        wrong.append(f"ended {last.state} ({last.code}), expected {cell.ends}")
    if len(desk.card.cleared) != cell.clears:
        wrong.append(f"{len(desk.card.cleared)} units cleared, expected {cell.clears}")
    return wrong


def _put_back(desk: Desk, _progress: Progress) -> None:
    assert isinstance(desk, RealDesk)
    desk.slot.insert(desk.card)


_STEPS = {
    "identify": (SELECT, 1),
    "backup": (READ_RECORD, 40),
    "collect": (READ_RECORD, 330),
    "write": (CLEAR_INSTRUCTION, 1),
}


def _at(desk: RealDesk, step: str, act: Callable[[bytes], bytes]) -> None:
    """``act`` answers in the card's place at the step, once."""
    instruction, count = _STEPS[step]
    card, seen = desk.card, iter(range(1, 10**6))
    real = card.answer

    def answer(apdu: bytes) -> bytes:
        if apdu[1] == instruction and next(seen) == count:
            card.answer = real  # type: ignore[method-assign] # one fault a cell
            return act(apdu)
        return real(apdu)

    card.answer = answer  # type: ignore[method-assign] # the card's own hand
    desk.mend = _put_back


def _pulled(when: str, step: str) -> Prepare:
    def prepare(desk: RealDesk) -> None:
        execute = desk.card.answer

        def act(apdu: bytes) -> bytes:
            if when == "after":
                execute(apdu)
            raise OSError("the line to the reader breaks")

        _at(desk, step, act)

    return prepare


def _mute(step: str) -> Prepare:
    def prepare(desk: RealDesk) -> None:
        import time

        def act(_apdu: bytes) -> bytes:
            time.sleep(2.5)
            raise OSError("mute")

        _at(desk, step, act)

    return prepare


def _swapped(step: str) -> Prepare:
    def prepare(desk: RealDesk) -> None:
        def act(_apdu: bytes) -> bytes:
            raise OSError("pulled")

        _at(desk, step, act)
        others: list[VirtualCard] = [desk.other_card()]

        def mend(desk: Desk, progress: Progress) -> None:
            assert isinstance(desk, RealDesk)
            if others and progress.code != "QK-105":
                desk.slot.insert(others.pop())
            else:
                desk.slot.insert(desk.card)

        desk.mend = mend

    return prepare


def _service_restarts(step: str) -> Prepare:
    def prepare(desk: RealDesk) -> None:
        def act(_apdu: bytes) -> bytes:
            raise OSError("the service goes down")

        _at(desk, step, act)

        def mend(desk: Desk, _progress: Progress) -> None:
            assert isinstance(desk, RealDesk)
            desk.slot.stop()
            desk.slot.start()
            desk.slot.insert(desk.card)

        desk.mend = mend

    return prepare


def _killed_at(number: int, when: str) -> Prepare:
    def prepare(desk: RealDesk) -> None:
        desk.journal.dies_at = (when, number)

    return prepare


def _bureau(call: str, fault: LineFault) -> Prepare:
    def prepare(desk: RealDesk) -> None:
        desk.line.break_next(f"/bureau/{call}", fault)
        desk.mend = _put_back

    return prepare


def _torn(desk: RealDesk) -> None:
    desk.card.is_torn_next = True


def real_cells() -> list[RealCell]:
    """At least twenty."""
    cells = [RealCell("F0 nothing", "all", lambda _desk: None)]
    for step in _STEPS:
        cells += [
            RealCell("F3 pulled before", step, _pulled("before", step)),
            RealCell("F4 pulled after", step, _pulled("after", step)),
            RealCell("F6 pcscd restarted", step, _service_restarts(step)),
        ]
    cells += [
        RealCell("F5 swapped", step, _swapped(step)) for step in ("backup", "collect", "write")
    ]
    cells += [RealCell("F8 mute", step, _mute(step)) for step in ("backup", "write")]
    cells += [
        RealCell("F1 kill -9", f"{when} entry {number}", _killed_at(number, when))
        for number in (4, 16)
        for when in ("before", "after")
    ]
    cells += [
        RealCell("F11 answer lost", call, _bureau(call, LineFault.ANSWER_LOST))
        for call in ("declarations", "confirmations")
    ]
    cells.append(RealCell("F20 torn EF01", "write", _torn, ends=ClearState.HALTED, clears=0))
    return cells
