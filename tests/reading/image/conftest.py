"""One warm nursery for all tests of pictures."""

from collections.abc import Iterator

import pytest

from backend.reading.bounded import Runner
from backend.reading.image import WORKER, PictureReader


@pytest.fixture(scope="session")
def runner() -> Iterator[Runner]:
    with Runner(WORKER, at_once=2, wait_s=60) as shared:
        yield shared


@pytest.fixture(scope="session")
def reader(runner: Runner) -> PictureReader:
    return PictureReader(runner)
