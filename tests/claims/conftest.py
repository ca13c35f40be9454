"""Claims in every state that a test begins with."""

from collections.abc import Callable
from typing import Any

import pytest
from apiflask import APIFlask

from tests.claims.book import Book
from tests.fakes import FakeClock
from tests.personas import SignIn


@pytest.fixture
def book(app: APIFlask, sign_in: SignIn, join: Callable[..., int], clock: FakeClock) -> Book:
    """Makes invoices, drafts and acts; time stands still on a Monday in November."""
    return Book(app, sign_in, join)


@pytest.fixture
def draft(book: Book) -> dict[str, Any]:
    """林's draft over one invoice of 106.00."""
    return book.draft()


@pytest.fixture
def submitted_claim(book: Book) -> dict[str, Any]:
    """The same, handed in; 王 may approve it."""
    return book.submitted()


@pytest.fixture
def approved_claim(book: Book) -> dict[str, Any]:
    """The same, approved by 王: 待支付."""
    return book.approved()
