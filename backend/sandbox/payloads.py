"""QR payloads of the sandbox's invoices, with what it will say about each."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from backend.kernel import clock
from backend.kernel.money import text_from_fen
from backend.reading.kinds import InvoiceKind, label_of
from backend.reading.qr import USUAL, CrcForm, Habit, build
from backend.sandbox.registry import (
    BULK,
    Entry,
    State,
    default_base,
    entries,
    same_day_entry,
)
from backend.verification.outcomes import Outcome

_EXPECTED = {
    State.VALID: Outcome.MATCH_VALID,
    State.VOID: Outcome.MATCH_VOID,
    State.RED_PARTIAL: Outcome.MATCH_RED_PARTIAL,
    State.RED_FULL: Outcome.MATCH_RED_FULL,
    State.RED_LETTER: Outcome.MATCH_IS_RED_LETTER,
    State.NOT_YET: Outcome.NOT_YET,
}
_HABITS = (
    USUAL,
    replace(USUAL, crc_form=CrcForm.WITHOUT_COMMA),
    replace(USUAL, ends_with_comma=False, drops_amount_zeros=True),
)
_RAIL_HABIT = replace(USUAL, uses_lower_case=True)


@dataclass(frozen=True, slots=True)
class DemoPayload:
    """One printable code; ``expected`` None means that nobody is asked (manual check)."""

    text: str
    label: str
    expected: Outcome | None
    number: str


def demo_payloads(base: date | None = None, today: date | None = None) -> tuple[DemoPayload, ...]:
    """Every payload that /demo/qr shows, each of another invoice, the most telling ones first.

    ``base`` None is this year's register, ``today`` None the present day in China.
    """
    day = today or clock.today()
    return _demo_payloads(base or default_base(day), day)


@cache
def _demo_payloads(base: date, day: date) -> tuple[DemoPayload, ...]:
    known = entries(base)
    tampered = _tampered(known)
    altered = {one.number for one in tampered}
    usual = [_payload(entry) for entry in known if entry.number not in altered]
    problems = [one for one in usual if one.expected is not Outcome.MATCH_VALID]
    sound = [one for one in usual if one.expected is Outcome.MATCH_VALID]
    extra = [
        *tampered,
        *_absent(known),
        _of_today(day, serial=1 if base == default_base(day) else 2),
        _too_old(known),
    ]
    return (*sound[:8], *problems, *extra, *sound[8:])


def _payload(entry: Entry, *, expected: Outcome | None = None, remark: str = "") -> DemoPayload:
    if entry.kind is InvoiceKind.ELECTRONIC_SPECIAL:
        answer, remark = None, "金额含义未证实，需人工核对"
    else:
        answer = expected or _EXPECTED[entry.state]
    amount = text_from_fen(entry.asked_amount_fen)
    label = f"{label_of(entry.kind)} · {entry.seller.name} · ¥{amount}"
    return DemoPayload(
        payload_text(entry), f"{label}（{remark}）" if remark else label, answer, entry.number
    )


def payload_text(entry: Entry) -> str:
    """What would be printed on the invoice; producers differ in habits, so do these."""
    is_rail = entry.kind is InvoiceKind.RAIL_TICKET
    habit: Habit = _RAIL_HABIT if is_rail else _HABITS[int(entry.number) % len(_HABITS)]
    return build(
        qr_type=entry.qr_type,
        code=entry.code,
        number=entry.number,
        amount_fen=entry.asked_amount_fen,
        issued_on=entry.issued_on,
        check_code=entry.check_code,
        habit=habit,
    )


def _tampered(known: tuple[Entry, ...]) -> list[DemoPayload]:
    """Codes that say something else than the register, each with a trailer that fits."""
    last = {entry.kind: entry for entry in known if entry.state is State.VALID}
    digital = last[InvoiceKind.DIGITAL_ORDINARY]
    line = digital.lines[0]
    dearer = replace(line, amount_fen=line.amount_fen + 10000)
    special = last[InvoiceKind.SPECIAL_VAT]
    coded = last[InvoiceKind.ELECTRONIC_ORDINARY]
    changed = [
        (replace(digital, lines=(dearer, *digital.lines[1:])), "金额被改大"),
        (replace(special, issued_on=special.issued_on - timedelta(days=1)), "日期被改"),
        (replace(coded, check_code="0" * 14 + "135790"), "校验码不符"),
    ]
    return [_payload(entry, expected=Outcome.MISMATCH, remark=text) for entry, text in changed]


def _absent(known: tuple[Entry, ...]) -> list[DemoPayload]:
    """Well-formed, but never issued."""
    digital = next(one for one in known if one.kind is InvoiceKind.DIGITAL_ORDINARY)
    coded = next(one for one in known if one.kind is InvoiceKind.SPECIAL_VAT)
    strangers = (
        replace(digital, number=digital.number[:5] + "9" * 15),
        replace(coded, number="99999901"),
    )
    return [
        _payload(entry, expected=Outcome.NOT_FOUND, remark="税务局没有登记") for entry in strangers
    ]


def _of_today(day: date, serial: int) -> DemoPayload:
    return _payload(same_day_entry(day, serial), expected=Outcome.NOT_YET, remark="今天刚开具")


def _too_old(known: tuple[Entry, ...]) -> DemoPayload:
    entry = next(one for one in known if one.kind is InvoiceKind.DIGITAL_SPECIAL)
    day = entry.issued_on - timedelta(days=366 * 6)
    old = replace(entry, issued_on=day, number=f"{day:%y}{entry.number[2:5]}{'7' * 15}")
    return _payload(old, expected=Outcome.TOO_OLD, remark="六年前开具")


def bulk_payload(serial: int, *, issued_on: date = date(2025, 6, 18)) -> str:
    """One of ten million distinct invoices that the sandbox always finds valid (for tests)."""
    return build(
        qr_type="32",
        code=None,
        number=f"{BULK}{serial:07d}",
        amount_fen=10000 + serial % 9000,
        issued_on=issued_on,
    )
