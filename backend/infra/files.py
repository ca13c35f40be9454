"""Files kept byte-exact under their SHA-256; a file that is there is never changed."""

import hashlib
import os
import secrets
from pathlib import Path


class FileStore:
    """Content-addressed folder: ``ab/cd/abcd...``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, content: bytes) -> str:
        """Keep ``content``; gives its SHA-256 in hex. Complete on disk when it returns."""
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f".{secrets.token_hex(8)}")
            with draft.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.rename(path)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes kept under ``digest``; FileNotFoundError when there are none."""
        return self._path(digest).read_bytes()

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest[2:4] / digest
