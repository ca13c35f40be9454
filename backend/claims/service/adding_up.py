"""统计: sums of claims by month, type, person, department and company, made by the database.

A line counts with what was granted, before the decision with what was asked; a shared one (分摊)
with each department's part. Only lines that were cut and shared are read one by one: their parts
are rounded together. Advances do not count: what they are spent on comes as claims.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    case,
    cast,
    distinct,
    func,
    literal,
    or_,
    select,
)

from backend.accounts.models import Company, Department, PersonRow
from backend.accounts.rules import Person
from backend.claims.models import Claim, ClaimLine, ExpenseType, LineShare, Payment
from backend.claims.rules.books import NOBODY, Basis, By, Days, Group, Scope, ranked, scopes_of
from backend.claims.rules.budget import scaled
from backend.claims.service.books_scope import own_departments, submitted_within
from backend.claims.states import ClaimKind, ClaimStatus
from backend.infra.db import db
from backend.kernel.errors import ForbiddenError

Query: TypeAlias = Select[*tuple[Any, ...]]
_COUNTED = {
    Basis.SUBMITTED: (
        ClaimStatus.SUBMITTED,
        ClaimStatus.IN_APPROVAL,
        ClaimStatus.APPROVED,
        ClaimStatus.PAID,
        ClaimStatus.ARCHIVED,
    ),
    Basis.PAID: (ClaimStatus.PAID, ClaimStatus.ARCHIVED),
}
_GRANTED = func.coalesce(ClaimLine.approved_fen, ClaimLine.amount_fen)
_IS_CUT = ClaimLine.approved_fen < ClaimLine.amount_fen
_BEARER = func.coalesce(LineShare.department_id, Claim.department_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is added up. Ids None = any; ``NOBODY`` = those that have none."""

    by: By
    scope: Scope | None
    days: Days
    basis: Basis = Basis.SUBMITTED
    type_id: int | None = None
    department_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Every group, and the whole; ``scopes`` are those that the person may ask for."""

    scope: Scope
    scopes: list[Scope]
    groups: list[Group]
    amount_fen: int
    claims: int
    lines: int


def add_up(person: Person, question: Question) -> Statistics:
    """The sums that the person may see. ForbiddenError for a scope that is not his."""
    own = own_departments(person)
    scopes = scopes_of(
        person.roles, has_company=person.company_id is not None, has_department=bool(own)
    )
    scope = question.scope or scopes[-1]
    if scope not in scopes:
        raise ForbiddenError
    asked = _Asked(person, question, scope, own)
    sums = asked.sums()
    names = _names(question.by, sums)
    groups = [
        Group(key=key, label=names.get(key, _NAMELESS), amount_fen=fen, claims=claims, lines=lines)
        for key, (fen, claims, lines) in sums.items()
    ]
    claims, lines = asked.counts()
    return Statistics(
        scope=scope,
        scopes=scopes,
        groups=ranked(groups, question.by, question.days),
        amount_fen=sum(one.amount_fen for one in groups),
        claims=claims,
        lines=lines,
    )


_NAMELESS = "未填写"


Sums = dict[str, tuple[int, int, int]]
"""By key: fen, claims, lines."""


@dataclass(frozen=True, slots=True)
class _Asked:
    person: Person
    question: Question
    scope: Scope
    own_departments: list[int]

    @property
    def _is_by_bearer(self) -> bool:
        """Whether it matters which department bears a part of a line."""
        question = self.question
        return (
            question.by is By.DEPARTMENT
            or question.department_id is not None
            or self.scope is Scope.DEPARTMENT
        )

    def sums(self) -> Sums:
        fen = _fen_of_parts() if self._is_by_bearer else _GRANTED
        claims = func.count(distinct(Claim.id))
        lines = func.count(distinct(ClaimLine.id))
        key = self._key()
        query = self._of(select(key, func.sum(fen), claims, lines)).group_by(key)
        sums = {
            _text(row[0]): (int(row[1] or 0), row[2], row[3]) for row in db.session.execute(query)
        }
        if self._is_by_bearer:
            for cut_key, part in self._cut_parts():
                known = sums[cut_key]
                sums[cut_key] = (known[0] + part, *known[1:])
        return sums

    def counts(self) -> tuple[int, int]:
        query = select(func.count(distinct(Claim.id)), func.count(distinct(ClaimLine.id)))
        row = db.session.execute(self._of(query)).one()
        return row[0], row[1]

    def _cut_parts(self) -> Iterable[tuple[str, int]]:
        """Key and fen of each part of the lines that were cut and shared."""
        key = self._key()
        chosen = self._of(select(ClaimLine.id)).where(_IS_CUT, LineShare.line_id.is_not(None))
        rows = db.session.execute(
            self._joined(
                select(
                    ClaimLine.id,
                    key.label("key"),
                    ClaimLine.approved_fen,
                    LineShare.department_id,
                    LineShare.amount_fen,
                )
            ).where(ClaimLine.id.in_(chosen), LineShare.line_id.is_not(None))
        )
        shares: defaultdict[int, dict[int, int]] = defaultdict(dict)
        facts: dict[int, Any] = {}
        for row in rows:
            shares[row.id][row.department_id] = row.amount_fen
            facts[row.id] = row
        for line_id, parts in shares.items():
            for department_id, fen in scaled(parts, facts[line_id].approved_fen).items():
                if self._bears(department_id):
                    is_key = self.question.by is By.DEPARTMENT
                    yield _text(department_id if is_key else facts[line_id].key), fen

    def _bears(self, department_id: int) -> bool:
        wanted = self.question.department_id
        if wanted is not None and department_id != wanted:
            return False
        return self.scope is not Scope.DEPARTMENT or department_id in self.own_departments

    def _key(self) -> ColumnElement[Any]:
        match self.question.by:
            case By.MONTH:
                return self._month()
            case By.TYPE:
                return ClaimLine.expense_type_id.expression
            case By.PERSON:
                return Claim.claimant_id.expression
            case By.DEPARTMENT:
                return _BEARER
            case By.COMPANY:
                return Claim.company_id.expression

    def _month(self) -> ColumnElement[str]:
        """Of the day in China."""
        is_sqlite = db.engine.dialect.name == "sqlite"
        if self.question.basis is Basis.PAID:
            if is_sqlite:
                return func.substr(cast(Payment.paid_on, String), 1, 7)
            return func.to_char(Payment.paid_on, "YYYY-MM")
        if is_sqlite:
            return func.strftime("%Y-%m", Claim.submitted_at, "+8 hours")
        return func.to_char(func.timezone("Asia/Shanghai", Claim.submitted_at), "YYYY-MM")

    def _joined(self, query: Query) -> Query:
        query = query.select_from(Claim).join(ClaimLine, ClaimLine.claim_id == Claim.id)
        if self.question.basis is Basis.PAID:
            query = query.join(Payment, Payment.claim_id == Claim.id)
        if self._is_by_bearer:
            query = query.outerjoin(LineShare, LineShare.line_id == ClaimLine.id)
        return query

    def _of(self, query: Query) -> Query:
        question = self.question
        query = self._joined(query).where(
            Claim.kind == ClaimKind.EXPENSE,
            Claim.status.in_(_COUNTED[question.basis]),
            self._in_scope(),
            self._in_days(),
        )
        if question.type_id is not None:
            query = query.where(_is(ClaimLine.expense_type_id.expression, question.type_id))
        if question.person_id is not None:
            query = query.where(Claim.claimant_id == question.person_id)
        if question.department_id is not None:
            query = query.where(_is(_BEARER, question.department_id))
        return query

    def _in_scope(self) -> ColumnElement[bool]:
        match self.scope:
            case Scope.MINE:
                return Claim.claimant_id == self.person.id
            case Scope.DEPARTMENT:
                is_ours = Claim.company_id == self.person.company_id
                return and_(is_ours, _BEARER.in_(self.own_departments))
            case Scope.COMPANY:
                return Claim.company_id == self.person.company_id

    def _in_days(self) -> ColumnElement[bool]:
        days = self.question.days
        if self.question.basis is Basis.PAID:
            return Payment.paid_on.between(days.first, days.last)
        return submitted_within(days)


def _fen_of_parts() -> ColumnElement[int]:
    """Of a line without shares the whole; of a cut one with shares nothing here."""
    is_in_full = or_(
        ClaimLine.approved_fen.is_(None), ClaimLine.approved_fen == ClaimLine.amount_fen
    )
    return case(
        (LineShare.line_id.is_(None), _GRANTED),
        (is_in_full, LineShare.amount_fen),
        else_=literal(0, Integer),
    )


def _is(column: ColumnElement[Any], wanted: int) -> ColumnElement[bool]:
    return column.is_(None) if wanted == NOBODY else column == wanted


def _text(key: Any) -> str:
    return str(NOBODY) if key is None else str(key)


_NAMES: dict[By, tuple[Any, Any]] = {
    By.TYPE: (ExpenseType.id, ExpenseType.name),
    By.PERSON: (PersonRow.id, PersonRow.display_name),
    By.DEPARTMENT: (Department.id, Department.name),
    By.COMPANY: (Company.id, Company.title),
}


def _names(by: By, sums: Sums) -> dict[str, str]:
    if by is By.MONTH:
        return {key: key for key in sums}
    column, name = _NAMES[by]
    ids = [int(key) for key in sums]
    rows = db.session.execute(select(column, name).where(column.in_(ids)))
    return {str(row[0]): row[1] for row in rows}
