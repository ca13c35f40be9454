"""Reminders of claims: invoices that nobody has claimed, what waits for a person, dates ahead."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from backend.accounts import service as accounts
from backend.accounts.models import PersonRow
from backend.accounts.rules import PersonState
from backend.claims.models import ClaimSettings
from backend.claims.rules import reminding as rules
from backend.claims.schemas.claimable import ClaimableListIn
from backend.claims.service import telling
from backend.claims.service.claimable import list_advances
from backend.claims.service.counting import count_boxes
from backend.claims.service.set_up import claim_settings
from backend.claims.service.standing import find_claim
from backend.claims.service.telling import Notice, NoticeKind
from backend.infra.db import db, transaction
from backend.invoices.models import Invoice
from backend.invoices.rules import SOUND_TAX_STATUS
from backend.invoices.states import UsageStatus
from backend.kernel import clock
from backend.notify.service import CalendarEntry, Todo

_WALLET = "/wallet?filter=unclaimed"
_AHEAD = timedelta(days=60)
_ALARMS = tuple(timedelta(days=days) for days in rules.DEADLINE_STAGES)


def remind() -> None:
    """The daily chore. Each thing is told once (a week, a stage), however often this runs."""
    today = clock.today()
    with transaction() as session:
        settings = claim_settings(session)
        told = [
            *_unclaimed(session, settings, today),
            *_near_deadline(session, settings, today),
            *_of_ending_year(session, today),
        ]
        deliveries = telling.tell(session, told)
    telling.ring(deliveries)


def _free() -> Select[int, int, date | None]:
    """Count and earliest day of each owner's invoices that could be claimed."""
    return (
        select(Invoice.owner_id, func.count(), func.min(Invoice.issued_on))
        .join(PersonRow, PersonRow.id == Invoice.owner_id)
        .where(
            PersonRow.state == PersonState.ACTIVE,
            Invoice.usage_status == UsageStatus.UNUSED,
            Invoice.tax_status.in_(SOUND_TAX_STATUS),
            Invoice.is_red_letter.is_(False),
        )
        .group_by(Invoice.owner_id)
        .order_by(Invoice.owner_id)
    )


def _unclaimed(session: Session, settings: ClaimSettings, today: date) -> Iterator[Notice]:
    days = settings.unclaimed_days
    before = datetime.combine(today - timedelta(days=days - 1), time(), clock.BEIJING)
    for owner_id, count, _ in session.execute(_free().where(Invoice.captured_at < before)):
        yield Notice(
            owner_id,
            NoticeKind.INVOICE_UNCLAIMED,
            f"{count} 张发票超过 {days} 天未报销",
            "在票夹「待报销」里选中就能发起报销；不再需要的可以留着，不影响查验。",
            _WALLET,
            f"unclaimed:{rules.week_of(today)}",
        )


def _near_deadline(session: Session, settings: ClaimSettings, today: date) -> Iterator[Notice]:
    within = settings.claim_within_days
    first = today - timedelta(days=within)
    last = first + timedelta(days=max(rules.DEADLINE_STAGES))
    near = _free().where(Invoice.issued_on.between(first, last))
    for owner_id, count, issued_on in session.execute(near):
        ends_on = rules.last_day(issued_on or first, within)
        left = (ends_on - today).days
        when = f"还有 {left} 天" if left > 0 else "就在今天"
        yield Notice(
            owner_id,
            NoticeKind.CLAIM_DEADLINE,
            f"{count} 张发票快到报销期限，最早的{when}",
            f"开票超过 {within} 天的发票按规定不再报销，最早的一张 {ends_on} 到期。",
            _WALLET,
            f"claim-deadline:{ends_on}:{rules.deadline_stage(left)}",
        )


def _of_ending_year(session: Session, today: date) -> Iterator[Notice]:
    stage = rules.year_end_stage(today)
    if stage is None:
        return
    of_this_year = _free().where(Invoice.issued_on >= date(today.year, 1, 1))
    for owner_id, count, _ in session.execute(of_this_year):
        yield Notice(
            owner_id,
            NoticeKind.YEAR_END,
            f"{count} 张 {today.year} 年的发票还没有报销",
            "跨年发票可能需要说明原因或不能报销，请在年底前提交。",
            _WALLET,
            f"year-end:{today.year}:{stage}",
        )


def may_open(person_id: int, claim_id: int) -> None:
    """For reminders about a claim. NotFoundError when it is none of the person's business."""
    find_claim(accounts.as_asking(person_id), claim_id)


class ClaimTodos:
    """Implements notify's ``TodoSource``."""

    def todos(self, person_id: int) -> Sequence[Todo]:
        """Claims that wait for this person's word, hand or payment."""
        counts = count_boxes(accounts.as_asking(person_id))
        counted = (
            ("待我审批", counts["to_approve"], "/claims?box=to_approve"),
            ("退回我补正", counts["returned"], "/claims?status=returned"),
            ("待我付款", counts["to_pay"], "/payments"),
        )
        return [Todo(label, count, "份", link) for label, count, link in counted if count]


class ClaimDates:
    """Implements notify's ``CalendarSource``."""

    def entries(self, person_id: int) -> Sequence[CalendarEntry]:
        """Last days of unclaimed invoices within two months, and advances to be settled."""
        return [*_last_days(person_id), *_repayments(person_id)]


def _last_days(person_id: int) -> Iterator[CalendarEntry]:
    within = claim_settings(db.session()).claim_within_days
    first = clock.today() - timedelta(days=within)
    by_day = (
        select(Invoice.issued_on, func.count())
        .where(
            Invoice.owner_id == person_id,
            Invoice.usage_status == UsageStatus.UNUSED,
            Invoice.tax_status.in_(SOUND_TAX_STATUS),
            Invoice.is_red_letter.is_(False),
            Invoice.issued_on.between(first, first + _AHEAD),
        )
        .group_by(Invoice.issued_on)
        .order_by(Invoice.issued_on)
    )
    for issued_on, count in db.session.execute(by_day):
        ends_on = rules.last_day(issued_on or first, within)
        yield CalendarEntry(
            uid=f"claim-deadline-{ends_on}",
            title=f"{count} 张发票报销期限",
            on=ends_on,
            note=f"{issued_on} 开具，超过 {within} 天按规定不再报销。",
            link=_WALLET,
            alarms=_ALARMS,
        )


def _repayments(person_id: int) -> Iterator[CalendarEntry]:
    person = accounts.as_asking(person_id)
    for advance in list_advances(person, ClaimableListIn())["items"]:
        if advance["repay_by"] is not None:
            yield CalendarEntry(
                uid=f"advance-{advance['id']}",
                title=f"借款 {advance['claim_no']} 到期",
                on=advance["repay_by"],
                note="请用报销冲销，或归还余款。",
                link=f"/claims/{advance['id']}",
                alarms=_ALARMS,
            )
