"""Errors leave as problem+json, say what to do, and give nothing away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from backend.infra.config import Settings
from backend.kernel.errors import UnavailableError
from backend.web.setup import build_flask
from tests.personas import LIN, Persona

SignIn = Callable[[Persona], FlaskClient]


@pytest.fixture
def small(tmp_path: Path) -> FlaskClient:
    """An application of three routes that fail in their own ways."""
    app: APIFlask = build_flask(Settings(piaokatong_data=tmp_path), "0")

    @app.get("/bug")
    def bug() -> str:
        raise RuntimeError("secret of the house")

    @app.get("/later")
    def later() -> str:
        raise UnavailableError(retry_after_s=7)

    return app.test_client()


def test_a_surprise_is_a_500_that_tells_nothing_of_the_inside(small: FlaskClient) -> None:
    answer = small.get("/bug")

    assert answer.status_code == 500
    assert answer.content_type == "application/problem+json"
    assert answer.get_json()["code"] == "internal"
    assert "secret" not in answer.text


def test_could_not_ask_is_a_503_with_the_time_to_try_again(small: FlaskClient) -> None:
    answer = small.get("/later")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "7"
    assert answer.get_json()["code"] == "unavailable"


def test_a_database_that_gives_no_answer_is_a_503(client: FlaskClient, settings: Settings) -> None:
    settings.sqlite_path.unlink()
    settings.sqlite_path.mkdir()

    answer = client.get("/api/session")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert answer.get_json()["code"] == "web.database_unavailable"


def test_a_wrong_method_names_the_right_one(client: FlaskClient) -> None:
    answer = client.delete("/api/kinds")

    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert answer.get_json()["code"] == "web.method_not_allowed"


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b'{"text": "\\ud800"}', b"[" * 2000])
def test_what_is_no_json_is_a_400_or_422(sign_in: SignIn, body: bytes) -> None:
    answer = sign_in(LIN).post(
        "/api/scans",
        data=body,
        content_type="application/json",
        headers={"Idempotency-Key": "key-00000001"},
    )

    assert answer.status_code in {400, 422}
    assert answer.content_type == "application/problem+json"


def test_a_body_that_is_too_large_is_refused(sign_in: SignIn) -> None:
    answer = sign_in(LIN).post(
        "/api/scans",
        data=b"x" * (13 * 1024 * 1024),
        content_type="application/json",
        headers={"Idempotency-Key": "key-00000001"},
    )

    assert answer.status_code == 413
    assert answer.get_json()["code"] == "web.too_large"


def test_an_unknown_api_path_is_a_problem_not_the_web_client(client: FlaskClient) -> None:
    answer = client.get("/api/nothing-here")

    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"


def test_health_and_readiness_answer_without_signing_in(client: FlaskClient) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200


def test_the_api_describes_itself_for_programs_and_people(client: FlaskClient) -> None:
    document = client.get("/api/openapi.json").get_json()
    page = client.get("/api/docs")

    assert document["openapi"].startswith("3.1")
    assert "/api/scans" in document["paths"]
    assert page.status_code == 200
    assert "/api/scans" in page.text
    assert "<script" not in page.text
