"""Writing the audit record."""

from typing import Any

from sqlalchemy.orm import Session

from backend.audit.models import AuditRecord
from backend.kernel import clock


def record(
    session: Session,
    *,
    actor_id: int | None,
    action: str,
    subject: str,
    subject_id: int | None,
    facts: dict[str, Any] | None = None,
) -> None:
    """Note a business change in the caller's transaction: it stands or falls with the change.

    ``action`` is "feature.verb_in_the_past" ("accounts.confirmed"), ``subject`` the table.
    ``facts`` are JSON values without passwords, tokens and whole e-mail addresses.
    """
    session.add(
        AuditRecord(
            recorded_at=clock.now(),
            actor_id=actor_id,
            action=action,
            subject=subject,
            subject_id=subject_id,
            facts=facts or {},
        )
    )
