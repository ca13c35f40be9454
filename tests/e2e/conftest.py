"""Browser tests: the real server, real Chromium, and a camera that plays our own pictures."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import count
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Playwright, sync_playwright

from backend.sandbox.payloads import bulk_payload
from tests.e2e import camera
from tests.e2e.phone import Phone, find_chromium, launch, open_fresh_phone, open_phone
from tests.personas import LIN, PASSWORD, SUN, Persona

ROOT = Path(__file__).parents[2]
READY_WITHIN_S = 120
STOPPED_WITHIN_S = 20
SIGNED_UP = (SUN, LIN)


def pytest_itemcollected(item: pytest.Item) -> None:
    if Path(__file__).parent in item.path.parents:
        item.add_marker(pytest.mark.e2e)
        if item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(180))


@pytest.fixture(scope="session", autouse=True)
def one_worker(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> None:
    """Two browsers at once on two cores would starve the frames of the fake camera."""
    if worker_id == "master":
        return
    taken = tmp_path_factory.getbasetemp().parent / "worker-of-browsers"
    with suppress(FileExistsError), taken.open("x", encoding="ascii") as file:
        file.write(worker_id)
    assert taken.read_text(encoding="ascii") == worker_id, "browser tests run on two workers"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def serving(data_folder: Path, **settings: str) -> Iterator[str]:
    """The whole product as people start it, with further settings; gives its address."""
    port = free_port()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("COV_")
    } | {
        "PIAOKATONG_DATA": str(data_folder),
        "PORT": str(port),
        "SANDBOX_PORT": str(free_port()),
        "VERIFY_PROVIDER": "sandbox",
        **settings,
    }
    log = (data_folder.parent / f"{data_folder.name}.log").open("wb")
    command = [sys.executable, "app.py", "serve"]
    with (
        log,
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
        ) as process,
    ):
        url = f"http://127.0.0.1:{port}"
        try:
            _wait_until_ready(url, process, Path(log.name))
            yield url
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(STOPPED_WITHIN_S)


def _wait_until_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            if requests.get(f"{url}/readyz", timeout=2).ok:
                return
        except (requests.ConnectionError, requests.Timeout):
            pass
        time.sleep(0.1)
    pytest.fail(f"the server did not become ready:\n{log.read_text(errors='replace')[-4000:]}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a running product in which 孙 is administrator and 林 has an account."""
    if not (ROOT / "pwa/dist/index.html").is_file():
        pytest.fail("The web client is not built. Run: ./run setup")
    data_folder = tmp_path_factory.mktemp("product") / "data"
    with serving(data_folder) as url:
        set_up(url)
        yield url


def set_up(url: str) -> None:
    """Make 孙 administrator and let 林 in, as the two would do it on their phones."""
    with requests.Session() as administrator:
        administrator.headers["Origin"] = url
        account = {"organisation_name": "晴川集团", **_account(SUN)}
        _sure(administrator.post(f"{url}/api/setup", json=account, timeout=20))
        _sure(requests.post(f"{url}/api/registrations", json=_account(LIN), timeout=20))
        people = _sure(administrator.get(f"{url}/api/people", timeout=20)).json()["items"]
        lin_id = next(one["id"] for one in people if one["username"] == LIN.username)
        _sure(
            administrator.patch(f"{url}/api/people/{lin_id}", json={"state": "active"}, timeout=20)
        )


def _account(persona: Persona) -> dict[str, str]:
    return {
        "username": persona.username,
        "display_name": persona.display_name,
        "email": persona.email,
        "password": PASSWORD,
    }


def _sure(response: requests.Response) -> requests.Response:
    assert response.ok, response.text
    return response


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the system's Chromium: Playwright brings none."""
    path = find_chromium()
    if path is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    return path


MakeClip = Callable[..., Path]


@pytest.fixture
def make_clip(tmp_path: Path) -> MakeClip:
    """Makes a camera film of the given codes, one after the other."""
    numbers = count(1)

    def make(texts: Sequence[str], *, seconds_each: float = 1.0, lead_s: float = 0.0) -> Path:
        fps = 10
        pictures = [
            *camera.empty_desk(round(lead_s * fps)),
            *camera.clip_of(texts, seconds_each=seconds_each, fps=fps),
        ]
        return camera.write_clip(tmp_path / f"clip-{next(numbers)}.y4m", pictures, fps)

    return make


OpenPhone = Callable[..., AbstractContextManager[Phone]]


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """The one browser of all phones without a memory."""
    opened = launch(playwright, chromium)
    yield opened
    opened.close()


@pytest.fixture
def phone(
    playwright: Playwright, browser: Browser, chromium: str, server: str, tmp_path: Path
) -> OpenPhone:
    """Opens 林's phone, a fresh one where neither a film nor the installed app is wanted.

    With ``can_install`` the app settles on it, and the same ``profile`` finds what it kept before;
    that takes longer than most tests.
    """

    def open_one(
        *,
        clip: Path | None = None,
        profile: str = "profile",
        persona: Persona | None = LIN,
        can_install: bool = False,
    ) -> AbstractContextManager[Phone]:
        if clip is None and not can_install:
            return open_fresh_phone(browser, server, sign_in_as=persona)
        return open_phone(
            playwright,
            chromium,
            server,
            profile=tmp_path / profile,
            clip=clip,
            sign_in_as=persona,
            can_install=can_install,
        )

    return open_one


_serials = count(1)


@pytest.fixture
def new_payloads() -> Callable[[int], list[str]]:
    """Gives codes of invoices that nobody has scanned yet and that the sandbox finds valid."""

    def make(how_many: int) -> list[str]:
        return [bulk_payload(next(_serials)) for _ in range(how_many)]

    return make
