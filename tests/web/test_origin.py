from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from tests.personas import LIN, SignIn


@pytest.fixture
def bare(app: APIFlask) -> FlaskClient:
    """A client that says nothing of where it comes from."""
    return app.test_client()


def log_out(client: FlaskClient, headers: dict[str, str], **options: Any) -> Any:
    return client.post("/api/logout", headers=headers, **options)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://localhost"},
        {"Origin": "http://localhost:80"},
        {"Origin": "http://LOCALHOST"},
        {"Referer": "http://localhost/people?a=1"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://behind-a-proxy"},
        {},
    ],
)
def test_our_own_pages_and_programs_without_cookies_are_let_in(
    bare: FlaskClient, headers: dict[str, str]
) -> None:
    assert log_out(bare, headers).status_code == 204


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": ""},
        {"Origin": "http://evil.example"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://evil.example/localhost"},
        {"Origin": "http://localhost:8080"},
        {"Origin": "http://localhost@evil.example"},
        {"Origin": "null"},
        {"Origin": "http://[::1"},
        {"Origin": "http://localhost:99999"},
        {"Origin": "localhost"},
        {"Referer": "http://evil.example/"},
        {"Origin": "http://evil.example", "Referer": "http://localhost/"},
    ],
)
def test_pages_of_other_sites_are_refused(bare: FlaskClient, headers: dict[str, str]) -> None:
    answer = log_out(bare, headers)

    assert answer.status_code == 403
    assert answer.get_json()["code"] == "web.foreign_origin"


def test_a_cookie_without_a_word_of_its_origin_is_refused(bare: FlaskClient) -> None:
    bare.set_cookie("pkt_session", "x")

    assert log_out(bare, {}).status_code == 403
    assert log_out(bare, {"Origin": "http://localhost"}).status_code == 204


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_every_method_that_changes_something_is_checked(sign_in: SignIn, method: str) -> None:
    lin = sign_in(LIN)

    answer = lin.open("/api/session", method=method, headers={"Origin": "http://evil.example"})

    assert answer.get_json()["code"] == "web.foreign_origin"


def test_reading_is_not_checked(sign_in: SignIn) -> None:
    answer = sign_in(LIN).get("/api/session", headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 200


def test_tls_that_ends_at_a_proxy_does_not_matter(bare: FlaskClient) -> None:
    assert log_out(bare, {"Origin": "https://localhost"}).status_code == 204
    assert (
        log_out(bare, {"Origin": "https://pk.example:8443", "Host": "pk.example:8443"}).status_code
        == 204
    )


def test_what_another_app_shares_without_a_service_worker_meets_a_page_and_no_refusal(
    bare: FlaskClient,
) -> None:
    answer = bare.post("/share", headers={"Origin": "null", "Sec-Fetch-Site": "cross-site"})

    assert (answer.status_code, answer.mimetype) == (200, "text/html")
