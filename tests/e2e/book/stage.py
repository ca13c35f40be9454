"""The phones of the book: the demo company's people, a browser each, and the three looks."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

import requests
from playwright.sync_api import Page, Playwright

from backend.sandbox.payloads import bulk_payload
from tests.e2e import camera as films
from tests.e2e.book.screen import Camera, Screen, Who, let_go
from tests.e2e.book.screens import SCREENS
from tests.e2e.phone import DESK_SCREEN, Phone, open_phone

Look: TypeAlias = Literal["light", "dark", "large"]
LOOKS: tuple[Look, ...] = ("light", "dark", "large")
_PREFERENCES = {
    "light": {"theme": "light", "isLargeText": False},
    "dark": {"theme": "dark", "isLargeText": False},
    "large": {"theme": "light", "isLargeText": True},
}
_PUT_ON = """kept => {
    localStorage.setItem('pkt.preferences', kept)
    dispatchEvent(new StorageEvent('storage', { key: 'pkt.preferences' }))
}"""
_DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_SETTLED_MS = 15_000
_VERDICTS_WITHIN_S = 40
_PLACEHOLDERS = {
    "problem": "invoices?filter=problem",
    "sound": "invoices?filter=consistent",
    "draft": "claims?box=mine&status=draft",
    "waiting": "claims?box=mine&status=submitted",
    "claim": "claims?box=mine&status=in_approval",
    "paid": "claims?box=mine&status=paid",
}


@dataclass
class Stage:
    """Opens phones when a page of the book first needs them, and keeps them."""

    playwright: Playwright
    chromium: str
    url: str
    folder: Path
    password: str
    offline_phones: frozenset[tuple[Who, Camera]]
    _stack: ExitStack
    _ids: dict[str, int] = field(default_factory=dict)
    _phones: dict[tuple[Who, Camera], Phone] = field(default_factory=dict)

    @contextmanager
    def showing(self, screen: Screen) -> Iterator[Page]:
        """The screen on its phone, in its state."""
        phone = self._phone(screen.who, screen.camera)
        page = phone.context.new_page()
        try:
            page.emulate_media(reduced_motion="reduce")
            if screen.is_desk:
                page.set_viewport_size(DESK_SCREEN)
            for pattern, reply in screen.replies.items():
                page.route(pattern, reply)
            if screen.script:
                page.add_init_script(screen.script)
            phone.context.set_offline(screen.is_offline)
            page.goto(f"{self.url}{self._path(screen)}", wait_until="commit")
            page.get_by_role("heading", level=1).first.wait_for(state="attached")
            wear(page, "light")
            self._settle(page, screen)
            yield page
        finally:
            let_go()
            page.close()
            phone.context.set_offline(False)

    def _settle(self, page: Page, screen: Screen) -> None:
        if screen.act is not None:
            screen.act(page)
        if screen.shows:
            page.get_by_text(screen.shows).first.wait_for(timeout=_SETTLED_MS)
        else:
            loading = page.get_by_label("加载中").first
            loading.wait_for(state="hidden", timeout=_SETTLED_MS)

    def _path(self, screen: Screen) -> str:
        if "{" not in screen.address:
            return screen.address
        if not self._ids:
            self._ids = self._find_ids()
        return screen.address.format_map(self._ids)

    def _find_ids(self) -> dict[str, int]:
        """Of 林's invoices and claims, by the names that stand for them in paths."""
        lin = self._phone(Who.LIN, Camera.DESK)
        return {
            name: lin.api(f"/api/{query}&limit=1")["items"][0]["id"]
            for name, query in _PLACEHOLDERS.items()
        }

    def _phone(self, who: Who, camera: Camera) -> Phone:
        key = (who, camera)
        if key not in self._phones:
            self._phones[key] = self._stack.enter_context(self._open(*key))
        return self._phones[key]

    @contextmanager
    def _open(self, who: Who, camera: Camera) -> Iterator[Phone]:
        with open_phone(
            self.playwright,
            self.chromium,
            self.url,
            profile=self.folder / f"{who}-{camera}",
            clip=self._film(camera),
            has_camera=camera is not Camera.MISSING,
            may_use_camera=camera is not Camera.REFUSED,
            can_install=(who, camera) in self.offline_phones,
        ) as phone:
            if who is not Who.NOBODY:
                self._sign_in(phone, who)
            if (who, camera) in self.offline_phones:
                phone.install()
            yield phone

    def _film(self, camera: Camera) -> Path | None:
        file = self.folder / f"{camera}.y4m"
        match camera:
            case Camera.DESK:
                return films.write_clip(file, films.empty_desk(3), fps=5)
            case Camera.INVOICE:
                codes = [bulk_payload(9_000_000 + number) for number in range(3)]
                return films.write_clip(file, films.clip_of(codes, seconds_each=1.5), fps=10)
            case Camera.REFUSED | Camera.MISSING:
                return None

    def _sign_in(self, phone: Phone, who: Who) -> None:
        reply = phone.context.request.post(
            f"{self.url}/api/login",
            data={"username": who.value, "password": self.password},
            headers={"Origin": self.url},
        )
        assert reply.ok, reply.text()


def wear(page: Page, look: Look) -> None:
    """Show the open page in a look, as the switch under 我的 does."""
    page.evaluate(_PUT_ON, json.dumps(_PREFERENCES[look]))
    page.evaluate(_DRAWN)


@contextmanager
def staged(
    playwright: Playwright, chromium: str, url: str, data_folder: Path, folder: Path
) -> Iterator[Stage]:
    """A stage before a running demo; its verdicts have all come."""
    password = (data_folder / "demo-password").read_text(encoding="utf-8")
    _wait_for_verdicts(url, password)
    with ExitStack() as stack:
        offline = frozenset((one.who, one.camera) for one in SCREENS if one.is_offline)
        yield Stage(playwright, chromium, url, folder, password, offline, stack)


def _wait_for_verdicts(url: str, password: str) -> None:
    """Until nothing of 林's is under way any more: the pictures shall be the same each time."""
    deadline = time.monotonic() + _VERDICTS_WITHIN_S
    with requests.Session() as lin:
        login = {"username": Who.LIN.value, "password": password}
        signed_in = lin.post(f"{url}/api/login", json=login, headers={"Origin": url}, timeout=20)
        assert signed_in.ok, signed_in.text
        while True:
            page = lin.get(f"{url}/api/invoices?limit=100", timeout=20).json()
            if all(one["verify_status"] != "pending" for one in page["items"]):
                return
            assert time.monotonic() < deadline, "the demo's invoices were not verified in time"
            time.sleep(0.3)
