"""Brings the database to the newest schema; safe to call from several processes at once."""

import fcntl
from pathlib import Path

from alembic import command
from alembic.config import Config

from backend.infra.config import Settings

_FOLDER = Path(__file__).parent.parent / "migrations"


def alembic_config(settings: Settings) -> Config:
    """Alembic's configuration without a file."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["database_url"] = settings.effective_database_url
    return config


def upgrade(settings: Settings) -> None:
    """Apply what is missing, one process at a time (a lock file in the data folder)."""
    settings.piaokatong_data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (settings.piaokatong_data / "migrate.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        command.upgrade(alembic_config(settings), "head")
