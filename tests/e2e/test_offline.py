"""Scanning without a network: nothing is lost, nothing is doubled, whatever breaks in between."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import MakeClip, OpenPhone
from tests.e2e.phone import Phone, tray_rows, until
from tests.personas import LIN, SUN

NewPayloads = Callable[[int], list[str]]
SENT_WITHIN_MS = 30_000


@pytest.fixture
def five(new_payloads: NewPayloads) -> list[str]:
    """Codes of five invoices."""
    return new_payloads(5)


@pytest.fixture
def film(five: list[str], make_clip: MakeClip) -> Path:
    """The five, one second each, after a second without any."""
    return make_clip(five, lead_s=1.0)


def numbers_of(payloads: list[str]) -> set[str]:
    return {payload.split(",")[3] for payload in payloads}


def stored(phone: Phone, payloads: list[str]) -> list[str]:
    wanted = numbers_of(payloads)
    return sorted(one["number"] for one in phone.invoices() if one["number"] in wanted)


def scan_offline(phone: Phone, at_least: int = 4) -> list[str]:
    """Scan the film without a network; gives the numbers that the phone has kept."""
    phone.install()
    phone.context.set_offline(True)
    page = phone.open("/scan")
    expect(tray_rows(page).nth(at_least - 1)).to_contain_text("已暂存", timeout=30_000)
    page.wait_for_timeout(6_000)  # the film is seen a second time: nothing may be doubled
    return kept_numbers(page)


def kept_numbers(page: Page) -> list[str]:
    rows = tray_rows(page).all()
    return sorted(row.locator(".digits").first.inner_text().strip() for row in rows)


def expect_all_sent(page: Page) -> None:
    expect(page.get_by_text("没有待上传的数据")).to_be_visible(timeout=SENT_WITHIN_MS)


def test_scans_made_offline_arrive_exactly_once_after_reconnecting(
    phone: OpenPhone, film: Path, five: list[str]
) -> None:
    with phone(clip=film, can_install=True) as lin:
        kept = scan_offline(lin)
        page = lin.page
        expect(page.get_by_text("离线中，已暂存")).to_be_visible()
        assert len(kept) == len(set(kept))
        assert set(kept) <= numbers_of(five)
        page.get_by_role("link", name="查看").click()
        assert stored_offline(page) == kept

        lin.context.set_offline(False)

        expect_all_sent(page)
        assert stored(lin, five) == kept


def stored_offline(page: Page) -> list[str]:
    """What the page of waiting captures lists."""
    waiting = page.get_by_role("region", name="待上传")
    expect(waiting).to_be_visible()
    return sorted(text.strip() for text in waiting.locator(".digits").all_inner_texts())


def test_a_lost_first_reply_leads_to_the_same_answer_and_no_second_row(
    phone: OpenPhone, film: Path, five: list[str]
) -> None:
    lost: list[str] = []

    def lose_first_reply(route: Route) -> None:
        key = route.request.headers["idempotency-key"]
        if key in lost:
            route.continue_()
            return
        lost.append(key)
        route.fetch()  # the server has stored it
        route.abort("connectionreset")  # and the phone never hears of it

    with phone(clip=film, can_install=True) as lin:
        lin.context.route("**/api/scans", lose_first_reply)
        page = lin.open("/scan")
        expect(tray_rows(page).nth(3)).to_contain_text("查验", timeout=60_000)
        expect(tray_rows(page).get_by_text("已暂存")).to_have_count(0, timeout=60_000)

        captured = kept_numbers(page)

        assert len(lost) >= len(captured)
        assert stored(lin, five) == captured
        expect(tray_rows(page).get_by_text("重复发票")).to_have_count(0)


@pytest.mark.slow
def test_a_tab_killed_while_offline_loses_nothing(
    phone: OpenPhone, film: Path, five: list[str]
) -> None:
    with phone(clip=film, can_install=True) as lin:
        kept = scan_offline(lin)
        killed = lin.page
        fresh = lin.context.new_page()
        killed.close()

        lin.context.set_offline(False)
        lin.open("/offline", page=fresh)

        expect_all_sent(fresh)
        assert stored(lin, five) == kept


def test_a_browser_killed_while_offline_loses_nothing(
    phone: OpenPhone, film: Path, five: list[str]
) -> None:
    with phone(clip=film, can_install=True) as lin:
        kept = scan_offline(lin)
    with phone(can_install=True) as lin:
        page = lin.open("/offline")

        expect_all_sent(page)
        assert stored(lin, five) == kept


def test_a_tab_killed_while_sending_loses_and_doubles_nothing(
    phone: OpenPhone, film: Path, five: list[str]
) -> None:
    with phone(clip=film, can_install=True) as lin:
        kept = scan_offline(lin)
        page = lin.page
        posts: list[str] = []

        def hold(route: Route) -> None:
            posts.append(route.request.headers["idempotency-key"])
            route.fetch()  # stored; the tab dies before it hears the answer

        lin.context.route("**/api/scans", hold)
        lin.context.set_offline(False)
        until(page, lambda: bool(posts))
        fresh = lin.context.new_page()
        page.close()
        lin.context.unroute("**/api/scans")
        lin.open("/offline", page=fresh)

        expect_all_sent(fresh)
        assert stored(lin, five) == kept


def test_captures_go_out_only_under_the_sign_in_they_were_made_with(
    phone: OpenPhone, film: Path, five: list[str]
) -> None:
    with phone(clip=film, can_install=True) as device:
        kept = scan_offline(device)
        device.context.route("**/api/scans", lambda route: route.abort())
        device.context.set_offline(False)
        device.sign_in(SUN)
        device.context.unroute("**/api/scans")
        page = device.open("/offline")
        expect(page.get_by_text(f"另有 {len(kept)} 张属于其他账号")).to_be_visible()
        assert stored(device, five) == []

        device.sign_in(LIN)
        device.open("/offline")

        expect_all_sent(page)
        assert stored(device, five) == kept


@pytest.mark.slow
def test_background_sync_delivers_when_no_page_is_open(
    phone: OpenPhone, film: Path, five: list[str]
) -> None:
    with phone(clip=film, can_install=True) as lin:
        kept = scan_offline(lin)
        other = lin.context.new_page()
        other.goto("about:blank")
        lin.page.context.pages[0].close()
        worker = lin.context.service_workers[0]
        registration = worker.evaluate("() => registration.scope")
        assert registration == f"{lin.url}/"

        lin.context.set_offline(False)
        wake_service_worker(other, lin.url)

        until(other, lambda: stored(lin, five) == kept)


def wake_service_worker(page: Page, origin: str) -> None:
    """Fire the sync event as the browser does when the network is back."""
    session = page.context.new_cdp_session(page)
    found: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: found.extend(
            one["registrationId"]
            for one in event["registrations"]
            if one["scopeURL"].startswith(origin)
        ),
    )
    session.send("ServiceWorker.enable")
    until(page, lambda: bool(found))
    session.send(
        "ServiceWorker.dispatchSyncEvent",
        {
            "origin": f"{origin}/",  # without the slash nothing happens, and nothing is said
            "registrationId": found[0],
            "tag": "piaokatong-outbox",
            "lastChance": False,
        },
    )
