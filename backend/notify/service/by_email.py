"""Outbox rows as mails: to the address that counts now, of people who may still sign in."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from backend.accounts.models import PersonRow
from backend.accounts.rules import PersonState
from backend.infra.db import db, end_reading, transaction
from backend.infra.mail import post
from backend.notify.channels import Gone, Sent
from backend.notify.channels.email import Letter, subject_of, text_of
from backend.notify.models import NoticeRow
from backend.notify.service.consignments import Item, Shipped
from backend.notify.service.parts import outlets


def ship(items: Sequence[Item]) -> Iterator[Shipped]:
    """Send the rows' notices to their people."""
    letters = _letters([item.notice_id for item in items])
    end_reading()
    for item in items:
        if item.notice_id not in letters:
            yield Shipped(item.delivery_id, Gone("账号已停用，不再发送"))
    going = [item for item in items if item.notice_id in letters]
    if not outlets().settings.smtp_url:
        _keep_in_local_outbox([letters[item.notice_id] for item in going])
        yield from (Shipped(item.delivery_id, Sent()) for item in going)
        return
    answers = outlets().email.send_all([letters[item.notice_id] for item in going])
    for item, answer in zip(going, answers, strict=True):
        yield Shipped(item.delivery_id, answer)


def _letters(notice_ids: Sequence[int]) -> dict[int, Letter]:
    rows = db.session.execute(
        select(NoticeRow, PersonRow.email, PersonRow.display_name)
        .join(PersonRow, PersonRow.id == NoticeRow.person_id)
        .where(NoticeRow.id.in_(notice_ids), PersonRow.state == PersonState.ACTIVE)
    )
    return {
        notice.id: Letter(
            notice_id=notice.id,
            to=email,
            display_name=display_name,
            title=notice.title,
            body=notice.body,
            link=notice.link,
            lines=notice.lines or (),
            at=notice.created_at,
        )
        for notice, email, display_name in rows
    }


def _keep_in_local_outbox(letters: Sequence[Letter]) -> None:
    """No mail server: people read the mails where the others lie. A repeat keeps one more."""
    settings = outlets().settings
    with transaction() as session:
        for letter in letters:
            post(
                session,
                settings,
                to=letter.to,
                subject=subject_of(letter)[:200],
                body=text_of(letter, settings.effective_public_url),
            )
