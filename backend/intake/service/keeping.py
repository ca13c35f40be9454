"""A scan or an entry is read, identified and kept once; then 查验 is asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from sqlalchemy.orm import Session

from backend.accounts import service as accounts
from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.infra.db import after_collisions, transaction
from backend.intake.schemas import DuplicateOut, EntryIn, ScanOut
from backend.intake.service.claims_known import claim_of
from backend.invoices import service as invoices
from backend.invoices.models import Invoice
from backend.invoices.schemas import InvoiceOut
from backend.invoices.service import Kept, NewInvoice
from backend.invoices.states import IntakeChannel
from backend.kernel import clock
from backend.kernel.errors import DomainError, InvalidInputError
from backend.reading import entry as typed
from backend.reading import numbers, qr
from backend.reading.kinds import FACTS, AmountMeaning, InvoiceKind, meaning_of
from backend.reading.regions import REGIONS
from backend.verification import service as verification
from backend.web.context import settings
from backend.web.idempotency import Answer, IdempotencyKey, remember, remembered

_OLDEST_CAPTURE = timedelta(days=400)


class Owner(Protocol):
    """Whose invoice it becomes."""

    @property
    def id(self) -> int: ...
    @property
    def company_id(self) -> int | None: ...


Also = Callable[[Session, Kept], None]
"""What else belongs to keeping an invoice, in the same transaction."""


class NotAnInvoiceError(DomainError):
    """The scanned text identifies no invoice; ``reason`` says what it is and what to do."""

    code = "intake.not_an_invoice"
    status = 422


def scan(person: Person, key: IdempotencyKey, text: str, captured_at: datetime | None) -> Answer:
    """Keep the invoice of a scanned payload; NotAnInvoiceError when it names none."""
    reading = qr.parse(text)
    if not reading.ok:
        raise NotAnInvoiceError(reading.reason, **_what_it_is(reading))
    new = from_reading(reading, person, IntakeChannel.QR_SCAN, plausible(captured_at))
    return _keep_once(person, key, replace(new, payload=qr.trimmed(text)))


def _what_it_is(reading: qr.QrReading) -> dict[str, Any]:
    """The family, and what the code did hold, to fill the entry form with."""
    return {"family": reading.family, "prefill": prefill_of(reading)}


def prefill_of(reading: qr.QrReading) -> dict[str, Any]:
    """Fields with which the entry form begins, as JSON; None where the code was silent."""
    return {
        "kind": reading.kind,
        "code": reading.code,
        "number": reading.number,
        "issued_on": reading.issued_on.isoformat() if reading.issued_on else None,
        "amount_fen": reading.amount_fen,
        "check_code": reading.check_code,
    }


def enter(
    person: Person,
    key: IdempotencyKey,
    entry: EntryIn,
    *,
    before: Callable[[Session], None] = lambda _session: None,
    also: Also = lambda _session, _kept: None,
) -> Answer:
    """Keep an invoice typed by hand; InvalidInputError names each wrong field.

    ``before`` may refuse and ``also`` adds to it, both in the transaction that keeps it.
    """
    fields = typed.Entry(
        kind=entry.kind,
        code=entry.code or None,
        number=entry.number,
        issued_on=entry.issued_on,
        amount_fen=entry.amount_fen,
        check_code=entry.check_code or None,
    )
    problems = typed.problems_of(fields, today=clock.today())
    if problems:
        raise InvalidInputError([one._asdict() for one in problems])
    return _keep_once(person, key, _from_entry(fields, entry, person), before=before, also=also)


def _keep_once(
    person: Person,
    key: IdempotencyKey,
    new: NewInvoice,
    *,
    before: Callable[[Session], None] = lambda _session: None,
    also: Also = lambda _session, _kept: None,
) -> Answer:
    """One effect per key and one row per invoice, however many ask at once."""

    def try_keep() -> Answer:
        with transaction() as session:
            first = remembered(session, key)
            if first is not None:
                return first
            before(session)
            kept = invoices.keep(session, new)
            answer = (
                _stored(session, person, kept) if kept.is_new else _duplicate(person, kept, new)
            )
            also(session, kept)
            remember(session, key, answer)
            return answer

    answer = after_collisions(try_keep)
    if answer.body["result"] == "stored":
        verification.ring(answer.body["invoice"]["id"])
    return answer


def _stored(session: Session, person: Person, kept: Kept) -> Answer:
    invoice = kept.invoice
    follow_up(session, person.id, invoice)
    out = ScanOut(
        result="stored",
        reference_no=invoice.reference_no,
        invoice=InvoiceOut.model_validate(invoices.full_row_of(invoice)),
        duplicate=None,
    )
    return Answer(201, out.model_dump(mode="json"))


def follow_up(session: Session, person_id: int, invoice: Invoice) -> None:
    """What every new invoice brings with it: its 查验 is planned, the audit notes it."""
    verification.plan(session, invoice)
    audit.record(
        session,
        actor_id=person_id,
        action="invoice.kept",
        subject="invoice",
        subject_id=invoice.id,
        facts={"channel": invoice.intake_channel, "reference_no": invoice.reference_no},
    )


def _duplicate(person: Person, kept: Kept, new: NewInvoice) -> Answer:
    invoice = kept.invoice
    duplicate = duplicate_of(person, invoice, invoices.differing_fields(invoice, new))
    row = invoices.full_row_of(invoice)
    mine = InvoiceOut.model_validate(row) if duplicate.is_mine else None
    out = ScanOut(result="duplicate", reference_no=None, invoice=mine, duplicate=duplicate)
    return Answer(200, out.model_dump(mode="json"))


def duplicate_of(person: Owner, invoice: Invoice, differs: list[str]) -> DuplicateOut:
    """Say who has it; to people of other companies only that it is registered."""
    is_mine = invoice.owner_id == person.id
    is_colleagues = invoice.company_id is not None and invoice.company_id == person.company_id
    may_know = is_mine or is_colleagues
    return DuplicateOut(
        is_mine=is_mine,
        owner_name=(accounts.find_person(invoice.owner_id).display_name if may_know else None),
        registered_at=invoice.created_at if may_know else None,
        claim_no=claim_of(invoice.id) if may_know else None,
        differs=differs if may_know else [],
    )


def from_reading(
    reading: qr.QrReading, owner: Owner, channel: IntakeChannel, captured_at: datetime
) -> NewInvoice:
    """The invoice that a code names; the reading must be ``ok``."""
    if reading.dedupe_key is None or reading.number is None:
        raise ValueError("a reading that is ok identifies one invoice")
    odd = _oddities(reading.code, reading.number, reading.issued_on)
    return NewInvoice(
        dedupe_key=reading.dedupe_key,
        owner_id=owner.id,
        company_id=owner.company_id,
        kind=reading.kind or InvoiceKind.UNKNOWN,
        number=reading.number,
        intake_channel=channel,
        captured_at=captured_at,
        qr_type=reading.qr_type,
        derived_kind=reading.derived_kind,
        code=reading.code,
        issued_on=reading.issued_on,
        check_code=reading.check_code,
        amount_fen=reading.amount_fen,
        amount_meaning=reading.amount_meaning or AmountMeaning.UNKNOWN,
        crc=reading.crc,
        payload=reading.text,
        warnings=list(dict.fromkeys([*reading.warnings, *odd])),
    )


def _oddities(code: str | None, number: str, issued_on: date | None) -> list[str]:
    """What people should look at; beside the sandbox its invented region is as good as any."""
    regions = {*REGIONS, "9900"} if settings().uses_sandbox else REGIONS.keys()
    return numbers.oddities(code, number, issued_on, today=clock.today(), regions=regions)


def _from_entry(fields: typed.Entry, entry: EntryIn, person: Person) -> NewInvoice:
    told_by_code = numbers.derived_kind(fields.code)
    return NewInvoice(
        dedupe_key=typed.dedupe_key_of(fields),
        owner_id=person.id,
        company_id=person.company_id,
        kind=fields.kind,
        number=entry.number,
        intake_channel=IntakeChannel.MANUAL,
        captured_at=plausible(entry.captured_at),
        derived_kind=told_by_code,
        code=fields.code,
        issued_on=fields.issued_on,
        check_code=fields.check_code,
        amount_fen=fields.amount_fen,
        amount_meaning=meaning_of(FACTS[fields.kind].form.form_amount),
        late_entry_reason=entry.late_entry_reason or None,
        warnings=[
            *_other_kind(fields.kind, told_by_code),
            *_oddities(fields.code, entry.number, fields.issued_on),
        ],
    )


def _other_kind(chosen: InvoiceKind, told_by_code: InvoiceKind | None) -> list[str]:
    if told_by_code is None or told_by_code is chosen:
        return []
    labels = (FACTS[chosen].label, FACTS[told_by_code].label)
    return ["录入时选了{}，发票代码表明是{}，查验可能不通过，请对照票面核对。".format(*labels)]


def plausible(captured_at: datetime | None) -> datetime:
    """The phone's time of capture, unless it lies in the future or is too old to be true."""
    now = clock.now()
    if captured_at is None or not now - _OLDEST_CAPTURE <= captured_at <= now:
        return now
    return captured_at
