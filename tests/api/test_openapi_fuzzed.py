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
# Signing out would end the session that the other routes are asked with.
LEFT_OUT = "/api/logout"
PARTS = 6
"""Into so many tests the operations are dealt: each ends in time, workers share them."""


def ask_part(app: APIFlask, part: int, headers: dict[str, str], *, examples: int) -> int:
    """Asks one part of the operations with right and wrong input; gives how many there are."""
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", app).exclude(path=LEFT_OUT)
    operations = [cast(Any, result).ok() for result in schema.get_all_operations()][part::PARTS]
    for operation in operations:
        for mode in GenerationMode:
            ask(operation, mode, headers, examples)
    return len(operations)


def ask(operation: Any, mode: GenerationMode, headers: dict[str, str], examples: int) -> None:
    @given(case=operation.as_strategy(generation_mode=mode))
    @hypothesis_settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
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


@pytest.mark.parametrize("part", range(PARTS))
def test_a_signed_in_administrator_gets_documented_answers(
    app: APIFlask, administrator: dict[str, str], part: int
) -> None:
    assert ask_part(app, part, administrator, examples=3) >= 15


@pytest.mark.parametrize("part", range(PARTS))
def test_a_stranger_gets_documented_answers(app: APIFlask, part: int) -> None:
    assert ask_part(app, part, {"Origin": ORIGIN}, examples=2) >= 15


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(PARTS))
def test_a_signed_in_administrator_gets_documented_answers_to_many_questions(
    app: APIFlask, administrator: dict[str, str], part: int
) -> None:
    assert ask_part(app, part, administrator, examples=25) >= 15
