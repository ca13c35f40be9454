"""Brings the database to the newest schema; safe to call from several processes at once."""

import fcntl
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError

from backend.infra.config import Settings
from backend.kernel.errors import UnavailableError

LOCK = 0x7069616F
"""Of PostgreSQL's advisory locks the one of migrations; any number of our own ("piao")."""

_FOLDER = Path(__file__).parent.parent / "migrations"


class DatabaseUnreachableError(UnavailableError):
    """The database does not answer, or DATABASE_URL names none; told to the operator."""

    code = "infra.database_unreachable"

    def __init__(self, cause: Exception) -> None:
        reason = str(cause).strip().partition("\n")[0]
        super().__init__(
            f"无法连接数据库: {reason}。请检查 DATABASE_URL，并确认数据库正在运行，然后重新启动。"
        )


def alembic_config(settings: Settings) -> Config:
    """Alembic's configuration without a file."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["database_url"] = settings.effective_database_url
    config.attributes["lock"] = LOCK
    return config


def upgrade(settings: Settings) -> None:
    """Apply what is missing, one process at a time.

    A lock file in the data folder keeps the processes of one machine apart, the migrations'
    own lock in PostgreSQL those of several.

    Raises DatabaseUnreachableError when the database cannot be asked.
    """
    settings.piaokatong_data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (settings.piaokatong_data / "migrate.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            command.upgrade(alembic_config(settings), "head")
        except (ArgumentError, OperationalError) as error:
            raise DatabaseUnreachableError(error) from error


def is_current(engine: Engine, settings: Settings) -> bool:
    """Whether the database answers and has the newest schema."""
    newest = ScriptDirectory.from_config(alembic_config(settings)).get_current_head()
    try:
        with engine.connect() as connection:
            present = MigrationContext.configure(connection).get_current_revision()
    except SQLAlchemyError:
        return False
    return present == newest
