"""A pretend phone: Chromium with a profile of its own, a camera film and a signed-in person."""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, ViewportSize

from tests.personas import PASSWORD, Persona

SCREEN: ViewportSize = {"width": 390, "height": 844}
DESK_SCREEN: ViewportSize = {"width": 1280, "height": 800}
QUIET = (
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
_MAKE: dict[str, Any] = {
    "viewport": SCREEN,
    "locale": "zh-CN",
    "timezone_id": "Asia/Shanghai",
}
FAKE_CAMERA = ("--use-fake-device-for-media-stream",)
YES_TO_CAMERA = ("--use-fake-ui-for-media-stream",)


def find_chromium() -> str | None:
    """Path of an installed Chromium."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@dataclass(frozen=True, slots=True)
class Phone:
    """An open browser at one server."""

    context: BrowserContext
    url: str

    @property
    def page(self) -> Page:
        """The page in front."""
        return self.context.pages[-1]

    def open(self, path: str, *, page: Page | None = None) -> Page:
        """Goes to a path of the product."""
        shown = page or self.page
        shown.goto(f"{self.url}{path}")
        return shown

    def install(self) -> None:
        """Waits until the app is on this phone and needs no network to start."""
        installed = self.open("/").evaluate(
            """() => Promise.race([
                navigator.serviceWorker.ready.then(() => true),
                new Promise((resolve) => setTimeout(() => resolve(false), 30000)),
            ])"""
        )
        assert installed, "the service worker did not become active"

    def api(self, path: str) -> Any:
        """What the server answers to the person on this phone."""
        response = self.context.request.get(f"{self.url}{path}")
        assert response.ok, response.text()
        return response.json()

    def invoices(self) -> list[dict[str, Any]]:
        """Everything in the person's wallet, newest first."""
        items: list[dict[str, Any]] = self.api("/api/invoices?limit=100")["items"]
        return items

    def sign_in(self, persona: Persona, password: str = PASSWORD) -> None:
        """By the API: signing in by hand has tests of its own."""
        response = self.context.request.post(
            f"{self.url}/api/login",
            data={"username": persona.username, "password": password},
            headers={"Origin": self.url},
        )
        assert response.ok, response.text()


@contextmanager
def open_phone(
    playwright: Playwright,
    chromium: str,
    url: str,
    *,
    profile: Path,
    clip: Path | None = None,
    sign_in_as: Persona | None = None,
    has_camera: bool = True,
    may_use_camera: bool = True,
    can_install: bool = True,
    flags: Sequence[str] = (),
) -> Iterator[Phone]:
    """A phone that keeps its memory in ``profile``; without a clip its camera shows a test card.

    Not ``can_install``: no service worker comes up, which spares the time of loading everything.
    """
    film = (f"--use-file-for-fake-video-capture={clip}",) if clip else ()
    permission = YES_TO_CAMERA if may_use_camera else ("--deny-permission-prompts",)
    cameras = FAKE_CAMERA if has_camera else ()
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=chromium,
        args=[*QUIET, *cameras, *permission, *film, *flags],
        **_MAKE,
        permissions=["camera"] if may_use_camera else [],
        service_workers="allow" if can_install else "block",
    )
    with _used(context, url, sign_in_as) as phone:
        yield phone


@contextmanager
def open_fresh_phone(
    browser: Browser, url: str, *, sign_in_as: Persona | None = None
) -> Iterator[Phone]:
    """A phone without a memory, quick to open: one browser serves many. No app comes to stay."""
    context = browser.new_context(**_MAKE, permissions=["camera"], service_workers="block")
    context.new_page()
    with _used(context, url, sign_in_as) as phone:
        yield phone


def launch(playwright: Playwright, chromium: str) -> Browser:
    """The browser of fresh phones; their cameras show a test card."""
    args = [*QUIET, *FAKE_CAMERA, *YES_TO_CAMERA]
    return playwright.chromium.launch(executable_path=chromium, args=args)


@contextmanager
def _used(context: BrowserContext, url: str, sign_in_as: Persona | None) -> Iterator[Phone]:
    try:
        opened = Phone(context, url)
        if sign_in_as is not None:
            opened.sign_in(sign_in_as)
        yield opened
    finally:
        context.close()


def tray_rows(page: Page) -> Locator:
    """The captures that the scan page shows."""
    return page.get_by_role("region", name="最近扫到的发票").get_by_role("listitem")


def until(page: Page, is_so: Callable[[], bool], within_s: float = 30) -> None:
    """Waits while the browser goes on; fails when it takes too long."""
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline, "it did not come about in time"
        page.wait_for_timeout(100)
