"""代理设置: who acts in whose place, from which day to which."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import PersonRow
from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.claims.errors import DelegationOverlapsError
from backend.claims.models import Delegation
from backend.claims.schemas.settings import DelegationIn
from backend.claims.service.people import is_colleague, names_of, ref
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError, NotFoundError

_LARGEST_ID = 2**31 - 1
_MOST_SHOWN = 100


def list_delegations(person: Person) -> dict[str, Any]:
    """DelegationsOut: given and received, the newest first."""
    given = select(Delegation).where(Delegation.person_id == person.id)
    received = select(Delegation).where(Delegation.delegate_id == person.id)
    return {"given": _all(given), "received": _all(received)}


def _all(query: Any) -> list[dict[str, Any]]:
    rows = db.session.scalars(query.order_by(Delegation.id.desc()).limit(_MOST_SHOWN)).all()
    names = names_of(one for row in rows for one in (row.person_id, row.delegate_id))
    return [_out(row, names) for row in rows]


def _out(row: Delegation, names: dict[int, str]) -> dict[str, Any]:
    return {
        "id": row.id,
        "person": ref(names, row.person_id),
        "delegate": ref(names, row.delegate_id),
        "kind": row.kind,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "is_ended": row.ended_at is not None or row.ends_on < clock.today(),
    }


def add_delegation(person: Person, wish: DelegationIn) -> dict[str, Any]:
    """Let a colleague act for me; DelegationOverlapsError when somebody does on such a day."""
    with transaction() as session:
        # One change of a person's delegations at a time: two that overlap must see each other.
        session.execute(
            select(PersonRow.id).where(PersonRow.id == person.id).with_for_update(key_share=True)
        )
        _refuse_wrong(session, person, wish)
        row = Delegation(
            person_id=person.id,
            delegate_id=wish.delegate_id,
            kind=wish.kind,
            starts_on=wish.starts_on,
            ends_on=wish.ends_on,
            created_at=clock.now(),
        )
        session.add(row)
        session.flush()
        _audit(session, person, row, "added")
        return _out(row, names_of([row.person_id, row.delegate_id]))


def _refuse_wrong(session: Session, person: Person, wish: DelegationIn) -> None:
    wrong = []
    if wish.delegate_id == person.id or not is_colleague(
        session, wish.delegate_id, person.company_id
    ):
        wrong.append({"field": "delegate_id", "message": "请选择一位在用的同事（不能是自己）。"})
    if wish.starts_on < clock.today():
        wrong.append({"field": "starts_on", "message": "开始日期不能早于今天。"})
    if wish.ends_on < wish.starts_on:
        wrong.append({"field": "ends_on", "message": "结束日期不能早于开始日期。"})
    if wrong:
        raise InvalidInputError(wrong)
    overlaps = select(Delegation.id).where(
        Delegation.person_id == person.id,
        Delegation.kind == wish.kind,
        Delegation.ended_at.is_(None),
        Delegation.starts_on <= wish.ends_on,
        Delegation.ends_on >= wish.starts_on,
    )
    if session.scalar(overlaps.limit(1)) is not None:
        raise DelegationOverlapsError


def end_delegation(person: Person, delegation_id: int) -> dict[str, Any]:
    """End an own delegation now; one that has ended stays as it is."""
    with transaction() as session:
        row = (
            session.get(Delegation, delegation_id, with_for_update=True)
            if 0 < delegation_id <= _LARGEST_ID
            else None
        )
        if row is None or row.person_id != person.id:
            raise NotFoundError
        if row.ended_at is None:
            row.ended_at = clock.now()
            _audit(session, person, row, "ended")
        return _out(row, names_of([row.person_id, row.delegate_id]))


def _audit(session: Session, person: Person, row: Delegation, what: str) -> None:
    audit.record(
        session,
        actor_id=person.id,
        action=f"claims.delegation_{what}",
        subject="delegation",
        subject_id=row.id,
        facts={
            "delegate_id": row.delegate_id,
            "kind": row.kind,
            "starts_on": row.starts_on.isoformat(),
            "ends_on": row.ends_on.isoformat(),
        },
    )
