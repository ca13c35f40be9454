"""The organisation's numbers for claims: days and hours."""

from typing import Any

from backend.audit import service as audit
from backend.claims.models import ClaimSettings
from backend.claims.schemas.setup import ClaimSettingsIn
from backend.claims.service.set_up import claim_settings
from backend.infra.db import db, transaction


def read_settings() -> ClaimSettings:
    """The settings as they are."""
    return claim_settings(db.session())


def change_settings(actor_id: int, wish: ClaimSettingsIn) -> ClaimSettings:
    """Set all numbers."""
    with transaction() as session:
        row = session.get_one(ClaimSettings, 1, with_for_update=True)
        changed: dict[str, Any] = {}
        for name, number in wish.model_dump().items():
            if getattr(row, name) != number:
                changed[name] = [getattr(row, name), number]
                setattr(row, name, number)
        if changed:
            audit.record(
                session,
                actor_id=actor_id,
                action="claims.settings_changed",
                subject="claim_settings",
                subject_id=1,
                facts=changed,
            )
    return read_settings()
