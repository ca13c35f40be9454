"""The lists of 报销: read as plain rows and written as JSON without models, like the wallet.

Each box is one or more sources that an index serves in the order of ids. A page is one statement:
the newest ids of each source, and the rows of these with all that they show.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    bindparam,
    or_,
    select,
    type_coerce,
    union,
)
from sqlalchemy.orm import Session

from backend.accounts.models import Department, PersonRow
from backend.accounts.rules import Person, Role
from backend.claims.models import ApprovalTask, Claim, ClaimCopy
from backend.claims.rules.transitions import HANDED_IN
from backend.claims.schemas.asked import ClaimListIn
from backend.claims.service.listed_rows import APPROVERS, HITS, LINE_COUNT, hits_of, waiting_for
from backend.claims.service.standing import principals_of
from backend.claims.states import ClaimBox, ClaimStatus, DelegationKind, TaskState
from backend.infra.db import db
from backend.kernel.errors import ForbiddenError
from backend.web.pages import decode_cursor, encode_cursor
from backend.web.schemas import iso_utc


def _as_text(name: str) -> ColumnElement[str]:
    """As the driver gives it: no enum member, no instant is made of it."""
    return type_coerce(getattr(Claim, name), String()).label(name)


_BOOKS = {
    ClaimBox.TO_PAY: frozenset({Role.CASHIER}),
    ClaimBox.COMPANY: frozenset({Role.CASHIER, Role.ACCOUNTANT, Role.AUDITOR}),
}
_AS_THEY_ARE = ("id", "claim_no", "version", "purpose", "total_fen", "approved_fen", "currency")
_AS_TEXT = ("kind", "status")
_PLAIN = (*_AS_THEY_ARE, "line_count", "department", *_AS_TEXT)
"""Members of a row that are shown as they come; ``_item`` takes what follows them apart."""
_COLUMNS = (
    *(getattr(Claim, name) for name in _AS_THEY_ARE),
    LINE_COUNT,
    Department.name,
    *(_as_text(name) for name in (*_AS_TEXT, "submitted_at", "touched_at")),
    Claim.claimant_id,
    PersonRow.display_name,
    HITS,
    APPROVERS,
)
_LARGEST_ID = 2**31 - 1
Query: TypeAlias = Select[*tuple[Any, ...]]
_ME: ColumnElement[int] = bindparam("me", type_=Integer)
_BEFORE: ColumnElement[int] = bindparam("before", type_=Integer)
_UNSEEN = [one.value for one in ClaimStatus if one not in HANDED_IN]


def list_claims(person: Person, asked: ClaimListIn) -> dict[str, Any]:
    """One page (ClaimPageOut) of one box, newest first."""
    if asked.box in _BOOKS and not person.roles & _BOOKS[asked.box]:
        raise ForbiddenError
    sources = _sources(db.session(), person, asked.box)
    values = _values(asked) | {"me": person.id}
    values |= {f"who_{place}": who for place, (_, who) in enumerate(sources)}
    statement = _statement(
        tuple(name for name, _ in sources),
        has_status=asked.status is not None,
        has_kind=asked.kind is not None,
        has_search=bool(asked.q),
    )
    rows = db.session.connection().execute(statement, values).all()
    shown = rows[: asked.limit]
    return {
        "items": [_item(row) for row in shown],
        "next_cursor": encode_cursor(shown[-1][0]) if len(rows) > asked.limit else None,
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
def _statement(
    sources: tuple[str, ...], *, has_status: bool, has_kind: bool, has_search: bool
) -> Query:
    filters = _filters(has_status=has_status, has_kind=has_kind, has_search=has_search)
    query = (
        select(*_COLUMNS)
        .select_from(Claim)
        .join(PersonRow, PersonRow.id == Claim.claimant_id)
        .outerjoin(Department, Department.id == Claim.department_id)
        .order_by(Claim.id.desc())
        .limit(bindparam("limit"))
    )
    if len(sources) == 1 and sources[0] in _OF_CLAIMS:
        return query.where(*_of_claims(sources[0], _who(0)), Claim.id < _BEFORE, *filters)
    newest = [_newest(source, _who(place), filters) for place, source in enumerate(sources)]
    return query.where(Claim.id.in_(union(*newest) if len(newest) > 1 else newest[0]))


def _filters(
    *, has_status: bool, has_kind: bool, has_search: bool
) -> Sequence[ColumnElement[bool]]:
    filters: list[ColumnElement[bool]] = []
    if has_status:
        filters.append(_text(Claim.status) == bindparam("status", type_=String))
    if has_kind:
        filters.append(_text(Claim.kind) == bindparam("kind", type_=String))
    if has_search:
        pattern = bindparam("pattern", type_=String)
        filters.append(
            or_(
                Claim.claim_no == bindparam("claim_no", type_=String),
                Claim.purpose.ilike(pattern, escape="/"),
                PersonRow.display_name.ilike(pattern, escape="/"),
            )
        )
    return filters


def _text(column: Any) -> ColumnElement[str]:
    return type_coerce(column, String())


def _who(place: int) -> ColumnElement[int]:
    """Whose (or which company's) claims the source at this place gives."""
    return bindparam(f"who_{place}", type_=Integer)


_OF_CLAIMS = frozenset({"claimant", "creator", "to_pay", "company"})
"""Sources that an index of the claims themselves serves."""


def _of_claims(source: str, who: ColumnElement[int]) -> Sequence[ColumnElement[bool]]:
    match source:
        case "claimant":
            return (Claim.claimant_id == who,)
        case "creator":
            return (Claim.created_by == who,)
        case "to_pay":
            return (Claim.company_id == who, _text(Claim.status) == ClaimStatus.APPROVED.value)
        case _:
            return (Claim.company_id == who, _text(Claim.status).not_in(_UNSEEN))


def _newest(source: str, who: ColumnElement[int], filters: Sequence[ColumnElement[bool]]) -> Query:
    """Ids of the newest claims of one source below the last one seen, each once."""
    if source in _OF_CLAIMS:
        query = select(Claim.id.label("id")).where(*_of_claims(source, who))
        place: Any = Claim.id
    elif source == "copied":
        place = ClaimCopy.claim_id
        query = select(place.label("id")).where(ClaimCopy.person_id == who)
    else:
        place = ApprovalTask.claim_id
        query = select(place.label("id")).where(*_of_tasks(source, who)).distinct()
    if filters or source == "task":
        if source not in _OF_CLAIMS:
            query = query.join(Claim, Claim.id == place)
        query = query.join(PersonRow, PersonRow.id == Claim.claimant_id).where(*filters)
    newest = query.where(place < _BEFORE).order_by(place.desc()).limit(bindparam("limit"))
    return select(newest.subquery().c.id)  # a part of a union may have no limit of its own


def _of_tasks(source: str, who: ColumnElement[int]) -> Sequence[ColumnElement[bool]]:
    if source == "acted":
        return (ApprovalTask.acted_by == who,)
    is_open = _text(ApprovalTask.state) == TaskState.OPEN.value
    mine: Sequence[ColumnElement[bool]] = (ApprovalTask.approver_id == who, is_open)
    if source == "task":  # of somebody else: never what the delegate claims or wrote himself
        return (*mine, Claim.claimant_id != _ME, Claim.created_by != _ME)
    return mine


def _item(row: Sequence[Any]) -> dict[str, Any]:
    *plain, submitted_at, touched_at, claimant_id, name, hits, approvers = row
    item = dict(zip(_PLAIN, plain, strict=True))
    item["submitted_at"] = _instant_text(submitted_at)
    item["touched_at"] = _instant_text(touched_at)
    item["claimant"] = {"id": claimant_id, "display_name": name}
    item["hits"] = hits_of(hits)
    item["waiting_for"] = waiting_for(item["status"], name, approvers)
    return item


def _instant_text(instant: datetime | str | None) -> str | None:
    """SQLite gives 2026-11-23 03:04:05.678901, which is UTC; PostgreSQL gives an object."""
    if isinstance(instant, str):
        return f"{instant[:10]}T{instant[11:23]}Z"
    return None if instant is None else iso_utc(instant)
