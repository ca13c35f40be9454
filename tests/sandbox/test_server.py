"""The sandbox over HTTP: its control address, its wire format, its own process."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import requests

from backend.infra.config import load_secrets
from backend.sandbox.behaviour import Fault
from backend.sandbox.payloads import bulk_payload
from backend.sandbox.server import CONTROL_HEADER
from backend.verification.gateway import Access, CouldNotAskError, TencentProvider
from backend.verification.outcomes import Outcome
from tests.sandbox_server import RunningSandbox
from tests.verification.fakes import question

ROOT = Path(__file__).parents[2]
BULK = question("25990000000010000001", kind="digital_ordinary", amount_fen=10_600)


def call(sandbox: RunningSandbox, method: str = "POST", path: str = "/", **more: Any) -> Any:
    with requests.Session() as session:
        session.trust_env = False
        return session.request(method, sandbox.url + path, timeout=5, **more)


def test_an_unsigned_question_is_refused_as_the_real_one_does(sandbox: RunningSandbox) -> None:
    answer = call(sandbox, json={"InvoiceNo": "25990000000010000001"})

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    error = answer.json()["Response"]["Error"]
    assert error["Code"] == "AuthFailure.InvalidAuthorization"
    assert "沙箱" in error["Message"]
    assert answer.json()["Response"]["RequestId"]


@pytest.mark.parametrize("key", [None, "", "wrong", "密"])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_nobody_commands_the_sandbox_without_its_secret(
    sandbox: RunningSandbox, method: str, key: str | None
) -> None:
    headers = {} if key is None else {CONTROL_HEADER: key.encode()}

    answer = call(sandbox, method, "/sandbox/behaviour", headers=headers, json={"fault": "reset"})

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "order",
    [
        None,
        [],
        {"fault": "unheard"},
        {"fault": "reset", "times": 0},
        {"fault": "reset", "times": "2"},
        {"fault": "slow", "seconds": -1},
        {"fault": "slow", "seconds": 10_000},
    ],
)
def test_an_order_that_makes_no_sense_is_refused(sandbox: RunningSandbox, order: Any) -> None:
    headers = {CONTROL_HEADER: sandbox.secrets.sandbox_secret_key}

    answer = call(sandbox, "POST", "/sandbox/behaviour", headers=headers, json=order)

    assert answer.status_code == 422
    assert "沙箱" in answer.json()["message"]


def test_an_order_lasts_for_its_number_of_calls(sandbox: RunningSandbox) -> None:
    provider = adapter(sandbox.port, sandbox.secrets.sandbox_secret_id)
    sandbox.misbehave(Fault.HTTP_500, times=2)

    for _ in range(2):
        with pytest.raises(CouldNotAskError):
            provider.verify(BULK)

    assert provider.verify(BULK).outcome is Outcome.MATCH_VALID


def test_an_order_without_a_number_lasts_until_told_otherwise(sandbox: RunningSandbox) -> None:
    provider = adapter(sandbox.port, sandbox.secrets.sandbox_secret_id)
    sandbox.misbehave(Fault.ARREARS)
    for _ in range(3):
        with pytest.raises(CouldNotAskError):
            provider.verify(BULK)

    sandbox.behave()

    assert provider.verify(BULK).outcome is Outcome.MATCH_VALID


def test_bulk_invoices_get_facts_from_the_question(sandbox: RunningSandbox) -> None:
    answer = adapter(sandbox.port, sandbox.secrets.sandbox_secret_id).verify(BULK)

    assert answer.facts is not None
    assert answer.facts.total_fen == 10_600
    assert answer.facts.amount_without_tax_fen == 10_000
    assert answer.facts.tax_fen == 600


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"InvoiceNo": "123"}, "InvalidParameterValue.TicketSnParameterValueLimit"),
        ({"InvoiceNo": None}, "InvalidParameterValue.TicketSnParameterValueLimit"),
        ({"InvoiceCode": "12"}, "InvalidParameterValue.TicketCodeParameterValueLimit"),
        ({"InvoiceDate": "20250618"}, "InvalidParameterValue.TicketDateParameterValueLimit"),
        ({"InvoiceDate": "2025-02-30"}, "InvalidParameterValue.TicketDateParameterValueLimit"),
        ({"Amount": "1e3"}, "InvalidParameterValue.PriceOrVerificationParameterValueLimit"),
        ({"Amount": None}, "InvalidParameterValue.PriceOrVerificationParameterValueLimit"),
    ],
)
def test_malformed_questions_get_the_codes_of_the_wire_format(
    sandbox: RunningSandbox, changed: dict[str, Any], code: str
) -> None:
    from tencentcloud.common.exception import TencentCloudSDKException

    parameters = {
        "InvoiceNo": "25990000000010000001",
        "InvoiceDate": "2025-06-18",
        "InvoiceKind": "10",
        "Amount": "106.00",
        **changed,
    }
    client = adapter(sandbox.port, sandbox.secrets.sandbox_secret_id)._client()

    with pytest.raises(TencentCloudSDKException) as caught:
        client.call("VatInvoiceVerifyNew", parameters)

    assert caught.value.get_code() == code


def test_another_action_is_not_known(sandbox: RunningSandbox) -> None:
    from tencentcloud.common.exception import TencentCloudSDKException

    client = adapter(sandbox.port, sandbox.secrets.sandbox_secret_id)._client()

    with pytest.raises(TencentCloudSDKException) as caught:
        client.call("GeneralBasicOCR", {})

    assert caught.value.get_code() == "InvalidAction"


def adapter(port: int, secret: str) -> TencentProvider:
    return TencentProvider(Access(secret, secret, f"http://127.0.0.1:{port}", 5))


def test_its_own_process_answers_on_loopback_and_ends_when_told(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "PIAOKATONG_DATA": str(tmp_path),
        "SANDBOX_PORT": str(port),
    }
    secrets = load_secrets(tmp_path)
    access = Access(
        secrets.sandbox_secret_id, secrets.sandbox_secret_key, f"http://127.0.0.1:{port}", 5
    )
    sandbox = RunningSandbox(port, secrets)
    with subprocess.Popen([sys.executable, "app.py", "sandbox"], cwd=ROOT, env=environment) as own:
        try:
            wait_until_healthy(sandbox)
            provider = TencentProvider(access)
            assert provider.verify(BULK).outcome is Outcome.MATCH_VALID
            for fault in (Fault.RESET, Fault.HALF_BODY, Fault.GARBAGE):
                sandbox.misbehave(fault, times=1)
                with pytest.raises(CouldNotAskError):
                    provider.verify(BULK)
            assert provider.verify(BULK).outcome is Outcome.MATCH_VALID
        finally:
            own.send_signal(signal.SIGTERM)
            assert own.wait(timeout=15) == 0


def wait_until_healthy(sandbox: RunningSandbox) -> None:
    deadline = time.monotonic() + 20
    while True:
        try:
            assert call(sandbox, "GET", "/healthz").json() == {"ok": True, "sandbox": True}
        except requests.ConnectionError:
            assert time.monotonic() < deadline, "the sandbox did not start"
            time.sleep(0.1)
        else:
            return


def test_a_bulk_payload_is_what_the_sandbox_finds_valid(sandbox: RunningSandbox) -> None:
    number = json.dumps(bulk_payload(5)).split(",")[3]
    asked = question(number, kind="digital_ordinary", amount_fen=10_005)

    answer = adapter(sandbox.port, sandbox.secrets.sandbox_secret_id).verify(asked)

    assert answer.outcome is Outcome.MATCH_VALID
