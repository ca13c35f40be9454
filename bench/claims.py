"""Lists of claims and the approver's inbox at 200,000 claims, against the raw SQLite driver.

The driver is asked for the same rows with everything that they show: the claim, its people, and
for the page how many lines and hits each has and who must act.
"""

import sqlite3
from collections.abc import Callable
from typing import Any

from backend.accounts.rules import Person, Role
from backend.claims.schemas.asked import ClaimListIn
from backend.claims.service import list_claims
from backend.claims.states import ClaimBox
from backend.infra.db import db
from backend.web.context import settings
from bench.claims_data import APPROVER_ID, COMPANY_ID, OWNER_ID, filled_with_claims
from bench.measure import compared, cpu_seconds

_COUNT = 200_000
_DEEP_PAGE = 100
_GOAL = 5
_ROW = (
    "c.id, c.claim_no, c.version, c.purpose, c.total_fen, c.approved_fen, c.currency, c.kind,"
    " c.status, c.submitted_at, c.touched_at, c.claimant_id, p.display_name, d.name"
)
_JOINED = "JOIN person p ON p.id = c.claimant_id LEFT JOIN department d ON d.id = c.department_id"
_MINE = (
    f"SELECT {_ROW} FROM claim c {_JOINED}"  # noqa: S608 - our columns
    " WHERE c.claimant_id = ? ORDER BY c.id DESC LIMIT 31"
)
_COMPANY = (
    f"SELECT {_ROW} FROM claim c {_JOINED}"  # noqa: S608 - our columns
    " WHERE c.company_id = ? AND c.status NOT IN ('draft', 'withdrawn', 'cancelled')"
    " ORDER BY c.id DESC LIMIT 31"
)
_INBOX = (
    f"SELECT {_ROW} FROM approval_task t JOIN claim c ON c.id = t.claim_id {_JOINED}"  # noqa: S608
    " WHERE t.approver_id = ? AND t.state = 'open' ORDER BY t.claim_id DESC LIMIT 31"
)
_LINES = "SELECT claim_id, count(*) FROM claim_line WHERE claim_id IN ({}) GROUP BY claim_id"
_HITS = (
    "SELECT h.claim_id, h.level, count(*) FROM policy_hit h JOIN claim c ON c.id = h.claim_id"
    " AND c.round = h.round WHERE h.claim_id IN ({}) AND h.waived_by IS NULL"
    " GROUP BY h.claim_id, h.level"
)
_WAITING = (
    "SELECT t.claim_id, p.display_name FROM approval_task t JOIN person p ON p.id = t.approver_id"
    " WHERE t.claim_id IN ({}) AND t.state = 'open'"
)


def run() -> list[dict[str, Any]]:
    """A row for each box, and one for a page deep in the inbox."""
    with filled_with_claims(_COUNT) as app, app.app_context():
        rows = [
            _against_driver("own claims", ClaimBox.MINE, OWNER_ID, _MINE, OWNER_ID),
            _against_driver("inbox", ClaimBox.TO_APPROVE, APPROVER_ID, _INBOX, APPROVER_ID),
            _against_driver("company", ClaimBox.COMPANY, APPROVER_ID, _COMPANY, COMPANY_ID),
            _deep_against_first(),
        ]
        db.engine.dispose()
    return rows


def _person(person_id: int) -> Person:
    roles = frozenset({Role.EMPLOYEE, Role.ACCOUNTANT})
    return Person(person_id, "somebody", "某人", roles, COMPANY_ID)


def _against_driver(
    name: str, box: ClaimBox, person_id: int, query: str, asked_with: int
) -> dict[str, Any]:
    raw = sqlite3.connect(settings().sqlite_path)
    person, asked = _person(person_id), ClaimListIn(box=box)

    def by_driver() -> list[Any]:
        found = raw.execute(query, (asked_with,)).fetchall()
        ids = [row[0] for row in found[:30]]
        marks = ",".join("?" * len(ids))
        for extra in (_LINES, _HITS, _WAITING):
            raw.execute(extra.format(marks), ids).fetchall()
        return found[:30]

    def by_us() -> list[Any]:
        items: list[Any] = list_claims(person, asked)["items"]
        db.session.rollback()
        return items

    if [row[0] for row in by_driver()] != [item["id"] for item in by_us()]:
        raise RuntimeError(f"{name}: the driver does not give the same claims")
    ours, driver = cpu_seconds(by_us, by_driver)
    raw.close()
    return compared(f"{name}, {_COUNT:,} claims", ours, "raw driver, same rows", driver, _GOAL)


def _deep_against_first() -> dict[str, Any]:
    person, cursor = _person(APPROVER_ID), None
    for _ in range(_DEEP_PAGE):
        asked = ClaimListIn(box=ClaimBox.TO_APPROVE, cursor=cursor)
        cursor = list_claims(person, asked)["next_cursor"]
        db.session.rollback()
    first, deep = cpu_seconds(_page(person, None), _page(person, cursor))
    return compared(f"inbox, page {_DEEP_PAGE + 1}", deep, "page 1", first, 1.5)


def _page(person: Person, cursor: str | None) -> Callable[[], None]:
    asked = ClaimListIn(box=ClaimBox.TO_APPROVE, cursor=cursor)

    def call() -> None:
        list_claims(person, asked)
        db.session.rollback()

    return call
