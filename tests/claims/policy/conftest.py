"""Claims, invoices and departments to be judged."""

from collections.abc import Callable

import pytest
from apiflask import APIFlask

from tests.claims.policy.shelf import Shelf


@pytest.fixture
def shelf(app: APIFlask, join: Callable[..., int]) -> Shelf:
    """Puts rows where the product would have put them."""
    return Shelf(app, join)
