"""扫一扫 with a real camera path: from the picture to the wallet."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.conftest import MakeClip, OpenPhone
from tests.e2e.phone import tray_rows

NewPayloads = Callable[[int], list[str]]


def number_of(payload: str) -> str:
    return payload.split(",")[3]


def test_a_scanned_invoice_is_verified_and_in_the_wallet(
    phone: OpenPhone, make_clip: MakeClip, new_payloads: NewPayloads
) -> None:
    payload = new_payloads(1)[0]
    with phone(clip=make_clip([payload])) as lin:
        page = lin.open("/scan")
        row = tray_rows(page).filter(has_text=number_of(payload))

        expect(row).to_contain_text("查验一致", timeout=20_000)
        page.get_by_role("button", name="完成（1）").click()

        expect(page.get_by_role("heading", name="票夹")).to_be_visible()
        expect(page.get_by_role("link").filter(has_text=number_of(payload))).to_contain_text(
            "查验一致"
        )


def test_of_five_invoices_shown_for_a_second_each_four_are_captured_and_none_twice(
    phone: OpenPhone, make_clip: MakeClip, new_payloads: NewPayloads
) -> None:
    payloads = new_payloads(5)
    numbers = {number_of(payload) for payload in payloads}
    with phone(clip=make_clip(payloads, lead_s=1.0)) as lin:
        page = lin.open("/scan")
        expect(tray_rows(page).nth(3)).to_contain_text("查验一致", timeout=30_000)
        page.wait_for_timeout(7_000)  # the film begins anew: all are seen a second time

        captured = [one["number"] for one in lin.invoices() if one["number"] in numbers]

        assert len(captured) >= 4
        assert len(captured) == len(set(captured))
        assert tray_rows(page).count() == len(captured)
