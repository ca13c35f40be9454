"""费用类型: the list from which each line of a claim takes its type."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims.models import ExpenseType
from backend.claims.schemas.setup import ExpenseTypeIn
from backend.claims.service.setup.turns import take_turn
from backend.claims.setup_errors import ListChangedError, TypeExistsError
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import NotFoundError

_LARGEST_ID = 2**31 - 1


def list_types() -> list[ExpenseType]:
    """All expense types, retired ones too, in their order."""
    return list(db.session.scalars(_in_order()))


def add_type(actor_id: int, wish: ExpenseTypeIn) -> ExpenseType:
    """A new type at the end of the list. Raises TypeExistsError."""
    with transaction() as session:
        take_turn(session)
        row = _append(session, wish)
        _flush(session)
        _record(session, actor_id, "claims.type_added", row)
        type_id = row.id
    return db.session.get_one(ExpenseType, type_id)


def change_type(actor_id: int, type_id: int, wish: ExpenseTypeIn) -> ExpenseType:
    """Set all of a type. Lines keep a type that was retired; nobody chooses it any more."""
    if not 0 < type_id <= _LARGEST_ID:
        raise NotFoundError
    with transaction() as session:
        row = session.get(ExpenseType, type_id, with_for_update=True)
        if row is None:
            raise NotFoundError
        _set(row, wish)
        _flush(session)
        _record(session, actor_id, "claims.type_changed", row)
    return db.session.get_one(ExpenseType, type_id)


def order_types(actor_id: int, ids: Sequence[int]) -> list[ExpenseType]:
    """Put the list into this order. ListChangedError when it is not the whole list."""
    with transaction() as session:
        take_turn(session)
        rows = {row.id: row for row in session.scalars(_in_order())}
        if set(ids) != rows.keys():
            raise ListChangedError
        for position, type_id in enumerate(ids):
            rows[type_id].position = position
        audit.record(
            session,
            actor_id=actor_id,
            action="claims.types_ordered",
            subject="expense_type",
            subject_id=None,
            facts={"ids": list(ids)},
        )
    return list_types()


def _in_order() -> Any:
    return select(ExpenseType).order_by(ExpenseType.position, ExpenseType.id)


def _append(session: Session, wish: ExpenseTypeIn) -> ExpenseType:
    positions = [row.position for row in session.scalars(_in_order())]
    row = ExpenseType(position=max(positions, default=-1) + 1, retired_at=None)
    _set(row, wish)
    session.add(row)
    return row


def _set(row: ExpenseType, wish: ExpenseTypeIn) -> None:
    row.name = wish.name
    row.needs_invoice = wish.needs_invoice
    row.needs_attachment = wish.needs_attachment
    row.account_subject = wish.account_subject
    row.tax_subject = wish.tax_subject
    if wish.is_retired != row.is_retired:
        row.retired_at = clock.now() if wish.is_retired else None


def _flush(session: Session) -> None:
    try:
        session.flush()
    except IntegrityError as error:
        raise TypeExistsError from error


def _record(session: Session, actor_id: int, action: str, row: ExpenseType) -> None:
    audit.record(
        session,
        actor_id=actor_id,
        action=action,
        subject="expense_type",
        subject_id=row.id,
        facts={
            "name": row.name,
            "needs_invoice": row.needs_invoice,
            "needs_attachment": row.needs_attachment,
            "account_subject": row.account_subject,
            "tax_subject": row.tax_subject,
            "is_retired": row.is_retired,
        },
    )
