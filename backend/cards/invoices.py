"""Invoices on a tax device, each in exactly one state, as far as the device tells them (D3).

No device that we know names every invoice: a user card tells rolls with counts, a component
counts by invoice type. So invoices are told in stretches. A stretch counts each of its invoices
in one of the three states; where it holds more than one state, the device does not say which
number is in which.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise


class DeviceInvoiceStatus(StrEnum):
    """未使用, 已开具, 已作废; an invoice on the device is in exactly one."""

    BLANK = "blank"
    ISSUED = "issued"
    VOIDED = "voided"


class Place(StrEnum):
    """Which part of the device told of a stretch."""

    STOCK = "stock"
    """领购发票段 that no register has taken."""
    REGISTER = "register"
    """Handed out to a register; the device has no use of it on record."""
    USAGE = "usage"
    """使用记录: what a register has used of a roll."""
    TOTALS = "totals"
    """统计 of an invoice type, without numbers."""


@dataclass(frozen=True, slots=True, order=True)
class Numbers:
    """Numbers of one invoice code, first to last, both included."""

    invoice_code: str
    first: int
    last: int

    @property
    def count(self) -> int:
        """How many there are."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceStretch:
    """Invoices of one kind: ``blank`` + ``issued`` + ``voided`` are all of them.

    ``kind`` is the invoice type's code, empty = the device knows no types. ``numbers`` None = it
    tells counts only. ``waiting``: used and not uploaded yet, None = the device does not say.
    """

    place: Place
    kind: str = ""
    label: str = ""
    numbers: Numbers | None = None
    blank: int = 0
    issued: int = 0
    voided: int = 0
    waiting: int | None = None

    @property
    def count(self) -> int:
        """All invoices of the stretch."""
        return self.blank + self.issued + self.voided

    @property
    def status(self) -> DeviceInvoiceStatus | None:
        """The state of every number of it; None = there are several, and nobody says which."""
        counted = {
            DeviceInvoiceStatus.BLANK: self.blank,
            DeviceInvoiceStatus.ISSUED: self.issued,
            DeviceInvoiceStatus.VOIDED: self.voided,
        }
        found = [status for status, count in counted.items() if count]
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedRoll:
    """使用记录: counts (份数) and fen of what registers used of these numbers.

    ``units``: the clear units whose registers write into the file that it stands in.
    """

    numbers: Numbers
    normal_count: int
    return_count: int
    void_count: int
    normal_fen: int
    return_fen: int
    first_day: date | None
    last_day: date | None
    units: frozenset[str] = frozenset()

    @property
    def used(self) -> int:
        """Normal, return and spoilt invoices together."""
        return self.normal_count + self.return_count + self.void_count


class Flaw(StrEnum):
    """What cannot be in a record."""

    DIGITS = "digits"
    DAYS = "days"
    NUMBERS = "numbers"
    COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class WrongRecord:
    """A record that cannot be true; ``numbers`` None = they cannot be read either.

    ``record`` is where it stands: the file and the record's number in it.
    """

    record: str
    flaw: Flaw
    numbers: Numbers | None = None


@dataclass(frozen=True, slots=True)
class Uneven:
    """Stock of a type that does not come out: opening, bought, returned, used against closing."""

    label: str
    expected: int
    told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceScope:
    """All invoices that the device tells of, and what is wrong with their numbering.

    ``gaps``: between two used stretches, neither used nor blank. ``overlaps``: on record twice.
    ``short``: rolls of which fewer are on record than they have numbers, although a later roll is
    in use. ``unread``: what could not be read, or was not asked for; it is not known, not none.
    """

    stretches: tuple[InvoiceStretch, ...] = ()
    rolls: tuple[UsedRoll, ...] = ()
    gaps: tuple[Numbers, ...] = ()
    overlaps: tuple[Numbers, ...] = ()
    short: tuple[InvoiceStretch, ...] = ()
    wrong: tuple[WrongRecord, ...] = ()
    uneven: tuple[Uneven, ...] = ()
    unread: tuple[Place, ...] = ()

    def total(self, status: DeviceInvoiceStatus) -> int:
        """How many invoices are in that state."""
        return sum(int(getattr(one, status.value)) for one in self.stretches)


def arrange(
    rolls: Sequence[UsedRoll],
    *,
    handed_out: Sequence[Numbers] = (),
    bought: Sequence[Numbers] = (),
    wrong: Sequence[WrongRecord] = (),
    unread: Sequence[Place] = (),
) -> InvoiceScope:
    """Stretches that never overlap: what is on record as used, else handed out, else in stock.

    Numbers that two records share are counted once, in one stretch with both.
    """
    used, overlaps = _merged(rolls)
    free = list(_left_of(handed_out, [one.numbers for one in used if one.numbers]))
    taken = [one.numbers for one in used if one.numbers] + free
    stretches = [
        *used,
        *(_blank(one, Place.REGISTER) for one in free),
        *(_blank(one, Place.STOCK) for one in _left_of(bought, taken)),
    ]
    stretches.sort(key=_by_numbers)
    return InvoiceScope(
        stretches=tuple(stretches),
        rolls=tuple(rolls),
        gaps=tuple(_gaps(stretches)),
        overlaps=tuple(overlaps),
        short=tuple(_short(used)),
        wrong=tuple(wrong),
        unread=tuple(unread),
    )


def _by_numbers(one: InvoiceStretch) -> Numbers:
    return one.numbers or Numbers("", 0, 0)


def _blank(numbers: Numbers, place: Place) -> InvoiceStretch:
    return InvoiceStretch(place=place, numbers=numbers, blank=numbers.count)


def _merged(rolls: Iterable[UsedRoll]) -> tuple[list[InvoiceStretch], list[Numbers]]:
    """Used stretches, and the numbers that more than one record claims."""
    stretches: list[InvoiceStretch] = []
    overlaps: list[Numbers] = []
    for roll in sorted(rolls, key=lambda one: one.numbers):
        before = stretches[-1] if stretches else None
        shared = None if before is None else _shared(before.numbers, roll.numbers)
        if before is None or shared is None:
            stretches.append(_used(roll.numbers, roll))
            continue
        overlaps.append(shared)
        stretches[-1] = _used(_union(before.numbers, roll.numbers), roll, before)
    return stretches, overlaps


def _shared(before: Numbers | None, numbers: Numbers) -> Numbers | None:
    if before is None or before.invoice_code != numbers.invoice_code or before.last < numbers.first:
        return None
    return Numbers(numbers.invoice_code, numbers.first, min(before.last, numbers.last))


def _union(before: Numbers | None, numbers: Numbers) -> Numbers:
    last = numbers.last if before is None else max(before.last, numbers.last)
    first = numbers.first if before is None else before.first
    return Numbers(numbers.invoice_code, first, last)


def _used(numbers: Numbers, roll: UsedRoll, before: InvoiceStretch | None = None) -> InvoiceStretch:
    """No more invoices than numbers: what two records count of one number counts once."""
    voided = min(roll.void_count + (before.voided if before else 0), numbers.count)
    issued = roll.normal_count + roll.return_count + (before.issued if before else 0)
    issued = min(issued, numbers.count - voided)
    blank = numbers.count - voided - issued
    return InvoiceStretch(
        place=Place.USAGE, numbers=numbers, blank=blank, issued=issued, voided=voided
    )


def _left_of(wanted: Iterable[Numbers], taken: Sequence[Numbers]) -> Iterator[Numbers]:
    """What of ``wanted`` is in none of ``taken``, each number once."""
    gone = list(taken)
    for one in sorted(wanted):
        first = one.first
        for other in sorted(gone):
            if other.invoice_code != one.invoice_code or other.last < first:
                continue
            if other.first > one.last:
                break
            if other.first > first:
                yield Numbers(one.invoice_code, first, other.first - 1)
            first = other.last + 1
        if first <= one.last:
            yield Numbers(one.invoice_code, first, one.last)
        gone.append(one)


def _gaps(stretches: Sequence[InvoiceStretch]) -> Iterator[Numbers]:
    """Stretches in order of their numbers; before the first and after the last used is no gap."""
    by_code: dict[str, list[InvoiceStretch]] = {}
    for one in stretches:
        if one.numbers is not None:
            by_code.setdefault(one.numbers.invoice_code, []).append(one)
    for code, those in by_code.items():
        used = [at for at, one in enumerate(those) if one.place is Place.USAGE]
        for one, other in pairwise(those[used[0] : used[-1] + 1] if used else ()):
            first = _by_numbers(one).last + 1
            last = _by_numbers(other).first - 1
            if first <= last:
                yield Numbers(code, first, last)


def _short(used: Sequence[InvoiceStretch]) -> Iterator[InvoiceStretch]:
    """The last roll of a code may still be in a register."""
    for one, other in pairwise(used):
        if one.blank and _by_numbers(one).invoice_code == _by_numbers(other).invoice_code:
            yield one


def joined(stretches: Iterable[InvoiceStretch]) -> list[InvoiceStretch]:
    """Neighbours of one state as one stretch; what is shown, and kept, stays short."""
    found: list[InvoiceStretch] = []
    for one in stretches:
        before = found[-1] if found else None
        if before is not None and before.status is not None and _continues(before, one):
            numbers = replace(_by_numbers(before), last=_by_numbers(one).last)
            found[-1] = replace(
                before,
                numbers=numbers,
                blank=before.blank + one.blank,
                issued=before.issued + one.issued,
                voided=before.voided + one.voided,
            )
        else:
            found.append(one)
    return found


def _continues(before: InvoiceStretch, one: InvoiceStretch) -> bool:
    if before.numbers is None or one.numbers is None:
        return False
    is_next = (before.numbers.invoice_code, before.numbers.last + 1) == (
        one.numbers.invoice_code,
        one.numbers.first,
    )
    return is_next and (before.status, before.place, before.kind) == (
        one.status, one.place, one.kind,
    )  # fmt: skip
