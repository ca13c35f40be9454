"""People who file tickets, and who answers them."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from backend.accounts.guard import Permission, permits
from tests.fakes import FakeClock
from tests.personas import LIN, SUN, SignIn

Json = dict[str, Any]
FileTicket = Callable[..., Json]
_keys = count(1)


@pytest.fixture
def lin(sign_in: SignIn, clock: FakeClock) -> FlaskClient:
    """林's browser; time stands still."""
    return sign_in(LIN)


@pytest.fixture
def sun(sign_in: SignIn, clock: FakeClock) -> FlaskClient:
    """孙 answers tickets."""
    return sign_in(SUN)


def send(browser: FlaskClient, **members: Any) -> Any:
    """A new ticket, whatever comes of it."""
    body = {"kind": "other", "title": "打不开", "description": "点开就报错"} | members
    headers = {"Idempotency-Key": f"ticket-{next(_keys):08}"}
    return browser.post("/api/tickets", json=body, headers=headers)


@pytest.fixture
def file_ticket(lin: FlaskClient) -> FileTicket:
    """林 files a ticket; gives it as it stands."""

    def file(**members: Any) -> Json:
        answer = send(lin, **members)
        assert answer.status_code == 201, answer.get_json()
        ticket: Json = answer.get_json()
        return ticket

    return file


@pytest.fixture
def broken(app: APIFlask) -> str:
    """A route that fails with what a person typed in its error, and what it had logged."""

    @app.post("/api/broken/<int:number>")
    @permits(Permission.PUBLIC)
    def fail(number: int) -> str:
        import structlog
        from flask import request

        typed = request.get_json()
        log = structlog.get_logger("test")
        log.info("before_it_broke", password=typed["password"], note=typed["note"], number=number)
        raise RuntimeError(f"cannot take {typed}")

    return "/api/broken/7"
