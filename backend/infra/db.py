"""The database: one Base, one session, and who may write when.

SQLite needs BEGIN IMMEDIATE for writers (a deferred transaction that turns into a writer fails
with 'locked' under load) and plain BEGIN for readers (they then never wait). So a transaction
says what it is: ``with transaction() as session`` writes and commits; everything else reads,
and SQLite itself refuses a write there (``query_only``).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Dialect, Engine, Enum, MetaData, event, orm, types
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlalchemy.orm import DeclarativeBase, Session

from backend.infra.config import Settings

Result = TypeVar("Result")
_MOST_COLLISIONS = 3
_writing: ContextVar[bool] = ContextVar("writing", default=False)

COULD_NOT_ASK = (OperationalError, InterfaceError, NoConnectionError)
"""What is raised when the database gave no answer (gone, locked, disk full, too many waiting)."""


class Instant(types.TypeDecorator[datetime]):
    """An aware UTC datetime; SQLite stores it without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuses naive datetimes."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Always UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Every table of the product."""

    # A registry of its own: Flask-SQLAlchemy copies what the class says of itself, and
    # SQLAlchemy refuses a type_annotation_map beside a registry.
    registry = orm.registry(
        metadata=MetaData(
            naming_convention={
                "ix": "ix_%(column_0_label)s",
                "uq": "uq_%(table_name)s_%(column_0_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
                "pk": "pk_%(table_name)s",
            }
        ),
        type_annotation_map={datetime: Instant},
    )


db = SQLAlchemy(model_class=Base, disable_autonaming=True)


def choice(members: type[StrEnum], name: str | None = None) -> Enum:
    """Column type of a state: its value as text, kept to the members by a check constraint.

    ``name`` tells two columns of one table with the same members apart.
    """
    return Enum(
        members,
        native_enum=False,
        create_constraint=True,
        length=32,
        name=name or members.__name__.lower(),
        values_callable=lambda kind: [member.value for member in kind],
    )


def connect(app: Flask, settings: Settings) -> None:
    """Bind the database to ``app``; nothing is opened before the first query."""
    url = settings.effective_database_url
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = _engine_options(url)
    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)


def _engine_options(url: str) -> dict[str, Any]:
    # What people typed must not reach a log with the error of a statement.
    options = {"pool_size": 20, "max_overflow": 20, "hide_parameters": True}
    if url.startswith("sqlite"):
        return options | {"connect_args": {"timeout": 30}}
    return options | {"connect_args": {"prepare_threshold": None}, "pool_pre_ping": True}


def prepare_engine(engine: Engine) -> None:
    """Pragmas and BEGIN for SQLite; PostgreSQL needs nothing."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Any) -> None:
        # Straight to the driver: this runs at every transaction.
        driver = connection.connection.driver_connection
        writing = _writing.get()
        driver.execute(f"PRAGMA query_only={'OFF' if writing else 'ON'}")
        driver.execute("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def transaction() -> Iterator[Session]:
    """One writing transaction: committed at the end, rolled back on any error.

    Ends a reading transaction that is open in this session. Not to be nested: the outermost
    verb commits.
    """
    if _writing.get():
        raise RuntimeError("transaction() inside transaction(): the outermost verb commits")
    session: Session = db.session()
    session.rollback()
    token = _writing.set(True)
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        _writing.reset(token)


def end_reading() -> None:
    """Give the connection back before something slow (a call to the outside) happens."""
    db.session.rollback()


def after_collisions(try_once: Callable[[], Result]) -> Result:
    """Of those that insert at one moment all but one fail on a unique constraint, and look again.

    They then find the winner's row. A request that was sent twice at once may lose a second
    time, against its own twin's answer, and then gives that one.
    """
    for _ in range(_MOST_COLLISIONS):
        with suppress(IntegrityError):
            return try_once()
    return try_once()
