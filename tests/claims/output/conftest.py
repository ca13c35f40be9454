"""A press with one warm nursery for all tests, and a desk whose stores are the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.claims.printing.composing import PrintDesk
from backend.claims.printing.press import WORKER, Press
from backend.infra.files import DerivedStore, FileStore
from backend.reading.bounded import Runner


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    with Runner(WORKER, at_once=2, wait_s=60) as runner:
        yield Press(runner, max_bytes=20_000_000)


@pytest.fixture
def desk(press: Press, tmp_path: Path) -> PrintDesk:
    return PrintDesk(
        press=press,
        originals=FileStore(tmp_path / "files"),
        kept=DerivedStore(tmp_path / "prints"),
        most_bytes=60_000_000,
        is_demo=False,
    )
