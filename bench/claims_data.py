"""A database full of invented claims with lines, levels, tasks and hits."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from apiflask import APIFlask
from sqlalchemy import insert

from backend.accounts.models import Company, PersonRow
from backend.application import create_app
from backend.claims.models import ApprovalStep, ApprovalTask, Claim, ClaimLine, PolicyHit
from backend.infra.config import Settings
from backend.infra.db import transaction
from backend.infra.migrate import upgrade

COMPANY_ID = 1
OWNER_ID = 1
APPROVER_ID = 2
_PEOPLE = 200
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
_CHUNK = 10_000
_LINES_A_CLAIM = 3
_STATES = ("draft", "submitted", "submitted", "in_approval", "approved", "paid", "paid", "archived")
_WITH_APPROVERS = frozenset({"submitted", "in_approval"})


@contextmanager
def filled_with_claims(count: int) -> Iterator[APIFlask]:
    """An application on a fresh SQLite file; every tenth claim is person 1's.

    Person 2 has the open task of every claim that waits for approval.
    """
    with TemporaryDirectory() as folder:
        settings = Settings(piaokatong_data=Path(folder))
        upgrade(settings)
        app = create_app(settings)
        with app.app_context():
            _add_people()
            for first in range(1, count + 1, _CHUNK):
                _add_claims(range(first, min(first + _CHUNK, count + 1)))
        yield app


def _add_people() -> None:
    with transaction() as session:
        company = {"id": COMPANY_ID, "title": "示例（成都）有限公司", "created_at": _BEGAN}
        session.execute(insert(Company), [company])
        session.execute(insert(PersonRow), [_person(one) for one in range(1, _PEOPLE + 1)])


def _person(number: int) -> dict[str, Any]:
    name = f"person{number}"
    return {
        "id": number,
        "username": name,
        "username_key": name,
        "email": f"{name}@example.com",
        "email_key": f"{name}@example.com",
        "display_name": f"员工{number:03d}",
        "password_hash": "-",
        "password_set_at": _BEGAN,
        "state": "active",
        "company_id": COMPANY_ID,
        "created_at": _BEGAN,
    }


def _add_claims(numbers: range) -> None:
    lines = [_line(one, place) for one in numbers for place in range(_LINES_A_CLAIM)]
    with transaction() as session:
        session.execute(insert(Claim), [_claim(one) for one in numbers])
        session.execute(insert(ClaimLine), lines)
        session.execute(insert(PolicyHit), [_hit(one) for one in numbers if one % 3 == 0])
        session.execute(insert(ApprovalStep), [_step(one) for one in numbers])
        session.execute(insert(ApprovalTask), [_task(one) for one in numbers])


def _state(number: int) -> str:
    return _STATES[number % len(_STATES)]


def _claim(number: int) -> dict[str, Any]:
    claimant = OWNER_ID if number % 10 == 0 else 3 + number % (_PEOPLE - 3)
    moment = _BEGAN + timedelta(seconds=number * 90)
    return {
        "id": number,
        "claim_no": f"BX{number:08d}",
        "kind": "expense",
        "status": _state(number),
        "version": 2,
        "round": 1,
        "claimant_id": claimant,
        "created_by": claimant,
        "company_id": COMPANY_ID,
        "purpose": f"第 {number} 次出差",
        "total_fen": 30_000,
        "offset_fen": 0,
        "created_at": moment,
        "touched_at": moment,
        "submitted_at": moment,
    }


def _line(number: int, place: int) -> dict[str, Any]:
    return {
        "claim_id": number,
        "key": f"line-{place:04d}",
        "position": place,
        "amount_fen": 10_000,
        "decision": "pending",
    }


def _hit(number: int) -> dict[str, Any]:
    return {
        "claim_id": number,
        "round": 1,
        "key": "weekend",
        "code": "weekend",
        "rule_version": 1,
        "level": "warn",
        "message": "周末消费",
        "fields": {},
        "created_at": _BEGAN,
    }


def _step(number: int) -> dict[str, Any]:
    state = "open" if _state(number) in _WITH_APPROVERS else "passed"
    return {
        "id": number,
        "claim_id": number,
        "round": 1,
        "position": 1,
        "name": "审批",
        "mode": "any",
        "state": state,
        "copy_to": [],
    }


def _task(number: int) -> dict[str, Any]:
    is_open = _state(number) in _WITH_APPROVERS
    return {
        "step_id": number,
        "claim_id": number,
        "approver_id": APPROVER_ID,
        "state": "open" if is_open else "approved",
        "acted_by": None if is_open else APPROVER_ID,
    }
