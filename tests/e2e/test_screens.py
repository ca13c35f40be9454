"""The screens around the scanner: readable for everybody, honest without a network."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.e2e.book.screen import Screen
from tests.e2e.book.screens import SECTIONS
from tests.e2e.book.stage import LOOKS, Look, Stage, staged, wear
from tests.e2e.conftest import ROOT, OpenPhone, serving
from tests.e2e.phone import Phone
from tests.personas import PASSWORD

NewPayloads = Callable[[int], list[str]]

AXE = ROOT / "pwa/node_modules/axe-core/axe.min.js"


# Nothing else depends on the look; the whole catalogue in each would take three times as long.
OF_THE_LOOK = ("color-contrast", "target-size", "scrollable-region-focusable")
RUN_AXE = """rules => axe.run(document, {
    resultTypes: ['violations'],
    ...(rules === null ? {} : { runOnly: { type: 'rule', values: rules } }),
})"""


@pytest.fixture(scope="module")
def stage(
    playwright: Playwright, chromium: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """The phones of the demo company."""
    folder = tmp_path_factory.mktemp("book")
    data_folder = folder / "data"
    with (
        serving(data_folder, DEMO="1") as url,
        staged(playwright, chromium, url, data_folder, folder) as opened,
    ):
        yield opened


def _faults(page: Page, look: Look) -> list[str]:
    """What axe finds serious or critical, with the places; a page must not scroll sideways."""
    wear(page, look)
    found: dict[str, Any] = page.evaluate(RUN_AXE, None if look == "light" else OF_THE_LOOK)
    faults = [
        f"{look} {one['id']}: {[node['target'] for node in one['nodes']]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append(f"{look} scrolls sideways")
    return faults


def _faults_of(stage: Stage, screen: Screen, looks: Sequence[Look]) -> list[str]:
    name = f"{screen.address} {screen.state}".strip()
    with stage.showing(screen) as page:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        return [f"{name} {fault}" for look in looks for fault in _faults(page, look)]


def _first_screens(section: str) -> list[Screen]:
    """The first two routes of a section, each in its first state: the slow run reads the rest."""
    firsts: dict[str, Screen] = {}
    for screen in SECTIONS[section]:
        firsts.setdefault(screen.route, screen)
    return list(firsts.values())[:2]


def _scan(phone: Phone, text: str) -> int:
    """Store what a scan of ``text`` would; gives the invoice's id."""
    reply = phone.context.request.post(
        f"{phone.url}/api/scans",
        data={"text": text},
        headers={"Origin": phone.url, "Idempotency-Key": f"screens-{abs(hash(text))}"},
    )
    assert reply.ok, reply.text()
    invoice_id: int = reply.json()["invoice"]["id"]
    return invoice_id


@pytest.mark.parametrize("section", SECTIONS)
def test_the_first_screens_of_each_section_can_be_read_by_everybody(
    stage: Stage, section: str
) -> None:
    screens = _first_screens(section)

    faults = [fault for screen in screens for fault in _faults_of(stage, screen, ("light",))]

    assert faults == []


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("section", SECTIONS)
def test_every_screen_of_the_book_can_be_read_by_everybody_in_every_look(
    stage: Stage, section: str
) -> None:
    screens = SECTIONS[section]

    faults = [fault for screen in screens for fault in _faults_of(stage, screen, LOOKS)]

    assert faults == []


def test_a_wrong_password_is_told_as_such_and_the_right_one_leads_on(phone: OpenPhone) -> None:
    with phone(persona=None) as lin:
        page = lin.open("/wallet")
        page.get_by_label("用户名").fill("lin")
        page.get_by_label("密码", exact=True).fill("Wrong-2026-wrong")
        page.get_by_role("button", name="登录").click()

        expect(page.get_by_role("alert")).to_contain_text("用户名或密码不正确")

        page.get_by_label("密码", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="登录").click()

        expect(page.get_by_role("heading", name="票夹")).to_be_visible()


def test_the_wallet_can_be_looked_at_without_a_network_and_is_gone_after_sign_out(
    phone: OpenPhone, new_payloads: NewPayloads
) -> None:
    payload = new_payloads(1)[0]
    number = payload.split(",")[3]
    with phone(can_install=True) as lin:
        _scan(lin, payload)
        page = lin.open("/wallet")
        expect(page.get_by_role("link").filter(has_text=number)).to_be_visible()
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        lin.context.set_offline(True)

        page.reload()

        expect(page.get_by_text("离线副本")).to_be_visible()
        expect(page.get_by_role("link").filter(has_text=number)).to_be_visible()

        lin.context.set_offline(False)
        page.get_by_role("link", name="我的").click()
        page.get_by_role("button", name="退出").click()
        page.get_by_role("dialog").get_by_role("button", name="退出").click()

        expect(page.get_by_role("heading", name="登录")).to_be_visible()
        databases = page.evaluate(
            """() => new Promise((done) => {
                const opening = indexedDB.open('piaokatong-snapshots')
                opening.onsuccess = () => {
                    const all = opening.result.transaction('snapshots').objectStore('snapshots')
                    const counting = all.count()
                    counting.onsuccess = () => done(counting.result)
                }
            })"""
        )
        assert databases == 0


def test_a_sign_in_that_has_ended_leads_to_the_login_and_back(phone: OpenPhone) -> None:
    with phone() as lin:
        page = lin.open("/me")
        expect(page.get_by_role("button", name="退出")).to_be_visible()
        lin.context.clear_cookies()

        page.get_by_role("link", name="票夹").click()

        expect(page.get_by_text("登录已失效")).to_be_visible()
        page.get_by_label("用户名").fill("lin")
        page.get_by_label("密码", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        expect(page.get_by_role("heading", name="票夹")).to_be_visible()


def test_what_the_official_site_said_is_recorded_with_its_screenshot(
    phone: OpenPhone, tmp_path: Path
) -> None:
    with phone() as lin:
        invoice_id = _scan(lin, "01,32,,25990000000009000318,88.00,20260107,,")
        page = lin.open(f"/invoices/{invoice_id}")
        expect(page.get_by_text("查无此票").first).to_be_visible(timeout=20_000)
        page.get_by_role("button", name="复制发票号码").click()
        screenshot = tmp_path / "official.png"
        page.screenshot(path=screenshot)

        page.get_by_role("button", name="登记结果").click()
        page.get_by_role("radio", name="信息不一致").check()
        page.get_by_label("备注").fill("官网提示：不一致。")
        page.get_by_role("button", name="保存").click()
        expect(page.get_by_role("alert")).to_contain_text("请选择官网结果的截图")
        page.locator("input[type=file]").set_input_files(screenshot)
        page.get_by_role("button", name="保存").click()

        expect(page.get_by_role("heading", name="发票详情")).to_be_visible()
        history = page.get_by_role("region", name="查验记录")
        expect(history.get_by_role("listitem").first).to_contain_text("官网提示：不一致。")
        history.get_by_role("button", name="看截图").first.click()
        expect(page.get_by_alt_text("官方网站查验结果截图")).to_be_visible()
