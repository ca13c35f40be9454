"""What departments have spent: lines of submitted claims and their shares (分摊), day by day.

A claim counts from its submission on, with what was granted once somebody has decided; what is
with the claimant again (returned, withdrawn), rejected or an advance does not.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Subquery,
    and_,
    case,
    exists,
    func,
    inspect,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from backend.claims.models import Claim, ClaimLine, LineShare
from backend.claims.rules.budget import BudgetOf, Entry, Spending, scaled, total
from backend.claims.service.slices import slices
from backend.claims.states import ClaimKind, ClaimStatus
from backend.kernel.clock import BEIJING

COUNTED = (
    ClaimStatus.SUBMITTED,
    ClaimStatus.IN_APPROVAL,
    ClaimStatus.APPROVED,
    ClaimStatus.PAID,
    ClaimStatus.ARCHIVED,
)
GRANTED = func.coalesce(ClaimLine.approved_fen, ClaimLine.amount_fen)
"""What counts of a line: the approved amount once there is one."""
_IS_CUT = ClaimLine.approved_fen < ClaimLine.amount_fen
_HAS_SHARES = exists().where(LineShare.line_id == ClaimLine.id)
_PLACE = (Claim.id.label("claim_id"), Claim.submitted_at.label("submitted_at"))
_WHAT = (
    ClaimLine.expense_type_id.label("expense_type_id"),
    ClaimLine.happened_on.label("happened_on"),
)


def used(
    session: Session, budgets: Sequence[BudgetOf], *, without: int | None = None
) -> dict[int, int]:
    """Fen used of each budget by its id; ``without`` leaves one claim out."""
    if not budgets:
        return {}
    departments = {one.department_id for one in budgets}
    rows = _whole(departments, without)
    sums = [func.sum(case((_covers(one, rows), rows.c.fen), else_=0)) for one in budgets]
    counted = session.execute(select(*sums)).one()
    cut = [entry.spending for entry in _cut(session, departments, without)]
    return {
        one.id: int(fen or 0) + total(one, cut) for one, fen in zip(budgets, counted, strict=True)
    }


def entries(
    session: Session, departments: Collection[int], *, first: date, last: date
) -> list[Entry]:
    """What the departments have spent from day to day, with the claim and the moment.

    Spending of other days may be among it.
    """
    rows = _whole(departments, None)
    query = select(rows).where(_falls_between(first, last, rows))
    whole = [_entry({**row}) for row in session.execute(query).mappings()]
    return [*whole, *_cut(session, departments, None)]


def shares_of(session: Session, lines: Sequence[ClaimLine]) -> dict[ClaimLine, dict[int, int]]:
    """分摊 of each line by department; lines that have none are left out."""
    unread = {one.id: one for one in lines if "shares" in inspect(one).unloaded}
    found: defaultdict[ClaimLine, dict[int, int]] = defaultdict(dict)
    for line in lines:
        if line.id not in unread and line.shares:
            found[line] = {share.department_id: share.amount_fen for share in line.shares}
    for some in slices(unread):
        for share in session.scalars(select(LineShare).where(LineShare.line_id.in_(some))):
            found[unread[share.line_id]][share.department_id] = share.amount_fen
    return dict(found)


def spendings_of(
    claim: Claim,
    lines: Sequence[ClaimLine],
    shares: Mapping[ClaimLine, Mapping[int, int]],
    *,
    today: date,
    as_asked: bool = False,
) -> Iterator[Spending]:
    """What one claim takes from whom; lines without an amount or a department take nothing.

    ``today`` is the day of lines without one while the claim is not submitted. ``as_asked``:
    what was asked for, whatever was granted since.
    """
    is_filed = claim.status in COUNTED and claim.submitted_at is not None
    filed_on = _day_of(claim.submitted_at) if is_filed and claim.submitted_at else today
    own = claim.department_id
    for line in lines:
        asked = line.amount_fen or 0
        granted = asked if as_asked or line.approved_fen is None else line.approved_fen
        borne = shares.get(line) or ({} if own is None else {own: asked})
        for department_id, fen in scaled(borne, min(granted, sum(borne.values()))).items():
            day = line.happened_on or filed_on
            yield Spending(department_id, line.expense_type_id, day, fen)


def _counted(without: int | None) -> ColumnElement[bool]:
    counted = and_(Claim.status.in_(COUNTED), Claim.kind == ClaimKind.EXPENSE)
    return counted if without is None else and_(counted, Claim.id != without)


def _whole(departments: Collection[int], without: int | None) -> Subquery:
    """Lines that one department bears, and shares of lines that were granted in full."""
    lines = (
        select(*_PLACE, Claim.department_id.label("department_id"), *_WHAT, GRANTED.label("fen"))
        .join(ClaimLine, ClaimLine.claim_id == Claim.id)
        .where(_counted(without), Claim.department_id.in_(departments), ~_HAS_SHARES)
    )
    is_in_full = or_(
        ClaimLine.approved_fen.is_(None), ClaimLine.approved_fen == ClaimLine.amount_fen
    )
    shares = (
        select(*_PLACE, LineShare.department_id, *_WHAT, LineShare.amount_fen)
        .join(ClaimLine, ClaimLine.claim_id == Claim.id)
        .join(LineShare, LineShare.line_id == ClaimLine.id)
        .where(_counted(without), LineShare.department_id.in_(departments), is_in_full)
    )
    return union_all(lines, shares).subquery()


def _covers(budget: BudgetOf, rows: Subquery) -> ColumnElement[bool]:
    """``BudgetOf.covers`` in SQL."""
    in_period = _falls_between(budget.period.first, budget.period.last, rows)
    of_department = and_(rows.c.department_id == budget.department_id, in_period)
    if budget.expense_type_id is None:
        return of_department
    return and_(of_department, rows.c.expense_type_id == budget.expense_type_id)


def _falls_between(first: date, last: date, rows: Subquery) -> ColumnElement[bool]:
    """The day on which it happened, else the day in China on which it was submitted."""
    midnight = time(tzinfo=BEIJING)
    return or_(
        rows.c.happened_on.between(first, last),
        and_(
            rows.c.happened_on.is_(None),
            rows.c.submitted_at >= datetime.combine(first, midnight),
            rows.c.submitted_at < datetime.combine(last + timedelta(days=1), midnight),
        ),
    )


def _cut(session: Session, departments: Collection[int], without: int | None) -> list[Entry]:
    """Shares of lines of which less was granted than asked: rounded as one, so line by line."""
    theirs = select(LineShare.line_id).where(LineShare.department_id.in_(departments))
    query = (
        select(
            *_PLACE,
            *_WHAT,
            ClaimLine.id.label("line_id"),
            ClaimLine.approved_fen,
            LineShare.department_id,
            LineShare.amount_fen,
        )
        .join(ClaimLine, ClaimLine.claim_id == Claim.id)
        .join(LineShare, LineShare.line_id == ClaimLine.id)
        .where(_counted(without), _IS_CUT, ClaimLine.id.in_(theirs))
    )
    lines: defaultdict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in session.execute(query).mappings():
        lines[row["line_id"]].append({**row})
    return [entry for rows in lines.values() for entry in _granted_shares(rows)]


def _granted_shares(rows: Sequence[Mapping[str, Any]]) -> Iterator[Entry]:
    parts = {row["department_id"]: row["amount_fen"] for row in rows}
    for department_id, fen in scaled(parts, rows[0]["approved_fen"]).items():
        yield _entry({**rows[0], "department_id": department_id, "fen": fen})


def _entry(row: Mapping[str, Any]) -> Entry:
    day = row["happened_on"] or _day_of(row["submitted_at"])
    spending = Spending(row["department_id"], row["expense_type_id"], day, row["fen"])
    return Entry(row["claim_id"], row["submitted_at"], spending)


def _day_of(instant: datetime) -> date:
    return instant.astimezone(BEIJING).date()
