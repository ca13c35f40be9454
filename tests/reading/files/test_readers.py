"""Readers of whole files: what they find, and what they leave to people."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from backend.reading.bounded import Reply, Runner
from backend.reading.files import (
    Code,
    FileFormat,
    FileReader,
    Findings,
    PageSize,
    Previewer,
    RefusedFileError,
    build_reader,
    identify,
)
from backend.reading.files.documents import PdfReader
from backend.reading.qr import Crc
from tests import payloads
from tests.intake import files
from tests.payloads import SPECIAL
from tests.reading.image import pictures

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
LIMIT = 20_000_000


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with Runner("backend.reading.worker", at_once=1, wait_s=60) as shared:
        yield shared


@pytest.fixture(scope="module")
def reader(runner: Runner) -> FileReader:
    return build_reader(runner, max_bytes=LIMIT)


def test_a_pdf_page_tells_its_invoice_and_where_it_stands(reader: FileReader) -> None:
    found = reader.read(files.pdf(None, files.SPECIAL), FileFormat.PDF, is_full=True)

    assert [(one.page, one.source, one.reading.ok) for one in found.invoices] == [(2, "qr", True)]
    assert (found.pages, found.code) == (2, None)


def test_the_quick_look_at_a_pdf_of_several_pages_is_not_the_last(reader: FileReader) -> None:
    found = reader.read(files.pdf(files.SPECIAL, None), FileFormat.PDF, is_full=False)

    assert (len(found.invoices), found.is_final) == (1, False)


def test_one_clear_code_on_one_page_needs_no_second_look(reader: FileReader) -> None:
    found = reader.read(files.pdf(files.SPECIAL), FileFormat.PDF, is_full=False)

    assert (len(found.invoices), found.is_final) == (1, True)


@dataclass
class SeenBefore(Runner):
    """Gives what a worker would have seen of a PDF."""

    seen: dict[str, Any]

    def run(self, task: str, facts: Mapping[str, Any], body: bytes, **_: Any) -> Reply:
        return Reply(self.seen)


def pdf_with(*texts: str, pages: int = 1, suspects: int = 0, unseen: int = 0) -> Findings:
    codes = [[1, text, [], "a", "zxing"] for text in texts]
    seen = {"pages": pages, "codes": codes, "suspects": suspects, "unseen": unseen}
    return PdfReader(SeenBefore(seen)).read(b"", is_full=True)


@pytest.mark.parametrize("texts", [[], [pictures.FOREIGN_TEXT], [payloads.OFFICIAL], [SPECIAL]])
def test_pages_that_nobody_looked_at_are_told_whatever_the_others_held(texts: list[str]) -> None:
    found = pdf_with(*texts, pages=20, unseen=3)

    assert "有3页未能在时限内识别" in (found.reason or "")


@pytest.mark.parametrize("texts", [[], [pictures.FOREIGN_TEXT]])
def test_pages_that_nobody_looked_at_are_not_called_empty(texts: list[str]) -> None:
    assert pdf_with(*texts, pages=20, unseen=3).code is Code.PAGES_NOT_SEEN


@pytest.mark.parametrize("texts", [[], [pictures.FOREIGN_TEXT], [payloads.OFFICIAL], [SPECIAL]])
def test_what_looks_like_a_code_on_a_pdf_page_is_told(texts: list[str]) -> None:
    found = pdf_with(*texts, suspects=2)

    assert "2处疑似二维码" in (found.reason or "")


def test_a_pdf_whose_codes_are_all_unclear_is_not_called_empty() -> None:
    assert pdf_with(suspects=1).code is Code.UNCLEAR_CODE


@pytest.mark.parametrize("is_pdf", [True, False])
def test_a_second_invoice_that_can_be_read_in_part_only_is_told(
    reader: FileReader, is_pdf: bool
) -> None:
    content, file_format = (
        (files.pdf(SPECIAL, payloads.OFFICIAL), FileFormat.PDF)
        if is_pdf
        else (files.photo(SPECIAL, payloads.OFFICIAL), FileFormat.JPEG)
    )

    found = reader.read(content, file_format, is_full=True)

    assert (len(found.invoices), len(found.hints), found.code) == (1, 1, None)
    assert "另有1处二维码只有部分发票信息" in (found.reason or "")


def test_of_two_invoices_that_can_be_read_in_part_one_is_typed_and_the_other_told() -> None:
    found = pdf_with(payloads.OFFICIAL, payloads.OFFICIAL.replace("00000003", "00000004"))

    assert found.code is Code.NEEDS_TYPING
    assert "另有1处二维码只有部分发票信息" in (found.reason or "")


def test_a_pdf_that_was_read_wholly_needs_no_remark() -> None:
    assert pdf_with(SPECIAL).reason is None


def test_a_payment_code_is_no_invoice(reader: FileReader) -> None:
    content = files.pdf(pictures.FOREIGN_TEXT)

    found = reader.read(content, FileFormat.PDF, is_full=True)

    assert (found.invoices, found.code) == ((), Code.OTHER_CODE)


def test_a_cut_off_photo_is_read_and_its_loss_is_told(reader: FileReader) -> None:
    photo = files.photo()

    found = reader.read(photo[: int(len(photo) * 0.95)], FileFormat.JPEG, is_full=False)

    assert len(found.invoices) == 1
    assert "图片不完整" in (found.reason or "")


def test_nothing_is_made_up_of_what_cannot_be_read(reader: FileReader) -> None:
    found = reader.read(files.ofd(), FileFormat.OFD, is_full=True)

    assert (found.invoices, found.code, found.is_final) == ((), Code.NOT_READ_YET, True)


def test_a_page_that_is_not_there_is_not_drawn(runner: Runner) -> None:
    with pytest.raises(RefusedFileError):
        Previewer(runner, max_bytes=LIMIT).draw(files.pdf(None), FileFormat.PDF, 2, PageSize.SMALL)


def samples(pattern: str) -> list[Path]:
    return sorted(SAMPLES.glob(pattern)) if SAMPLES.is_dir() else []


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="../shared/samples is absent")
def test_published_files_are_recognised_and_kept_or_read_rightly(reader: FileReader) -> None:
    truth = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))

    for path in [*samples("*.pdf"), *samples("*.ofd"), *samples("*.xml")]:
        content = path.read_bytes()
        file_format = identify(content)
        found = reader.read(content, file_format, is_full=True)

        assert path.name.endswith(file_format), path.name
        known = truth.get(path.name, {})
        for one in found.invoices:
            # Of a file whose values nobody wrote down, the trailer says that it was read wholly.
            is_whole = "number" not in known and one.reading.crc is Crc.OK
            assert is_whole or one.reading.number == known["number"], f"{path.name}: number differs"
        assert len(found.invoices) <= 1, path.name
