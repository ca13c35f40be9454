"""The page of an invoice says why it has no good answer, and puts the fields side by side."""

from dataclasses import replace
from typing import Any

import pytest

from backend.infra.config import Settings
from backend.verification.outcomes import Outcome
from backend.verification.questions import VerifyAnswer
from tests import payloads
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import ZHOU, NewClient, SignIn
from tests.verification.desk import Desk
from tests.verification.fakes import BUSY, FACTS, VALID, FakeProvider, answer

TYPED = {
    "kind": "digital_special",
    "number": "25990000000000000007",
    "issued_on": "2025-01-06",
    "amount_fen": 113_000,
}


def diagnosis(desk: Desk, invoice_id: int) -> dict[str, Any]:
    shown = desk.browser.get(f"/api/invoices/{invoice_id}/diagnosis")
    assert shown.status_code == 200, shown.get_json()
    found: dict[str, Any] = shown.get_json()
    return found


def findings(found: dict[str, Any]) -> dict[str, str]:
    return {one["step"]: one["finding"] for one in found["steps"]}


def agreements(found: dict[str, Any]) -> dict[str, str]:
    return {one["field"]: one["agreement"] for one in found["comparison"]["rows"]}


def test_a_busy_provider_is_named_with_its_evidence_and_the_next_try(
    desk: Desk, provider: FakeProvider
) -> None:
    provider.replies = [BUSY]
    invoice_id = desk.scan()
    desk.work()

    found = diagnosis(desk, invoice_id)

    assert (found["standing"], found["leading"]) == ("no_answer", "maintenance.busy")
    assert "不能说明发票有问题" in found["summary"]
    assert found["next_try_at"] == desk.detail(invoice_id)["verification"]["next_try_at"]
    (cause,) = [one for step in found["steps"] for one in step["causes"] if one["is_likely"]]
    assert cause["action"] == "wait"
    facts = {one["label"]: one["value"] for one in cause["facts"]}
    assert "TaxNetworkError" in facts["最近一次"]
    assert facts["近 1 小时全部查验"] == "1 次，0 次得到回答"
    assert findings(found)["network"] == "clear"
    assert found["comparison"] is None


def test_a_typed_number_one_slip_away_from_another_leads_to_it(
    desk: Desk, provider: FakeProvider
) -> None:
    provider.replies = [VALID, answer(Outcome.NOT_FOUND)]
    scanned = desk.scan()
    desk.work()
    headers = {"Idempotency-Key": "a-typed-one"}
    typed = desk.browser.post("/api/invoices", json=TYPED, headers=headers).get_json()
    desk.work()

    found = diagnosis(desk, typed["invoice"]["id"])

    assert found["standing"] == "denied"
    causes = {one["code"]: one for step in found["steps"] for one in step["causes"]}
    assert causes["input.neighbour"]["link_id"] == scanned
    assert causes["input.neighbour"]["is_likely"]
    assert "input.odd_number" in causes
    assert TYPED["number"] in found["letter"]
    assert "查无此票" in found["summary"]


def test_a_full_width_scan_is_told_as_repaired(desk: Desk, provider: FakeProvider) -> None:
    provider.replies = [answer(Outcome.NOT_FOUND)]
    invoice_id = desk.scan(payloads.DIGITAL_SPECIAL.replace(",", "，"))
    desk.work()

    found = diagnosis(desk, invoice_id)

    assert "input.width" in {one["code"] for step in found["steps"] for one in step["causes"]}


def test_what_the_office_only_calls_different_leaves_every_asked_field_in_doubt(
    desk: Desk, provider: FakeProvider
) -> None:
    provider.replies = [answer(Outcome.MISMATCH)]
    invoice_id = desk.scan()
    desk.work()

    found = diagnosis(desk, invoice_id)

    assert (found["standing"], found["leading"]) == ("differs", "input.mismatch")
    assert not found["comparison"]["told_fields"]
    asked = {"number": "same", "issued_on": "unknown", "amount_fen": "unknown"}
    assert agreements(found) == asked
    row = found["comparison"]["rows"][0]
    assert row["printed"] == row["stored"] == "25990000000000000001"


@both_databases
def test_a_refreshed_answer_that_differs_is_shown_field_by_field_and_both_are_kept(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    changed = replace(FACTS, buyer_name="另一家公司", total_fen=114_000)
    provider.replies = [
        VALID,
        VerifyAnswer(outcome=Outcome.MATCH_VALID, raw_code="N", facts=changed),
    ]
    invoice_id = desk.scan()
    desk.work()
    assert diagnosis(desk, invoice_id)["comparison"]["rows"]

    clock.pass_time(days=1)
    assert desk.ask_again(invoice_id).status_code == 202
    desk.work()

    newest, first = desk.detail(invoice_id)["attempts"]
    told = {one["field"]: (one["stored"], one["told"]) for one in newest["differences"]}
    assert told == {
        "buyer_name": (FACTS.buyer_name, "另一家公司"),
        "total_fen": ("¥1,130.00", "¥1,140.00"),
    }
    assert first["differences"] == []
    found = diagnosis(desk, invoice_id)
    assert found["standing"] == "good"
    differing = {field for field, how in agreements(found).items() if how == "differs"}
    assert differing == {"amount_fen", "buyer_name", "total_fen"}
    kept = desk.attempts(invoice_id)
    assert [one.answer and one.answer["told"]["total_fen"] for one in kept] == [113_000, 114_000]


def test_refreshing_says_when_it_was_answered_and_how_often_it_may_ask(
    desk: Desk, provider: FakeProvider, clock: FakeClock
) -> None:
    invoice_id = desk.scan()
    before = desk.detail(invoice_id)["verification"]
    for _ in range(4):
        desk.work()
        desk.ask_again(invoice_id)
        clock.pass_time(minutes=1)

    after = desk.detail(invoice_id)["verification"]

    assert (before["last_answer_at"], before["tries_left"]) == (None, 4)
    assert after["last_answer_at"] == "2026-11-23T02:03:00.000Z"
    assert (after["tries_left"], after["can_ask"]) == (0, False)
    assert "明天" in after["cannot_ask_because"]
    assert after["next_refresh_at"] is None  # a good answer is not asked about by itself
    assert len(provider.asked) == 4


def test_where_people_check_by_hand_the_cause_says_so(desk: Desk, settings: Settings) -> None:
    desk.use(settings, None)
    invoice_id = desk.scan()

    found = diagnosis(desk, invoice_id)

    assert found["leading"] == "support.by_hand"
    assert not found["can_ask"]


@pytest.mark.parametrize(
    ("method", "path"),
    [("get", "diagnosis"), ("post", "verification/tomorrow"), ("put", "missing")],
)
def test_another_persons_invoice_is_not_there(
    desk: Desk, sign_in: SignIn, new_client: NewClient, method: str, path: str
) -> None:
    address = f"/api/invoices/{desk.scan()}/{path}"
    body: dict[str, Any] = {"json": {}} if method == "put" else {}

    assert getattr(sign_in(ZHOU), method)(address, **body).status_code == 404
    assert getattr(desk.browser, method)(address.replace("/1/", "/999/"), **body).status_code == 404
    assert getattr(new_client(), method)(address, **body).status_code == 401
