"""What ids in approval flows stand for, and the organisation around the flows."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from backend.accounts.models import (
    Company,
    Department,
    DepartmentMember,
    PersonRole,
    PersonRow,
)
from backend.accounts.rules import PersonState, Role
from backend.claims.models import ApprovalFlow, ExpenseType
from backend.claims.rules.flow_values import APPROVING_ROLES, people_in
from backend.claims.rules.flow_warnings import Surroundings, WrittenFlow
from backend.infra.db import db


def names_for(written: Sequence[tuple[ApprovalFlow, WrittenFlow]]) -> dict[str, Any]:
    """FlowNamesOut: everything that can be chosen, and the people whom these flows name."""
    people = _people(flow for _, flow in written)
    return {
        "companies": _companies_in_use() + _retired_companies(flow for _, flow in written),
        "departments": _departments(),
        "expense_types": _types(),
        "people": [
            {
                "id": row.id,
                "display_name": row.display_name,
                "is_active": row.state is PersonState.ACTIVE,
            }
            for row in people
        ],
    }


def surroundings(flows: Sequence[WrittenFlow]) -> Surroundings:
    """The organisation as the warnings about these flows look at it."""
    departments, companies = _departments(), _companies_in_use()
    retired = [("department_ids", row.id, row.name) for row in departments if row.is_retired]
    retired += [("expense_type_ids", row.id, row.name) for row in _types() if row.is_retired]
    retired += [("company_ids", row.id, row.title) for row in _retired_companies(flows)]
    in_use = [row for row in departments if not row.is_retired]
    return Surroundings(
        companies={row.id: row.title for row in companies},
        departments={row.id: row.name for row in departments},
        company_of={row.id: row.company_id for row in in_use},
        parents={row.id: row.parent_id for row in departments},
        heads=_headed_departments(),
        holders=_holders(),
        absent={
            row.id: row.display_name
            for row in _people(flows)
            if row.state is not PersonState.ACTIVE
        },
        retired_choices={(member, one): name for member, one, name in retired},
    )


def _companies_in_use() -> list[Company]:
    query = select(Company).where(Company.retired_at.is_(None)).order_by(Company.id)
    return list(db.session.scalars(query))


def _retired_companies(flows: Iterable[WrittenFlow]) -> list[Company]:
    named = set().union(*(flow.conditions.company_ids for flow in flows))
    query = select(Company).where(Company.retired_at.is_not(None), Company.id.in_(named))
    return list(db.session.scalars(query.order_by(Company.id)))


def _departments() -> list[Department]:
    return list(db.session.scalars(select(Department).order_by(Department.id)))


def _types() -> list[ExpenseType]:
    return list(
        db.session.scalars(select(ExpenseType).order_by(ExpenseType.position, ExpenseType.id))
    )


def _people(flows: Iterable[WrittenFlow]) -> list[PersonRow]:
    named = set().union(*(people_in(flow.steps) for flow in flows))
    query = select(PersonRow).where(PersonRow.id.in_(named)).order_by(PersonRow.id)
    return list(db.session.scalars(query))


def _headed_departments() -> frozenset[int]:
    query = (
        select(DepartmentMember.department_id)
        .join(PersonRow, PersonRow.id == DepartmentMember.person_id)
        .where(DepartmentMember.is_head, PersonRow.state == PersonState.ACTIVE)
    )
    return frozenset(db.session.scalars(query))


def _holders() -> frozenset[tuple[int, Role]]:
    query = (
        select(PersonRow.company_id, PersonRole.role)
        .join(PersonRole, PersonRole.person_id == PersonRow.id)
        .where(
            PersonRow.company_id.is_not(None),
            PersonRow.state == PersonState.ACTIVE,
            PersonRole.role.in_(APPROVING_ROLES),
        )
        .distinct()
    )
    return frozenset((row.company_id, row.role) for row in db.session.execute(query))
