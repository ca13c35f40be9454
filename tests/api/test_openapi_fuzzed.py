"""Every route, asked with generated right and wrong input: as documented, and never a 500."""

from collections.abc import Callable
from typing import Any, cast

import pytest
import schemathesis
from apiflask import APIFlask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from backend.accounts import guard
from backend.sandbox.payloads import bulk_payload
from tests.conftest import ORIGIN
from tests.personas import LIN, SUN, Persona

CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
SETTINGS = hypothesis_settings(
    max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
# Signing out would end the session that the other routes are asked with.
LEFT_OUT = "/api/logout"


def ask_everything(app: APIFlask, headers: dict[str, str]) -> int:
    """Asks every operation with right and wrong input; gives how many operations there were."""
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", app).exclude(path=LEFT_OUT)
    operations = [cast(Any, result).ok() for result in schema.get_all_operations()]
    for operation in operations:
        for mode in GenerationMode:
            ask(operation, mode, headers)
    return len(operations)


def ask(operation: Any, mode: GenerationMode, headers: dict[str, str]) -> None:
    @given(case=operation.as_strategy(generation_mode=mode))
    @SETTINGS
    def call(case: Any) -> None:
        case.call_and_validate(headers=headers, checks=CHECKS)

    try:
        call()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE, "nothing can be wrong where nothing is taken"


@pytest.fixture
def administrator(sign_in: Callable[[Persona], FlaskClient]) -> dict[str, str]:
    """Headers of an administrator who has one invoice; 林 has another."""
    browser = sign_in(LIN)
    for person in (LIN, SUN):
        browser = sign_in(person)
        browser.post(
            "/api/scans",
            json={"text": bulk_payload(len(person.username))},
            headers={"Idempotency-Key": "first-invoice"},
        )
    cookie = browser.get_cookie(guard.COOKIE)
    assert cookie is not None
    return {"Cookie": f"{guard.COOKIE}={cookie.value}", "Origin": ORIGIN}


def test_a_signed_in_administrator_gets_documented_answers(
    app: APIFlask, administrator: dict[str, str]
) -> None:
    assert ask_everything(app, administrator) >= 15


def test_a_stranger_gets_documented_answers(app: APIFlask) -> None:
    assert ask_everything(app, {"Origin": ORIGIN}) >= 15
