"""What is worked out about one invoice, and the fingerprint of what it rests on."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from backend.claims.rules.facts.neighbours import (
    MOST_DISTANT,
    Printed,
    distance,
    is_similar,
    is_split,
)
from backend.claims.rules.facts.titles import Buyer, OwnTitle, Title, check_title
from backend.invoices.states import VerifyStatus
from backend.kernel.clock import BEIJING
from backend.reading.files import FileFormat
from backend.reading.kinds import InvoiceKind

_FORM = 1
"""Part of every fingerprint: a version that works facts out differently takes the next one."""
_MOST_NEIGHBOURS = 100

_ON_PAPER = frozenset(
    {
        InvoiceKind.SPECIAL_VAT,
        InvoiceKind.ORDINARY_VAT,
        InvoiceKind.DIGITAL_PAPER_SPECIAL,
        InvoiceKind.DIGITAL_PAPER_ORDINARY,
        InvoiceKind.FREIGHT,
        InvoiceKind.ROLL,
        InvoiceKind.MOTOR_VEHICLE,
        InvoiceKind.USED_VEHICLE,
        InvoiceKind.QUOTA_INVOICE,
        InvoiceKind.UNKNOWN,
    }
)
"""Their original is a sheet of paper: a picture is all that a computer can hold of it."""


class RestDay(StrEnum):
    """A day on which offices are shut."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"


Calendar = Callable[[date], RestDay | None]
"""None for a working day, make-up working days (调休) at a weekend included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One invoice with everything that its facts rest on, but for its neighbours."""

    printed: Printed
    buyer: Buyer
    verify_status: VerifyStatus
    verified_at: datetime | None
    is_sandbox: bool
    is_by_hand: bool
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another invoice of the same seller, so many numbers away."""

    invoice_id: int
    distance: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything known about one invoice that a rule may ask for.

    ``verify_status`` is the last yes or no, else why there is none; ``verified_at`` is its time.
    ``same_day`` are other invoices of the same seller of the same day, ``similar`` those of the
    same amount too. ``is_image_only``: no PDF, OFD or XML stands behind it.
    """

    title: Title
    company_id: int | None
    issued_on: date | None
    rest_day: RestDay | None
    consecutive: tuple[Neighbour, ...]
    same_day: tuple[int, ...]
    similar: tuple[int, ...]
    is_image_only: bool
    is_on_paper: bool
    verify_status: VerifyStatus
    verified_at: datetime | None
    is_sandbox: bool
    is_by_hand: bool

    def is_cross_year(self, on: date) -> bool:
        """跨年: issued in a year before that of ``on``."""
        return self.issued_on is not None and self.issued_on.year < on.year

    def days_since_issue(self, on: date) -> int | None:
        """None without a date of issue."""
        return None if self.issued_on is None else (on - self.issued_on).days

    def verification_age_days(self, on: date) -> int | None:
        """Whole days since the last yes or no; None when there was none."""
        if self.verified_at is None:
            return None
        return (on - self.verified_at.astimezone(BEIJING).date()).days

    def as_json(self) -> dict[str, Any]:
        """For the table; ``from_json`` reads it back."""
        plain = asdict(self)
        plain["issued_on"] = _day_text(self.issued_on)
        plain["verified_at"] = _instant_text(self.verified_at)
        plain["consecutive"] = [[one.invoice_id, one.distance] for one in self.consecutive]
        return plain | {name: list(plain[name]) for name in ("same_day", "similar")}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """The facts that ``as_json`` wrote."""
        issued_on, verified_at = stored["issued_on"], stored["verified_at"]
        return cls(
            title=Title(stored["title"]),
            company_id=stored["company_id"],
            issued_on=date.fromisoformat(issued_on) if issued_on else None,
            rest_day=RestDay(stored["rest_day"]) if stored["rest_day"] else None,
            consecutive=tuple(Neighbour(*pair) for pair in stored["consecutive"]),
            same_day=tuple(stored["same_day"]),
            similar=tuple(stored["similar"]),
            is_image_only=stored["is_image_only"],
            is_on_paper=stored["is_on_paper"],
            verify_status=VerifyStatus(stored["verify_status"]),
            verified_at=datetime.fromisoformat(verified_at) if verified_at else None,
            is_sandbox=stored["is_sandbox"],
            is_by_hand=stored["is_by_hand"],
        )


def work_out(
    subject: Subject, others: Iterable[Printed], companies: Sequence[OwnTitle], calendar: Calendar
) -> Facts:
    """The facts of one invoice beside its neighbours (``others``; more do no harm)."""
    printed = subject.printed
    around = [one for one in others if one.id != printed.id]
    found = check_title(subject.buyer, companies)
    return Facts(
        title=found.title,
        company_id=found.company_id,
        issued_on=printed.issued_on,
        rest_day=calendar(printed.issued_on) if printed.issued_on else None,
        consecutive=_consecutive(printed, around),
        same_day=_ids(one for one in around if is_split(printed, one)),
        similar=_ids(one for one in around if is_similar(printed, one)),
        is_image_only=is_image_only(subject.formats),
        is_on_paper=printed.kind in _ON_PAPER,
        verify_status=subject.verify_status,
        verified_at=subject.verified_at,
        is_sandbox=subject.is_sandbox,
        is_by_hand=subject.is_by_hand,
    )


def fingerprint(
    subject: Subject, others: Iterable[Printed], companies: Sequence[OwnTitle], calendar: Calendar
) -> str:
    """Of everything that ``work_out`` looks at: the facts are fresh while it stays the same."""
    issued_on = subject.printed.issued_on
    looked_at = (
        _FORM,
        asdict(subject),
        sorted((asdict(one) for one in others), key=lambda one: int(one["id"])),
        [asdict(one) for one in companies],
        calendar(issued_on) if issued_on else None,
    )
    canonical = json.dumps(looked_at, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def is_image_only(formats: Collection[str]) -> bool:
    """影像件无原件: nothing but pictures, or nothing at all, stands behind the invoice."""
    return all(FileFormat(one).is_picture for one in formats)


def _consecutive(printed: Printed, around: Iterable[Printed]) -> tuple[Neighbour, ...]:
    apart = [(distance(printed, one), one.id) for one in around]
    near = sorted((far, other) for far, other in apart if far is not None and far <= MOST_DISTANT)
    return tuple(Neighbour(other, far) for far, other in near[:_MOST_NEIGHBOURS])


def _ids(found: Iterable[Printed]) -> tuple[int, ...]:
    return tuple(sorted(one.id for one in found)[:_MOST_NEIGHBOURS])


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _instant_text(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat()
