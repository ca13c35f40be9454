"""Outbox rows as pushes: to browsers that still want them."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sqlalchemy import delete, select, update

from backend.accounts.models import LoginSession, PersonRow
from backend.accounts.rules import PersonState
from backend.infra.db import db, end_reading, transaction
from backend.kernel import clock
from backend.notify.channels import CouldNotAsk, Gone
from backend.notify.channels.webpush import Push
from backend.notify.kinds import RULES
from backend.notify.models import NoticeRow, PushSubscription
from backend.notify.service.consignments import Item, Shipped
from backend.notify.service.parts import outlets

_REST = timedelta(hours=1)
"""After its service could not be reached, a browser gets nothing new for so long."""


def ship(items: Sequence[Item]) -> Iterator[Shipped]:
    """Push the rows' notices to their browsers; what is gone is forgotten."""
    pushes = _pushes(items)
    end_reading()
    going = [item for item in items if item.delivery_id in pushes]
    answers = outlets().webpush.send_all([pushes[item.delivery_id] for item in going])
    answered = list(zip(going, answers, strict=True))
    _forget([item.target_id for item, answer in answered if isinstance(answer, Gone)])
    _rest([item.target_id for item, answer in answered if _is_unreachable(answer)])
    for item, answer in answered:
        yield Shipped(item.delivery_id, answer)
    for item in items:
        if item.delivery_id not in pushes:
            yield Shipped(item.delivery_id, Gone("浏览器已取消订阅，或已退出登录"))


def _pushes(items: Sequence[Item]) -> dict[int, Push]:
    """By outbox row; people who are out and sessions that were ended on purpose get none."""
    found = db.session.execute(
        select(NoticeRow, PushSubscription)
        .join(PushSubscription, PushSubscription.person_id == NoticeRow.person_id)
        .join(PersonRow, PersonRow.id == NoticeRow.person_id)
        .outerjoin(LoginSession, LoginSession.id == PushSubscription.session_id)
        .where(
            NoticeRow.id.in_([item.notice_id for item in items]),
            PushSubscription.id.in_([item.target_id for item in items]),
            PersonRow.state == PersonState.ACTIVE,
            LoginSession.revoked_at.is_(None),
        )
    )
    by_pair = {(notice.id, browser.id): _push(notice, browser) for notice, browser in found}
    return {
        item.delivery_id: by_pair[item.notice_id, item.target_id]
        for item in items
        if (item.notice_id, item.target_id) in by_pair
    }


def _push(notice: NoticeRow, browser: PushSubscription) -> Push:
    rule = RULES[notice.kind]
    return Push(
        endpoint=browser.endpoint,
        p256dh=browser.p256dh,
        auth=browser.auth,
        text=rule.push_text,
        link=notice.link,
        tag=f"notice-{notice.id}",
        lasts_s=rule.lasts_h * 3600,
        is_urgent=rule.is_urgent,
    )


def _is_unreachable(answer: object) -> bool:
    return isinstance(answer, CouldNotAsk) and answer.is_unreachable


def _forget(subscription_ids: Sequence[int]) -> None:
    if subscription_ids:
        with transaction() as session:
            session.execute(
                delete(PushSubscription)
                .where(PushSubscription.id.in_(subscription_ids))
                .execution_options(synchronize_session=False)
            )


def _rest(subscription_ids: Sequence[int]) -> None:
    if subscription_ids:
        with transaction() as session:
            session.execute(
                update(PushSubscription)
                .where(PushSubscription.id.in_(subscription_ids))
                .values(paused_until=clock.now() + _REST)
                .execution_options(synchronize_session=False)
            )
