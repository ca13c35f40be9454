"""预算 set by administrators: listed with what is left, written, taken away."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, or_, select, tuple_
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.models import Company, Department, PersonRow
from backend.accounts.rules import LARGEST_ID, Person
from backend.audit import service as audit
from backend.claims.models import Budget, ExpenseType
from backend.claims.schemas.budgets import BudgetIn, BudgetListIn
from backend.claims.service.budgets import named
from backend.claims.service.spending import used
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import DomainError, InvalidInputError, NotFoundError
from backend.web.pages import decode_cursor, encode_cursor


class StaleBudgetError(DomainError):
    """The budget is not what it was when it was looked at."""

    code = "claims.budget_stale"
    status = 409
    message = "这项预算刚刚被别人修改过，没有保存。请刷新后看过新的金额再改。"


def list_budgets(asked: BudgetListIn) -> dict[str, Any]:
    """BudgetsOut: by department and period, the whole year before its months."""
    session = db.session()
    query = _page(asked)
    rows = session.execute(query.limit(asked.limit + 1)).all()
    shown = rows[: asked.limit]
    has_more = len(rows) > asked.limit
    return {
        "items": _items(session, shown),
        "next_cursor": _after(shown[-1][0]) if has_more else None,
        "departments": _departments(session),
        "expense_types": _types(session),
    }


def set_budget(person: Person, wish: BudgetIn) -> dict[str, Any]:
    """The budget of a department, type and period as it now is.

    StaleBudgetError when it is no longer what was seen; InvalidInputError for a department or
    type that is not there.
    """
    try:
        budget_id = _set(person, wish)
    except IntegrityError as error:  # two made it at once: the constraint let one through
        raise StaleBudgetError from error
    session = db.session()
    rows = session.execute(_rows().where(Budget.id == budget_id)).all()
    [item] = _items(session, rows)
    return item


def remove_budget(person: Person, budget_id: int, seen_fen: int) -> None:
    """Take it away: the department's spending is no longer limited by it."""
    with transaction() as session:
        budget = _find(session, budget_id)
        if budget.amount_fen != seen_fen:
            raise StaleBudgetError
        session.delete(budget)
        _record(session, person, budget, "claims.budget_removed")


def _find(session: Session, budget_id: int) -> Budget:
    fits = 0 < budget_id <= LARGEST_ID
    budget = session.get(Budget, budget_id, with_for_update=True) if fits else None
    if budget is None:
        raise NotFoundError
    return budget


def _set(person: Person, wish: BudgetIn) -> int:
    with transaction() as session:
        _refuse_unknown(session, wish)
        same = select(Budget).where(
            Budget.department_id == wish.department_id,
            Budget.expense_type_id == wish.expense_type_id,
            Budget.period == wish.period,
        )
        budget = session.scalar(same.with_for_update())
        if (None if budget is None else budget.amount_fen) != wish.seen_fen:
            raise StaleBudgetError
        if budget is None:
            budget = Budget(
                department_id=wish.department_id,
                expense_type_id=wish.expense_type_id,
                period=wish.period,
            )
            session.add(budget)
        budget.amount_fen = wish.amount_fen
        budget.changed_by, budget.changed_at = person.id, clock.now()
        session.flush()
        _record(session, person, budget, "claims.budget_set")
        return budget.id


def _refuse_unknown(session: Session, wish: BudgetIn) -> None:
    problems = []
    if session.get(Department, wish.department_id) is None:
        message = "这个部门已不存在，请重新选择。"
        problems.append({"field": "department_id", "message": message})
    type_id = wish.expense_type_id
    if type_id is not None and session.get(ExpenseType, type_id) is None:
        message = "这个费用类型已不存在，请重新选择。"
        problems.append({"field": "expense_type_id", "message": message})
    if problems:
        raise InvalidInputError(problems)


def _record(session: Session, person: Person, budget: Budget, action: str) -> None:
    audit.record(
        session,
        actor_id=person.id,
        action=action,
        subject="budget",
        subject_id=budget.id,
        facts={
            "department_id": budget.department_id,
            "expense_type_id": budget.expense_type_id,
            "period": budget.period,
            "amount_fen": budget.amount_fen,
        },
    )


_Row = tuple[Budget, Department, str, ExpenseType | None, PersonRow]
_Rows = Select[Any, Any, Any, Any, Any]


def _rows() -> _Rows:
    return (
        select(Budget, Department, Company.title, ExpenseType, PersonRow)
        .join(Department, Department.id == Budget.department_id)
        .join(Company, Company.id == Department.company_id)
        .join(ExpenseType, ExpenseType.id == Budget.expense_type_id, isouter=True)
        .join(PersonRow, PersonRow.id == Budget.changed_by)
    )


def _page(asked: BudgetListIn) -> _Rows:
    of_year = or_(Budget.period == f"{asked.year}", Budget.period.startswith(f"{asked.year}-"))
    query = _rows().where(of_year)
    if asked.department_id is not None:
        query = query.where(Budget.department_id == asked.department_id)
    key = decode_cursor(asked.cursor, int, str, int)
    place = tuple_(Budget.department_id, Budget.period, Budget.id)
    if key is not None:
        query = query.where(place > tuple_(*key))
    return query.order_by(Budget.department_id, Budget.period, Budget.id)


def _after(budget: Budget) -> str:
    return encode_cursor(budget.department_id, budget.period, budget.id)


def _items(session: Session, rows: Sequence[_Row]) -> list[dict[str, Any]]:
    budgets = [named(row[0], row[1].name, None).budget for row in rows]
    taken = used(session, budgets)
    return [_item(row, taken[row[0].id]) for row in rows]


def _item(row: _Row, used_fen: int) -> dict[str, Any]:
    budget, department, company, expense_type, person = row
    return {
        "id": budget.id,
        "department": _department(department, company),
        "expense_type": None if expense_type is None else _type(expense_type),
        "period": budget.period,
        "amount_fen": budget.amount_fen,
        "used_fen": used_fen,
        "left_fen": budget.amount_fen - used_fen,
        "changed_by": {"id": person.id, "display_name": person.display_name},
        "changed_at": budget.changed_at,
    }


def _departments(session: Session) -> list[dict[str, Any]]:
    query = select(Department, Company.title).join(Company, Company.id == Department.company_id)
    ordered = query.order_by(Company.id, Department.id)
    return [_department(one, title) for one, title in session.execute(ordered)]


def _department(department: Department, company: str) -> dict[str, Any]:
    return {
        "id": department.id,
        "name": department.name,
        "company": company,
        "is_retired": department.retired_at is not None,
    }


def _types(session: Session) -> list[dict[str, Any]]:
    query = select(ExpenseType).order_by(ExpenseType.position, ExpenseType.id)
    return [_type(one) for one in session.scalars(query)]


def _type(one: ExpenseType) -> dict[str, Any]:
    return {"id": one.id, "name": one.name, "is_retired": one.retired_at is not None}
