"""Files stay as they came, whole or not at all."""

import contextlib
import hashlib
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.infra.files import FileStore


def test_what_was_put_comes_back_under_its_own_hash(tmp_path: Path) -> None:
    store = FileStore(tmp_path)

    digest = store.put(b"a screenshot")
    again = store.put(b"a screenshot")

    assert digest == again == hashlib.sha256(b"a screenshot").hexdigest()
    assert store.get(digest) == b"a screenshot"
    assert len(files_in(tmp_path)) == 1


@contextlib.contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process may grow beyond ten bytes; short, since the log is a file too."""
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, former[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)


def test_a_file_that_does_not_fit_leaves_nothing_behind(tmp_path: Path) -> None:
    store = FileStore(tmp_path)

    with pytest.raises(OSError, match="large"), full_disk():
        store.put(b"a screenshot")

    assert files_in(tmp_path) == []


def files_in(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file()]
