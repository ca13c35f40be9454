"""kill -9 of the worker while it reads files: each is finished by the next one, none is lost."""

import os
import signal
import time
from pathlib import Path

import pytest
import requests

from tests.e2e.conftest import serving, set_up
from tests.faults.test_killed_while_scanning import processes_of
from tests.intake.test_uploads import noisy_sheet
from tests.personas import LIN, PASSWORD
from tests.reading.image import pictures

_SETTLED_WITHIN_S = 120


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_files_whose_worker_is_killed_are_read_by_the_next_one(tmp_path: Path) -> None:
    data_folder = tmp_path / "data"
    with serving(data_folder) as url, requests.Session() as lin:
        set_up(url)
        lin.headers["Origin"] = url
        lin.post(
            f"{url}/api/login",
            json={"username": LIN.username, "password": PASSWORD},
            timeout=20,
        )
        sent = [send(lin, url, number) for number in range(3)]

        for process in processes_of(data_folder):
            if b"worker" in Path(f"/proc/{process}/cmdline").read_bytes():
                os.kill(process, signal.SIGKILL)

        counts = settled(lin, url)
        assert {one["state"] for one in sent} == {"reading"}
        assert (counts["total"], counts["needs_confirmation"]) == (3, 3)


def send(lin: requests.Session, url: str, number: int) -> dict[str, str]:
    """A large photo with two codes, one of them spoilt: the quick look cannot settle it."""
    sheet = noisy_sheet((3000, 2000 + number))
    sheet.paste((90, 90, 90), (60, 60, 360, 200))
    answer = lin.post(
        f"{url}/api/uploads",
        files={"file": ("photo.jpg", pictures.jpeg(sheet))},
        headers={"Idempotency-Key": f"killed-{number:04d}"},
        timeout=60,
    )
    assert answer.status_code == 201, answer.text
    body: dict[str, str] = answer.json()
    return body


def settled(lin: requests.Session, url: str) -> dict[str, int]:
    deadline = time.monotonic() + _SETTLED_WITHIN_S
    while time.monotonic() < deadline:
        counts: dict[str, int] = lin.get(f"{url}/api/uploads", timeout=20).json()["counts"]
        if counts["reading"] == 0:
            return counts
        time.sleep(1)
    raise AssertionError("the files were not finished in time")
