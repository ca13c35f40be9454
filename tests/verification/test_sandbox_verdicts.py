"""What the sandbox says is labelled, never beats the real thing, and can be forgotten."""

from dataclasses import replace

import pytest
from apiflask import APIFlask

from backend.infra.config import Settings, VerifyProviderName
from backend.sandbox.behaviour import Fault
from backend.sandbox.payloads import bulk_payload, demo_payloads
from backend.verification import rules
from backend.verification import service as verification
from backend.verification.gateway import choose_provider
from backend.verification.outcomes import Outcome
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.sandbox_server import SECRETS, RunningSandbox
from tests.verification.desk import Desk
from tests.verification.fakes import VALID, FakeProvider, answer


@pytest.fixture
def pretend() -> FakeProvider:
    return FakeProvider(name="sandbox", is_sandbox=True)


@both_databases
def test_a_pretend_verdict_is_labelled_and_falls_back_when_the_sandbox_is_switched_off(
    desk: Desk, settings: Settings, pretend: FakeProvider, app: APIFlask
) -> None:
    desk.use(settings, pretend)
    invoice_id = desk.scan()
    desk.work()
    labelled = desk.detail(invoice_id)

    desk.use(settings, FakeProvider())
    with app.app_context():
        forgotten = verification.forget_sandbox_verdicts()

    assert labelled["is_sandbox"]
    assert labelled["verify_status"] == "consistent"
    assert labelled["attempts"][0]["message"].startswith("【沙箱】")
    assert forgotten == 1
    detail = desk.detail(invoice_id)
    assert (detail["verify_status"], detail["tax_status"]) == ("unverified", "unknown")
    assert detail["seller_name"] is None
    assert not detail["is_sandbox"]
    assert detail["attempts"][0]["is_sandbox"]
    assert detail["verification"]["can_ask"]


def test_pretend_verdicts_stand_while_the_sandbox_answers(
    desk: Desk, settings: Settings, pretend: FakeProvider, app: APIFlask
) -> None:
    desk.use(settings, pretend)
    invoice_id = desk.scan()
    desk.work()

    with app.app_context():
        assert verification.forget_sandbox_verdicts() == 0

    assert desk.detail(invoice_id)["verify_status"] == "consistent"


def test_real_verdicts_are_not_forgotten(desk: Desk, app: APIFlask) -> None:
    invoice_id = desk.scan()
    desk.work()

    with app.app_context():
        assert verification.forget_sandbox_verdicts() == 0

    assert desk.detail(invoice_id)["verify_status"] == "consistent"


def test_the_sandbox_never_replaces_a_real_verdict(
    desk: Desk, settings: Settings, pretend: FakeProvider, provider: FakeProvider
) -> None:
    provider.replies = [answer(Outcome.MATCH_VOID)]
    invoice_id = desk.scan()
    desk.work()
    desk.use(settings, pretend)

    refused = desk.ask_again(invoice_id)

    assert refused.status_code == 409
    assert "沙箱" in refused.get_json()["detail"]
    assert desk.detail(invoice_id)["tax_status"] == "voided"
    assert pretend.asked == []


def test_a_check_by_hand_leaves_nothing_of_a_pretend_one(
    desk: Desk, settings: Settings, pretend: FakeProvider
) -> None:
    desk.use(settings, pretend)
    invoice_id = desk.scan()
    desk.work()

    detail = desk.record(invoice_id, "MISMATCH", "官方网站显示不一致").get_json()

    assert (detail["verify_status"], detail["tax_status"]) == ("inconsistent", "unknown")
    assert (detail["is_sandbox"], detail["seller_name"], detail["items"]) == (False, None, [])


def test_pretend_checks_use_up_no_real_ones(
    desk: Desk, settings: Settings, pretend: FakeProvider
) -> None:
    desk.use(settings, pretend)
    invoice_id = desk.scan()
    for _ in range(4):
        desk.work()
        desk.ask_again(invoice_id)
    assert desk.detail(invoice_id)["verification"]["tries_today"] == 4

    desk.use(settings, FakeProvider([VALID]))

    assert desk.detail(invoice_id)["verification"]["tries_today"] == 0


@pytest.fixture
def wired(desk: Desk, settings: Settings, sandbox: RunningSandbox) -> Desk:
    """The adapter that a fresh install has, with the sandbox at its other end."""
    chosen = replace(
        settings, verify_provider=VerifyProviderName.SANDBOX, sandbox_port=sandbox.port
    )
    desk.use(chosen, choose_provider(chosen, SECRETS))
    return desk


def test_every_demo_code_ends_as_its_label_says(wired: Desk, clock: FakeClock) -> None:
    payloads = demo_payloads()
    expected = {wired.scan(one.text): one for one in payloads}

    wired.work()

    for invoice_id, payload in expected.items():
        detail = wired.detail(invoice_id)
        if payload.expected is None:
            assert detail["verify_status"] == "unverified", payload
            continue
        assert detail["verify_status"] == rules.VERIFY_STATUS[payload.expected], payload
        assert detail["attempts"][0]["outcome"] == payload.expected, payload
        assert detail["is_sandbox"] or payload.expected not in rules.TAX_STATUS
        if payload.expected in rules.TAX_STATUS:
            assert detail["tax_status"] == rules.TAX_STATUS[payload.expected], payload
            is_red = payload.expected is Outcome.MATCH_IS_RED_LETTER
            assert detail["is_red_letter"] is is_red


def test_a_sandbox_in_trouble_keeps_every_invoice_until_it_recovers(
    wired: Desk, sandbox: RunningSandbox, clock: FakeClock
) -> None:
    faults = [Fault.TAX_NETWORK_ERROR, Fault.HTTP_500, Fault.GARBAGE, Fault.RESET]
    ids = [wired.scan(bulk_payload(serial)) for serial in range(len(faults))]
    for fault in faults:
        sandbox.misbehave(fault)
        wired.work()
        clock.pass_time(minutes=1)
    states = {wired.detail(one)["verify_status"] for one in ids}

    sandbox.behave()
    clock.pass_time(hours=18)
    wired.work()

    assert states == {"error"}
    assert {wired.detail(one)["verify_status"] for one in ids} == {"consistent"}
