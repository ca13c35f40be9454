"""清卡日志: append-only, hash-chained, on disk before the act that it announces (E13).

SQLite in its own file at the desk, synchronous=FULL: when ``append`` returns, the entry outlives
a power cut. What was *intended* stands here; what is *true* the device and the bureau say.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from backend.clearing.rules.chain import FIRST, body_text, chain_hash
from backend.kernel import clock
from backend.kernel.errors import UnavailableError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    seq INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    written_at TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
);
CREATE INDEX IF NOT EXISTS ix_entry_session ON entry (session_id, seq);
CREATE TRIGGER IF NOT EXISTS entry_never_changes BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER IF NOT EXISTS entry_never_goes BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TABLE IF NOT EXISTS mirrored (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL);
INSERT OR IGNORE INTO mirrored VALUES (1, 0);
"""


class JournalError(UnavailableError):
    """The journal cannot be written: nothing may be done that it would have announced."""

    code = "QK-501"
    message = "清卡日志无法写入（磁盘已满或被锁定），已停止，没有执行下一步。请腾出空间后继续。"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line; ``unit_id`` empty = the session as a whole."""

    seq: int
    session_id: str
    unit_id: str
    kind: str
    body: dict[str, Any]
    written_at: datetime
    hash: str
    previous: str


class Journal:
    """The journal of one desk. Each thread opens it for itself; writers take turns."""

    def __init__(self, file: Path) -> None:
        try:
            self._database = sqlite3.connect(file, isolation_level=None, timeout=5)
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("PRAGMA synchronous=FULL")
            self._database.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise JournalError from error

    def append(self, session_id: str, kind: str, *, unit_id: str = "", **body: Any) -> Entry:
        """Write one entry and have it on disk. JournalError: do not act."""
        now = clock.now()
        text = body_text(body)
        try:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                seq, previous = self._last()
                hashed = chain_hash(previous, session_id, unit_id, kind, text, now.isoformat())
                self._database.execute(
                    "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (seq + 1, session_id, unit_id, kind, text, now.isoformat(), previous, hashed),
                )
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise JournalError from error
        return Entry(seq + 1, session_id, unit_id, kind, body, now, hashed, previous)

    def _last(self) -> tuple[int, str]:
        row = self._database.execute(
            "SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        return (0, FIRST) if row is None else (int(row[0]), str(row[1]))

    def entries(self, session_id: str | None = None, *, after: int = 0) -> Iterator[Entry]:
        """Entries in order, of one session or all."""
        rows = self._database.execute(
            "SELECT seq, session_id, unit_id, kind, body, written_at, hash, previous FROM entry"
            " WHERE seq > ? AND (? IS NULL OR session_id = ?) ORDER BY seq",
            (after, session_id, session_id),
        )
        for seq, session, unit_id, kind, body, written_at, hashed, previous in rows:
            instant = datetime.fromisoformat(written_at)
            yield Entry(seq, session, unit_id, kind, json.loads(body), instant, hashed, previous)

    def open_sessions(self) -> list[str]:
        """Sessions that were begun and have not ended, oldest first."""
        rows = self._database.execute(
            "SELECT session_id FROM entry WHERE kind = 'session' AND session_id NOT IN"
            " (SELECT session_id FROM entry WHERE kind = 'ended' AND unit_id = '') ORDER BY seq"
        )
        return [str(one[0]) for one in rows]

    def unfinished_sessions(self) -> set[str]:
        """Those that are open, and halted ones: a person may still take them over."""
        halted = self._database.execute(
            "SELECT session_id FROM entry WHERE kind = 'ended' AND unit_id = ''"
            " AND json_extract(body, '$.state') = 'HALTED'"
        )
        return {*self.open_sessions(), *(str(one[0]) for one in halted)}

    def first_broken(self) -> int | None:
        """Number of the first entry that does not fit its chain; None when all fit."""
        previous = FIRST
        rows = self._database.execute(
            "SELECT seq, session_id, unit_id, kind, body, written_at, previous, hash"
            " FROM entry ORDER BY seq"
        )
        for expected, (seq, *content, told_previous, told_hash) in enumerate(rows, 1):
            fits = told_previous == previous and told_hash == chain_hash(previous, *content)
            if seq != expected or not fits:
                return int(seq)
            previous = told_hash
        return None

    def mirrored_until(self) -> int:
        """Up to which entry the server has the journal."""
        return int(self._database.execute("SELECT seq FROM mirrored").fetchone()[0])

    def note_mirrored(self, seq: int) -> None:
        """The server has everything up to this entry."""
        try:
            self._database.execute("UPDATE mirrored SET seq = max(seq, ?)", (seq,))
        except sqlite3.Error as error:
            raise JournalError from error

    def mirror_anew(self) -> None:
        """Another server has nothing of it yet."""
        try:
            self._database.execute("UPDATE mirrored SET seq = 0")
        except sqlite3.Error as error:
            raise JournalError from error

    def close(self) -> None:
        """Let the file go."""
        self._database.close()
