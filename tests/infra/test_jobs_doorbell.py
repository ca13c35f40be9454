"""The doorbell may fail in any way, and nobody notices more than a short delay."""

import sqlite3
from pathlib import Path

from backend.infra.jobs.doorbell import HueyDoorbell


def test_a_ring_is_kept_for_the_worker(tmp_path: Path) -> None:
    bell = HueyDoorbell(tmp_path / "huey.db")
    answered: list[tuple[str, int]] = []
    worker = HueyDoorbell(tmp_path / "huey.db")
    worker.answer_with(lambda name, row_id: answered.append((name, row_id)))

    bell.ring("verification", 7)
    assert worker.answer_one()

    assert answered == [("verification", 7)]
    assert not worker.answer_one()


def test_a_queue_that_cannot_be_opened_never_fails_the_request(tmp_path: Path) -> None:
    (tmp_path / "huey.db").mkdir()

    HueyDoorbell(tmp_path / "huey.db").ring("verification", 7)


def test_a_damaged_queue_is_replaced_when_the_worker_starts(tmp_path: Path) -> None:
    path = tmp_path / "huey.db"
    path.write_bytes(b"this is no database" * 100)
    worker = HueyDoorbell(path)

    worker.answer_with(lambda _name, _row_id: None)

    HueyDoorbell(path).ring("verification", 7)
    assert worker.answer_one()


def test_messages_are_plain_json_so_that_reading_them_runs_no_code(tmp_path: Path) -> None:
    HueyDoorbell(tmp_path / "huey.db").ring("verification", 7)

    with sqlite3.connect(tmp_path / "huey.db") as connection:
        (message,) = connection.execute("SELECT data FROM task").fetchone()

    assert bytes(message).startswith(b"[")
    assert b"verification" in bytes(message)
