"""A provider that the tests script, and a sandbox for those that want the wire."""

from collections.abc import Iterator

import pytest
from apiflask import APIFlask

from backend.infra.config import Settings
from backend.verification import service as verification
from tests.fakes import FakeClock
from tests.personas import LIN, SignIn
from tests.sandbox_server import RunningSandbox, running_sandbox
from tests.verification.desk import Desk
from tests.verification.fakes import FakeProvider


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    """A pretend provider that nobody has spoken to yet."""
    with running_sandbox() as running:
        yield running


@pytest.fixture
def provider() -> FakeProvider:
    """Finds everything valid until told otherwise."""
    return FakeProvider()


@pytest.fixture
def desk(
    app: APIFlask, settings: Settings, provider: FakeProvider, clock: FakeClock, sign_in: SignIn
) -> Desk:
    """林's browser, with the scripted provider behind the application."""
    verification.use(app, settings, provider)
    return Desk(app, sign_in(LIN))
