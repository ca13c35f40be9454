"""The sandbox checks signatures over the very bytes that arrived."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from backend.sandbox.signature import AuthError, Received, check, signature_of

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
ID, KEY = "made-up-id", "made-up-key"
BODY = json.dumps({"InvoiceNo": "25990000000000000001"}).encode()


def signed(body: bytes = BODY, key: str = KEY, stamp: datetime = NOW, day: str = "") -> Received:
    headers = {
        "content-type": "application/json",
        "host": "127.0.0.1:8001",
        "x-tc-timestamp": str(int(stamp.timestamp())),
    }
    bare = Received("POST", "/", "", headers, body)
    signature = signature_of(bare, ["content-type", "host"], secret_key=key, stamp=stamp)
    scope = f"{ID}/{day or f'{stamp:%Y-%m-%d}'}/ocr/tc3_request"
    authorization = (
        f"TC3-HMAC-SHA256 Credential={scope}, SignedHeaders=content-type;host, "
        f"Signature={signature}"
    )
    return replace(bare, headers={**headers, "authorization": authorization})


def refusal(received: Received, secret_id: str = ID) -> str:
    with pytest.raises(AuthError) as caught:
        check(received, secret_id=secret_id, secret_key=KEY, now=NOW)
    assert "沙箱" in str(caught.value)
    return caught.value.code


def test_a_right_signature_is_accepted() -> None:
    check(signed(), secret_id=ID, secret_key=KEY, now=NOW)


def test_the_published_example_of_the_algorithm_gives_its_published_signature() -> None:
    """The worked example of Tencent's own description of TC3 (with its placeholder key)."""
    headers = {"content-type": "application/json; charset=utf-8", "host": "cvm.tencentcloudapi.com"}
    body = (
        rb'{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}'
    )

    signature = signature_of(
        Received("POST", "/", "", headers, body),
        ["content-type", "host"],
        secret_key="Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
        stamp=datetime.fromtimestamp(1551113065, UTC),
        service="cvm",
    )

    assert signature == "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168"


@pytest.mark.parametrize(
    "received",
    [
        replace(signed(), body=BODY + b" "),
        replace(signed(), path="/other"),
        replace(signed(), query="a=1"),
        replace(signed(), method="PUT"),
        replace(signed(), headers={**signed().headers, "host": "127.0.0.1:8002"}),
        replace(signed(), headers={**signed().headers, "content-type": "text/plain"}),
        signed(key="another key"),
        signed(day="2026-11-22"),
    ],
    ids=["body", "path", "query", "method", "host", "content-type", "key", "day"],
)
def test_whatever_was_changed_on_the_way_is_noticed(received: Received) -> None:
    assert refusal(received) == "AuthFailure.SignatureFailure"


def test_another_id_is_unknown() -> None:
    assert refusal(signed(), secret_id="somebody else") == "AuthFailure.SecretIdNotFound"


@pytest.mark.parametrize("minutes", [-6, 6])
def test_an_old_or_future_signature_has_expired(minutes: int) -> None:
    stamp = NOW + timedelta(minutes=minutes)

    assert refusal(signed(stamp=stamp)) == "AuthFailure.SignatureExpire"


@pytest.mark.parametrize("minutes", [-4, 4])
def test_a_clock_that_is_a_little_off_is_forgiven(minutes: int) -> None:
    check(signed(stamp=NOW + timedelta(minutes=minutes)), secret_id=ID, secret_key=KEY, now=NOW)


@pytest.mark.parametrize(
    "authorization",
    ["", "Basic abc", "TC3-HMAC-SHA256 Credential=a/b/c", "TC3-HMAC-SHA1 Credential=x"],
)
def test_a_header_of_another_form_is_refused(authorization: str) -> None:
    received = replace(signed(), headers={**signed().headers, "authorization": authorization})

    assert refusal(received) == "AuthFailure.InvalidAuthorization"


@pytest.mark.parametrize("stamp", ["", "now", "-5", "1" * 30, "１７"])
def test_a_timestamp_that_is_none_is_refused(stamp: str) -> None:
    received = replace(signed(), headers={**signed().headers, "x-tc-timestamp": stamp})

    assert refusal(received) == "AuthFailure.InvalidAuthorization"


def test_headers_that_have_to_be_signed_may_not_be_left_out() -> None:
    authorization = signed().headers["authorization"].replace("content-type;host", "content-type")
    received = replace(signed(), headers={**signed().headers, "authorization": authorization})

    assert refusal(received) == "AuthFailure.SignatureFailure"
