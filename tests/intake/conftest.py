"""An application whose files are read by one warm nursery for all tests."""

from collections.abc import Iterator

import pytest
from apiflask import APIFlask

from backend.infra.config import Settings
from backend.infra.db import db
from backend.invoices import service
from backend.reading.bounded import Runner


@pytest.fixture(scope="session")
def runner() -> Iterator[Runner]:
    with Runner(service.WORKER, at_once=2, wait_s=60) as shared:
        yield shared


@pytest.fixture
def app(settings: Settings, runner: Runner) -> Iterator[APIFlask]:
    """The whole application; its readers work in the shared nursery."""
    from backend.application import create_app

    application = create_app(settings)
    service.use(application, settings, runner)
    application.testing = False
    yield application
    with application.app_context():
        db.session.remove()
        db.engine.dispose()
