"""A company's books with a scripted tax office behind them."""

from collections.abc import Callable

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from backend.infra.config import Settings
from backend.verification import service as verification
from tests.claims.money.books import Books
from tests.fakes import FakeClock
from tests.personas import LI, ZHAO, SignIn
from tests.verification.fakes import FakeProvider


@pytest.fixture
def provider() -> FakeProvider:
    """Finds everything valid until told otherwise."""
    return FakeProvider()


@pytest.fixture
def books(
    app: APIFlask,
    settings: Settings,
    provider: FakeProvider,
    clock: FakeClock,
    join: Callable[..., int],
) -> Books:
    """Approved claims are made here; 查验 is answered by ``provider``."""
    verification.use(app, settings, provider)
    return Books(app, join)


@pytest.fixture
def cashier(sign_in: SignIn, books: Books) -> FlaskClient:
    """赵's browser."""
    return sign_in(ZHAO)


@pytest.fixture
def accountant(sign_in: SignIn, books: Books) -> FlaskClient:
    """李's browser."""
    return sign_in(LI)
