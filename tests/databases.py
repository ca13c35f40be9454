"""Databases for tests: a SQLite file and a PostgreSQL cluster, both with the whole schema."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine

from backend.infra import migrate
from backend.infra.config import Settings
from backend.infra.db import Base, db
from tests.memory import memory_folder

both_databases = pytest.mark.parametrize(
    "database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.pg)], indirect=True
)
"""Runs a test on SQLite and on PostgreSQL."""


def build_schema(settings: Settings) -> None:
    """Create every table, by the migrations once there are some."""
    versions = Path(migrate.__file__).parent.parent / "migrations" / "versions"
    if any(versions.glob("*.py")):
        migrate.upgrade(settings)
        return
    from backend.application import create_app

    app = create_app(settings)
    with app.app_context():
        engine = create_engine(settings.effective_database_url)
        Base.metadata.create_all(engine)
        engine.dispose()
        db.engine.dispose()


@dataclass
class PostgresCluster:
    """A running server of its own in a temporary folder, without passwords, on 127.0.0.1."""

    folder: Path
    port: int
    _count: int = 0

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://tests@127.0.0.1:{self.port}/{name}"

    def run(self, statement: str) -> None:
        """One statement outside any transaction."""
        address = f"postgresql://tests@127.0.0.1:{self.port}/postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())

    @cached_property
    def _strategy(self) -> str:
        """In memory copying files takes half the time of the usual way, on a disk far longer."""
        if memory_folder() is None:
            return ""
        with psycopg.connect(self.url("postgres").replace("+psycopg", "")) as connection:
            return "STRATEGY FILE_COPY" if connection.info.server_version >= 150_000 else ""

    @contextlib.contextmanager
    def database(self) -> Iterator[str]:
        """A fresh copy of the template with the whole schema; gives its address."""
        self._count += 1
        name = f"test_{self._count}"
        self.run(f"CREATE DATABASE {name} TEMPLATE whole {self._strategy}")
        yield self.url(name)
        self.run(f"DROP DATABASE {name} WITH (FORCE)")


def find_postgres() -> Path | None:
    """The folder of the server's programs; None when it is not installed."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").is_file():
            return folder
    found = shutil.which("initdb")
    return Path(found).parent if found else None


@contextlib.contextmanager
def running_postgres(programs: Path) -> Iterator[PostgresCluster]:
    """A cluster for the whole test run; fast because a crash may lose everything."""
    with tempfile.TemporaryDirectory(prefix="pkt-pg-", dir=memory_folder()) as name:
        folder = Path(name)
        port = _free_port()
        if os.geteuid() == 0:
            shutil.chown(folder, _unprivileged())
        cluster = str(folder / "cluster")
        # Sorts by the rules of a language, as the usual servers do: bytewise order hides mistakes.
        _run([str(programs / "initdb"), "-D", cluster, "-A", "trust", "-U", "tests",
              "-E", "UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=en-US",
              "--no-sync"], folder)  # fmt: skip
        options = (
            f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off -c full_page_writes=off "
            "-c synchronous_commit=off -c max_connections=200 -c shared_buffers=32MB"
        )
        pg_ctl = [str(programs / "pg_ctl"), "-D", cluster, "-w", "-l", str(folder / "log")]
        _run([*pg_ctl, "-o", options, "start"], folder)
        try:
            yield PostgresCluster(folder, port)
        finally:
            _run([*pg_ctl, "-m", "immediate", "stop"], folder)


def _run(command: Sequence[str], folder: Path) -> None:
    user = _unprivileged() if os.geteuid() == 0 else None
    groups: list[str] | None = [] if user else None
    subprocess.run(
        command, check=True, cwd=folder, user=user, extra_groups=groups,
        stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def _unprivileged() -> str:
    """The server refuses to run as root."""
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
