"""Who works in which department, heads it, and has which grade (职级)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, select, tuple_
from sqlalchemy.orm import Session

from backend.accounts.models import Department, DepartmentMember, Organisation, PersonRow
from backend.accounts.rules import LARGEST_ID
from backend.accounts.service.departments import find_department_id
from backend.accounts.service.people import WHOLE, find_person
from backend.audit import service as audit
from backend.infra.db import db, transaction
from backend.kernel.errors import InvalidInputError
from backend.web.pages import decode_cursor, encode_cursor

_AFTER_HEADS = case((DepartmentMember.is_head, 0), else_=1)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a person works; ``department_id`` None = in no department, and nothing else counts."""

    department_id: int | None
    is_head: bool = False
    grade: str | None = None


def place_person(actor_id: int, person_id: int, placement: Placement) -> PersonRow:
    """Put a person into a department of his company, or out of his own.

    Raises NotFoundError, and InvalidInputError for a department of another company or out of use.
    """
    find_person(person_id)
    with transaction() as session:
        # The same lock as for a change of people or departments: company, department and use
        # of both are compared here.
        session.execute(select(Organisation.id).with_for_update())
        row = session.get_one(PersonRow, person_id, options=WHOLE, populate_existing=True)
        before = _facts(row.membership)
        _place(session, row, placement)
        _record(session, actor_id, row, before)
    return find_person(person_id)


def list_members(department_id: int, *, limit: int, cursor: str | None) -> dict[str, Any]:
    """One page {"items", "next_cursor"} of a department's members, heads first."""
    find_department_id(department_id)
    query = (
        select(DepartmentMember, PersonRow)
        .join(PersonRow, PersonRow.id == DepartmentMember.person_id)
        .where(DepartmentMember.department_id == department_id)
        .order_by(_AFTER_HEADS, PersonRow.id)
        .limit(limit + 1)
    )
    key = decode_cursor(cursor, int, int)
    if key is not None:
        rank, last_id = (min(max(one, 0), LARGEST_ID) for one in key)
        query = query.where(tuple_(_AFTER_HEADS, PersonRow.id) > tuple_(rank, last_id))
    found = db.session.execute(query).all()
    items = [_member(member, person) for member, person in found[:limit]]
    last = items[-1] if len(found) > limit else None
    next_cursor = encode_cursor(int(not last["is_head"]), last["id"]) if last else None
    return {"items": items, "next_cursor": next_cursor}


def _member(member: DepartmentMember, person: PersonRow) -> dict[str, Any]:
    return {
        "id": person.id,
        "display_name": person.display_name,
        "username": person.username,
        "state": person.state,
        "is_head": member.is_head,
        "grade": member.grade,
    }


def _place(session: Session, row: PersonRow, placement: Placement) -> None:
    if placement.department_id is None:
        row.membership = None
        return
    department = session.get(Department, placement.department_id)
    if department is None or department.company_id != row.company_id or department.is_retired:
        message = "没有这个部门，它已停用，或不属于此人的公司。请从列表中选择。"
        raise InvalidInputError([{"field": "department_id", "message": message}])
    if row.membership is None:
        row.membership = DepartmentMember(department_id=department.id)
    row.membership.department = department
    row.membership.is_head = placement.is_head
    row.membership.grade = placement.grade


def _facts(member: DepartmentMember | None) -> dict[str, Any]:
    if member is None:
        return {"department_id": None, "is_head": False, "grade": None}
    return {
        "department_id": member.department_id,
        "is_head": member.is_head,
        "grade": member.grade,
    }


def _record(session: Session, actor_id: int, row: PersonRow, before: dict[str, Any]) -> None:
    session.flush()
    after = _facts(row.membership)
    facts = {key: [before[key], after[key]] for key in after if before[key] != after[key]}
    if facts:
        audit.record(
            session,
            actor_id=actor_id,
            action="accounts.person_placed",
            subject="person",
            subject_id=row.id,
            facts=facts,
        )
