"""The task that binds the form and what follows it into one file: nothing is drawn anew."""

import io
import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from pypdfium2 import PdfDocument, PdfMatrix
from pypdfium2 import raw as pdfium

from backend.claims.printing.limits import A4, HALF
from backend.reading.bounded.value import Reply

Place = tuple[int, int]
"""Which file (by its position in the order) and which page of it, from 0."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """``is_composed``: its one or two places are halves of an A4 sheet."""

    places: tuple[Place, ...]
    is_composed: bool


def bind(facts: dict[str, Any], body: bytes) -> Reply:
    """Facts: target (path of the file to write), is_half (of the form).

    Body: {"form": path, "files": [path], "sheets": [{"places", "is_composed"}]}. The files are
    ours: every one came out of a worker.
    """
    order = json.loads(body)
    sheets = [
        _Sheet(tuple((file, page) for file, page in one["places"]), one["is_composed"])
        for one in order["sheets"]
    ]
    with ExitStack() as stack:
        binder = _Binder(PdfDocument.new(), [Path(one) for one in order["files"]], stack)
        binder.add_form(Path(order["form"]), is_half=facts["is_half"])
        binder.add_sheets(sheets)
        with Path(facts["target"]).open("xb") as target:
            binder.whole.save(target)
        return Reply({"pages": len(binder.whole)})


@dataclass(slots=True)
class _Binder:
    whole: PdfDocument
    files: Sequence[Path]
    stack: ExitStack
    opened: dict[int, PdfDocument] = field(default_factory=dict)

    def add_form(self, path: Path, *, is_half: bool) -> None:
        form = self.stack.enter_context(PdfDocument(path))
        self.whole.import_pages(_two_up(form) if is_half else form)

    def add_sheets(self, sheets: Sequence[_Sheet]) -> None:
        for run in _runs(sheets):
            if run[0].is_composed:
                self._compose(run[0].places)
            else:
                source = self._file(run[0].places[0][0])
                self.whole.import_pages(source, [sheet.places[0][1] for sheet in run])

    def _compose(self, places: Sequence[Place]) -> None:
        sheet = self.whole.new_page(*A4)
        for position, (file, number) in enumerate(places):
            source = self._file(file)
            left, bottom, right, top = source[number].get_cropbox()
            drawn = source.page_as_xobject(number, self.whole).as_pageobject()
            free = (A4[0] - (right - left)) / 2, (HALF[1] - (top - bottom)) / 2
            floor = 0.0 if position else A4[1] - HALF[1]
            drawn.transform(PdfMatrix().translate(free[0] - left, floor + free[1] - bottom))
            sheet.insert_obj(drawn)
        sheet.gen_content()
        sheet.close()

    def _file(self, number: int) -> PdfDocument:
        if number not in self.opened:
            self.opened[number] = self.stack.enter_context(PdfDocument(self.files[number]))
        return self.opened[number]


def _runs(sheets: Sequence[_Sheet]) -> Iterator[list[_Sheet]]:
    """Whole pages of one file together: what they share is then copied once."""

    def key(numbered: tuple[int, _Sheet]) -> tuple[bool, int]:
        position, sheet = numbered
        return sheet.is_composed, position if sheet.is_composed else sheet.places[0][0]

    for _, run in groupby(enumerate(sheets), key=key):
        yield [sheet for _, sheet in run]


def _two_up(form: PdfDocument) -> PdfDocument:
    width, height = A4
    raw = pdfium.FPDF_ImportNPagesToOne(form, width, height, 1, 2)
    if not raw:
        raise RuntimeError("the form could not be put two on a sheet")
    file = io.BytesIO()
    PdfDocument(raw).save(file)
    return PdfDocument(file.getvalue())
