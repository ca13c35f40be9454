"""Whoever is refused what only few may do leaves a row in the audit log (A3)."""

from backend.audit import service as audit
from backend.infra.db import end_reading, transaction

_LONGEST = 200


def note_refusal(person_id: int, act: str, permission: str) -> None:
    """``act`` is method and path of the request; nothing of its body is kept."""
    end_reading()
    with transaction() as session:
        audit.record(
            session,
            actor_id=person_id,
            action="accounts.refused",
            subject="person",
            subject_id=person_id,
            facts={"act": act[:_LONGEST], "permission": permission},
        )
