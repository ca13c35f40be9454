"""A password over plain HTTP is refused, unless it never left the machine (A6)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from backend.infra.config import Settings
from tests.accounts.forms import log_in, registration_of, setup_by
from tests.personas import LIN, PASSWORD, SignIn

LAN = {"REMOTE_ADDR": "192.168.1.20"}
LAN_HOST = "http://192.168.1.5:8000"
CARRIERS = [
    ("POST", "/api/setup", setup_by(LIN)),
    ("POST", "/api/registrations", registration_of(LIN)),
    ("POST", "/api/login", {"username": "lin", "password": PASSWORD}),
    ("POST", "/api/password-resets/confirm", {"token": "x", "password": PASSWORD}),
    ("PUT", "/api/me/password", {"old_password": PASSWORD, "password": "Baiyun-2027!"}),
    ("POST", "/api/me/email-change", {"email": "l@example.com", "password": PASSWORD}),
    (
        "POST",
        "/api/clearing/sessions/{session_no}/confirm",
        {"fingerprints": {"0": "0" * 64}, "password": PASSWORD},
    ),
]


def from_afar(client: FlaskClient, base_url: str = LAN_HOST, **options: Any) -> Any:
    options = {"environ_overrides": LAN, "headers": {"Origin": base_url}} | options
    return log_in(client, base_url=base_url, **options)


@pytest.fixture(autouse=True)
def lin_has_an_account(join: Callable[..., int]) -> None:
    join(LIN)


@pytest.mark.parametrize(("method", "path", "form"), CARRIERS)
def test_every_request_with_a_password_is_refused_over_plain_http(
    sign_in: SignIn, method: str, path: str, form: dict[str, Any]
) -> None:
    answer = sign_in(LIN).open(
        path,
        method=method,
        json=form,
        base_url=LAN_HOST,
        environ_overrides=LAN,
        headers={"Origin": LAN_HOST},
    )

    assert answer.status_code == 403
    assert answer.get_json()["code"] == "accounts.insecure_transport"
    assert "./run tls" in answer.get_json()["detail"]


def test_no_view_with_a_password_is_forgotten(app: APIFlask) -> None:
    declared = {
        rule.rule.replace("<", "{").replace(">", "}")
        for rule in app.url_map.iter_rules()
        if getattr(app.view_functions[rule.endpoint], "takes_password", False)
    }
    document = app.test_client().get("/api/openapi.json").get_json()
    with_password = {
        path
        for path, methods in document["paths"].items()
        for operation in methods.values()
        if _takes_password(document, operation)
    }

    assert declared == with_password == {path for _, path, _ in CARRIERS}


def _takes_password(document: dict[str, Any], operation: dict[str, Any]) -> bool:
    content = operation.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    name = schema.get("$ref", "").rpartition("/")[2]
    members = document["components"]["schemas"].get(name, {}).get("properties", {})
    return any("password" in member and not member.endswith("days") for member in members)


def test_over_https_the_password_is_looked_at(client: FlaskClient) -> None:
    assert from_afar(client, "https://pk.example").status_code == 200


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "127.8.8.8"])
@pytest.mark.parametrize("host", ["http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]"])
def test_on_the_same_machine_plain_http_is_fine(
    client: FlaskClient, address: str, host: str
) -> None:
    answer = from_afar(client, host, environ_overrides={"REMOTE_ADDR": address})

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("192.168.1.20", "http://localhost:8000"),  # the name alone says nothing
        ("127.0.0.1", "http://192.168.1.5:8000"),  # somebody hands it on
        ("127.0.0.1", "http://localhost.example"),
        ("", "http://localhost"),
    ],
)
def test_a_half_local_connection_is_not_local(client: FlaskClient, address: str, host: str) -> None:
    answer = from_afar(client, host, environ_overrides={"REMOTE_ADDR": address})

    assert answer.status_code == 403


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
def test_what_an_unknown_proxy_hands_on_is_not_local(client: FlaskClient, header: str) -> None:
    headers = {"Origin": "http://localhost", header: "203.0.113.7"}
    answer = log_in(client, base_url="http://localhost", headers=headers)

    assert answer.status_code == 403


def test_a_page_from_elsewhere_is_not_local_though_a_proxy_tells_nothing_of_itself(
    client: FlaskClient,
) -> None:
    headers = {"Origin": "http://pk.example", "Sec-Fetch-Site": "same-origin"}
    answer = log_in(client, base_url="http://localhost", headers=headers)

    assert answer.status_code == 403
    assert answer.get_json()["code"] == "accounts.insecure_transport"


def test_nobody_calls_his_own_connection_encrypted(client: FlaskClient) -> None:
    headers = {"Origin": LAN_HOST, "X-Forwarded-Proto": "https"}

    assert from_afar(client, headers=headers).status_code == 403


class TestBehindATrustedProxy:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return replace(settings, trusted_proxies=1)

    @pytest.mark.parametrize(("scheme", "status"), [("https", 200), ("http", 403)])
    def test_the_proxy_tells_whether_it_was_encrypted(
        self, client: FlaskClient, scheme: str, status: int
    ) -> None:
        headers = {
            "Origin": f"{scheme}://pk.example",
            "X-Forwarded-For": "203.0.113.7",
            "X-Forwarded-Proto": scheme,
            "X-Forwarded-Host": "pk.example",
        }
        answer = log_in(client, base_url="http://127.0.0.1:8000", headers=headers)

        assert answer.status_code == status


def test_the_page_that_warns_needs_no_encryption(client: FlaskClient) -> None:
    answer = client.get("/api/session", base_url=LAN_HOST, environ_overrides=LAN)

    assert answer.status_code == 200
