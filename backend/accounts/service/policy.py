"""Settings of the organisation: who may sign up, and how long a password lasts."""

from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts import rules
from backend.accounts.models import Organisation, PersonRow
from backend.accounts.rules import Policy
from backend.audit import service as audit
from backend.infra.db import db, transaction
from backend.kernel import clock


def read_policy(session: Session | None = None) -> Policy:
    """What the organisation asks of its people; the defaults before the set-up."""
    columns = (Organisation.registration_mode, Organisation.asks_mobile, Organisation.password_days)
    row = (session or db.session()).execute(select(*columns)).first()
    return Policy(*row) if row else Policy()


def change_policy(actor_id: int, policy: Policy) -> Policy:
    """Set everything at once; the record says what was before."""
    with transaction() as session:
        row = session.get_one(Organisation, 1, with_for_update=True)
        before, after = asdict(read_policy(session)), asdict(policy)
        for name, value in after.items():
            setattr(row, name, value)
        audit.record(
            session,
            actor_id=actor_id,
            action="accounts.policy_changed",
            subject="organisation",
            subject_id=row.id,
            facts={key: [before[key], after[key]] for key in after if before[key] != after[key]},
        )
    return policy


def is_password_expired(person_id: int) -> bool:
    """Whether the person must change his password before anything else."""
    days = read_policy().password_days
    set_at = db.session.scalar(select(PersonRow.password_set_at).where(PersonRow.id == person_id))
    return set_at is not None and rules.is_password_expired(set_at, days, clock.now())
