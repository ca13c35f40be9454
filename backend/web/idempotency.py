"""A write that a phone repeats has one effect: the first answer is kept and given again."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import request
from sqlalchemy import JSON, ForeignKey, String, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from backend.infra.db import Base, transaction
from backend.kernel import clock
from backend.kernel.errors import DomainError

_KEY = re.compile(r"[A-Za-z0-9_-]{8,64}", re.ASCII)
# A phone that lay in a drawer for a year still gets its first answers.
_KEPT = timedelta(days=400)


class IdempotencyKeyMissingError(DomainError):
    """The client sent no usable Idempotency-Key."""

    code = "web.idempotency_key_missing"
    status = 422
    message = "缺少幂等键（Idempotency-Key，8 至 64 位字母、数字、- 或 _），请升级客户端后重试。"


class IdempotencyMismatchError(DomainError):
    """The key was used for another body."""

    code = "web.idempotency_mismatch"
    status = 409
    message = "同一幂等键已用于另一份内容，本次没有保存。请重新提交。"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, as it goes out: HTTP status and JSON body."""

    status: int
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """One person's key and the fingerprint of the body it came with."""

    person_id: int
    key: str
    fingerprint: str


class IdempotentAnswer(Base):
    """The first answer under one person's key."""

    __tablename__ = "idempotent_answer"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(index=True)


def key_of_request(person_id: int, body: dict[str, Any]) -> IdempotencyKey:
    """The request's key with the fingerprint of ``body`` (JSON values) and the route."""
    key = request.headers.get("Idempotency-Key", "")
    if not _KEY.fullmatch(key):
        raise IdempotencyKeyMissingError
    canonical = json.dumps([request.path, body], sort_keys=True, ensure_ascii=False)
    fingerprint = hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
    return IdempotencyKey(person_id, key, fingerprint)


def remembered(session: Session, key: IdempotencyKey) -> Answer | None:
    """The first answer under this key, None when it is new; another body is refused."""
    row = session.get(IdempotentAnswer, (key.person_id, key.key))
    if row is None:
        return None
    if row.fingerprint != key.fingerprint:
        raise IdempotencyMismatchError
    return Answer(row.status, row.body)


def remember(session: Session, key: IdempotencyKey, answer: Answer) -> None:
    """Keep ``answer`` in the caller's transaction: the effect and its answer are one."""
    session.add(
        IdempotentAnswer(
            person_id=key.person_id,
            key=key.key,
            fingerprint=key.fingerprint,
            status=answer.status,
            body=answer.body,
            created_at=clock.now(),
        )
    )


def tidy() -> None:
    """Forget answers that no phone will ask for any more. Run daily."""
    old = IdempotentAnswer.created_at < clock.now() - _KEPT
    with transaction() as session:
        session.execute(
            delete(IdempotentAnswer).where(old).execution_options(synchronize_session=False)
        )
