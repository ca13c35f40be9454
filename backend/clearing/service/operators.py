"""Who may clear: whom the others ask, and who can answer for a device."""

from typing import Any

from sqlalchemy import or_, select

from backend.accounts.models import PersonRole, PersonRow
from backend.accounts.rules import Person, PersonState, Role
from backend.infra.db import db

_MAY_CLEAR = (Role.CLEARING_OPERATOR, Role.ADMINISTRATOR)
_MOST = 50


def list_operators(person: Person) -> dict[str, Any]:
    """As ClearOperatorsOut: 税务员 of the person's company before administrators."""
    is_near = or_(PersonRow.company_id == person.company_id, PersonRole.role == Role.ADMINISTRATOR)
    rows = db.session.execute(
        select(PersonRow.id, PersonRow.display_name, PersonRole.role)
        .join(PersonRole, PersonRole.person_id == PersonRow.id)
        .where(PersonRow.state == PersonState.ACTIVE, PersonRole.role.in_(_MAY_CLEAR), is_near)
        .order_by(PersonRow.id)
        .limit(_MOST)
    ).all()
    named = {
        row.id: row.display_name
        for row in sorted(rows, key=lambda row: row.role is Role.ADMINISTRATOR)
    }
    return {"items": [{"id": key, "display_name": name} for key, name in named.items()]}
