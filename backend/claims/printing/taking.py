"""Each proof made ready once: checked, drawn fit for paper, and kept as long as prints are."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from backend.claims.printing.press import Press, RefusedProofError
from backend.claims.printing.proofs import Fate, Page, ProofFile, Taken
from backend.infra.files import DerivedStore, FileStore
from backend.reading.files import FileFormat

_FORM = "1"
"""Part of a kept piece's name: another way of taking gets another number."""
_DOTS_PER_MM = 150 / 25.4
_HALF_MM = (183.0, 124.0)


@dataclass(frozen=True, slots=True)
class TakenPicture:
    """``width_mm`` None: as large as the sheet allows."""

    jpeg: Path
    width_mm: float | None
    is_half: bool


@dataclass(slots=True)
class Taker:
    """Takes proofs for one print; afterwards it knows the piece behind each SHA-256."""

    press: Press
    originals: FileStore
    kept: DerivedStore
    may_halve: bool
    """Whether small pages of documents share a sheet."""
    documents: dict[str, Path] = field(default_factory=dict)
    pictures: dict[str, TakenPicture] = field(default_factory=dict)

    def take(self, file: ProofFile) -> Taken:
        """PRINTED, DAMAGED or MISSING; never an error of the file itself."""
        try:
            if file.file_format is FileFormat.PDF:
                return self._document(file)
            return self._picture(file)
        except FileNotFoundError:
            return Taken(fate=Fate.MISSING)
        except RefusedProofError as error:
            return Taken(fate=Fate.DAMAGED, reason=error.reason)

    def _document(self, file: ProofFile) -> Taken:
        path, facts = self._kept(file, "document")
        if path is None:
            document = self.press.take_document(self.originals.get(file.sha256))
            facts = {"halves": document.halves}
            path = self._keep(file, "document", document.pdf, facts)
        self.documents[file.sha256] = path
        pages = tuple(Page(is_half=self.may_halve and one) for one in facts["halves"])
        return Taken(fate=Fate.PRINTED, pages=pages)

    def _picture(self, file: ProofFile) -> Taken:
        path, facts = self._kept(file, "picture")
        if path is None:
            picture = self.press.take_picture(self.originals.get(file.sha256))
            facts = {"width": picture.width, "height": picture.height}
            path = self._keep(file, "picture", picture.jpeg, facts)
        width_mm, is_half = fitted(facts["width"], facts["height"])
        self.pictures[file.sha256] = TakenPicture(path, width_mm, is_half)
        return Taken(fate=Fate.PRINTED, pages=(Page(is_half=is_half),))

    def _kept(self, file: ProofFile, kind: str) -> tuple[Path | None, dict[str, Any]]:
        facts = self.kept.get(_name(file, f"{kind} facts"))
        path = self.kept.path(_name(file, kind))
        return (path, json.loads(facts)) if path and facts else (None, {})

    def _keep(self, file: ProofFile, kind: str, content: bytes, facts: dict[str, Any]) -> Path:
        with self.kept.workshop() as folder:
            made = folder / "piece"
            made.write_bytes(content)
            path = self.kept.adopt(_name(file, kind), made)
        self.kept.put(_name(file, f"{kind} facts"), json.dumps(facts).encode())
        return path


def _name(file: ProofFile, kind: str) -> str:
    return hashlib.sha256(f"{file.sha256}/{kind}/{_FORM}".encode()).hexdigest()


def fitted(width: int, height: int) -> tuple[float | None, bool]:
    """Of a picture of so many pixels: its width on paper in mm, and whether a half will do.

    A small one is not blown up: at 150 dots to the inch or finer. None: it fills its sheet.
    """
    wide, high = width / _DOTS_PER_MM, height / _DOTS_PER_MM
    if wide <= _HALF_MM[0] and high <= _HALF_MM[1]:
        return wide, True
    return None, width >= height
