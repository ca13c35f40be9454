"""查询记录: every question about my invoices stays to be looked at, and can be asked again."""

import pytest

from backend.verification.outcomes import Outcome
from tests import payloads
from tests.databases import both_databases
from tests.personas import SUN, WANG, ZHOU, NewClient, Persona, SignIn
from tests.verification.desk import Desk
from tests.verification.fakes import BUSY, SELLER, VALID, FakeProvider, answer


def history(desk: Desk, query: str = "") -> list[dict[str, object]]:
    shown = desk.browser.get(f"/api/verifications{query}")
    assert shown.status_code == 200, shown.get_json()
    items: list[dict[str, object]] = shown.get_json()["items"]
    return items


def test_an_invoice_nobody_asked_about_has_no_history(desk: Desk) -> None:
    desk.scan()

    assert history(desk) == []


@both_databases
def test_every_answer_stays_with_its_invoice_and_its_source(
    desk: Desk, provider: FakeProvider
) -> None:
    invoice_id = desk.scan()
    desk.work()

    (entry,) = history(desk)

    assert entry["invoice_id"] == invoice_id
    assert entry["number"] == desk.detail(invoice_id)["number"]
    assert entry["seller_name"] == SELLER
    assert (entry["outcome"], entry["raw_code"]) == ("MATCH_VALID", "N")
    assert (entry["provider"], entry["is_sandbox"]) == ("tencent", False)
    assert entry["person_name"] is None


def test_an_answer_of_the_sandbox_is_marked(desk: Desk, provider: FakeProvider) -> None:
    provider.name, provider.is_sandbox = "sandbox", True
    desk.scan()
    desk.work()

    assert [one["is_sandbox"] for one in history(desk)] == [True]


def test_asking_again_adds_to_the_history_and_takes_nothing_away(
    desk: Desk, provider: FakeProvider
) -> None:
    provider.replies = [answer(Outcome.NOT_FOUND), VALID]
    invoice_id = desk.scan()
    desk.work()

    repeated = desk.ask_again(invoice_id)
    desk.work()

    assert repeated.status_code == 202
    assert [one["outcome"] for one in history(desk)] == ["MATCH_VALID", "NOT_FOUND"]
    assert [one["person_name"] for one in history(desk)] == ["林小满", None]


def test_a_question_that_could_not_be_asked_is_history_too(
    desk: Desk, provider: FakeProvider
) -> None:
    provider.replies = [BUSY]
    desk.scan()
    desk.work()

    assert [one["outcome"] for one in history(desk)] == ["PROVIDER_BUSY"]


def test_pages_join_without_gap_or_repeat(desk: Desk, provider: FakeProvider) -> None:
    provider.replies = [answer(Outcome.NOT_FOUND)]
    numbers = [f"2599000000000000{last:04d}" for last in range(5)]
    for number in numbers:
        desk.scan(f"01,32,,{number},106.00,20250107,,")
        desk.work()

    seen: list[str] = []
    page = desk.browser.get("/api/verifications?limit=2").get_json()
    seen += [one["number"] for one in page["items"]]
    while page["next_cursor"]:
        url = f"/api/verifications?limit=2&cursor={page['next_cursor']}"
        page = desk.browser.get(url).get_json()
        seen += [one["number"] for one in page["items"]]

    assert seen == numbers[::-1]


@pytest.mark.parametrize("stranger", [WANG, ZHOU, SUN])
def test_nobody_sees_the_history_of_another(desk: Desk, sign_in: SignIn, stranger: Persona) -> None:
    desk.scan(payloads.DIGITAL_SPECIAL)
    desk.work()

    other = Desk(desk.app, sign_in(stranger))

    assert history(other) == []


def test_nobody_sees_a_history_without_signing_in(desk: Desk, new_client: NewClient) -> None:
    refused = new_client().get("/api/verifications")

    assert refused.status_code == 401


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "cursor=%21%21", "owner_id=1"])
def test_a_question_the_history_does_not_know_is_refused(desk: Desk, query: str) -> None:
    refused = desk.browser.get(f"/api/verifications?{query}")

    assert refused.status_code == 422
