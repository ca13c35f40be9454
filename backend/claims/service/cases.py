"""Claims as the rules see them: gathered for one or many, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from backend.accounts.models import Company, DepartmentMember
from backend.claims.models import Claim, ClaimInvoice, ClaimLine, ClaimSettings, ExpenseType
from backend.claims.rules.budget import BudgetLeft
from backend.claims.rules.facts import Facts
from backend.claims.rules.policy_cases import Case, InvoiceCase, LineCase, OtherInvoice
from backend.claims.service.facts import facts_of
from backend.claims.service.slices import slices
from backend.claims.service.spending import COUNTED, GRANTED
from backend.claims.states import ClaimKind
from backend.invoices.models import Invoice
from backend.reading.kinds import AmountMeaning, label_of

_DEFAULT_DAYS = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim to be judged as of the day ``on``.

    ``before`` None = everything submitted so far counts as spent, else what was before it.
    """

    claim: Claim
    lines: Sequence[ClaimLine]
    on: date
    before: datetime | None = None
    budgets: Sequence[BudgetLeft] = ()


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What the claims stand in, read together."""

    invoices: Mapping[int, Invoice]
    facts: Mapping[int, Facts]
    others: Mapping[int, OtherInvoice]
    companies: Mapping[int, tuple[str, str | None]]
    grades: Mapping[int, str | None]
    type_names: Mapping[int, str]
    claim_within_days: int
    spent: Mapping[int, Sequence["_Spent"]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Spent:
    claim_id: int
    submitted_at: datetime
    expense_type_id: int
    day: date
    fen: int


def build(
    session: Session,
    judged: Sequence[Judged],
    *,
    limited_types: Collection[int] = (),
    keep_facts: bool = False,
) -> list[Case]:
    """One case for each, in their order.

    ``limited_types`` are the expense types of which a claimant's other spending counts.
    """
    around = _surroundings(session, judged, limited_types, keep_facts=keep_facts)
    return [_case(one, around) for one in judged]


def _surroundings(
    session: Session, judged: Sequence[Judged], limited_types: Collection[int], *, keep_facts: bool
) -> _Surroundings:
    claims = [one.claim for one in judged]
    wanted = {line.invoice_id for one in judged for line in one.lines} - {None}
    invoices = {
        one.id: one
        for some in slices(one for one in wanted if one is not None)
        for one in session.scalars(select(Invoice).where(Invoice.id.in_(some)))
    }
    facts = facts_of(session, list(invoices.values()), keep=keep_facts)
    people = {one.claimant_id for one in claims}
    days = session.scalar(select(ClaimSettings.claim_within_days))
    return _Surroundings(
        invoices=invoices,
        facts=facts,
        others=_others(session, facts.values()),
        companies=_companies(session, {one.company_id for one in claims}),
        grades=_grades(session, people),
        type_names=_type_names(session),
        claim_within_days=_DEFAULT_DAYS if days is None else days,
        spent=_spent(session, people, limited_types),
    )


def _others(session: Session, facts: Iterable[Facts]) -> dict[int, OtherInvoice]:
    wanted: set[int] = set()
    for one in facts:
        wanted |= {near.invoice_id for near in one.consecutive} | {*one.same_day, *one.similar}
    columns = (
        *(Invoice.id, Invoice.number, Invoice.owner_id, Invoice.company_id, Invoice.total_fen),
        *(Invoice.amount_fen, Invoice.amount_meaning, Claim.id.label("claim_id"), Claim.claim_no),
    )
    living = and_(ClaimInvoice.invoice_id == Invoice.id, ClaimInvoice.is_living)
    query = (
        select(*columns)
        .join(ClaimInvoice, living, isouter=True)
        .join(Claim, Claim.id == ClaimInvoice.claim_id, isouter=True)
    )
    return {
        row["id"]: _other({**row})
        for some in slices(wanted)
        for row in session.execute(query.where(Invoice.id.in_(some))).mappings()
    }


def _other(row: Mapping[str, Any]) -> OtherInvoice:
    return OtherInvoice(
        id=row["id"],
        number=row["number"],
        owner_id=row["owner_id"],
        company_id=row["company_id"],
        with_tax_fen=_with_tax(row["total_fen"], row["amount_fen"], row["amount_meaning"]),
        claim_id=row["claim_id"],
        claim_no=row["claim_no"],
    )


def _with_tax(total_fen: int | None, amount_fen: int | None, meaning: AmountMeaning) -> int | None:
    if total_fen is not None:
        return total_fen
    return amount_fen if meaning is AmountMeaning.WITH_TAX else None


def _companies(session: Session, ids: Collection[int]) -> dict[int, tuple[str, str | None]]:
    query = select(Company.id, Company.title, Company.tax_id).where(Company.id.in_(ids))
    return {company_id: (title, tax_id) for company_id, title, tax_id in session.execute(query)}


def _grades(session: Session, people: Collection[int]) -> dict[int, str | None]:
    columns = (DepartmentMember.person_id, DepartmentMember.grade)
    query = select(*columns).where(DepartmentMember.person_id.in_(people))
    return dict(session.execute(query).all())


def _type_names(session: Session) -> dict[int, str]:
    query = select(ExpenseType.id, ExpenseType.name)
    return dict(session.execute(query).all())


def _spent(
    session: Session, people: Collection[int], limited_types: Collection[int]
) -> dict[int, list[_Spent]]:
    """By claimant what his submitted claims have of the limited types."""
    if not limited_types:
        return {}
    day = func.coalesce(ClaimLine.happened_on, Invoice.issued_on, type_=Invoice.issued_on.type)
    query = (
        select(
            Claim.claimant_id,
            Claim.id.label("claim_id"),
            Claim.submitted_at,
            ClaimLine.expense_type_id,
            day.label("day"),
            GRANTED.label("fen"),
        )
        .join(ClaimLine, ClaimLine.claim_id == Claim.id)
        .join(Invoice, Invoice.id == ClaimLine.invoice_id, isouter=True)
        .where(
            Claim.claimant_id.in_(people),
            Claim.status.in_(COUNTED),
            Claim.kind == ClaimKind.EXPENSE,
            ClaimLine.expense_type_id.in_(limited_types),
            day.is_not(None),
        )
    )
    found: defaultdict[int, list[_Spent]] = defaultdict(list)
    for row in session.execute(query).mappings():
        spent = {**row}
        found[spent.pop("claimant_id")].append(_Spent(**spent))
    return dict(found)


def _case(judged: Judged, around: _Surroundings) -> Case:
    claim = judged.claim
    name, tax_id = around.companies[claim.company_id]
    lines = tuple(_line(one) for one in judged.lines)
    own = {one.invoice_id for one in lines} - {None}
    return Case(
        kind=claim.kind,
        on=judged.on,
        company_id=claim.company_id,
        company_name=name,
        company_tax_id=tax_id,
        claimant_id=claim.claimant_id,
        grade=around.grades.get(claim.claimant_id),
        total_fen=sum(one.amount_fen or 0 for one in lines),
        lines=lines,
        invoices={one: _invoice(around, one) for one in own if one is not None},
        others={key: other for key, other in around.others.items() if key not in own},
        type_names=around.type_names,
        claim_within_days=around.claim_within_days,
        spent_elsewhere=_spent_elsewhere(judged, around.spent.get(claim.claimant_id, ())),
        budgets=tuple(judged.budgets),
    )


def _line(line: ClaimLine) -> LineCase:
    return LineCase(
        key=line.key,
        invoice_id=line.invoice_id,
        expense_type_id=line.expense_type_id,
        happened_on=line.happened_on,
        city=line.city,
        amount_fen=line.amount_fen,
    )


def _invoice(around: _Surroundings, invoice_id: int) -> InvoiceCase:
    invoice = around.invoices[invoice_id]
    return InvoiceCase(
        id=invoice.id,
        number=invoice.number,
        kind_label=label_of(invoice.kind),
        buyer_name=invoice.buyer_name,
        buyer_tax_id=invoice.buyer_tax_id,
        seller_name=invoice.seller_name,
        with_tax_fen=_with_tax(invoice.total_fen, invoice.amount_fen, invoice.amount_meaning),
        facts=around.facts[invoice_id],
    )


def _spent_elsewhere(judged: Judged, spent: Iterable[_Spent]) -> dict[tuple[int, date], int]:
    found: defaultdict[tuple[int, date], int] = defaultdict(int)
    for one in spent:
        is_earlier = judged.before is None or one.submitted_at < judged.before
        if one.claim_id != judged.claim.id and is_earlier:
            found[one.expense_type_id, one.day] += one.fen
    return dict(found)
