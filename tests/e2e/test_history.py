"""查询记录: what was asked stays, and one tap asks it again."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.conftest import OpenPhone

NewPayloads = Callable[[int], list[str]]


def test_a_verification_of_the_past_is_repeated_with_one_tap(
    phone: OpenPhone, new_payloads: NewPayloads
) -> None:
    payload = new_payloads(1)[0]
    number = payload.split(",")[3]
    with phone() as lin:
        reply = lin.context.request.post(
            f"{lin.url}/api/scans",
            data={"text": payload},
            headers={"Origin": lin.url, "Idempotency-Key": f"history-{number}"},
        )
        assert reply.ok, reply.text()
        page = lin.open("/history")
        rows = page.get_by_role("list", name="查询记录").get_by_role("listitem")
        mine = rows.filter(has_text=number)
        expect(mine).to_contain_text("查验一致", timeout=30_000)

        mine.get_by_role("button", name="再查一次").click()

        expect(mine).to_have_count(2, timeout=30_000)
        expect(mine.first).to_contain_text("查验一致", timeout=30_000)
        expect(mine.first).to_contain_text("沙箱")
