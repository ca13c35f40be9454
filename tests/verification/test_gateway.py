"""The provider Protocol: a fake and the real adapter (over HTTP) keep the same contract."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from backend.infra.config import Secrets, Settings, VerifyProviderName
from backend.reading.kinds import InvoiceKind
from backend.sandbox.behaviour import Fault
from backend.sandbox.registry import Entry, State, default_base, entries
from backend.verification.gateway import (
    Access,
    CouldNotAskError,
    TencentProvider,
    VerifyProvider,
    VerifyRequest,
    choose_provider,
)
from backend.verification.gateway.tencent import parameters_of
from backend.verification.outcomes import COULD_NOT_ASK, MATCHES, Outcome
from tests.fakes import FakeClock
from tests.sandbox_server import REAL_NOW, SECRETS, RunningSandbox, running_sandbox
from tests.verification.fakes import BUSY, VALID, FakeProvider, question

TODAY = date(2026, 11, 23)
REGISTER = entries(default_base(TODAY))


def provider_at(sandbox: RunningSandbox, timeout_s: float = 5) -> TencentProvider:
    access = Access(SECRETS.sandbox_secret_id, SECRETS.sandbox_secret_key, sandbox.url, timeout_s)
    return TencentProvider(access, name="sandbox", is_sandbox=True)


def entry_of(kind: InvoiceKind, state: State = State.VALID) -> Entry:
    return next(one for one in REGISTER if (one.kind, one.state) == (kind, state))


def question_about(entry: Entry) -> VerifyRequest:
    return VerifyRequest(
        kind=entry.kind.value,
        code=entry.code,
        number=entry.number,
        issued_on=entry.issued_on,
        amount_fen=None if entry.check_code else entry.asked_amount_fen,
        check_code=entry.check_code[-6:] if entry.check_code else None,
    )


@pytest.fixture(params=["fake", "adapter"])
def providers(
    request: pytest.FixtureRequest, clock: FakeClock
) -> Iterator[tuple[VerifyProvider, VerifyProvider]]:
    """One that answers and one that cannot."""
    if request.param == "fake":
        yield FakeProvider([VALID]), FakeProvider([BUSY])
        return
    sandbox: RunningSandbox = request.getfixturevalue("sandbox")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = replace(sandbox, port=closed.getsockname()[1])
        yield provider_at(sandbox), provider_at(nobody)


def test_an_answer_about_a_good_invoice_has_its_facts(
    providers: tuple[VerifyProvider, VerifyProvider],
) -> None:
    answer = providers[0].verify(question_about(entry_of(InvoiceKind.DIGITAL_SPECIAL)))

    assert answer.outcome is Outcome.MATCH_VALID
    assert answer.raw_code == "N"
    assert answer.facts is not None
    assert answer.facts.seller_name
    assert answer.facts.seller_name.startswith("沙箱市")
    assert answer.facts.total_fen
    assert answer.facts.items


def test_no_answer_is_an_error_of_its_own_and_never_an_outcome(
    providers: tuple[VerifyProvider, VerifyProvider],
) -> None:
    with pytest.raises(CouldNotAskError) as caught:
        providers[1].verify(question_about(entry_of(InvoiceKind.DIGITAL_SPECIAL)))

    assert caught.value.outcome in COULD_NOT_ASK
    assert caught.value.raw_code
    assert caught.value.status == 503


@pytest.mark.parametrize(
    ("kind", "state", "outcome"),
    [
        (InvoiceKind.DIGITAL_ORDINARY, State.VALID, Outcome.MATCH_VALID),
        (InvoiceKind.DIGITAL_SPECIAL, State.VALID, Outcome.MATCH_VALID),
        (InvoiceKind.SPECIAL_VAT, State.VALID, Outcome.MATCH_VALID),
        (InvoiceKind.ORDINARY_VAT, State.VALID, Outcome.MATCH_VALID),
        (InvoiceKind.ELECTRONIC_ORDINARY, State.VALID, Outcome.MATCH_VALID),
        (InvoiceKind.ELECTRONIC_SPECIAL, State.VALID, Outcome.MATCH_VALID),
        (InvoiceKind.TOLL, State.VALID, Outcome.MATCH_VALID),
        (InvoiceKind.RAIL_TICKET, State.VALID, Outcome.MATCH_VALID),
        (InvoiceKind.RAIL_TICKET, State.RED_FULL, Outcome.MATCH_RED_FULL),
        (InvoiceKind.DIGITAL_ORDINARY, State.VOID, Outcome.MATCH_VOID),
        (InvoiceKind.DIGITAL_ORDINARY, State.RED_PARTIAL, Outcome.MATCH_RED_PARTIAL),
        (InvoiceKind.DIGITAL_ORDINARY, State.RED_FULL, Outcome.MATCH_RED_FULL),
        (InvoiceKind.DIGITAL_ORDINARY, State.RED_LETTER, Outcome.MATCH_IS_RED_LETTER),
        (InvoiceKind.DIGITAL_ORDINARY, State.NOT_YET, Outcome.NOT_YET),
    ],
)
def test_every_state_of_every_kind_comes_over_the_wire(
    sandbox: RunningSandbox,
    clock: FakeClock,
    kind: InvoiceKind,
    state: State,
    outcome: Outcome,
) -> None:
    entry = entry_of(kind, state)

    answer = provider_at(sandbox).verify(question_about(entry))

    assert answer.outcome is outcome
    assert answer.request_id
    if outcome in MATCHES:
        assert answer.facts is not None
        assert answer.facts.total_fen == entry.total_fen
        assert answer.facts.buyer_tax_id == entry.buyer.tax_id


def test_a_changed_amount_date_or_check_code_is_a_mismatch(
    sandbox: RunningSandbox, clock: FakeClock
) -> None:
    provider = provider_at(sandbox)
    by_amount = question_about(entry_of(InvoiceKind.SPECIAL_VAT))
    by_check_code = question_about(entry_of(InvoiceKind.ORDINARY_VAT))
    changed = [
        replace(by_amount, amount_fen=1),
        replace(by_amount, issued_on=date(2025, 1, 1)),
        replace(by_check_code, check_code="000001"),
    ]

    assert [provider.verify(one).outcome for one in changed] == [Outcome.MISMATCH] * 3


def test_what_the_register_does_not_hold_is_not_found(
    sandbox: RunningSandbox, clock: FakeClock
) -> None:
    provider = provider_at(sandbox)

    unknown = provider.verify(question(number="25990999999999999999"))
    of_a_real_region = provider.verify(question(number="25310999999999999999"))

    assert unknown.outcome is Outcome.NOT_FOUND
    assert of_a_real_region.outcome is Outcome.NOT_FOUND


def test_the_sixth_question_of_a_day_is_refused_and_the_next_day_is_free(
    sandbox: RunningSandbox, clock: FakeClock
) -> None:
    provider = provider_at(sandbox)
    asked = question_about(entry_of(InvoiceKind.DIGITAL_SPECIAL))

    outcomes = [provider.verify(asked).outcome for _ in range(6)]
    clock.pass_time(days=1)

    assert outcomes == [Outcome.MATCH_VALID] * 5 + [Outcome.DAILY_LIMIT]
    assert provider.verify(asked).outcome is Outcome.MATCH_VALID


@pytest.mark.parametrize(
    ("fault", "outcome", "raw_code"),
    [
        (Fault.TAX_NETWORK_ERROR, Outcome.PROVIDER_BUSY, "ResourceUnavailable.TaxNetworkError"),
        (Fault.REQUEST_LIMIT, Outcome.PROVIDER_BUSY, "RequestLimitExceeded"),
        (Fault.UNLISTED_CODE, Outcome.PROVIDER_BUSY, "FailedOperation.SandboxSurprise"),
        (Fault.HTTP_500, Outcome.PROVIDER_BUSY, "ServerNetworkError"),
        (Fault.GARBAGE, Outcome.PROVIDER_BUSY, "UnreadableReply"),
        (Fault.HALF_BODY, Outcome.PROVIDER_BUSY, "ClientNetworkError"),
        (Fault.RESET, Outcome.PROVIDER_BUSY, "ClientNetworkError"),
        (Fault.ARREARS, Outcome.PROVIDER_CONFIG, "FailedOperation.ArrearsError"),
        (Fault.AUTH_FAILURE, Outcome.PROVIDER_CONFIG, "AuthFailure.SignatureFailure"),
    ],
)
def test_every_fault_is_could_not_ask_and_the_next_call_succeeds(
    sandbox: RunningSandbox, clock: FakeClock, fault: Fault, outcome: Outcome, raw_code: str
) -> None:
    provider = provider_at(sandbox)
    asked = question_about(entry_of(InvoiceKind.DIGITAL_SPECIAL))
    sandbox.misbehave(fault, times=1)

    with pytest.raises(CouldNotAskError) as caught:
        provider.verify(asked)

    assert (caught.value.outcome, caught.value.raw_code) == (outcome, raw_code)
    assert caught.value.was_sent
    assert provider.verify(asked).outcome is Outcome.MATCH_VALID


def test_a_provider_that_does_not_answer_in_time_could_not_be_asked(
    sandbox: RunningSandbox, clock: FakeClock
) -> None:
    sandbox.misbehave(Fault.SLOW, times=1, seconds=1.5)

    with pytest.raises(CouldNotAskError) as caught:
        provider_at(sandbox, timeout_s=0.3).verify(question())

    assert caught.value.outcome is Outcome.PROVIDER_BUSY
    assert caught.value.was_sent


def test_a_slow_answer_within_the_time_counts(sandbox: RunningSandbox, clock: FakeClock) -> None:
    sandbox.misbehave(Fault.SLOW, times=1, seconds=0.2)

    answer = provider_at(sandbox).verify(question_about(entry_of(InvoiceKind.DIGITAL_SPECIAL)))

    assert answer.outcome is Outcome.MATCH_VALID


def test_a_call_that_found_no_connection_was_never_sent() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"

        with pytest.raises(CouldNotAskError) as caught:
            TencentProvider(Access("id", "key", url, 2)).verify(question())

    assert caught.value.raw_code == "ClientNetworkError"
    assert not caught.value.was_sent


def test_a_wrong_key_is_a_matter_of_configuration(
    sandbox: RunningSandbox, clock: FakeClock
) -> None:
    stranger = TencentProvider(Access(SECRETS.sandbox_secret_id, "wrong", sandbox.url, 5))

    with pytest.raises(CouldNotAskError) as caught:
        stranger.verify(question())

    assert caught.value.outcome is Outcome.PROVIDER_CONFIG
    assert caught.value.raw_code == "AuthFailure.SignatureFailure"


def test_a_wrong_clock_is_told_as_such() -> None:
    def six_minutes_ahead() -> datetime:
        return REAL_NOW() + timedelta(minutes=6)

    with (
        running_sandbox(machine_now=six_minutes_ahead) as sandbox,
        pytest.raises(CouldNotAskError) as caught,
    ):
        provider_at(sandbox).verify(question())

    assert caught.value.raw_code == "AuthFailure.SignatureExpire"


def test_missing_credentials_are_told_without_a_call() -> None:
    with pytest.raises(CouldNotAskError) as caught:
        TencentProvider(Access("", "", "http://127.0.0.1:9", 1)).verify(question())

    assert caught.value.outcome is Outcome.PROVIDER_CONFIG
    assert not caught.value.was_sent


def test_a_kind_without_a_known_number_is_not_asked_about() -> None:
    with pytest.raises(CouldNotAskError) as caught:
        TencentProvider(Access("id", "key", "http://127.0.0.1:9", 1)).verify(
            question(kind="digital_paper_special")
        )

    assert caught.value.outcome is Outcome.UNSUPPORTED
    assert not caught.value.was_sent


def test_loopback_is_never_asked_through_a_proxy(
    sandbox: RunningSandbox, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")

    answer = provider_at(sandbox).verify(question_about(entry_of(InvoiceKind.DIGITAL_SPECIAL)))

    assert answer.outcome is Outcome.MATCH_VALID


def test_the_parameters_are_those_of_the_providers_own_request_model() -> None:
    from tencentcloud.ocr.v20181119.models import VatInvoiceVerifyNewRequest

    parameters = parameters_of(question(code="9900251130", check_code="123456"))

    model = VatInvoiceVerifyNewRequest()
    model._deserialize(parameters)
    assert model._serialize() == parameters
    assert parameters == {
        "InvoiceNo": "25990000000000000001",
        "InvoiceDate": "2025-01-06",
        "InvoiceCode": "9900251130",
        "InvoiceKind": "08",
        "CheckCode": "123456",
        "Amount": "1130.00",
    }


def test_a_rail_ticket_is_asked_about_without_a_kind() -> None:
    assert "InvoiceKind" not in parameters_of(question(kind="rail_ticket"))


def test_the_settings_choose_the_provider_and_the_sandbox_is_never_a_fallback() -> None:
    secrets = Secrets(**dict.fromkeys(Secrets.__dataclass_fields__, "made-up"))

    def chosen(name: VerifyProviderName) -> VerifyProvider | None:
        return choose_provider(Settings(verify_provider=name), secrets)

    sandbox, tencent = chosen(VerifyProviderName.SANDBOX), chosen(VerifyProviderName.TENCENT)
    assert sandbox is not None
    assert (sandbox.name, sandbox.is_sandbox) == ("sandbox", True)
    assert tencent is not None
    assert (tencent.name, tencent.is_sandbox) == ("tencent", False)
    assert chosen(VerifyProviderName.MANUAL) is None
