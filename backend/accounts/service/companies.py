"""Companies: 抬头 and 税号, and the card that a person shows to a seller."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.errors import CompanyExistsError
from backend.accounts.models import Company
from backend.accounts.rules import LARGEST_ID, Person
from backend.accounts.service.renaming import tell_companies_changed
from backend.audit import service as audit
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import NotFoundError
from backend.reading.qr.build import build_title
from backend.reading.qr.value import TitleCard


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """What a title card shows; None = not known."""

    title: str
    tax_id: str | None
    address: str | None = None
    phone: str | None = None
    bank_name: str | None = None
    bank_account: str | None = None


def list_companies() -> Sequence[Company]:
    """All companies of the organisation, in the order they came."""
    return db.session.scalars(select(Company).order_by(Company.id)).all()


def add_company(actor_id: int, facts: CompanyFacts) -> Company:
    """A new company; the unique constraints on title and tax id decide."""
    with transaction() as session:
        company = Company(**asdict(facts), created_at=clock.now())
        session.add(company)
        _flush(session)
        _record(session, "accounts.company_added", actor_id, company.id, {})
        tell_companies_changed(session)
        company_id = company.id
    return db.session.get_one(Company, company_id)


def change_company(actor_id: int, company_id: int, changes: dict[str, Any]) -> Company:
    """Set the given members of CompanyFacts; ``is_retired`` takes out of use and back.

    Who belongs to a retired company stays there and keeps what is his; nobody new joins it.
    """
    if not 0 < company_id <= LARGEST_ID:
        raise NotFoundError
    is_retired = changes.get("is_retired")
    with transaction() as session:
        company = session.get(Company, company_id, with_for_update=True)
        if company is None:
            raise NotFoundError
        for name in changes.keys() - {"is_retired"}:
            setattr(company, name, changes[name])
        if is_retired is not None and is_retired != company.is_retired:
            company.retired_at = clock.now() if is_retired else None
        _flush(session)
        noted = {"changed": sorted(changes), "is_retired": company.is_retired}
        _record(session, "accounts.company_changed", actor_id, company_id, noted)
        if changes.keys() & {"title", "tax_id"}:
            tell_companies_changed(session)
    return db.session.get_one(Company, company_id)


def find_title(person: Person) -> tuple[Company, str] | None:
    """The person's company and its code (便捷开票) as text; None without a company in use."""
    company = db.session.get(Company, person.company_id) if person.company_id else None
    if company is None or company.is_retired:
        return None
    card = TitleCard(
        company.title,
        company.tax_id or "",
        _joined(company.address, company.phone),
        _joined(company.bank_name, company.bank_account),
    )
    return company, build_title(card)


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _flush(session: Session) -> None:
    try:
        session.flush()
    except IntegrityError as error:
        raise CompanyExistsError from error


def _record(
    session: Session, action: str, actor_id: int, company_id: int, facts: dict[str, Any]
) -> None:
    audit.record(
        session,
        actor_id=actor_id,
        action=action,
        subject="company",
        subject_id=company_id,
        facts=facts,
    )
