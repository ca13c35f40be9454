"""What the organisation of a claims test has set up: flows, departments, who stands in for whom."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.accounts.models import Company, Department, DepartmentMember
from backend.claims.models import ApprovalFlow
from backend.infra.db import transaction
from backend.kernel import clock
from tests.personas import LIN, QINGCHUAN, SUN, Persona, SignIn

_positions = itertools.count(1)


@dataclass
class Organisation:
    """Sets up what claims rest on; delegations go through the API."""

    app: APIFlask
    sign_in: SignIn
    join: Callable[..., int]
    browsers: dict[str, FlaskClient] = field(default_factory=dict)

    def browser(self, persona: Persona) -> FlaskClient:
        """The persona's browser, always the same one."""
        if persona.username not in self.browsers:
            self.browsers[persona.username] = self.sign_in(persona)
        return self.browsers[persona.username]

    def flow(self, *steps: dict[str, Any], **conditions: Any) -> int:
        """An active approval flow behind those that there are; gives its id."""
        by = self.join(SUN)
        with self.app.app_context(), transaction() as session:
            row = ApprovalFlow(
                name="审批流",
                position=next(_positions),
                is_active=True,
                conditions=conditions,
                steps=list(steps),
                version=1,
                changed_by=by,
                changed_at=clock.now(),
            )
            session.add(row)
            session.flush()
            return row.id

    def flow_off(self, flow_id: int) -> None:
        """Switch a flow off."""
        with self.app.app_context(), transaction() as session:
            session.get_one(ApprovalFlow, flow_id).is_active = False

    def levels(self, *people: Persona, mode: str = "any") -> int:
        """A flow for every claim with one person on each level."""
        steps = [
            {"name": f"{one.display_name}审批", "mode": mode, "approvers": [self.named(one)]}
            for one in people
        ]
        return self.flow(*steps)

    def named(self, persona: Persona) -> dict[str, Any]:
        """An approver of a flow who is named in person."""
        return {"by": "person", "person_id": self.join(persona)}

    def department(
        self, name: str, *members: Persona, heads: Sequence[Persona] = (), parent: int | None = None
    ) -> int:
        """A department of 晴川 with these people; gives its id."""
        ids = [(self.join(one), one in heads) for one in dict.fromkeys((*members, *heads))]
        self.join(LIN)
        with self.app.app_context(), transaction() as session:
            company = session.execute(select(Company).where(Company.title == QINGCHUAN.title))
            row = Department(
                company_id=company.scalar_one().id,
                parent_id=parent,
                name=name,
                created_at=clock.now(),
            )
            session.add(row)
            session.flush()
            session.add_all(
                DepartmentMember(person_id=one, department_id=row.id, is_head=is_head)
                for one, is_head in ids
            )
            return row.id

    def delegate(self, person: Persona, to: Persona, kind: str, days: int = 7) -> dict[str, Any]:
        """代理 from today for so many days."""
        today = clock.today()
        wish = {
            "delegate_id": self.join(to),
            "kind": kind,
            "starts_on": today.isoformat(),
            "ends_on": (today + timedelta(days=days - 1)).isoformat(),
        }
        answer = self.browser(person).post("/api/me/delegations", json=wish)
        assert answer.status_code == 201, answer.get_json()
        made: dict[str, Any] = answer.get_json()
        return made

    def end_delegation(self, person: Persona, delegation: dict[str, Any]) -> None:
        """It ends now."""
        answer = self.browser(person).delete(f"/api/me/delegations/{delegation['id']}")
        assert answer.status_code == 200, answer.get_json()
