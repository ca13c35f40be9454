"""Where originals lie in one application, and who reads and draws them."""

from dataclasses import dataclass
from typing import Any

from backend.infra.config import Settings
from backend.infra.files import DerivedStore, FileStore
from backend.infra.parts import part, provide
from backend.reading.bounded import Runner
from backend.reading.files import FileReader, Previewer, build_reader

WORKER = "backend.reading.worker"


@dataclass(frozen=True, slots=True)
class FileDesk:
    """The store of originals, that of pictures made of them, and who makes these."""

    originals: FileStore
    previews: DerivedStore
    reader: FileReader
    previewer: Previewer


def use(app: Any, settings: Settings, runner: Runner) -> None:
    """Give ``app`` its desk; ``runner`` starts with the first file."""
    max_bytes = upload_limit(settings)
    provide(
        app,
        FileDesk(
            FileStore(settings.files_folder),
            DerivedStore(settings.files_folder / "previews"),
            build_reader(runner, max_bytes=max_bytes),
            Previewer(runner, max_bytes=max_bytes),
        ),
    )


def upload_limit(settings: Settings) -> int:
    """Bytes of the largest file that is taken."""
    return int(settings.upload_limit_mb * 1_000_000)


def desk() -> FileDesk:
    """Of the running application."""
    return part(FileDesk)
