"""One warm nursery each to read and to print, and desks whose stores are the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from apiflask import APIFlask

from backend.claims import service
from backend.claims.printing.composing import PrintDesk
from backend.claims.printing.press import Press
from backend.infra.config import Settings
from backend.infra.db import db
from backend.infra.files import DerivedStore, FileStore
from backend.invoices import service as invoices
from backend.reading.bounded import Runner


@pytest.fixture(scope="session")
def print_runner() -> Iterator[Runner]:
    with Runner(service.PRINT_WORKER, at_once=2, wait_s=60) as shared:
        yield shared


@pytest.fixture(scope="session")
def reading_runner() -> Iterator[Runner]:
    with Runner(invoices.WORKER, at_once=2, wait_s=60) as shared:
        yield shared


@pytest.fixture
def press(print_runner: Runner) -> Press:
    return Press(print_runner, max_bytes=20_000_000)


@pytest.fixture
def desk(press: Press, tmp_path: Path) -> PrintDesk:
    return PrintDesk(
        press=press,
        originals=FileStore(tmp_path / "files"),
        kept=DerivedStore(tmp_path / "prints"),
        most_bytes=60_000_000,
        is_demo=False,
    )


@pytest.fixture
def app(settings: Settings, print_runner: Runner, reading_runner: Runner) -> Iterator[APIFlask]:
    """The whole application; it reads and prints in the shared nurseries."""
    from backend.application import create_app

    application = create_app(settings)
    invoices.use(application, settings, reading_runner)
    service.use_press(application, settings, print_runner)
    application.testing = False
    yield application
    with application.app_context():
        db.session.remove()
        db.engine.dispose()
