"""Companies: 抬头 and 税号."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from backend.accounts.errors import CompanyExistsError
from backend.accounts.models import Company
from backend.audit import service as audit
from backend.infra.db import db, transaction
from backend.kernel import clock


def list_companies() -> Sequence[Company]:
    """All companies of the organisation, in the order they came."""
    return db.session.scalars(select(Company).order_by(Company.id)).all()


def add_company(actor_id: int, title: str, tax_id: str | None) -> Company:
    """A new company; the unique constraints on title and tax id decide."""
    with transaction() as session:
        company = Company(title=title, tax_id=tax_id, created_at=clock.now())
        session.add(company)
        try:
            session.flush()
        except IntegrityError as error:
            raise CompanyExistsError from error
        audit.record(
            session,
            actor_id=actor_id,
            action="accounts.company_added",
            subject="company",
            subject_id=company.id,
        )
        company_id = company.id
    return db.session.get_one(Company, company_id)
