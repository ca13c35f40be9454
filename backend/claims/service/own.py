"""What each person sets up for himself, and what the editor offers him."""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from backend.accounts.models import PersonRow
from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.claims.models import ExpenseType, PayeeAccount
from backend.claims.schemas.settings import PayeeAccountChangeIn, PayeeAccountIn
from backend.claims.service.people import (
    colleagues_of,
    department_of,
    departments_of,
    names_of,
    ref,
)
from backend.claims.service.showing import masked
from backend.claims.service.standing import principals_of
from backend.claims.states import DelegationKind
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import NotFoundError

_LARGEST_ID = 2**31 - 1


def choices(person: Person) -> dict[str, Any]:
    """ClaimChoicesOut: types, departments, own accounts, whom one may claim for."""
    types = db.session.scalars(select(ExpenseType).order_by(ExpenseType.position, ExpenseType.id))
    principals = principals_of(db.session(), person.id, DelegationKind.CLAIM)
    names = names_of(principals)
    return {
        "expense_types": [_type(one) for one in types],
        "departments": [
            {
                "id": one.id,
                "company_id": one.company_id,
                "parent_id": one.parent_id,
                "name": one.name,
                "is_retired": one.retired_at is not None,
            }
            for one in departments_of(person.company_id)
        ],
        "own_department_id": department_of(db.session(), person.id),
        "payee_accounts": list_payee_accounts(person),
        "may_claim_for": [ref(names, one) for one in principals],
        "colleagues": [one for one in colleagues_of(person.company_id) if one["id"] != person.id],
    }


def _type(one: ExpenseType) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "needs_invoice": one.needs_invoice,
        "needs_attachment": one.needs_attachment,
        "is_retired": one.retired_at is not None,
    }


def list_payee_accounts(person: Person) -> list[dict[str, Any]]:
    """Own accounts in use, the usual one first, numbers masked."""
    query = select(PayeeAccount).where(
        PayeeAccount.person_id == person.id, PayeeAccount.retired_at.is_(None)
    )
    rows = db.session.scalars(query.order_by(PayeeAccount.is_default.desc(), PayeeAccount.id))
    return [_out(row) for row in rows]


def _out(row: PayeeAccount) -> dict[str, Any]:
    return {
        "id": row.id,
        "holder": row.holder,
        "bank_name": row.bank_name,
        "account_number": masked(row.account_number),
        "is_default": row.is_default,
    }


def add_payee_account(person: Person, account: PayeeAccountIn) -> dict[str, Any]:
    """A new account; the first one is the usual one."""
    with transaction() as session:
        others = _lock_accounts(session, person)
        row = PayeeAccount(person_id=person.id, created_at=clock.now(), is_default=False)
        _write(session, person, row, account, is_first=not others)
        session.add(row)
        session.flush()
        _audit(session, person, row, "added")
        return _out(row)


def change_payee_account(
    person: Person, account_id: int, account: PayeeAccountChangeIn
) -> dict[str, Any]:
    """Change an own account; what was submitted keeps the old one."""
    with transaction() as session:
        rows = {row.id: row for row in _lock_accounts(session, person)}
        if account_id not in rows:
            raise NotFoundError
        row = rows[account_id]
        _write(session, person, row, account, is_first=row.is_default)
        _audit(session, person, row, "changed")
        return _out(row)


def remove_payee_account(person: Person, account_id: int) -> None:
    """Take an own account out of use; the next one becomes the usual one."""
    with transaction() as session:
        rows = {row.id: row for row in _lock_accounts(session, person)}
        if account_id not in rows:
            raise NotFoundError
        row = rows.pop(account_id)
        row.retired_at = clock.now()
        if row.is_default and rows:
            row.is_default = False
            next(iter(rows.values())).is_default = True
        _audit(session, person, row, "removed")


def _lock_accounts(session: Session, person: Person) -> list[PayeeAccount]:
    """Own accounts in use; the person's row keeps two changes apart (there is one usual)."""
    session.execute(
        select(PersonRow.id).where(PersonRow.id == person.id).with_for_update(key_share=True)
    )
    query = select(PayeeAccount).where(
        PayeeAccount.person_id == person.id, PayeeAccount.retired_at.is_(None)
    )
    return list(session.scalars(query.order_by(PayeeAccount.id)))


def _write(
    session: Session,
    person: Person,
    row: PayeeAccount,
    account: PayeeAccountIn | PayeeAccountChangeIn,
    *,
    is_first: bool,
) -> None:
    row.holder, row.bank_name = account.holder, account.bank_name
    if account.account_number is not None:
        row.account_number = account.account_number.replace(" ", "")
    if account.is_default and not row.is_default:
        session.execute(
            update(PayeeAccount).where(PayeeAccount.person_id == person.id).values(is_default=False)
        )
    row.is_default = account.is_default or is_first


def _audit(session: Session, person: Person, row: PayeeAccount, what: str) -> None:
    audit.record(
        session,
        actor_id=person.id,
        action=f"claims.payee_account_{what}",
        subject="payee_account",
        subject_id=row.id,
        facts={"account_number": masked(row.account_number)},
    )
