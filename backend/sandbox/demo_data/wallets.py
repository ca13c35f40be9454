"""What the people of the demo have scanned and typed, in every state that an invoice can have."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from backend.accounts.rules import Person
from backend.infra.db import transaction
from backend.intake import service as intake
from backend.intake.schemas import EntryIn
from backend.invoices import service as invoices
from backend.invoices.models import Invoice
from backend.invoices.states import (
    ReviewStatus,
    TaxStatus,
    TitleCheck,
    UsageStatus,
    VerifyStatus,
)
from backend.kernel import clock
from backend.reading.kinds import InvoiceKind
from backend.sandbox.demo_data.office import verify_what_waits
from backend.sandbox.payloads import bulk_payload, demo_payloads
from backend.sandbox.registry import default_base
from backend.verification.models import VerificationTask
from backend.web.idempotency import IdempotencyKey

_LIN, _WANG, _ZHOU = 24, 10, 6
"""How many codes each of them has scanned."""
_RECENT = (8_801_200, 8_802_650, 8_804_480, 8_806_910)
"""Serials of sound invoices of the last weeks, for claims that are yet to be made."""
_TO_WRITTEN_OFF = (
    UsageStatus.LOCKED,
    UsageStatus.IN_APPROVAL,
    UsageStatus.TO_PAY,
    UsageStatus.PAID,
    UsageStatus.WRITTEN_OFF,
)
_REVIEWS = (ReviewStatus.REJECTED, ReviewStatus.VOIDED)
_TITLE_CHECKS = (
    TitleCheck.OK,
    TitleCheck.TAX_NO_MISMATCH,
    TitleCheck.UNKNOWN_TITLE,
    TitleCheck.NOT_REQUIRED,
)
_PUT_OFF = (VerifyStatus.QUOTA_EXCEEDED, VerifyStatus.ERROR)


def fill_wallets(people: Mapping[str, Person]) -> list[int]:
    """Ids of what 林 has scanned; hers are verified, what the others scan waits for the worker."""
    base = default_base()
    last_year = base.replace(year=base.year - 1)
    texts = [one.text for one in demo_payloads(last_year, clock.today() - timedelta(days=1))]
    recent = [
        bulk_payload(serial, issued_on=clock.today() - timedelta(days=5 + 6 * number))
        for number, serial in enumerate(_RECENT)
    ]
    scanned = _scan_all(people["lin"], texts[:_LIN] + recent)
    verify_what_waits()
    _scan_all(people["wang"], texts[_LIN : _LIN + _WANG])
    _scan_all(people["zhou"], texts[_LIN + _WANG : _LIN + _WANG + _ZHOU])
    _enter_taxi_receipt(people["lin"])
    return scanned


def _scan_all(person: Person, texts: Sequence[str]) -> list[int]:
    """Ids of the invoices, scanned one every nine hours until now."""
    ids = []
    for number, text in enumerate(texts):
        key = IdempotencyKey(person.id, f"demo-{person.username}-{number}", "demo")
        captured_at = clock.now() - timedelta(hours=9 * (len(texts) - number))
        answer = intake.scan(person, key, text, captured_at)
        ids.append(int(answer.body["invoice"]["id"]))
    return ids


def _enter_taxi_receipt(person: Person) -> None:
    entry = EntryIn(
        kind=InvoiceKind.QUOTA_INVOICE,
        code="199002500001",
        number="00000088",
        issued_on=clock.today() - timedelta(days=40),
        amount_fen=5000,
        late_entry_reason="出租车定额发票，补录",
    )
    key = IdempotencyKey(person.id, "demo-entry-1", "demo")
    answer = intake.enter(person, key, entry)
    with transaction() as session:
        invoice = session.get_one(Invoice, answer.body["invoice"]["id"])
        invoice.verify_status = VerifyStatus.NOT_REQUIRED


def show_other_states(ids: Sequence[int]) -> None:
    """Let some of these show the states that neither the sandbox nor a claim brings about.

    Written-off is what an import from another system leaves behind.
    """
    with transaction() as session:
        own = [session.get_one(Invoice, one) for one in ids]
        doubtful = [one for one in own if not _is_sound(one)]
        _write_off(next(one for one in own if _is_sound(one)))
        for review, invoice in zip(_REVIEWS, doubtful, strict=False):
            invoice.review_status = review
        for title_check, invoice in zip(_TITLE_CHECKS, doubtful, strict=False):
            invoice.title_check = title_check
        nobody_asked = [one for one in own if session.get(VerificationTask, one.id) is None]
        nobody_asked[0].verify_status = VerifyStatus.MALFORMED
        nobody_asked[1].tax_status = TaxStatus.ABNORMAL
        tasks = [session.get(VerificationTask, one.id) for one in reversed(own)]
        waiting = [task for task in tasks if task is not None]
        for status, task in zip(_PUT_OFF, waiting, strict=False):
            task.next_try_at = clock.now() + timedelta(days=1)
            session.get_one(Invoice, task.id).verify_status = status


def _is_sound(invoice: Invoice) -> bool:
    return invoice.tax_status is TaxStatus.NORMAL and (invoice.total_fen or 0) > 0


def _write_off(invoice: Invoice) -> None:
    if invoice.usage_status is UsageStatus.UNUSED:
        for step in _TO_WRITTEN_OFF:
            invoices.change_usage(invoice, step, is_demo=True)
