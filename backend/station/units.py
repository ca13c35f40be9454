"""One clear unit from its confirmation to the bureau's: every act journaled before and after."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from backend.cards.errors import OutcomeUnknownError, PinNeededError, RefusedError
from backend.cards.reader import TaxDevice
from backend.cards.values import Cap, Reading, UnitState
from backend.clearing.gateway import Bureau, BureauAnswer, BureauRefusedError
from backend.clearing.rules import recovery, uploading
from backend.clearing.rules.memory import ONE_MORE_TICKET, UnitMemory
from backend.clearing.rules.recovery import Decision, Next
from backend.clearing.rules.uploading import UPLOAD_FIRST
from backend.clearing.states import BureauKnows, ClearState
from backend.station.journal import Entry
from backend.station.ticket import wrong_ticket
from backend.station.uploading import Uploader

_WAITS_FOR_PEOPLE = frozenset({"QK-302", "QK-303"})
_SEND_AGAIN = frozenset({"QK-301", "QK-404"})


class Note(Protocol):
    """Writes into the journal."""

    def __call__(self, kind: str, *, unit_id: str = "", **body: Any) -> Entry: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one advance came to. Neither moved nor wants a list = it waits for the bureau."""

    has_moved: bool = False
    wants_new_list: bool = False
    code: str | None = None
    detail: str = ""


_MOVED = Outcome(has_moved=True)
_ENDINGS = {
    Next.ABORT: ClearState.ABORTED,
    Next.SUPERSEDE: ClearState.SUPERSEDED,
    Next.CONFIRM_AND_SUPERSEDE: ClearState.SUPERSEDED,
    Next.HALT: ClearState.HALTED,
}


class UnitRunner:
    """Advances units one act at a time. Raises DeviceError, Bureau*Error and JournalError."""

    def __init__(self, bureau: Bureau, note: Note, session_id: str) -> None:
        self._bureau = bureau
        self._note = note
        self._session_id = session_id
        self._issued: dict[str, BureauAnswer] = {}
        self._uploader = Uploader(bureau, note)

    def advance(self, unit: UnitMemory, device: Callable[[], TaxDevice]) -> Outcome:
        """The next act of this unit, by what is true now."""
        if unit.state in _MERE_STEPS:
            return self._move(unit, _MERE_STEPS[unit.state])
        if unit.state in _BEFORE_UPLOADED:
            return self._upload(unit, device)
        if unit.state is ClearState.VERIFIED:
            self._tell_bureau(unit, device)
            return self._move(unit, ClearState.SERVER_CONFIRMED)
        answer = self._ask_bureau(unit)
        if unit.state is ClearState.WAIT_COMPARE and answer.knows in _NOT_COMPARED:
            return _waiting(answer)  # the card may be anywhere meanwhile
        if unit.state in _BEFORE_TICKET and answer.knows is BureauKnows.ISSUED:
            return self._fetch_ticket(unit)
        return self._act(unit, self._decide(unit, answer, device()), answer, device)

    def forget(self) -> None:
        """After a pause nothing that the bureau said before counts any more."""
        self._issued.clear()

    def _ask_bureau(self, unit: UnitMemory) -> BureauAnswer:
        """An issued ticket stays issued while this session goes on without a pause."""
        answer = self._issued.get(unit.unit_id)
        if answer is None or answer.fingerprint != unit.baseline.fingerprint:
            answer = self._bureau.status(unit.key)
        if answer.knows is BureauKnows.ISSUED:
            self._issued[unit.unit_id] = answer
        return answer

    def _decide(self, unit: UnitMemory, answer: BureauAnswer, device: TaxDevice) -> Decision:
        reading = self._read(unit, device)
        # The ticket stands there and we have not written it: somebody else has.
        is_elsewhere = reading.state is UnitState.CLEARED and unit.sends == 0
        return recovery.decide(
            UnitState.FOREIGN if is_elsewhere else reading.state,
            answer.knows,
            is_bureaus_ticket=_names(answer, reading),
            holds_new_figures=self._holds_new_figures(unit, answer, device),
            holds_former_figures=answer.fingerprint in unit.former,
            reads_months_only=Cap.MONTH_READBACK in device.caps,
        )

    def _read(self, unit: UnitMemory, device: TaxDevice) -> Reading:
        return device.state(unit.unit_id, unit.baseline, unit.ticket)

    @staticmethod
    def _holds_new_figures(unit: UnitMemory, answer: BureauAnswer, device: TaxDevice) -> bool:
        if answer.knows is not BureauKnows.OTHER:
            return False
        now = {one.unit_id: one.fingerprint for one in device.units()}
        return now.get(unit.unit_id) == answer.fingerprint

    def _act(
        self,
        unit: UnitMemory,
        decision: Decision,
        answer: BureauAnswer,
        device: Callable[[], TaxDevice],
    ) -> Outcome:
        if decision.next in _ENDINGS:
            if decision.next is Next.CONFIRM_AND_SUPERSEDE:
                self._tell_bureau(unit, device)
            return self._move(unit, _ENDINGS[decision.next], decision.code)
        if decision.next is Next.LIST_AGAIN:
            return Outcome(wants_new_list=True)
        if decision.next is Next.WAIT:
            return self._wait(unit, answer)
        if decision.next is Next.SUBMIT:
            return self._submit(unit, device())
        if decision.next is Next.WRITE:
            return self._write(unit, device())
        return self._note_cleared(unit, device())

    def _upload(self, unit: UnitMemory, device: Callable[[], TaxDevice]) -> Outcome:
        if unit.state is ClearState.CONFIRMED:
            has_pending = unit.uploads and self._uploader.has_pending(unit, device())
            return self._move(unit, ClearState.UPLOADING if has_pending else ClearState.UPLOADED)
        has_done = self._uploader.advance(unit, device)
        if has_done is None:
            return Outcome(detail="税局正在处理上传的发票，稍后自动再问")
        return _MOVED if has_done else self._move(unit, ClearState.UPLOADED)

    def _submit(self, unit: UnitMemory, device: TaxDevice) -> Outcome:
        try:
            declaration = device.collect(unit.unit_id)
        except RefusedError as error:
            return self._upload_first(unit, device, error)
        if declaration.fingerprint != unit.baseline.fingerprint:
            return Outcome(wants_new_list=True)
        self._note("submit_intent", unit_id=unit.unit_id, fingerprint=declaration.fingerprint)
        try:
            receipt = self._bureau.submit(declaration, self._session_id)
        except BureauRefusedError as error:
            if error.code in UPLOAD_FIRST:
                return self._upload_first(unit, device, error)
            return self._refused_by_bureau(unit, error)
        self._note("submitted", unit_id=unit.unit_id, receipt=receipt)
        return self._move(unit, ClearState.REPORTED)

    def _upload_first(
        self, unit: UnitMemory, device: TaxDevice, error: RefusedError | BureauRefusedError
    ) -> Outcome:
        """Back to the upload, if it can help; else the refusal, with what waits on the device."""
        if error.code not in UPLOAD_FIRST:
            raise error
        if self._uploader.has_pending(unit, device):
            return self._move(unit, ClearState.UPLOADING, error.code)
        queue = device.offline()
        if queue is not None and queue.count:
            raise RefusedError(error.code, f"{error.message}{uploading.advice(queue)}") from error
        raise error

    def _wait(self, unit: UnitMemory, answer: BureauAnswer) -> Outcome:
        if unit.state is not ClearState.WAIT_COMPARE:
            return self._move(unit, ClearState.WAIT_COMPARE)
        return _waiting(answer)

    def _write(self, unit: UnitMemory, device: TaxDevice) -> Outcome:
        """The device was read this moment and is unchanged; the bureau has issued the ticket."""
        if unit.ticket is None or unit.wants_other_ticket:
            return self._fetch_ticket(unit)
        halting = _must_halt(unit)
        if halting is not None:
            return self._move(unit, ClearState.HALTED, halting)
        if unit.state is not ClearState.WRITING:
            return self._move(unit, ClearState.TICKETED)
        if Cap.NEEDS_SECRET in device.caps and not device.is_unlocked:
            raise PinNeededError
        self._note(
            "write_intent",
            unit_id=unit.unit_id,
            payload=unit.ticket.payload.hex(),
            send=unit.sends + 1,
        )
        try:
            device.apply(unit.ticket)
        except OutcomeUnknownError as error:
            self._note("write_unknown", unit_id=unit.unit_id, code=error.code)
            raise
        except RefusedError as error:
            self._note("write_refused", unit_id=unit.unit_id, code=error.code, sw=error.status_word)
            return _MOVED
        self._note("written", unit_id=unit.unit_id)
        return _MOVED

    def _fetch_ticket(self, unit: UnitMemory) -> Outcome:
        try:
            ticket = self._bureau.ticket(unit.key)
        except BureauRefusedError as error:
            return self._refused_by_bureau(unit, error)
        self._note(
            "ticket",
            unit_id=unit.unit_id,
            payload=ticket.payload.hex(),
            sha256=hashlib.sha256(ticket.payload).hexdigest(),
            limit_date=ticket.new_limit_date.isoformat() if ticket.new_limit_date else None,
        )
        wrong = wrong_ticket(ticket, unit)
        if wrong is None:
            return self._move(unit, ClearState.TICKETED)
        self._note("write_refused", unit_id=unit.unit_id, code="QK-402", sw=0, why=wrong)
        if unit.refusals > 1:
            return self._move(unit, ClearState.HALTED, "QK-402")
        return _MOVED

    def _refused_by_bureau(self, unit: UnitMemory, error: BureauRefusedError) -> Outcome:
        self._note("bureau_refused", unit_id=unit.unit_id, code=error.code, why=error.message)
        if error.code in _WAITS_FOR_PEOPLE:
            if unit.state is not ClearState.WAIT_COMPARE:
                self._move(unit, ClearState.WAIT_COMPARE, error.code)
            return Outcome(code=error.code, detail=error.message)
        return self._move(unit, ClearState.HALTED, error.code)

    def _note_cleared(self, unit: UnitMemory, device: TaxDevice) -> Outcome:
        """The one success: a fresh read shows the ticket on the device."""
        reading = self._read(unit, device)
        self._note(
            "read",
            unit_id=unit.unit_id,
            proof=reading.proof_sha256,
            control=reading.control.hex(),
            was_reset=reading.was_reset,
            limit_date=reading.limit_date.isoformat() if reading.limit_date else None,
        )
        return self._move(unit, ClearState.VERIFIED)

    def _tell_bureau(self, unit: UnitMemory, device: Callable[[], TaxDevice]) -> None:
        proof = unit.proof or self._read(unit, device()).proof_sha256
        self._note("confirm_intent", unit_id=unit.unit_id, proof=proof)
        self._bureau.confirm(unit.key, self._session_id, proof)

    def _move(self, unit: UnitMemory, state: ClearState, code: str | None = None) -> Outcome:
        self._note("state", unit_id=unit.unit_id, state=state, code=code)
        return _MOVED


_MERE_STEPS = {
    ClearState.UPLOADED: ClearState.REPORT_INTENT,
    ClearState.TICKETED: ClearState.WRITING,
    ClearState.SERVER_CONFIRMED: ClearState.DONE,
}
_BEFORE_UPLOADED = frozenset({ClearState.CONFIRMED, ClearState.UPLOADING})
_BEFORE_TICKET = frozenset({ClearState.REPORTED, ClearState.WAIT_COMPARE})
_NOT_COMPARED = frozenset({BureauKnows.RECEIVED, BureauKnows.FAILED})


def _waiting(answer: BureauAnswer) -> Outcome:
    code = "QK-303" if answer.knows is BureauKnows.FAILED else "QK-302"
    return Outcome(code=code, detail=answer.reason or "")


def _names(answer: BureauAnswer, reading: Reading) -> bool:
    """Whether what stands on the device is the ticket that the bureau names."""
    return answer.ticket_sha256 == hashlib.sha256(reading.control).hexdigest()


def _must_halt(unit: UnitMemory) -> str | None:
    """Why this ticket may not be sent (again), although the device is unchanged."""
    refused = unit.refused_code
    if refused in ONE_MORE_TICKET and unit.refusals > 1:
        return refused
    if refused is not None and refused not in ONE_MORE_TICKET | _SEND_AGAIN:
        return refused
    return None if recovery.may_send_again(unit.sends, UnitState.UNCHANGED) else "QK-403"
