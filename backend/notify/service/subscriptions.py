"""浏览器推送: which browsers take pushes for whom."""

import base64
import binascii
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import delete, exists, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from backend.accounts.models import LoginSession
from backend.accounts.rules import LARGEST_ID
from backend.audit import service as audit
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError, NotFoundError
from backend.notify.models import PushSubscription
from backend.notify.service.parts import outlets

_MOST = 20
_AUTH_BYTES = 16


@dataclass(frozen=True, slots=True)
class Browser:
    """What a browser says of its subscription, and who is signed in on it."""

    session_id: int
    device: str
    endpoint: str = field(repr=False)
    p256dh: str = field(repr=False)
    auth: str = field(repr=False)


def push_key() -> str:
    """The public key with which browsers subscribe."""
    return outlets().webpush.public_key


def list_subscriptions(person_id: int) -> list[dict[str, Any]]:
    """A person's browsers, the oldest first."""
    query = select(PushSubscription).where(PushSubscription.person_id == person_id)
    now = clock.now()
    return [
        {
            "id": row.id,
            "device": row.device,
            "created_at": row.created_at,
            "is_paused": row.paused_until is not None and row.paused_until > now,
        }
        for row in db.session.scalars(query.order_by(PushSubscription.id))
    ]


def subscribe(person_id: int, browser: Browser) -> int:
    """Send this person's pushes to this browser; gives the id.

    The same browser again is the same row; under another person it changes hands, since one
    screen shows one person's notices. InvalidInputError for what cannot be pushed to.
    """
    _refuse_unusable(browser)
    with transaction() as session:
        subscription_id = _put(session, person_id, browser)
        _drop_oldest(session, person_id)
        audit.record(
            session,
            actor_id=person_id,
            action="notify.push_subscribed",
            subject="push_subscription",
            subject_id=subscription_id,
            facts={"device": browser.device},
        )
    return subscription_id


def unsubscribe(person_id: int, subscription_id: int) -> None:
    """No more pushes to this browser; NotFoundError for another person's."""
    if not 0 < subscription_id <= LARGEST_ID:
        raise NotFoundError
    with transaction() as session:
        gone = session.execute(
            delete(PushSubscription)
            .where(PushSubscription.id == subscription_id, PushSubscription.person_id == person_id)
            .returning(PushSubscription.id)
            .execution_options(synchronize_session=False)
        )
        if gone.first() is None:
            raise NotFoundError
        audit.record(
            session,
            actor_id=person_id,
            action="notify.push_unsubscribed",
            subject="push_subscription",
            subject_id=subscription_id,
        )


def forget_signed_out() -> None:
    """Drop browsers whose login session was ended on purpose. Run daily."""
    ended = exists().where(
        LoginSession.id == PushSubscription.session_id, LoginSession.revoked_at.is_not(None)
    )
    with transaction() as session:
        session.execute(
            delete(PushSubscription).where(ended).execution_options(synchronize_session=False)
        )


def _put(session: Session, person_id: int, browser: Browser) -> int:
    values: dict[str, Any] = {
        "person_id": person_id,
        "session_id": browser.session_id,
        "p256dh": browser.p256dh,
        "auth": browser.auth,
        "device": browser.device,
        "paused_until": None,
    }
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    put = (
        dialect.insert(PushSubscription)
        .values(endpoint=browser.endpoint, created_at=clock.now(), **values)
        .on_conflict_do_update(index_elements=["endpoint"], set_=values)
        .returning(PushSubscription.id)
    )
    subscription_id: int = session.execute(put).scalar_one()
    return subscription_id


def _drop_oldest(session: Session, person_id: int) -> None:
    kept = (
        select(PushSubscription.id)
        .where(PushSubscription.person_id == person_id)
        .order_by(PushSubscription.id.desc())
        .limit(_MOST)
    )
    session.execute(
        delete(PushSubscription)
        .where(PushSubscription.person_id == person_id, PushSubscription.id.not_in(kept))
        .execution_options(synchronize_session=False)
    )


def _refuse_unusable(browser: Browser) -> None:
    if not outlets().webpush.services.allows(browser.endpoint):
        message = "这个浏览器的推送服务不在允许之列，不能开启推送；站内信和邮件不受影响。"
        raise InvalidInputError([{"field": "endpoint", "message": message}])
    if not _is_key(browser.p256dh):
        raise InvalidInputError([{"field": "p256dh", "message": _BAD_KEY}])
    if len(_bytes_of(browser.auth)) != _AUTH_BYTES:
        raise InvalidInputError([{"field": "auth", "message": _BAD_KEY}])


_BAD_KEY = "浏览器给出的密钥不正确，请关闭推送后重新开启。"


def _is_key(text: str) -> bool:
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes_of(text))
    except ValueError:
        return False
    return True


def _bytes_of(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""
