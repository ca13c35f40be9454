"""Departments: one tree a company, changed by one administrator at a time."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.errors import DepartmentExistsError, DepartmentInUseError
from backend.accounts.models import (
    Company,
    Department,
    DepartmentMember,
    Organisation,
    PersonRow,
)
from backend.accounts.rules import DEPARTMENT_LEVELS, LARGEST_ID, levels_of
from backend.accounts.service.people import usable_company
from backend.audit import service as audit
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError, NotFoundError


def list_departments() -> dict[str, Any]:
    """{"companies", "items", "grades"}: every department after the one that it stands under."""
    companies = db.session.scalars(select(Company).order_by(Company.id)).all()
    grades = db.session.scalars(
        select(DepartmentMember.grade)
        .where(DepartmentMember.grade.is_not(None))
        .distinct()
        .order_by(DepartmentMember.grade)
    )
    rows = db.session.scalars(select(Department)).all()
    return {"companies": companies, "items": _as_tree(rows), "grades": list(grades)}


def add_department(
    actor_id: int, *, company_id: int, parent_id: int | None, name: str
) -> dict[str, Any]:
    """A new department; the unique constraint on its name decides."""
    with transaction() as session:
        _one_at_a_time(session)
        usable_company(session, company_id)
        row = Department(
            company_id=company_id, parent_id=parent_id, name=name, created_at=clock.now()
        )
        session.add(row)
        _check_parent(session, row, must_be_used=True)
        _flush(session)
        _check_shape(session, company_id)
        _record(session, actor_id, "accounts.department_added", row)
        department_id = row.id
    return _show(department_id)


def change_department(
    actor_id: int, department_id: int, *, parent_id: int | None, name: str, is_retired: bool
) -> dict[str, Any]:
    """Set name, place and use of a department.

    Raises NotFoundError, DepartmentExistsError, DepartmentInUseError, and InvalidInputError
    for a parent of another company, out of use, or under the department itself.
    """
    find_department_id(department_id)
    with transaction() as session:
        _one_at_a_time(session)
        row = session.get_one(Department, department_id, populate_existing=True)
        row.parent_id, row.name = parent_id, name
        _check_parent(session, row, must_be_used=not is_retired)
        _set_use(session, row, is_retired=is_retired)
        _flush(session)
        _check_shape(session, row.company_id)
        _record(session, actor_id, "accounts.department_changed", row)
    return _show(department_id)


def find_department_id(department_id: int) -> int:
    """The id again, of a department that exists; NotFoundError otherwise."""
    if not 0 < department_id <= LARGEST_ID or db.session.get(Department, department_id) is None:
        raise NotFoundError
    return department_id


def _one_at_a_time(session: Session) -> None:
    # Two who put each of two departments under the other must not both find a sound tree.
    session.execute(select(Organisation.id).with_for_update())


def _check_parent(session: Session, row: Department, *, must_be_used: bool) -> None:
    if row.parent_id is None:
        return
    with session.no_autoflush:
        parent = session.get(Department, row.parent_id)
    if parent is None or parent.company_id != row.company_id:
        _refuse_parent("没有这个上级部门，或它属于另一家公司。请从列表中选择。")
    elif parent.is_retired and must_be_used:
        _refuse_parent("上级部门已停用。请选择在用的部门，或先恢复它。")


def _check_shape(session: Session, company_id: int) -> None:
    found = session.execute(
        select(Department.id, Department.parent_id).where(Department.company_id == company_id)
    )
    parents = dict(found.all())
    levels = levels_of(parents)
    if len(levels) < len(parents):
        _refuse_parent("部门不能放在自己或自己的下级之下。请选择别的上级部门。")
    if max(levels.values(), default=0) >= DEPARTMENT_LEVELS:
        _refuse_parent(f"部门最多 {DEPARTMENT_LEVELS} 级。请选择更靠上的上级部门。")


def _refuse_parent(message: str) -> None:
    raise InvalidInputError([{"field": "parent_id", "message": message}])


def _set_use(session: Session, row: Department, *, is_retired: bool) -> None:
    if is_retired == row.is_retired:
        return
    if is_retired:
        _refuse_in_use(session, row.id)
    row.retired_at = clock.now() if is_retired else None


def _refuse_in_use(session: Session, department_id: int) -> None:
    members = session.scalar(
        select(func.count())
        .select_from(DepartmentMember)
        .where(DepartmentMember.department_id == department_id)
    )
    children = session.scalar(
        select(func.count())
        .select_from(Department)
        .where(Department.parent_id == department_id, Department.retired_at.is_(None))
    )
    if members or children:
        raise DepartmentInUseError(members=members, children=children)


def _flush(session: Session) -> None:
    try:
        session.flush()
    except IntegrityError as error:
        raise DepartmentExistsError from error


def _show(department_id: int) -> dict[str, Any]:
    row = db.session.get_one(Department, department_id)
    company = db.session.scalars(
        select(Department).where(Department.company_id == row.company_id)
    ).all()
    return next(one for one in _as_tree(company) if one["id"] == department_id)


def _as_tree(rows: Iterable[Department]) -> list[dict[str, Any]]:
    by_id = {row.id: row for row in rows}
    levels = levels_of({row.id: row.parent_id for row in by_id.values()})
    counts = _member_counts()
    heads = _heads()
    listed = sorted(levels, key=lambda one: by_id[one].company_id)  # stable: keeps the trees
    return [
        {
            "id": one,
            "company_id": by_id[one].company_id,
            "parent_id": by_id[one].parent_id,
            "name": by_id[one].name,
            "level": levels[one],
            "is_retired": by_id[one].is_retired,
            "member_count": counts.get(one, 0),
            "heads": heads[one],
        }
        for one in listed
    ]


def _member_counts() -> dict[int, int]:
    counted = db.session.execute(
        select(DepartmentMember.department_id, func.count()).group_by(
            DepartmentMember.department_id
        )
    )
    return dict(counted.all())


def _heads() -> dict[int, list[dict[str, Any]]]:
    found = db.session.execute(
        select(DepartmentMember.department_id, PersonRow.id, PersonRow.display_name)
        .join(PersonRow, PersonRow.id == DepartmentMember.person_id)
        .where(DepartmentMember.is_head)
        .order_by(PersonRow.id)
    )
    heads: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for department_id, person_id, name in found:
        heads[department_id].append({"id": person_id, "display_name": name})
    return heads


def _record(session: Session, actor_id: int, action: str, row: Department) -> None:
    audit.record(
        session,
        actor_id=actor_id,
        action=action,
        subject="department",
        subject_id=row.id,
        facts={
            "company_id": row.company_id,
            "parent_id": row.parent_id,
            "name": row.name,
            "is_retired": row.is_retired,
        },
    )
