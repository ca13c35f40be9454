"""清卡 at the desk in a real browser, with a real reader service under the station.

Whatever happens on the way, the card is cleared once, and the page says so in the end.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from backend.cards import profile
from backend.cards.virtual import register
from backend.cards.virtual.card import VirtualCard
from backend.cards.virtual.faults import CLEAR_INSTRUCTION
from backend.cards.virtual.issue import issue_card
from backend.kernel import clock
from tests.cards.pcscd import RealReader, needs_pcscd, running_pcscd
from tests.e2e.conftest import serving, set_up
from tests.e2e.phone import DESK_SCREEN, Phone, open_phone
from tests.personas import PASSWORD, SUN

pytestmark = [needs_pcscd, pytest.mark.timeout(300)]

STEP_MS = 60_000
Interfere = Callable[[VirtualCard], None]


@dataclass
class ClearingDesk:
    """The running product with a real reader, and 孙's browser at its desk."""

    reader: RealReader
    phone: Phone
    url: str
    data: Path
    _numbers: Iterator[int] = field(default_factory=lambda: iter(range(1, 100)))

    def new_card(self) -> VirtualCard:
        """A card of a machine of its own, with last month declared; put into the reader."""
        end = clock.today().replace(day=1) - timedelta(days=1)
        number = next(self._numbers)
        machine = f"{number:016d}"
        card = issue_card(
            profile.load("default"), profile.load_simulation("default"), machines=[machine]
        )
        mac1 = bytes([0xA1, 0xB2, 0xC3, number])
        register.declare(card, machine, end.replace(day=1), end, mac1=mac1)
        self.reader.insert(card)
        return card

    def open(self, address: str) -> Page:
        page = self.phone.context.new_page()
        page.set_viewport_size(DESK_SCREEN)
        page.goto(f"{self.url}{address}")
        return page

    def kill_server(self) -> None:
        """Web server and worker at once, as when the power of the server fails."""
        for process in Path("/proc").glob("[0-9]*"):
            if self._is_server(process):
                os.kill(int(process.name), signal.SIGKILL)

    def _is_server(self, process: Path) -> bool:
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
            surroundings = (process / "environ").read_bytes().split(b"\0")
        except OSError:
            return False
        is_ours = f"PIAOKATONG_DATA={self.data}".encode() in surroundings
        return is_ours and (b"gunicorn" in words or b"worker" in words)


@pytest.fixture(scope="module")
def desk(
    playwright: Playwright, chromium: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ClearingDesk]:
    folder = tmp_path_factory.mktemp("desk")
    data = folder / "data"
    with (
        running_pcscd() as reader,
        serving(data) as url,
        open_phone(playwright, chromium, url, profile=folder / "sun", can_install=False) as phone,
    ):
        set_up(url)
        phone.sign_in(SUN)
        yield ClearingDesk(reader, phone, url, data)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def take_note_of_alarms(page: Page) -> None:
    """A test that pulled the card before has left a drop-out: it is acknowledged with a reason."""
    expect(page.get_by_role("heading", name="开始清卡")).to_be_visible(timeout=STEP_MS)
    alarms = page.get_by_role("button", name="已了解：")
    for left in range(alarms.count(), 0, -1):
        alarms.first.click()
        button(page, "已处理，请再看").click()
        button(page, "确认已了解").click()
        expect(alarms).to_have_count(left - 1, timeout=STEP_MS)


def begin(desk: ClearingDesk) -> Page:
    """From the start page until the list is there to be checked."""
    page = desk.open("/clearing")
    start = button(page, "开始")
    take_note_of_alarms(page)
    expect(start).to_be_enabled(timeout=STEP_MS)
    start.click()
    page.wait_for_url("**/clearing/sessions/*")
    expect(button(page, "全部核对")).to_be_visible(timeout=STEP_MS)
    return page


def confirm(page: Page) -> None:
    """Checks the list, reads what will happen, and proves who confirms it."""
    button(page, "全部核对").click()
    button(page, "去确认").click()
    expect(page.get_by_text("本期将结账，锁死日期顺延，不会删除任何发票")).to_be_visible()
    page.get_by_label("我已阅读并了解").check()
    button(page, "验证身份").click()
    page.get_by_label("登录密码", exact=True).fill(PASSWORD)
    button(page, "确认清卡").click()
    expect(button(page, "确认清卡")).to_have_count(0, timeout=STEP_MS)


def sees_success(page: Page) -> None:
    result = page.get_by_role("region", name="清卡结果")
    expect(result.get_by_text("清卡成功", exact=True)).to_be_visible(timeout=STEP_MS)


@contextmanager
def at_the_write(card: VirtualCard, act: Interfere) -> Iterator[list[bytes]]:
    """``act`` once, when the command that clears has been carried out; gives the commands seen."""
    answer, seen = card.answer, []

    def watched(apdu: bytes) -> bytes:
        reply = answer(apdu)
        if apdu[1] == CLEAR_INSTRUCTION:
            seen.append(apdu)
            if len(seen) == 1:
                act(card)
        return reply

    card.answer = watched  # type: ignore[method-assign] # the card's own hand
    yield seen
    card.answer = answer  # type: ignore[method-assign] # as it was


def test_a_card_is_cleared_from_the_list_to_the_signed_report(desk: ClearingDesk) -> None:
    card = desk.new_card()
    page = begin(desk)

    confirm(page)
    sees_success(page)

    page.get_by_role("group", name="收款机已经做过税控更新了吗？").get_by_text("已更新").click()
    button(page, "确认报告").click()
    expect(page.get_by_text("收款机已做税控更新", exact=True)).to_be_visible(timeout=STEP_MS)
    assert len(card.cleared) == 1
    session = desk.phone.api("/api/clearing/sessions")["items"][0]
    assert (session["state"], session["done_count"]) == ("DONE", 1)
    report = desk.phone.context.request.get(
        f"{desk.url}/api/clearing/sessions/{session['id']}/report.pdf"
    )
    assert report.body().startswith(b"%PDF")


def test_a_card_pulled_in_mid_write_is_cleared_once_when_it_is_back(desk: ClearingDesk) -> None:
    card = desk.new_card()
    page = begin(desk)

    def pull(_card: VirtualCard) -> None:
        raise OSError("the card is pulled after it was written, before its answer came")

    with at_the_write(card, pull) as writes:
        confirm(page)
        expect(page.get_by_text("恢复向导").first).to_be_visible(timeout=STEP_MS)
        desk.reader.insert(card)
        sees_success(page)

    assert len(writes) == len(card.cleared) == 1


def test_a_page_that_was_closed_finds_the_clearing_where_it_is(desk: ClearingDesk) -> None:
    card = desk.new_card()
    page = begin(desk)
    address = page.url.removeprefix(desk.url)

    confirm(page)
    page.close()
    page = desk.open(address)
    sees_success(page)

    assert len(card.cleared) == 1


def test_a_server_that_was_killed_finds_the_clearing_done_when_it_is_back(
    desk: ClearingDesk,
) -> None:
    card = desk.new_card()
    page = begin(desk)

    with at_the_write(card, lambda _card: desk.kill_server()) as writes:
        confirm(page)
        sees_success(page)

    assert len(writes) == len(card.cleared) == 1
