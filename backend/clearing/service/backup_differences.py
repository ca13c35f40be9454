"""F21: whether what a session left still is as it was left; counts and hashes, no opinions."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.clearing.models import ClearFile, ClearSession
from backend.clearing.schemas.backups import BackupDifference
from backend.clearing.service.backup_answers import last_check
from backend.clearing.service.losses import is_recorded, losses_of
from backend.clearing.service.reporting import entries_of, is_whole

Copies = Mapping[tuple[int, str], str]


def held_copies(session: Session, rows: Sequence[ClearSession]) -> dict[tuple[int, str], str]:
    """Hash of each file that the server keeps, by session and name."""
    files = session.scalars(
        select(ClearFile).where(ClearFile.session_id.in_([one.id for one in rows]))
    )
    return {(one.session_id, one.name): one.sha256 for one in files}


def differences_of(
    session: Session,
    row: ClearSession,
    answers: Sequence[dict[str, Any]],
    copies: Copies,
    reported: Mapping[int, tuple[int, str]],
) -> list[BackupDifference]:
    """In the order in which a person looks at them."""
    backup = row.backup or {}
    held = copies.get((row.id, str(backup.get("file"))))
    checked = last_check(answers)
    found = {
        BackupDifference.INVOICES: _has_loss(session, row, reported),
        BackupDifference.BACKUP: checked is not None and checked["problem"] is not None,
        BackupDifference.SERVER_COPY: held is not None and held != backup.get("sha256"),
        BackupDifference.JOURNAL: not is_whole(entries_of(session, row)),
    }
    return [one for one, is_so in found.items() if is_so]


def _has_loss(session: Session, row: ClearSession, reported: Mapping[int, tuple[int, str]]) -> bool:
    """Other figures after a new official answer are no loss; who has no record, has only these."""
    if row.reported_count is None:
        return False
    nothing = (0, row.reported_sha256 if not row.reported_count else "")
    if reported.get(row.id, nothing) == (row.reported_count, row.reported_sha256):
        return False
    return not is_recorded(session, row) or losses_of(session, row).is_loss
