"""kill -9 of web and worker while people scan: nothing is lost or doubled, all ends by itself."""

import contextlib
import os
import random
import signal
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from backend.sandbox.payloads import bulk_payload
from tests.e2e.conftest import serving, set_up
from tests.personas import LIN, PASSWORD

_PHONES = 4
_PAUSE_S = 0.4
_SETTLED_WITHIN_S = 90
_ANSWERED_WITHIN_S = 120


def processes_of(data_folder: Path) -> list[int]:
    """Web and worker processes of this installation; not its supervisor, not the sandbox."""
    mark = f"PIAOKATONG_DATA={data_folder}\0".encode()
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            command = (entry / "cmdline").read_bytes()
            is_ours = b"app:app" in command or b"app.py\0worker" in command
            if is_ours and mark in (entry / "environ").read_bytes():
                found.append(int(entry.name))
    return found


def is_ready(url: str) -> bool:
    try:
        return requests.get(f"{url}/readyz", timeout=5).ok
    except requests.RequestException:
        return False


@contextlib.contextmanager
def killer(url: str, data_folder: Path, seed: int) -> Iterator[list[int]]:
    """Kills at random moments whenever the product is up again; gives whom it killed."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    stop, killed = threading.Event(), list[int]()

    def kill_at_random() -> None:
        while not stop.wait(chance.uniform(0.2, 2.0)):
            if not is_ready(url):
                continue
            victims = processes_of(data_folder)
            victim = chance.choice(victims)
            with contextlib.suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
                killed.append(victim)

    thread = threading.Thread(target=kill_at_random)
    thread.start()
    try:
        yield killed
    finally:
        stop.set()
        thread.join()


class Phone:
    """Sends each scan again under its key until somebody answers, as the outbox does."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session = requests.Session()
        self._session.headers["Origin"] = url
        answer = self._session.post(
            f"{url}/api/login", json={"username": LIN.username, "password": PASSWORD}, timeout=20
        )
        assert answer.ok, answer.text

    def scan(self, text: str, key: str) -> str:
        time.sleep(_PAUSE_S)
        end = time.monotonic() + _ANSWERED_WITHIN_S
        while time.monotonic() < end:
            with contextlib.suppress(requests.RequestException):
                answer = self._session.post(
                    f"{self._url}/api/scans",
                    json={"text": text},
                    headers={"Idempotency-Key": key},
                    timeout=10,
                )
                if answer.status_code in {200, 201}:
                    return str(answer.json()["result"])
                if answer.status_code == 422:
                    return "rejected"
                assert answer.status_code >= 500, answer.text
            time.sleep(0.2)
        return "no answer"


def scans_of(count: int) -> list[tuple[str, str]]:
    """Texts and their keys: mostly new invoices, some twice, some that are none."""
    texts = []
    for number in range(count):
        if number % 10 == 8:
            texts.append(bulk_payload(number - 1))
        elif number % 10 == 9:
            texts.append(f"https://example.com/menu/{number}")
        else:
            texts.append(bulk_payload(number))
    return [(text, f"killed-scan-{number:05d}") for number, text in enumerate(texts)]


def unsettled(database: Path) -> int:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        query = "SELECT count(*) FROM invoice WHERE verify_status <> 'consistent'"
        return int(connection.execute(query).fetchone()[0])


@pytest.mark.timeout(400)
@pytest.mark.parametrize("count", [40, pytest.param(200, marks=pytest.mark.slow)])
def test_scans_sent_are_rows_stored_and_rejections_shown(tmp_path: Path, count: int) -> None:
    data_folder = tmp_path / "data"
    with serving(data_folder) as url:
        set_up(url)
        phones = [Phone(url) for _ in range(_PHONES)]
        scans = scans_of(count)

        with killer(url, data_folder, seed=count) as killed, ThreadPoolExecutor(_PHONES) as pool:
            answers = pool.map(lambda job: phones[job[0] % _PHONES].scan(*job[1]), enumerate(scans))
            results = Counter(answers)

        deadline = time.monotonic() + _SETTLED_WITHIN_S
        database = data_folder / "piaokatong.db"
        while unsettled(database) and time.monotonic() < deadline:
            time.sleep(0.5)

        assert len(killed) >= 3
        assert results == {
            "stored": count * 8 // 10,
            "duplicate": count // 10,
            "rejected": count // 10,
        }
        with contextlib.closing(sqlite3.connect(database)) as connection:
            rows = connection.execute("SELECT count(*) FROM invoice").fetchone()[0]
        assert rows == results["stored"]
        assert unsettled(database) == 0
