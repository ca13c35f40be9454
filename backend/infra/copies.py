"""Consistent copies of what the product keeps, each read again before it counts."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from backend.infra.config import Settings

_ORIGINAL = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[a-z_]+")
_DUMP_TIMEOUT_S = 3600


class CopyError(OSError):
    """The copy could not be made, or did not read back; the text says why."""


def copy_database(settings: Settings, target: Path) -> None:
    """The whole database as of one moment, checked. Writers go on meanwhile. CopyError."""
    if settings.database_url:
        _dump_server(settings.database_url, target)
    else:
        _copy_file(settings.sqlite_path, target)


def database_bytes(settings: Settings) -> int:
    """About how large a copy becomes; 0 for a server, which says only when it is done."""
    return 0 if settings.database_url else settings.sqlite_path.stat().st_size


def _copy_file(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as live,
            closing(sqlite3.connect(target)) as copy,
        ):
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            told = copy.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as error:
        raise CopyError(f"the database cannot be copied: {error}") from error
    if told != ("ok",):
        raise CopyError(f"the copy of the database is not sound: {told}")


def _dump_server(database_url: str, target: Path) -> None:
    """pg_dump's archive; pg_restore reads its list of contents again."""
    from sqlalchemy.engine import make_url

    tools = {name: shutil.which(name) for name in ("pg_dump", "pg_restore")}
    if None in tools.values():
        raise CopyError("pg_dump and pg_restore are needed (package postgresql-client)")
    address = make_url(database_url)
    plain = address.set(drivername="postgresql", password=None)
    secret = {} if address.password is None else {"PGPASSWORD": str(address.password)}
    plain_text = plain.render_as_string(hide_password=False)
    _run([str(tools["pg_dump"]), "--format=custom", f"--file={target}", plain_text], secret)
    _run([str(tools["pg_restore"]), "--list", str(target)], {})


def _run(command: list[str], secret: dict[str, str]) -> None:
    try:
        subprocess.run(  # noqa: S603 - PostgreSQL's own programs
            command,
            env=os.environ | secret,
            check=True,
            capture_output=True,
            timeout=_DUMP_TIMEOUT_S,
        )
    except subprocess.CalledProcessError as error:
        raise CopyError(error.stderr.decode(errors="replace")[:300]) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CopyError(str(error)) from error


def originals(settings: Settings) -> Iterator[Path]:
    """Every file kept under its SHA-256, which is its name."""
    for path in sorted(settings.files_folder.glob("??/??/*")):
        if _ORIGINAL.fullmatch(path.name):
            yield path


def rows_between(settings: Settings, table: str, column: str, days: tuple[date, date]) -> bytes:
    """Rows of ``table`` whose ``column`` lies within the days, as JSON lines. CopyError."""
    from sqlalchemy import create_engine, text
    from sqlalchemy.exc import SQLAlchemyError

    if not (_NAME.fullmatch(table) and _NAME.fullmatch(column)):
        raise ValueError(f"no table or column: {table}.{column}")
    engine = create_engine(settings.effective_database_url)
    wanted = f"SELECT * FROM {table} WHERE {column} BETWEEN :first AND :last ORDER BY id"  # noqa: S608 - names were checked
    try:
        with engine.connect() as connection:
            first, last = (one.isoformat() for one in days)
            rows = connection.execute(text(wanted), {"first": first, "last": last}).mappings()
            lines = [json.dumps(dict(row), ensure_ascii=False, default=str) for row in rows]
    except SQLAlchemyError as error:
        raise CopyError("the rows of the period cannot be read") from error
    finally:
        engine.dispose()
    return "".join(f"{line}\n" for line in lines).encode()
