"""Which invoices the nightly refresh asks about again, and when a provider rests."""

from datetime import datetime, time, timedelta

from backend.invoices.rules import WAITING
from backend.invoices.states import VerifyStatus
from backend.kernel.clock import BEIJING
from backend.verification.outcomes import Outcome

REFRESHED_FOR = timedelta(days=30)
"""After its capture; later a person has to press 刷新."""

COMPLETED_FOR = timedelta(days=7)
"""So long 信息不全 may still be filled by the official side."""

NIGHTLY_AT = time(0, 10)
_SPREAD = timedelta(minutes=50)


def is_refreshed(
    status: VerifyStatus,
    *,
    last_outcome: Outcome | None,
    is_incomplete: bool,
    age: timedelta,
) -> bool:
    """Whether another question with unchanged data may bring something new.

    A plain no (查无此票, 信息不一致) is not asked again by itself: each check may be billed,
    and the data are the same. ``age`` counts from the capture.
    """
    if is_incomplete:
        return age <= COMPLETED_FOR
    if last_outcome is Outcome.UNSUPPORTED:
        return False
    return status in WAITING and age <= REFRESHED_FOR


def nightly_try(now: datetime, spread: float) -> datetime:
    """When one of the invoices planned tonight is asked: within most of an hour from now."""
    return now + spread * _SPREAD


def next_nightly(now: datetime) -> datetime:
    """The next run of the nightly refresh."""
    local = now.astimezone(BEIJING)
    due = datetime.combine(local.date(), NIGHTLY_AT, tzinfo=BEIJING)
    return due if due > local else due + timedelta(days=1)


def parse_window(text: str) -> tuple[time, time] | None:
    """``22:00-06:00`` as times of the day in China; None for an empty text. ValueError."""
    if not text:
        return None
    begin, _, end = text.partition("-")
    return time.fromisoformat(begin), time.fromisoformat(end)


def window_end(window: tuple[time, time] | None, now: datetime) -> datetime | None:
    """When the provider's rest that ``now`` lies in is over; None when it does not rest."""
    if window is None:
        return None
    begin, end = window
    local = now.astimezone(BEIJING)
    clock = local.time()
    is_inside = begin <= clock < end if begin <= end else clock >= begin or clock < end
    if not is_inside:
        return None
    last = datetime.combine(local.date(), end, tzinfo=BEIJING)
    return last if last > local else last + timedelta(days=1)
