"""Before any call: whether the invoice is complete, and whether it is the time to ask."""

from dataclasses import dataclass
from datetime import date, time

from backend.reading.entry import Entry, problems_of
from backend.reading.forms import CheckForm, Need
from backend.reading.kinds import FACTS, AmountMeaning, InvoiceKind, meaning_of
from backend.verification.outcomes import Outcome
from backend.verification.questions import VerifyRequest

_YOUNG_DAYS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The invoice as 查验 sees it; ``is_typed`` when a person entered what the form asks for."""

    kind: str
    code: str | None
    number: str
    issued_on: date | None
    amount_fen: int | None
    amount_meaning: str
    check_code: str | None
    seller_tax_id: str | None
    is_typed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyPolicy:
    """Limits of the official side; sources disagree, so they are settings."""

    daily_limit: int = 5
    window_years: int = 5
    same_day_allowed: bool = False
    rest: tuple[time, time] | None = None
    """Hours of the day in China in which the provider is known to rest."""

    @property
    def own_limit(self) -> int:
        """Calls a day that the product makes itself: the last one is left for a person."""
        return max(1, self.daily_limit - 1)


def obstacles(subject: Subject) -> list[str]:
    """Why this invoice cannot be asked about at all, in Chinese; empty when it can."""
    kind = _kind_of(subject)
    form = FACTS[kind].form
    if kind in {InvoiceKind.UNKNOWN, InvoiceKind.QUOTA_INVOICE}:
        return ["这种发票没有在线查验渠道，请人工核对。"]
    entry = Entry(
        kind=kind,
        code=subject.code,
        number=subject.number,
        issued_on=subject.issued_on,
        amount_fen=subject.amount_fen,
        check_code=subject.check_code,
    )
    # A date in the future is a question of its own (BAD_INPUT), not a missing field.
    found = [one.message for one in problems_of(entry, today=date.max)]
    if form.seller_tax_id is Need.REQUIRED and not subject.seller_tax_id:
        found.append("查验还需要销售方税号，二维码里没有。请到官方渠道人工核对。")
    if form.amount is Need.REQUIRED and not amount_fits(subject, kind):
        found.append("二维码里的金额是哪一种金额尚无可靠依据，不能自动查验。请人工核对。")
    return found


def _kind_of(subject: Subject) -> InvoiceKind:
    try:
        return InvoiceKind(subject.kind)
    except ValueError:
        return InvoiceKind.UNKNOWN


def amount_fits(subject: Subject, kind: InvoiceKind) -> bool:
    """What a person typed answers the form's own question; a scanned amount must mean the same."""
    if subject.is_typed or subject.amount_fen is None:
        return True
    meaning = meaning_of(FACTS[kind].form.form_amount)
    return meaning is not AmountMeaning.UNKNOWN and subject.amount_meaning == meaning.value


def request_of(subject: Subject) -> VerifyRequest:
    """Only what the form of the kind asks for. ``subject`` has no obstacles."""
    kind = _kind_of(subject)
    form = FACTS[kind].form
    if subject.issued_on is None:
        raise ValueError("an invoice without a date cannot be asked about")
    return VerifyRequest(
        kind=kind.value,
        code=subject.code or None,
        number=subject.number,
        issued_on=subject.issued_on,
        amount_fen=subject.amount_fen if form.amount is Need.REQUIRED else None,
        check_code=_check_code(subject, form.check_form, form.check_code),
        seller_tax_id=subject.seller_tax_id if form.seller_tax_id is Need.REQUIRED else None,
    )


def _check_code(subject: Subject, form: CheckForm, need: Need) -> str | None:
    if need is not Need.REQUIRED or not subject.check_code:
        return None
    return subject.check_code[-6:] if form is CheckForm.LAST_SIX else subject.check_code


def refusal(
    request: VerifyRequest, *, policy: VerifyPolicy, today: date, asked_today: int
) -> Outcome | None:
    """The outcome that is certain without a call; None when the provider has to be asked."""
    if request.issued_on > today:
        return Outcome.BAD_INPUT
    if request.issued_on < _years_before(today, policy.window_years):
        return Outcome.TOO_OLD
    if request.issued_on == today and not policy.same_day_allowed:
        return Outcome.NOT_YET
    if asked_today >= policy.own_limit:
        return Outcome.DAILY_LIMIT
    return None


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def adjusted(outcome: Outcome, *, issued_on: date, today: date) -> Outcome:
    """A new invoice that is not found is not in the database yet; that is no forgery."""
    if outcome is Outcome.NOT_FOUND and (today - issued_on).days <= _YOUNG_DAYS:
        return Outcome.NOT_YET
    return outcome
