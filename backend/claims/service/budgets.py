"""预算: what is left of the budgets that a claim draws on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Department, DepartmentMember
from backend.accounts.rules import Person
from backend.claims.models import Budget, Claim, ClaimLine, ExpenseType
from backend.claims.rules.budget import (
    BudgetLeft,
    BudgetOf,
    Period,
    Spending,
    periods_of,
    total,
)
from backend.claims.service.spending import shares_of, spendings_of, used
from backend.claims.states import ClaimKind
from backend.infra.db import db
from backend.kernel import clock


@dataclass(frozen=True, slots=True)
class NamedBudget:
    """A budget with the names that people know its department and type by."""

    budget: BudgetOf
    department: str
    expense_type: str | None


def budgets_left(claim: Claim, lines: Sequence[ClaimLine]) -> list[dict[str, Any]]:
    """BudgetLeftOut of each budget that the claim touches, as things stand now."""
    session = db.session()
    return [described(one) for one in lefts(session, claim, lines, today=clock.today())]


def left_for(person: Person) -> list[dict[str, Any]]:
    """BudgetLeftOut of this month's and this year's budgets of the person's department."""
    session = db.session()
    department_id = session.scalar(
        select(DepartmentMember.department_id).where(DepartmentMember.person_id == person.id)
    )
    if department_id is None:
        return []
    found = find_budgets(session, [department_id], periods_of(clock.today()))
    taken = used(session, [one.budget for one in found])
    return [described(left_of(one, taken[one.budget.id], 0)) for one in found]


def lefts(
    session: Session,
    claim: Claim,
    lines: Sequence[ClaimLine],
    *,
    today: date,
    is_submitting: bool = False,
) -> list[BudgetLeft]:
    """The budgets that the claim touches, beside what all other claims have used of them.

    ``is_submitting`` locks their rows by ascending id first: two claims that are submitted at
    one moment then see each other, and cannot both slip under one budget.
    """
    if claim.kind is ClaimKind.ADVANCE:
        return []
    spendings = list(spendings_of(claim, lines, shares_of(session, lines), today=today))
    found = touched(session, spendings, for_update=is_submitting)
    taken = used(session, [one.budget for one in found], without=claim.id)
    return [left_of(one, taken[one.budget.id], total(one.budget, spendings)) for one in found]


def touched(
    session: Session, spendings: Sequence[Spending], *, for_update: bool = False
) -> list[NamedBudget]:
    """The budgets in which any of the spending counts, in the order in which they are shown."""
    departments = {one.department_id for one in spendings}
    periods = {period for one in spendings for period in periods_of(one.day)}
    found = find_budgets(session, departments, periods, for_update=for_update)
    return [one for one in found if any(one.budget.covers(each) for each in spendings)]


def find_budgets(
    session: Session,
    departments: Collection[int],
    periods: Collection[str],
    *,
    for_update: bool = False,
) -> list[NamedBudget]:
    """Budgets of these departments and periods, by ascending id."""
    if not departments or not periods:
        return []
    query = (
        select(Budget, Department.name, ExpenseType.name)
        .join(Department, Department.id == Budget.department_id)
        .join(ExpenseType, ExpenseType.id == Budget.expense_type_id, isouter=True)
        .where(Budget.department_id.in_(departments), Budget.period.in_(periods))
        .order_by(Budget.id)
    )
    if for_update:
        query = query.with_for_update(of=Budget).execution_options(populate_existing=True)
    return [named(*row) for row in session.execute(query)]


def named(budget: Budget, department: str, expense_type: str | None) -> NamedBudget:
    """From a row and the names beside it."""
    of = BudgetOf(
        budget.id,
        budget.department_id,
        budget.expense_type_id,
        Period.parse(budget.period),
        budget.amount_fen,
    )
    return NamedBudget(of, department, expense_type)


def left_of(one: NamedBudget, used_fen: int, this_claim_fen: int) -> BudgetLeft:
    """The budget beside what is gone of it."""
    return BudgetLeft(one.budget, one.department, one.expense_type, used_fen, this_claim_fen)


def described(left: BudgetLeft) -> dict[str, Any]:
    """The members of BudgetLeftOut."""
    return {
        "department": left.department,
        "expense_type": left.expense_type,
        "period": left.budget.period.text,
        "amount_fen": left.budget.amount_fen,
        "used_fen": left.used_fen,
        "this_claim_fen": left.this_claim_fen,
        "left_fen": left.left_fen,
    }
