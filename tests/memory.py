"""What tests may do with memory: write into it instead of to a disk, and let rubbish lie.

Nothing they write has to outlive them, and a commit that waits for a disk takes a hundred times
as long as the test that makes it.
"""

import gc
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


def collect_rarely() -> None:
    """Look for circles of rubbish seldom: the many objects of imports were a fifth of all time.

    Not too seldom either: rubbish that is spread over much memory is slow to write over.
    """
    gc.set_threshold(20_000, 20, 50)
