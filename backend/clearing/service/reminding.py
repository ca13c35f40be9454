"""Reminders of the next clearing, to-dos, and dates for calendars (E17, E28)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.accounts import service as accounts
from backend.accounts.rules import Role
from backend.clearing.models import ClearDevice, ClearSession
from backend.clearing.service import telling
from backend.clearing.service.acting import may_operate
from backend.clearing.service.commands import forget_old_secrets
from backend.clearing.service.devices import visible_devices
from backend.clearing.service.standing import is_visible
from backend.clearing.service.status import next_date
from backend.clearing.service.stock_use import low_stock
from backend.clearing.states import ClearState, Cycle
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.notify.kinds import NoticeKind
from backend.notify.service import CalendarEntry, Notice, Todo, ring, tell

_BEFORE = (7, 3, 1, 0)
_VALID_BEFORE = (30, 7, 1)
_LINK = "/clearing"
_WAITS = (ClearState.LISTED, ClearState.HALTED)
"""For a person. A halted session waits until another one takes it over."""


def remind() -> None:
    """The daily chore: each stage of each date is told once, a missed day is made up for."""
    today = clock.today()
    forget_old_secrets(clock.now())
    with transaction() as session:
        devices = session.scalars(select(ClearDevice).where(ClearDevice.cycle != Cycle.NONE))
        notices = [one for device in devices for one in _of_device(session, device, today)]
        deliveries = tell(session, notices)
    ring(deliveries)


def _of_device(session: Session, device: ClearDevice, today: date) -> Iterator[Notice]:
    people = _responsible(session, device)
    dated = next_date(device)
    if dated is not None:
        stage = _stage(dated["days_left"], _BEFORE)
        if stage is not None:
            left = dated["days_left"]
            title = _title(device.label, left)
            body = (
                f"{'锁死日期' if dated['source'] == 'bureau' else '征期截止'} {dated['date']}。"
                "请在此之前申报、抄报并清卡；已经清卡的不必理会。"
            )
            key = f"clear:{device.id}:{dated['date']}:{stage}"
            for one in people:
                yield Notice(one, NoticeKind.CLEARING, title, body, _LINK, key)
    yield from low_stock(session, device, people)
    if device.valid_until is not None:
        stage = _stage((device.valid_until - today).days, _VALID_BEFORE)
        if stage is not None:
            body = f"{device.valid_until} 到期，到期后不能清卡。请尽快到税务机关续期。"
            key = f"clear-valid:{device.id}:{device.valid_until}:{stage}"
            for one in people:
                title = f"{device.label} 有效期将到"
                yield Notice(one, NoticeKind.CLEARING, title, body, _LINK, key)


def _title(label: str, left: int) -> str:
    if left < 0:
        return f"{label} 清卡已逾期 {-left} 天"
    return f"{label} 今天是清卡最后一天" if left == 0 else f"{label} 还有 {left} 天要清卡"


def _stage(left: int, stages: Sequence[int]) -> int | None:
    """The latest stage that has come; once overdue each week anew."""
    if left < 0:
        return left // 7
    return min((one for one in stages if left <= one), default=None)


def _responsible(session: Session, device: ClearDevice) -> list[int]:
    """Who answers for the device, else the tax clerks, else the administrators."""
    if device.responsible_id is not None:
        return [device.responsible_id]
    for role in (Role.CLEARING_OPERATOR, Role.ADMINISTRATOR):
        found = telling.people_of(session, device.company_id, role)
        if found:
            return found
    return []


class ClearTodos:
    """Implements notify's ``TodoSource``."""

    def todos(self, person_id: int) -> Sequence[Todo]:
        """Clearings that wait for a person, of whoever clears."""
        person = accounts.as_asking(person_id)
        if not may_operate(person):
            return []
        count = db.session.scalar(
            select(func.count()).where(
                is_visible(person),
                ClearSession.state.in_(_WAITS),
                ClearSession.is_taken_over.is_(False),
            )
        )
        return [Todo("待处理的清卡", count, "次", _LINK)] if count else []


class ClearDates:
    """Implements notify's ``CalendarSource``."""

    def entries(self, person_id: int) -> Sequence[CalendarEntry]:
        """The next clearing of each device, for whoever clears or answers for it."""
        person = accounts.as_asking(person_id)
        devices = visible_devices(person)
        is_clerk = may_operate(person)
        mine = [one for one in devices if is_clerk or one.responsible_id == person_id]
        return [entry for one in mine if (entry := _entry(one)) is not None]


def _entry(device: ClearDevice) -> CalendarEntry | None:
    dated = next_date(device)
    if dated is None:
        return None
    return CalendarEntry(
        uid=f"clearing-{device.id}-{dated['date']}",
        title=f"{device.label} 清卡",
        on=dated["date"],
        note="锁死日期" if dated["source"] == "bureau" else "征期截止",
        link=_LINK,
        alarms=tuple(timedelta(days=days) for days in _BEFORE if days),
    )
