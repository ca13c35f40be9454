"""Who is who: names, colleagues, departments and their heads, as claims need them."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Department, DepartmentMember, PersonRole, PersonRow
from backend.accounts.rules import PersonState, Role
from backend.claims.rules.flow_values import APPROVING_ROLES
from backend.claims.rules.flows import Directory
from backend.infra.db import db


def names_of(ids: Iterable[int | None]) -> dict[int, str]:
    """Display names by id; None is left out."""
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    query = select(PersonRow.id, PersonRow.display_name).where(PersonRow.id.in_(wanted))
    return {row.id: row.display_name for row in db.session.execute(query)}


def ref(names: dict[int, str], person_id: int | None) -> dict[str, Any] | None:
    """PersonRef, None for nobody."""
    if person_id is None:
        return None
    return {"id": person_id, "display_name": names.get(person_id, "")}


def colleagues_of(company_id: int | None) -> list[dict[str, Any]]:
    """Active people of the company (PersonRef) by name; nobody without a company."""
    if company_id is None:
        return []
    query = select(PersonRow.id, PersonRow.display_name).where(
        PersonRow.company_id == company_id, PersonRow.state == PersonState.ACTIVE
    )
    rows = db.session.execute(query.order_by(PersonRow.display_name, PersonRow.id))
    return [{"id": row.id, "display_name": row.display_name} for row in rows]


def is_colleague(session: Session, person_id: int, company_id: int | None) -> bool:
    """Whether this is an active person of that company."""
    row = session.get(PersonRow, person_id)
    return (
        row is not None
        and company_id is not None
        and row.company_id == company_id
        and row.state is PersonState.ACTIVE
    )


def people_with(session: Session, role: Role, company_id: int) -> list[int]:
    """Active people of the company who hold the role, in the order they came."""
    return list(session.scalars(_holders(role, company_id)))


def _holders(role: Role, company_id: int) -> Any:
    return (
        select(PersonRow.id)
        .join(PersonRole, PersonRole.person_id == PersonRow.id)
        .where(
            PersonRow.company_id == company_id,
            PersonRow.state == PersonState.ACTIVE,
            PersonRole.role == role,
        )
        .order_by(PersonRow.id)
    )


def department_of(session: Session, person_id: int) -> int | None:
    """Where a person works; None when it is not set up, or the department was closed."""
    query = (
        select(Department.id)
        .join(DepartmentMember, DepartmentMember.department_id == Department.id)
        .where(DepartmentMember.person_id == person_id, Department.retired_at.is_(None))
    )
    return session.scalar(query)


def departments_of(company_id: int | None) -> list[Department]:
    """Of one company, in a steady order, those out of use too."""
    query = select(Department).where(Department.company_id == company_id).order_by(Department.id)
    return list(db.session.scalars(query)) if company_id is not None else []


def directory_of(session: Session, company_id: int, named: Collection[int]) -> Directory:
    """Everybody whom a flow may mean in this company; ``named`` are people named in person."""
    departments = session.execute(
        select(Department.id, Department.parent_id).where(Department.company_id == company_id)
    ).all()
    is_active = PersonRow.state == PersonState.ACTIVE
    heads = session.execute(
        select(DepartmentMember.department_id, PersonRow.id)
        .join(PersonRow, PersonRow.id == DepartmentMember.person_id)
        .where(
            DepartmentMember.department_id.in_([row.id for row in departments]),
            DepartmentMember.is_head,
            is_active,
        )
        .order_by(PersonRow.id)
    )
    by_department: dict[int, list[int]] = {}
    for department_id, person_id in heads:
        by_department.setdefault(department_id, []).append(person_id)
    known = select(PersonRow.id).where(PersonRow.id.in_(named), is_active)
    return Directory(
        roles={role: people_with(session, role, company_id) for role in APPROVING_ROLES},
        people=frozenset(session.scalars(known)) if named else frozenset(),
        heads=by_department,
        parents={row.id: row.parent_id for row in departments},
    )
