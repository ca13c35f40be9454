"""Where tests may write without a disk: nothing they write has to outlive them.

A commit that waits for a disk takes a hundred times as long as the test that makes it.
"""

import os
import shutil
from pathlib import Path

_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - each run makes its own private folder in it
_WANTED = 3 * 1024**3


def memory_folder() -> Path | None:
    """A file system in memory with room for a whole run, or None: then the disk has to do."""
    if not os.access(_SHARED_MEMORY, os.W_OK):
        return None
    return _SHARED_MEMORY if shutil.disk_usage(_SHARED_MEMORY).free >= _WANTED else None


def use_memory() -> None:
    """Make pytest's temporary folders there, unless whoever runs it has said where."""
    folder = memory_folder()
    if folder is not None:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(folder))
