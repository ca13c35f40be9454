"""Looks at a backup once more: the whole by the journal's hash, then everything inside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from backend.clearing.states import BackupProblem, CopyState
from backend.infra.sealed_file import SealedFileError
from backend.station.backup import Vault, hash_of, look_into, opened
from backend.station.journal import Journal

_MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class ProductCopy:
    """The product's own copy. ``originals`` are there; ``wanted`` were there when it was made."""

    state: CopyState
    file: str = ""
    place: str = ""
    byte_count: int = 0
    originals: int = 0
    wanted: int = 0

    def shown(self) -> dict[str, Any]:
        """For the journal."""
        return {
            "state": self.state,
            "file": self.file,
            "place": self.place,
            "byte_count": self.byte_count,
            "originals": self.originals,
            "wanted": self.wanted,
        }


@dataclass(frozen=True, slots=True)
class Opened:
    """What a look came to; ``files`` is empty when the archive is not sound."""

    problem: BackupProblem | None = None
    detail: str = ""
    place: str = ""
    sha256: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    product: ProductCopy | None = None

    def shown(self) -> dict[str, Any]:
        """For the journal: names and sizes, no content."""
        return {
            "problem": self.problem,
            "detail": self.detail,
            "place": self.place,
            "sha256": self.sha256,
            "files": [
                {"name": name, "byte_count": len(content)}
                for name, content in sorted(self.files.items())
            ],
            "product": self.product and self.product.shown(),
        }


def noted_backup(journal: Journal, session_id: str) -> dict[str, Any] | None:
    """What the journal says of the session's backup; None = it knows of none."""
    noted = [one.body for one in journal.entries(session_id) if one.kind == "backed_up"]
    return noted[-1] if noted else None


def look_again(noted: Mapping[str, Any] | None, vault: Vault) -> Opened:
    """Open the sealed file and all in it. OSError when a disk cannot be read."""
    if noted is None:
        return Opened(BackupProblem.UNKNOWN_SESSION)
    archive = open_noted(noted, vault)
    if archive.problem is not None:
        return archive
    product = _look_at_copy(noted.get("product") or {}, vault)
    problem, detail = _trouble_of(product)
    return Opened(problem, detail, archive.place, archive.sha256, archive.files, product)


def open_noted(noted: Mapping[str, Any], vault: Vault) -> Opened:
    """The archive only. The first place that has it unchanged counts. OSError."""
    name, wanted = Path(str(noted["file"])).name, str(noted["sha256"])
    there = [one / name for one in vault.places if (one / name).is_file()]
    if not there:
        looked_at = "、".join(str(one) for one in vault.places)
        return Opened(BackupProblem.FILE_MISSING, looked_at)
    file, found = _first_sound(there, wanted)
    place = str(file.parent)
    if found != wanted:
        return Opened(BackupProblem.FILE_ALTERED, str(file), place, found)
    if not opens(file, vault.key):
        return Opened(BackupProblem.WRONG_KEY, str(file), place, found)
    try:
        files, differing = look_into(file, vault.key)
    except SealedFileError:
        return Opened(BackupProblem.CONTENT_DIFFERS, "manifest.json", place, found)
    if differing:
        return Opened(BackupProblem.CONTENT_DIFFERS, _some(differing), place, found)
    return Opened(place=place, sha256=found, files=files)


def _first_sound(there: list[Path], wanted: str) -> tuple[Path, str]:
    """The file whose hash fits, else the first one; with the hash found."""
    found = [(one, hash_of(one)) for one in there]
    return next((one for one in found if one[1] == wanted), found[0])


def _some(names: list[str]) -> str:
    more = f" 等 {len(names)} 个" if len(names) > _MOST_NAMES else ""
    return "、".join(names[:_MOST_NAMES]) + more


def _look_at_copy(facts: Mapping[str, Any], vault: Vault) -> ProductCopy:
    if facts.get("where") != "here":
        return ProductCopy(CopyState.ELSEWHERE)
    name, wanted = Path(str(facts["file"])).name, int(facts.get("originals", 0))
    there = [place / "product" / name for place in vault.places]
    there = [one for one in there if one.is_file()]
    originals = max((_count(one / "product" / "files") for one in vault.places), default=0)
    if not there:
        return ProductCopy(CopyState.GONE, name, originals=originals, wanted=wanted)
    file, found = _first_sound(there, str(facts["sha256"]))
    state = CopyState.ALTERED
    if found == facts["sha256"]:
        state = CopyState.SOUND if opens(file, vault.key) else CopyState.WRONG_KEY
    size = file.stat().st_size
    return ProductCopy(state, name, str(file.parent), size, originals, wanted)


def _count(folder: Path) -> int:
    return sum(1 for _ in folder.glob("??/*.sealed"))


def opens(file: Path, key: bytes) -> bool:
    """Whether every piece of a sealed file is proven by this key."""
    try:
        for _ in opened(file, key):
            pass
    except SealedFileError:
        return False
    return True


def _trouble_of(product: ProductCopy) -> tuple[BackupProblem | None, str]:
    """A copy that is gone is none: newer ones stand for it."""
    if product.state is CopyState.ALTERED:
        return BackupProblem.COPY_ALTERED, product.file
    if product.state is CopyState.WRONG_KEY:
        return BackupProblem.COPY_WRONG_KEY, product.file
    missing = product.wanted - product.originals
    if missing > 0:
        return BackupProblem.ORIGINALS_MISSING, f"{missing} 份"
    return None, ""
