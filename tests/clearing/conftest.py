"""A paired station in a company whose tax clerk is 钱."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from backend.accounts.rules import Role
from backend.clearing.service.parts import clear_desk
from tests.clearing.wire import Clerk, Wire, pair
from tests.fakes import FakeClock
from tests.faults.clearing.desk import Desk, serving_bureau
from tests.personas import QIAN, ZHOU, NewClient, SignIn


@pytest.fixture
def qian(sign_in: SignIn, clock: FakeClock) -> FlaskClient:
    """钱's browser; time stands still."""
    return sign_in(QIAN)


@pytest.fixture
def wire(qian: FlaskClient, new_client: NewClient) -> Wire:
    """A station that has been paired and not heard of."""
    client = new_client()
    client.environ_base.pop("HTTP_ORIGIN")  # a station is no browser
    return pair(qian, client)


@pytest.fixture
def clerk(wire: Wire, tmp_path: Path) -> Iterator[Clerk]:
    """The real engine behind the same wire."""
    folder = tmp_path / "station"
    folder.mkdir()
    with serving_bureau() as (office, line, bureau):
        desk = Desk(folder, office, line, bureau)
        yield Clerk(wire, desk)
        desk.journal.close()


@pytest.fixture
def press(app: APIFlask) -> Iterator[None]:
    """What sets reports ends with the test."""
    with app.app_context():
        runner = clear_desk().press
    with runner:
        yield


@pytest.fixture
def new_station(qian: FlaskClient, new_client: NewClient, wire: Wire) -> Wire:
    """A second desk."""
    return pair(qian, new_client(), name="二楼")


@pytest.fixture
def stranger(sign_in: SignIn) -> FlaskClient:
    """The tax clerk of another company."""
    return sign_in(replace(ZHOU, roles=frozenset({Role.EMPLOYEE, Role.CLEARING_OPERATOR})))
