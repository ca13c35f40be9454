"""The lists of 报销: read as plain rows and written as JSON without models, like the wallet.

Each box is one or more sources that an index serves in the order of ids; their pages are merged.
What else a row shows (lines, hits, who must act) is asked for once a page.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Integer, Select, String, bindparam, or_, select, type_coerce
from sqlalchemy.orm import Session

from backend.accounts.models import Department, PersonRow
from backend.accounts.rules import Person, Role
from backend.claims.models import ApprovalTask, Claim, ClaimCopy
from backend.claims.rules.transitions import HANDED_IN
from backend.claims.schemas.claims import ClaimListIn
from backend.claims.service.listed_rows import extras_of, waiting_for
from backend.claims.service.standing import principals_of
from backend.claims.states import ClaimBox, ClaimStatus, DelegationKind, TaskState
from backend.infra.db import db
from backend.kernel.errors import ForbiddenError
from backend.web.pages import decode_cursor, encode_cursor
from backend.web.schemas import iso_utc

_BOOKS = {
    ClaimBox.TO_PAY: frozenset({Role.CASHIER}),
    ClaimBox.COMPANY: frozenset({Role.CASHIER, Role.ACCOUNTANT, Role.AUDITOR}),
}
_AS_THEY_ARE = (
    *("id", "claim_no", "version", "purpose", "total_fen", "approved_fen", "currency", "round"),
    "claimant_id",
)
_AS_TEXT = ("kind", "status", "submitted_at", "touched_at")
_NAMES = (*_AS_THEY_ARE, *_AS_TEXT, "claimant", "department")
_COLUMNS = (
    *(getattr(Claim, name) for name in _AS_THEY_ARE),
    *(type_coerce(getattr(Claim, name), String()).label(name) for name in _AS_TEXT),
    PersonRow.display_name,
    Department.name,
)
_LARGEST_ID = 2**31 - 1
Query: TypeAlias = Select[*tuple[Any, ...]]
_WHO: ColumnElement[int] = bindparam("who", type_=Integer)
_ME: ColumnElement[int] = bindparam("me", type_=Integer)
_BEFORE: ColumnElement[int] = bindparam("before", type_=Integer)
_UNSEEN = [one.value for one in ClaimStatus if one not in HANDED_IN]


def list_claims(person: Person, asked: ClaimListIn) -> dict[str, Any]:
    """One page (ClaimPageOut) of one box, newest first."""
    if asked.box in _BOOKS and not person.roles & _BOOKS[asked.box]:
        raise ForbiddenError
    values = _values(asked)
    rows: dict[int, Sequence[Any]] = {}
    for source, who in _sources(db.session(), person, asked.box):
        statement = _statement(
            source,
            has_status=asked.status is not None,
            has_kind=asked.kind is not None,
            has_search=bool(asked.q),
        )
        found = db.session.connection().execute(statement, values | {"who": who, "me": person.id})
        rows |= {row[0]: row for row in found}
    page = [rows[one] for one in sorted(rows, reverse=True)]
    shown = page[: asked.limit]
    return {
        "items": _items(shown),
        "next_cursor": encode_cursor(shown[-1][0]) if len(page) > asked.limit else None,
    }


def _values(asked: ClaimListIn) -> dict[str, Any]:
    key = decode_cursor(asked.cursor, int)
    before = _LARGEST_ID if key is None else min(max(key[0], 0), _LARGEST_ID)
    values: dict[str, Any] = {"before": before, "limit": asked.limit + 1}
    if asked.status is not None:
        values["status"] = asked.status.value
    if asked.kind is not None:
        values["kind"] = asked.kind.value
    if asked.q:
        escaped = asked.q.replace("/", "//").replace("%", "/%").replace("_", "/_")
        values |= {"claim_no": asked.q.upper(), "pattern": f"%{escaped}%"}
    return values


def _sources(session: Session, person: Person, box: ClaimBox) -> list[tuple[str, int | None]]:
    """Names of the sources and the id that each is asked with."""
    match box:
        case ClaimBox.MINE:
            principals = principals_of(session, person.id, DelegationKind.CLAIM)
            mine = [("claimant", one) for one in (person.id, *principals)]
            return [*mine, ("creator", person.id)]
        case ClaimBox.TO_APPROVE:
            principals = principals_of(session, person.id, DelegationKind.APPROVE)
            return [("own_task", person.id), *(("task", one) for one in principals)]
        case ClaimBox.APPROVED:
            return [("acted", person.id)]
        case ClaimBox.CC:
            return [("copied", person.id)]
        case ClaimBox.TO_PAY:
            return [("to_pay", person.company_id)]
        case ClaimBox.COMPANY:
            return [("company", person.company_id)]


@cache
def _statement(source: str, *, has_status: bool, has_kind: bool, has_search: bool) -> Query:
    query = (
        _from(source)
        .join(PersonRow, PersonRow.id == Claim.claimant_id)
        .outerjoin(Department, Department.id == Claim.department_id)
    )
    if has_status:
        query = query.where(_text(Claim.status) == bindparam("status", type_=String))
    if has_kind:
        query = query.where(_text(Claim.kind) == bindparam("kind", type_=String))
    if has_search:
        pattern = bindparam("pattern", type_=String)
        query = query.where(
            or_(
                Claim.claim_no == bindparam("claim_no", type_=String),
                Claim.purpose.ilike(pattern, escape="/"),
                PersonRow.display_name.ilike(pattern, escape="/"),
            )
        )
    return query.limit(bindparam("limit"))


def _text(column: Any) -> ColumnElement[str]:
    return type_coerce(column, String())


def _from(source: str) -> Query:
    """Claims of a source below the last one seen, newest first."""
    who, before = _WHO, _BEFORE
    of_claims: dict[str, Sequence[ColumnElement[bool]]] = {
        "claimant": (Claim.claimant_id == who,),
        "creator": (Claim.created_by == who,),
        "to_pay": (Claim.company_id == who, _text(Claim.status) == ClaimStatus.APPROVED.value),
        "company": (Claim.company_id == who, _text(Claim.status).not_in(_UNSEEN)),
    }
    if source in of_claims:
        query = select(*_COLUMNS).select_from(Claim).where(*of_claims[source], Claim.id < before)
        return query.order_by(Claim.id.desc())
    if source == "copied":
        query = select(*_COLUMNS).select_from(ClaimCopy)
        query = query.join(Claim, Claim.id == ClaimCopy.claim_id)
        query = query.where(ClaimCopy.person_id == who, ClaimCopy.claim_id < before)
        return query.order_by(ClaimCopy.claim_id.desc())
    return _from_tasks(source)


def _from_tasks(source: str) -> Query:
    """Claims with a task; a claim may have several, and is one row."""
    is_open = _text(ApprovalTask.state) == TaskState.OPEN.value
    of_tasks: Sequence[ColumnElement[bool]] = (ApprovalTask.approver_id == _WHO, is_open)
    if source == "task":  # of somebody else: never what the delegate claims or wrote himself
        of_tasks = (*of_tasks, Claim.claimant_id != _ME, Claim.created_by != _ME)
    if source == "acted":
        of_tasks = (ApprovalTask.acted_by == _WHO,)
    query = select(*_COLUMNS).select_from(ApprovalTask)
    query = query.join(Claim, Claim.id == ApprovalTask.claim_id)
    query = query.where(*of_tasks, ApprovalTask.claim_id < _BEFORE)
    return query.distinct().order_by(ApprovalTask.claim_id.desc())


def _items(rows: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    items = [dict(zip(_NAMES, row, strict=True)) for row in rows]
    extras = extras_of(items)
    for item in items:
        claimant = {"id": item.pop("claimant_id"), "display_name": item["claimant"]}
        lines, hits, approvers = extras[item["id"]]
        item["waiting_for"] = waiting_for(item["status"], item["claimant"], approvers)
        item["claimant"] = claimant
        item["line_count"], item["hits"] = lines, hits
        item["submitted_at"] = _instant_text(item["submitted_at"])
        item["touched_at"] = _instant_text(item["touched_at"])
        del item["round"]
    return items


def _instant_text(instant: datetime | str | None) -> str | None:
    """SQLite gives 2026-11-23 03:04:05.678901, which is UTC; PostgreSQL gives an object."""
    if isinstance(instant, str):
        return f"{instant[:10]}T{instant[11:23]}Z"
    return None if instant is None else iso_utc(instant)
