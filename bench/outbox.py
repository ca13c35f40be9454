"""10,000 notices through the outbox on SQLite: told, delivered over a real push protocol, settled.

Each notice has its inbox row and one push, signed and encrypted, over HTTP to a server on
loopback that takes everything. The limit is 10,000 a minute; beside it stands what the database
alone needs for the same rows, written one transaction for each batch as the worker does.
"""

import base64
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from apiflask import APIFlask
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask import Flask

from backend.accounts.models import LoginSession, Organisation, PersonRow
from backend.accounts.rules import PersonState
from backend.infra import jobs, migrate
from backend.infra.config import Settings, VerifyProviderName
from backend.infra.db import db, transaction
from backend.infra.jobs import Jobs
from backend.infra.jobs.doorbell import SilentDoorbell
from backend.infra.jobs.worker import sweeping
from backend.infra.parts import part
from backend.kernel import clock
from backend.notify import service as notify
from backend.notify.models import Delivery, PushSubscription
from backend.notify.service import Notice, NoticeKind

_COUNT = 10_000
_AT_ONCE = 100
"""Notices that one business change tells: everybody of a department."""
_LIMIT_PER_MINUTE = 10_000
_PATIENCE_S = 600


def run() -> list[dict[str, Any]]:
    """One row for the whole way, one for each half."""
    with tempfile.TemporaryDirectory(prefix="piaokatong-bench-") as name, _taking_all() as port:
        app = _app(Path(name), port)
        told = _timed(lambda: _tell(app))
        delivered = _timed(lambda: _deliver(app))
        raw = _timed(lambda: _raw(Path(name) / "raw.db"))
        with app.app_context():
            _check()
            db.session.remove()
            db.engine.dispose()
    whole = _Took(told.wall_s + delivered.wall_s, told.cpu_s + delivered.cpu_s)
    return [
        _row("told and delivered by push", whole, raw, limit=_LIMIT_PER_MINUTE),
        _row("of it: told (inbox and outbox rows)", told, raw),
        _row("of it: claimed, signed, encrypted, sent, settled", delivered, raw),
    ]


@dataclass(frozen=True, slots=True)
class _Took:
    """How long something took by the clock, and how much of it this process computed.

    The server that takes the pushes runs in this process too, so its work counts as ours.
    """

    wall_s: float
    cpu_s: float


def _row(case: str, took: _Took, raw: _Took, limit: int | None = None) -> dict[str, Any]:
    a_minute = _COUNT / took.wall_s * 60
    return {
        "case": case,
        "notices": _COUNT,
        "seconds": took.wall_s,
        "CPU seconds": took.cpu_s,
        "a minute": round(a_minute),
        "limit": limit,
        "raw rows, seconds": raw.wall_s,
        "ratio": took.wall_s / raw.wall_s,
        "ok": None if limit is None else a_minute >= limit,
    }


def _timed(act: Callable[[], None]) -> _Took:
    began, cpu_began = time.perf_counter(), time.process_time()
    act()
    return _Took(time.perf_counter() - began, time.process_time() - cpu_began)


def _app(folder: Path, port: int) -> APIFlask:
    from backend.application import create_app

    settings = Settings(piaokatong_data=folder, verify_provider=VerifyProviderName.MANUAL)
    settings = replace(settings, push_hosts=f"127.0.0.1:{port}")
    migrate.upgrade(settings)
    app = create_app(settings)
    # Nobody rings: the sweep takes everything, as after an outage.
    jobs.connect(app, settings, notify.works(), bell=SilentDoorbell())
    with app.app_context(), transaction() as session:
        _fill(session, port)
    return app


def _fill(session: Any, port: int) -> None:
    """A hundred people with one browser each; mails are left out, the push stands for them."""
    now = clock.now()
    session.add(Organisation(id=1, name="晴川集团", created_at=now))
    for number in range(1, _AT_ONCE + 1):
        session.add(_person(number, now))
    session.flush()
    for number in range(1, _AT_ONCE + 1):
        session.add(_login(number, now))
        session.add(_browser(number, port, now))


def _person(number: int, now: Any) -> PersonRow:
    name = f"person{number}"
    mail = f"{name}@example.com"
    row = PersonRow(id=number, username=name, username_key=name, display_name=name)
    row.email = row.email_key = mail
    row.password_hash = "-"  # noqa: S105 - nobody signs in
    row.password_set_at = row.created_at = row.confirmed_at = now
    row.state = PersonState.ACTIVE
    return row


def _login(number: int, now: Any) -> LoginSession:
    return LoginSession(
        id=number, token_hash=f"{number:064d}", person_id=number, created_at=now,
        expires_at=now.replace(year=now.year + 1), last_seen_at=now, user_agent="",
    )  # fmt: skip


def _browser(number: int, port: int, now: Any) -> PushSubscription:
    point = ec.generate_private_key(ec.SECP256R1()).public_key()
    key = point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return PushSubscription(
        person_id=number,
        session_id=number,
        endpoint=f"http://127.0.0.1:{port}/push/{number}",
        p256dh=base64.urlsafe_b64encode(key).decode().rstrip("="),
        auth=base64.urlsafe_b64encode(b"sixteen bytes!!!").decode().rstrip("="),
        device="bench",
        created_at=now,
    )


def _tell(app: Flask) -> None:
    with app.app_context():
        for start in range(0, _COUNT, _AT_ONCE):
            with transaction() as session:
                notify.tell(session, _notices(start))


def _notices(start: int) -> Sequence[Notice]:
    return [
        Notice(number, NoticeKind.CLAIM_PAID, "报销单已付款", "¥1.15", "/claims/1", f"b{start}")
        for number in range(1, _AT_ONCE + 1)
    ]


def _deliver(app: Flask) -> None:
    """The worker's own sweep, until nothing waits."""
    with app.app_context():
        found = part(Jobs)
    end = time.monotonic() + _PATIENCE_S
    with sweeping(app, found), app.app_context():
        while _waiting() and time.monotonic() < end:
            time.sleep(0.2)


def _waiting() -> int:
    count = db.session.query(Delivery).filter(Delivery.state == "waiting").count()
    db.session.rollback()
    return count


def _check() -> None:
    done = db.session.query(Delivery).filter(Delivery.state == "done").count()
    if done != _COUNT:
        raise RuntimeError(f"{done} of {_COUNT} pushes were delivered")


def _raw(file: Path) -> None:
    """The same rows and commits by the driver alone: insert two, claim, settle."""
    raw = sqlite3.connect(file, isolation_level=None)
    for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", *_RAW_TABLES):
        raw.execute(statement)
    for start in range(0, _COUNT, _AT_ONCE):
        rows = [(start + one, f"b{start + one}", "x" * 60) for one in range(_AT_ONCE)]
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany("INSERT INTO notice VALUES (?, ?, ?)", rows)
        raw.executemany(
            "INSERT INTO delivery VALUES (?, 'waiting', NULL)", [row[:1] for row in rows]
        )
        raw.execute("COMMIT")
    for state, size in (("held", _AT_ONCE), ("done", 25)):
        for start in range(0, _COUNT, size):
            raw.execute("BEGIN IMMEDIATE")
            span = (state, start, start + size)
            raw.execute("UPDATE delivery SET state = ? WHERE id >= ? AND id < ?", span)
            raw.execute("COMMIT")
    raw.close()


_RAW_TABLES = (
    "CREATE TABLE notice (id INTEGER PRIMARY KEY, key TEXT UNIQUE, title TEXT)",
    "CREATE TABLE delivery (id INTEGER PRIMARY KEY, state TEXT, lease TEXT)",
    "CREATE INDEX due ON delivery (state, id)",
)


class _TakesAll(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Yes to everything."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(201)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args: Any) -> None:
        """Silent."""


@contextmanager
def _taking_all() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _TakesAll)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
