"""Which claims somebody's books are about: of his departments, of some days."""

from collections import defaultdict
from datetime import datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, select

from backend.accounts.models import Department, DepartmentMember
from backend.accounts.rules import Person
from backend.claims.models import Claim
from backend.claims.rules.books import Days
from backend.infra.db import db
from backend.kernel.clock import BEIJING


def own_departments(person: Person) -> list[int]:
    """The person's department; of who heads it also those below."""
    member = db.session.get(DepartmentMember, person.id)
    if member is None:
        return []
    if not member.is_head:
        return [member.department_id]
    below: defaultdict[int | None, list[int]] = defaultdict(list)
    query = select(Department.id, Department.parent_id)
    for row in db.session.execute(query.where(Department.company_id == person.company_id)):
        below[row.parent_id].append(row.id)
    found = [member.department_id]
    for one in found:
        found += [other for other in below[one] if other not in found]
    return found


def submitted_within(days: Days) -> ColumnElement[bool]:
    """From the first midnight in China to the one after the last day."""
    midnight = time(tzinfo=BEIJING)
    return and_(
        Claim.submitted_at >= datetime.combine(days.first, midnight),
        Claim.submitted_at < datetime.combine(days.last + timedelta(days=1), midnight),
    )
