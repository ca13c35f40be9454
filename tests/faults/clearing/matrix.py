"""The fault matrix of clearing: what goes wrong, at which step, and how it must end.

Each cell runs a whole clearing on a virtual card and a bureau over HTTP with one fault in it.
``./run faults`` prints the table; tests/faults/clearing/test_matrix.py runs the same cells.
It is one table, long as the faults are many: parted, nobody would see which cell is missing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from backend.cards.usercard import layout
from backend.cards.virtual import register
from backend.cards.virtual.faults import CLEAR_INSTRUCTION, Fault, FaultKind
from backend.clearing.states import ClearState
from backend.sandbox.bureau.office import Comparison
from backend.sandbox.bureau.views import LineFault
from backend.station.engine import Pause, Progress
from tests.faults.clearing.desk import (
    END,
    IMPATIENT_S,
    MACHINE,
    SECOND,
    START,
    Desk,
    put_back,
)

SELECT, READ_RECORD, READ_BINARY = 0xA4, 0xB2, 0xB0
Prepare = Callable[[Desk], None]


@dataclass(frozen=True, slots=True)
class Cell:
    """One fault at one step. ``writes`` = how often C0E8 must have reached the card (None = any).

    ``code`` is what the last pause must explain itself with; ``clears`` how many units are
    cleared in the end.
    """

    fault: str
    step: str
    prepare: Prepare
    ends: ClearState = ClearState.DONE
    code: str | None = None
    clears: int = 1
    writes: int | None = 1
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Names the cell in the table and in pytest."""
        return f"{self.fault} @ {self.step}"


def run_cell(cell: Cell, desk: Desk) -> list[str]:
    """What is wrong with how the cell ended; empty = it ended as it must."""
    cell.prepare(desk)
    last = desk.run()
    wrong = desk.verdict()
    if last.state is not cell.ends:
        wrong.append(f"ended {last.state} ({last.code}), expected {cell.ends}")
    if cell.code is not None and cell.code not in _codes(desk, last):
        wrong.append(f"said {last.code}, expected {cell.code}")
    if len(desk.card.cleared) != cell.clears:
        wrong.append(f"{len(desk.card.cleared)} units cleared, expected {cell.clears}")
    sent = sum(1 for apdu, _ in desk.card.log if apdu[1] == CLEAR_INSTRUCTION)
    if cell.writes is not None and sent != cell.writes:
        wrong.append(f"C0E8 reached the card {sent} times, expected {cell.writes}")
    return wrong


def _codes(desk: Desk, last: Progress) -> set[str | None]:
    """Codes told by pauses, and those noted with a unit's or the session's end."""
    entries = list(desk.journal.entries())
    noted = {one.body.get("code") for one in entries}
    warned = {line["code"] for one in entries for line in one.body.get("warnings", [])}
    return {last.code, *(one.code for one in desk.progress), *noted, *warned}


def cells() -> Iterator[Cell]:
    """All of them, in the order of the table."""
    yield Cell("F0 nothing", "all", lambda _desk: None)
    yield from _crashes()
    yield from _cards()
    yield from _lines()
    yield from _refusals()
    yield from _disk()
    yield from _tickets()
    yield from _figures()
    yield from _variants()
    yield from _several()


# --- F1: kill -9 before and after every entry of the journal -----------------------------------

JOURNAL_ENTRIES = 21


def _crashes() -> Iterator[Cell]:
    for number in range(2, JOURNAL_ENTRIES + 1):
        for when in ("before", "after"):
            yield Cell(
                "F1 kill -9",
                f"{when} journal entry {number}",
                _dies(when, number),
            )
    for count in (1, 5, 40, 150, 290):
        yield Cell("F1 kill -9", f"before command {count}", _dies_at_command(count))
    yield Cell("F1 kill -9", "after C0E8, before its answer", _dies_after_clear)
    yield Cell("F2 power cut", "journal cut to the last sync", _cut_journal)


def _dies(when: str, number: int) -> Prepare:
    def prepare(desk: Desk) -> None:
        desk.journal.dies_at = (when, number)

    return prepare


def _killed() -> None:
    from tests.faults.clearing.desk import KilledError

    raise KilledError


def _dies_at_command(count: int) -> Prepare:
    def prepare(desk: Desk) -> None:
        desk.reader.faults.append(Fault(FaultKind.DO, count=count, action=_killed))

    return prepare


def _dies_after_clear(desk: Desk) -> None:
    desk.reader.faults.append(Fault(FaultKind.DO, SELECT, count=1, action=_arm_kill(desk)))


def _arm_kill(desk: Desk) -> Callable[[], None]:
    """The first look after the write never happens in this process."""

    def arm() -> None:
        real = desk.card.answer

        def answer(apdu: bytes) -> bytes:
            reply = real(apdu)
            if apdu[1] == CLEAR_INSTRUCTION:
                desk.card.answer = real  # type: ignore[method-assign] # one crash only
                _killed()
            return reply

        desk.card.answer = answer  # type: ignore[method-assign] # a card that takes us with it

    return arm


def _cut_journal(desk: Desk) -> None:
    """Dies with the write on its way; the file is then opened anew as the disk has it."""
    desk.reader.faults.append(Fault(FaultKind.DO, CLEAR_INSTRUCTION, action=_killed))


# --- F3 to F8: the card and its reader ---------------------------------------------------------

_WHERE = (
    ("identify", SELECT, 1),
    ("backup", READ_RECORD, 30),
    ("check", READ_RECORD, 270),
    ("list", READ_RECORD, 290),
    ("collect", READ_RECORD, 330),
    ("write", CLEAR_INSTRUCTION, 1),
)


def _cards() -> Iterator[Cell]:
    for step, instruction, count in _WHERE:
        yield Cell(
            "F3 pulled before", step, _card_fault(FaultKind.PULLED_BEFORE, instruction, count)
        )
        yield Cell("F4 pulled after", step, _card_fault(FaultKind.PULLED_AFTER, instruction, count))
        yield Cell("F4 answer lost", step, _card_fault(FaultKind.ANSWER_LOST, instruction, count))
        yield Cell("F6 service down", step, _card_fault(FaultKind.SERVICE_DOWN, instruction, count))
        yield Cell("F7 reader gone", step, _card_fault(FaultKind.READER_GONE, instruction, count))
        yield Cell("F8 mute", step, _card_fault(FaultKind.MUTE, instruction, count))
        yield Cell(
            "F7 busy",
            step,
            _card_fault(FaultKind.BUSY, instruction, count),
        )
        if step != "identify":
            yield Cell("F5 swapped", step, _swapped(instruction, count), code="QK-105")
    yield Cell("F3 pulled before", "verify", _after_write(FaultKind.PULLED_BEFORE))
    yield Cell("F8 mute", "verify", _after_write(FaultKind.MUTE))
    yield Cell("F5 swapped", "verify", _after_write(FaultKind.SWAPPED), code="QK-105")
    yield Cell("F3 no card", "start", _no_card, code="QK-103")


def _card_fault(kind: FaultKind, instruction: int, count: int) -> Prepare:
    def prepare(desk: Desk) -> None:
        desk.reader.faults.append(Fault(kind, instruction, count))
        desk.mend = put_back

    return prepare


def _swapped(instruction: int, count: int) -> Prepare:
    def prepare(desk: Desk) -> None:
        other = desk.other_card()
        desk.reader.other_card = other
        desk.reader.faults.append(Fault(FaultKind.SWAPPED, instruction, count))
        desk.mend = _puts_back_when_told

    return prepare


def _puts_back_when_told(desk: Desk, progress: Progress) -> None:
    """Leaves the wrong card in until the station says so."""
    if progress.code == "QK-105":
        put_back(desk, progress)


def _after_write(kind: FaultKind) -> Prepare:
    """The first SELECT after the write."""

    def prepare(desk: Desk) -> None:
        desk.reader.other_card = desk.other_card()
        desk.mend = _puts_back_when_told if kind is FaultKind.SWAPPED else put_back

        def arm() -> None:
            desk.reader.faults.append(Fault(kind, SELECT, 1))

        desk.reader.faults.append(Fault(FaultKind.DO, CLEAR_INSTRUCTION, action=arm))

    return prepare


def _no_card(desk: Desk) -> None:
    desk.reader.card = None
    desk.mend = put_back


# --- F9 to F12, F26: the line to the bureau ----------------------------------------------------

_CALLS = ("time", "declarations", "status", "tickets", "confirmations")


def _lines() -> Iterator[Cell]:
    for call in _CALLS:
        for fault in LineFault:
            yield Cell(f"F10-12 {fault}", call, _line_fault(call, fault))
        yield Cell("F9 unreachable for long", call, _line_fault(call, LineFault.REQUEST_LOST, 4))
    yield Cell(
        "F26 confirmation keeps failing",
        "confirm",
        _confirm_never,
        ends=ClearState.VERIFIED,
        code="QK-305",
    )


def _line_fault(call: str, fault: LineFault, times: int = 1) -> Prepare:
    def prepare(desk: Desk) -> None:
        if fault is LineFault.SLOW:
            desk.bureau.timeout_s = IMPATIENT_S
        desk.line.break_next(f"/bureau/{call}", fault, times)
        desk.mend = put_back

    return prepare


def _confirm_never(desk: Desk) -> None:
    desk.line.break_next("/bureau/confirmations", LineFault.HTTP_500, 10_000)
    desk.mend = put_back


# --- F13: refusals -----------------------------------------------------------------------------


def _refusals() -> Iterator[Cell]:
    for call in ("submit", "ticket"):
        for code in ("QK-304", "QK-306"):
            yield Cell(
                f"F13 {code}", call, _refused(call, code),
                ends=ClearState.HALTED, code=code, clears=0, writes=0,
            )  # fmt: skip
    yield Cell("F13 QK-302", "ticket", _refused("ticket", "QK-302"), code="QK-302")
    yield Cell("F13 QK-302", "compare", _compared_later(Comparison.PENDING), code="QK-302")
    yield Cell("F13 QK-303", "compare", _compared_later(Comparison.FAILED), code="QK-303")
    yield Cell("F13 QK-301", "check", _undeclared,
               ends=ClearState.ABORTED, code="QK-301", clears=0, writes=0)  # fmt: skip
    yield Cell("F13 QK-202", "check", _expired,
               ends=ClearState.ABORTED, code="QK-202", clears=0, writes=0)  # fmt: skip
    yield Cell("F13 QK-203 before the period", "check", _on(date(2026, 10, 31)),
               ends=ClearState.ABORTED, code="QK-402", clears=0, writes=0)  # fmt: skip
    yield Cell("F13 QK-205 after the deadline", "check", _on(date(2026, 11, 20)), code="QK-205")
    yield Cell("F16 clock off by 11 minutes", "check", _clock_off(11),
               ends=ClearState.ABORTED, code="QK-201", clears=0, writes=0)  # fmt: skip
    yield Cell("F16 clock off by 9 minutes", "check", _clock_off(9))
    for status, code in (
        (0x6A80, "QK-402"), (0x9403, "QK-402"), (0x6581, "QK-403"), (0x9303, "QK-403"),
        (0x6700, "QK-108"), (0x6D00, "QK-108"), (0x9302, "QK-401"),
    ):  # fmt: skip
        yield Cell(
            f"F23 C0E8 answers {status:04X}", "write", _answers(status, 10_000),
            ends=ClearState.HALTED, code=code, clears=0, writes=None,
        )  # fmt: skip
    for status in (0x6901, 0x6F42, 0x9302, 0x6A80):
        yield Cell(f"F23 C0E8 answers {status:04X} once", "write", _answers(status, 1), writes=2)
    yield Cell("F23 C0E8 answers 6901 for ever", "write", _answers(0x6901, 10_000),
               ends=ClearState.HALTED, code="QK-403", clears=0, writes=3)  # fmt: skip


def _refused(call: str, code: str) -> Prepare:
    def prepare(desk: Desk) -> None:
        desk.office.refuse_with[call] = code
        desk.mend = put_back

    return prepare


def _compared_later(comparison: Comparison) -> Prepare:
    """The bureau takes its time; meanwhile the card is out."""

    def prepare(desk: Desk) -> None:
        desk.office.compare(comparison)
        asked = iter(range(100))

        def mend(desk: Desk, progress: Progress) -> None:
            if progress.pause is Pause.WAITING and next(asked) < 3:
                desk.reader.card = None
                return
            desk.office.compare(Comparison.PASSED)
            put_back(desk, progress)

        desk.mend = mend

    return prepare


def _undeclared(desk: Desk) -> None:
    for number, record in enumerate(desk.card.files[layout.EF04].records):
        desk.card.files[layout.EF04].records[number] = b"\x00" + record[1:]


def _expired(desk: Desk) -> None:
    basics = desk.card.files[layout.EF02].records
    basics[0] = basics[0][:14] + bytes.fromhex("20261031") + basics[0][18:]


def _on(day: date) -> Prepare:
    def prepare(desk: Desk) -> None:
        desk.today = day

    return prepare


def _clock_off(minutes: int) -> Prepare:
    def prepare(desk: Desk) -> None:
        desk.station_offset = timedelta(minutes=minutes)

    return prepare


def _answers(status: int, times: int) -> Prepare:
    def prepare(desk: Desk) -> None:
        fault = Fault(FaultKind.STATUS, CLEAR_INSTRUCTION, times=times, status=status)
        desk.reader.faults.append(fault)

    return prepare


# --- F17: the disk -----------------------------------------------------------------------------


def _disk() -> Iterator[Cell]:
    for number in (2, 5, 8, 11, 14, 16, 17, 19):
        yield Cell("F17 journal full", f"entry {number}", _journal_full(number))
    yield Cell("F17 first place full", "backup", _first_place_full)
    yield Cell("F17 no place", "backup", _no_place,
               ends=ClearState.NEW, code="QK-501", clears=0, writes=0)  # fmt: skip


def _journal_full(number: int) -> Prepare:
    def prepare(desk: Desk) -> None:
        real = desk.journal.append

        def append(session_id: str, kind: str, *, unit_id: str = "", **body: Any) -> Any:
            if desk.journal.appended + 1 == number:
                desk.journal.fails = 1
                desk.journal.append = real  # type: ignore[method-assign] # room again
            return real(session_id, kind, unit_id=unit_id, **body)

        desk.journal.append = append  # type: ignore[method-assign] # a disk that fills up
        desk.mend = put_back

    return prepare


def _first_place_full(desk: Desk) -> None:
    (desk.folder / "blocked").write_text("")
    desk.places[0] = desk.folder / "blocked"


def _no_place(desk: Desk) -> None:
    (desk.folder / "blocked").write_text("")
    desk.places[:] = [desk.folder / "blocked"]


# --- F19, F20: tickets and torn records --------------------------------------------------------


def _tickets() -> Iterator[Cell]:
    for how, code in (
        ("mac2", "QK-401"), ("key_id", "QK-402"), ("number", "QK-402"), ("short", "QK-402"),
        ("old", "QK-402"),
    ):  # fmt: skip
        yield Cell(
            f"F19 ticket: {how}", "ticket", _spoiled(how),
            ends=ClearState.HALTED, code=code, clears=0, writes=None,
        )  # fmt: skip
        yield Cell(f"F19 ticket: {how} once", "ticket", _spoiled_once(how), writes=None)
    yield Cell("F20 torn EF01", "write", _torn,
               ends=ClearState.HALTED, code="QK-404", clears=0, writes=1)  # fmt: skip


def _spoiled(how: str) -> Prepare:
    def prepare(desk: Desk) -> None:
        desk.office.spoil_ticket = how

    return prepare


def _spoiled_once(how: str) -> Prepare:
    def prepare(desk: Desk) -> None:
        desk.office.spoil_ticket = how
        real = desk.office._spoiled

        def spoil(payload: bytes) -> bytes:
            spoiled = real(payload)
            desk.office.spoil_ticket = None
            return spoiled

        desk.office._spoiled = spoil  # type: ignore[method-assign] # the office mends its fault

    return prepare


def _torn(desk: Desk) -> None:
    desk.reader.faults.append(Fault(FaultKind.TORN, CLEAR_INSTRUCTION))


# --- F21, F22: other figures, cleared elsewhere ------------------------------------------------


def _figures() -> Iterator[Cell]:
    yield Cell("F21 re-declared", "compare", _redeclared_while_waiting)
    yield Cell("F21 re-declared", "write", _redeclared_before_write)
    yield Cell("F21 grown period", "compare", _grown_while_waiting,
               ends=ClearState.DONE)  # fmt: skip
    yield Cell("F22 cleared elsewhere", "compare", _cleared_elsewhere,
               ends=ClearState.SUPERSEDED, code="QK-204", writes=1)  # fmt: skip
    yield Cell("F22 cleared and confirmed elsewhere", "compare", _closed_elsewhere,
               ends=ClearState.SUPERSEDED, code="QK-204", writes=1)  # fmt: skip


def _while_waiting(desk: Desk, act: Callable[[Desk], None]) -> None:
    """Something happens while the bureau compares; then the comparison passes."""
    desk.office.compare(Comparison.PENDING)
    pending = [act]

    def mend(desk: Desk, progress: Progress) -> None:
        if progress.pause is Pause.WAITING:
            if pending:
                pending.pop()(desk)
            desk.office.compare(Comparison.PASSED)
        put_back(desk, progress)

    desk.mend = mend


def _redeclared_while_waiting(desk: Desk) -> None:
    _while_waiting(desk, lambda one: one.redeclare())


def _grown_while_waiting(desk: Desk) -> None:
    _while_waiting(desk, lambda one: one.redeclare(mac=0x78))


def _redeclared_before_write(desk: Desk) -> None:
    """Between the ticket and the write: right when the bureau hands the ticket out."""
    real = desk.office.ticket

    def ticket(unit_id: str, start: date, fingerprint: str) -> tuple[bytes, date]:
        issued = real(unit_id, start, fingerprint)
        desk.office.ticket = real  # type: ignore[method-assign] # once
        desk.redeclare()
        return issued

    desk.office.ticket = ticket  # type: ignore[method-assign] # a register that cannot wait


def _cleared_elsewhere(desk: Desk) -> None:
    _while_waiting(desk, _clear_by_hand)


def _closed_elsewhere(desk: Desk) -> None:
    def act(desk: Desk) -> None:
        _clear_by_hand(desk)
        held = next(iter(desk.office.held.values()))
        desk.office.confirm(held.unit_id, held.period_start, held.fingerprint)

    _while_waiting(desk, act)


def _clear_by_hand(desk: Desk) -> None:
    """Another program writes the bureau's ticket."""
    desk.office.compare(Comparison.PASSED)
    held = next(iter(desk.office.held.values()))
    payload, _ = desk.office.ticket(held.unit_id, held.period_start, held.fingerprint)
    desk.card.reset()
    desk.card.answer(bytes.fromhex("00A4040005") + b"TID01")
    desk.card.answer(bytes.fromhex("C0E80000") + bytes([len(payload)]) + payload)


# --- F24, F25: card variants, several machines -------------------------------------------------


def _variants() -> Iterator[Cell]:
    for name in ("r2", "strict"):
        yield Cell(f"F24 card {name}", "all", lambda _desk: None, facts={"profile_name": name})
        yield Cell(
            f"F24 card {name}, answer lost", "write",
            _card_fault(FaultKind.ANSWER_LOST, CLEAR_INSTRUCTION, 1),
            facts={"profile_name": name},
        )  # fmt: skip


def _several() -> Iterator[Cell]:
    ten = [f"{number:016d}" for number in range(11, 21)]
    yield Cell("F25 ten machines", "all", lambda _desk: None,
               clears=10, writes=10, facts={"machines": ten})  # fmt: skip
    yield Cell("F25 ten machines, one refused", "write", _third_refused,
               ends=ClearState.HALTED, clears=9, writes=None, facts={"machines": ten})  # fmt: skip
    yield Cell("F25 two machines, one declared", "check", lambda _desk: None,
               facts={"machines": [MACHINE, SECOND], "declared": [MACHINE]})  # fmt: skip
    yield Cell("F25 ten machines, killed in the fifth", "write", _killed_in_fifth,
               clears=10, writes=10, facts={"machines": ten})  # fmt: skip


def _third_refused(desk: Desk) -> None:
    fault = Fault(FaultKind.STATUS, CLEAR_INSTRUCTION, count=3, status=0x6581)
    desk.reader.faults.append(fault)


def _killed_in_fifth(desk: Desk) -> None:
    desk.reader.faults.append(Fault(FaultKind.DO, CLEAR_INSTRUCTION, count=5, action=_killed))


def declared_before(desk: Desk) -> None:
    """A register that declares what it has declared already (for negative controls)."""
    register.declare(desk.card, MACHINE, START, END, mac1=b"\x01\x02\x03\x04")
