"""信息不全: found by the office but told in part; a state of its own until it is completed."""

from dataclasses import replace
from typing import Any

import pytest
from werkzeug.test import TestResponse

from backend.audit.models import AuditRecord
from backend.infra.db import db
from backend.verification.outcomes import Outcome
from backend.verification.questions import VerifyAnswer
from backend.verification.service import refresh_open
from tests import payloads
from tests.fakes import FakeClock
from tests.verification.desk import Desk
from tests.verification.fakes import FACTS, VALID, FakeProvider

SPARSE = replace(FACTS, buyer_name=None, buyer_tax_id=None, items=[])
TOLD_IN_PART = VerifyAnswer(outcome=Outcome.MATCH_VALID, raw_code="N", facts=SPARSE)
READ = {"buyer_name": "晴川文化传播（武汉）有限公司", "item_name": "*餐饮服务*餐费"}


@pytest.fixture
def sparse(desk: Desk, provider: FakeProvider) -> int:
    """An invoice without its buyer and items."""
    provider.replies = [TOLD_IN_PART]
    invoice_id = desk.scan()
    desk.work()
    return invoice_id


def listed(desk: Desk, segment: str) -> list[int]:
    page = desk.browser.get(f"/api/invoices?filter={segment}").get_json()
    return [one["id"] for one in page["items"]]


def supply(desk: Desk, invoice_id: int, body: dict[str, Any]) -> TestResponse:
    return desk.browser.put(f"/api/invoices/{invoice_id}/missing", json=body)


def obstacles(desk: Desk, invoice_id: int) -> list[str]:
    page = desk.browser.get("/api/claims/claimable").get_json()
    (found,) = [one for one in page["items"] if one["invoice"]["id"] == invoice_id]
    return [one["code"] for one in found["obstacles"]]


def test_an_answer_in_part_is_found_but_not_claimable(desk: Desk, sparse: int) -> None:
    detail = desk.detail(sparse)

    assert (detail["verify_status"], detail["is_incomplete"]) == ("consistent", True)
    assert listed(desk, "incomplete") == listed(desk, "problem") == [sparse]
    assert obstacles(desk, sparse) == ["incomplete"]
    assert desk.browser.get("/api/home").get_json()["problems"] == 1


def test_a_whole_answer_and_a_check_by_hand_are_claimable(desk: Desk) -> None:
    whole, by_hand = desk.scan(), desk.scan(payloads.DIGITAL_SHORT_TRAILER)
    desk.work()
    assert desk.detail(whole)["verify_status"] == "consistent"
    desk.record(by_hand)

    assert obstacles(desk, whole) == obstacles(desk, by_hand) == []
    assert listed(desk, "incomplete") == []


def test_the_night_looks_for_an_update_and_a_whole_answer_completes_it(
    desk: Desk, provider: FakeProvider, clock: FakeClock, sparse: int
) -> None:
    provider.replies = [VALID]
    assert desk.detail(sparse)["verification"]["next_refresh_at"] is not None
    clock.pass_time(hours=15)
    with desk.app.app_context():
        refresh_open()
    clock.pass_time(hours=1)
    desk.work()

    detail = desk.detail(sparse)
    assert not detail["is_incomplete"]
    assert detail["buyer_name"] == FACTS.buyer_name
    assert obstacles(desk, sparse) == []


def test_what_is_missing_can_be_read_off_the_paper_and_says_so(desk: Desk, sparse: int) -> None:
    half = supply(desk, sparse, {"buyer_name": READ["buyer_name"], "seller_name": "冒名公司"})
    assert (half.status_code, desk.detail(sparse)["is_incomplete"]) == (204, True)

    assert supply(desk, sparse, {"item_name": READ["item_name"]}).status_code == 204

    detail = desk.detail(sparse)
    assert detail["seller_name"] == FACTS.seller_name  # what was told is never typed over
    assert (detail["is_incomplete"], detail["supplied"]) == (False, ["buyer_name", "items"])
    assert (detail["buyer_name"], detail["category"]) == (READ["buyer_name"], "餐饮服务")
    assert detail["title_check"] != "unchecked"
    assert obstacles(desk, sparse) == []
    with desk.app.app_context():
        actions = db.session.scalars(db.select(AuditRecord.action)).all()
    assert actions.count("invoices.supplied") == 2


def test_a_later_answer_replaces_what_was_typed_and_shows_the_difference(
    desk: Desk, provider: FakeProvider, sparse: int
) -> None:
    supply(desk, sparse, READ | {"buyer_tax_id": "91990000MA0000QC0W"})
    provider.replies = [VALID]
    desk.ask_again(sparse)
    desk.work()

    detail = desk.detail(sparse)
    assert (detail["buyer_name"], detail["supplied"]) == (FACTS.buyer_name, [])
    differing = {one["field"] for one in detail["attempts"][0]["differences"]}
    assert differing == {"buyer_name", "buyer_tax_id", "items"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"seller_name": "已经知道的"}, 422),
        ({"buyer_name": ""}, 422),
        ({"buyer_tax_id": "too short"}, 422),
        ({"is_incomplete": False}, 422),
    ],
)
def test_what_supplies_nothing_is_refused(
    desk: Desk, sparse: int, body: dict[str, Any], status: int
) -> None:
    assert supply(desk, sparse, body).status_code == status
    assert desk.detail(sparse)["is_incomplete"]


def test_a_complete_invoice_takes_nothing(desk: Desk) -> None:
    invoice_id = desk.scan()
    before = supply(desk, invoice_id, READ)
    desk.work()

    after = supply(desk, invoice_id, READ)

    assert [one.get_json()["code"] for one in (before, after)] == ["invoices.nothing_missing"] * 2
    assert (before.status_code, after.status_code) == (409, 409)
