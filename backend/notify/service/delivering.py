"""The worker's part: what waits in the outbox goes out, and each row says what became of it.

Rows are taken and settled in batches. A worker killed between the other side's yes and ours
sends again: mail with the same Message-ID, a push with the same tag, so that it shows once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import select

from backend.infra import jobs
from backend.infra.db import db, end_reading, transaction
from backend.infra.jobs import Claim, Work
from backend.kernel import clock, ids
from backend.notify.channels import Answer, CouldNotAsk, Gone, Refused, Sent
from backend.notify.kinds import Channel
from backend.notify.models import Delivery
from backend.notify.service import by_email, by_robot, by_webpush
from backend.notify.service.consignments import Item, Shipped
from backend.notify.service.telling import WORKS
from backend.notify.states import DeliveryState

_log = structlog.get_logger(__name__)
_CHUNK = 25
"""Rows that one transaction settles, and that a killed worker may send twice."""
_BATCH = 100
_LEASE = timedelta(minutes=3)
_MARGIN = timedelta(seconds=75)
"""What one chunk may take at worst: eight at once, fifteen seconds each."""
_MOST_DEATHS = 8


@dataclass(frozen=True, slots=True)
class _Patience:
    """How often one channel tries, and how long it pauses at most."""

    tries: int
    base_s: float
    cap_s: float


_PATIENCE: Mapping[Channel, _Patience] = {
    Channel.EMAIL: _Patience(tries=16, base_s=5, cap_s=3600),
    # What the phone does not hear within some hours waits in the inbox anyway.
    Channel.WEBPUSH: _Patience(tries=8, base_s=5, cap_s=1800),
    Channel.ROBOT: _Patience(tries=14, base_s=10, cap_s=3600),
}
_SHIP: Mapping[Channel, Callable[[Sequence[Item]], Iterator[Shipped]]] = {
    Channel.EMAIL: by_email.ship,
    Channel.WEBPUSH: by_webpush.ship,
    Channel.ROBOT: by_robot.ship,
}


def works() -> list[Work]:
    """One kind of work for each channel, so that none waits for another's dead server."""
    return [_work(channel) for channel in Channel]


def _work(channel: Channel) -> Work:
    def deliver(claims: Sequence[Claim]) -> None:
        for start in range(0, len(claims), _CHUNK):
            _deliver(channel, claims[start : start + _CHUNK])

    return Work(
        name=WORKS[channel],
        table=Delivery,
        do_batch=deliver,
        batch=_BATCH,
        only=(Delivery.channel == channel,),
        lease=_LEASE,
        max_deaths=_MOST_DEATHS,
        max_attempts=_PATIENCE[channel].tries,
    )


def _deliver(channel: Channel, claims: Sequence[Claim]) -> None:
    if min(claim.lease_until for claim in claims) < clock.now() + _MARGIN:
        _put_back(claims)
        return
    by_id = {claim.row_id: claim for claim in claims}
    rows = db.session.execute(
        select(Delivery.id, Delivery.notice_id, Delivery.target_id).where(Delivery.id.in_(by_id))
    ).all()
    items = [Item(*row) for row in rows]
    shipped = list(_SHIP[channel](items))
    end_reading()
    _settle(channel, [(by_id[one.delivery_id], one.answer) for one in shipped])


def _put_back(claims: Sequence[Claim]) -> None:
    """A slow other side has eaten up the time: somebody else goes on, nobody does it twice."""
    with transaction() as session:
        jobs.settle_all(session, Delivery, claims, next_try_at=clock.now())


def _settle(channel: Channel, outcomes: Sequence[tuple[Claim, Answer]]) -> None:
    ended: dict[DeliveryState, list[Claim]] = {}
    problems: list[tuple[Claim, Answer]] = []
    for claim, answer in outcomes:
        match answer:
            case Sent():
                ended.setdefault(DeliveryState.DONE, []).append(claim)
            case Gone() | Refused() | CouldNotAsk():
                problems.append((claim, answer))
    with transaction() as session:
        for state, claims in ended.items():
            jobs.settle_all(
                session, Delivery, claims, state=state, settled_at=clock.now(),
                next_try_at=None, last_error=None,
            )  # fmt: skip
        for claim, answer in problems:
            jobs.settle(session, Delivery, claim, **_values(channel, claim, answer))
    for claim, answer in problems:
        _log.warning(
            "notice_not_delivered",
            channel=channel,
            delivery_id=claim.row_id,
            attempt=claim.attempt,
            answer=type(answer).__name__,
        )


def _values(channel: Channel, claim: Claim, answer: Answer) -> dict[str, Any]:
    """What is written when it was not sent."""
    now, patience = clock.now(), _PATIENCE[channel]
    reason = "" if isinstance(answer, Sent) else answer.reason.replace("\0", " ")[:500]
    over: dict[str, Any] = {"next_try_at": None, "settled_at": now, "last_error": reason}
    match answer:
        case Gone():
            return over | {"state": DeliveryState.GONE}
        case CouldNotAsk(wait_s=wait_s) if claim.attempt < patience.tries:
            pause = jobs.backoff(
                claim.attempt, base_s=patience.base_s, cap_s=patience.cap_s, spread=ids.fraction()
            )
            next_try_at = now + max(pause, timedelta(seconds=wait_s))
            return {"next_try_at": next_try_at, "last_error": reason}
        case Refused() | CouldNotAsk() | Sent():
            return over | {"state": DeliveryState.DEAD}
