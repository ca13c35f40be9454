"""A running sandbox for the tests that speak to one."""

from collections.abc import Iterator

import pytest

from tests.sandbox_server import RunningSandbox, running_sandbox


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    """A pretend provider that nobody has spoken to yet."""
    with running_sandbox() as running:
        yield running
