"""A file is what its content says, whatever it is called; the rest is refused in words."""

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backend.reading.files import ALLOWED, FACTS, Code, FileFormat, RefusedFileError, identify
from backend.reading.files.zip_names import names_in_zip
from tests.intake import files
from tests.reading.image import pictures

KNOWN = {
    FileFormat.JPEG: files.photo(),
    FileFormat.PNG: pictures.png(pictures.page()),
    FileFormat.WEBP: pictures.saved(pictures.page(), "WEBP"),
    FileFormat.HEIC: pictures.heic(),
    FileFormat.BMP: pictures.saved(pictures.page(), "BMP"),
    FileFormat.TIFF: pictures.saved(pictures.page(), "TIFF"),
    FileFormat.GIF: pictures.saved(pictures.page(), "GIF"),
    FileFormat.PDF: files.pdf(None),
    FileFormat.OFD: files.ofd(),
    FileFormat.XML: files.XML,
}


@pytest.mark.parametrize("file_format", FileFormat)
def test_every_accepted_format_is_recognised_and_has_its_facts(file_format: FileFormat) -> None:
    assert identify(KNOWN[file_format]) is file_format
    assert FACTS[file_format].media_type
    assert FACTS[file_format].label.split(" ")[0].upper() in ALLOWED.upper()


@pytest.mark.parametrize(
    "content",
    [
        b"<EInvoice/>",
        b"\xef\xbb\xbf<?xml version='1.0'?><EInvoice><a/></EInvoice>",
        "<?xml version='1.0' encoding='UTF-16'?><fp:Fapiao xmlns:fp='x'/>".encode("utf-16"),
        b"\n\n<?pi x?><!-- <html> -->\n<xbrl>x</xbrl>",
    ],
)
def test_xml_with_any_root_is_kept(content: bytes) -> None:
    assert identify(content) is FileFormat.XML


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PD",
        b"<",
        b"<!-- never closed",
        b"<html><body/></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<s:svg xmlns:s='http://www.w3.org/2000/svg'/>",
        b"\x00\x00\x00\x18ftypavif",
        b"RIFF\x00\x00\x00\x00WAVEfmt ",
        b"PK\x03\x04 no directory at all",
        files.plain_zip("ofd.xml"),
        files.plain_zip("a/OFD.xml"),
        files.plain_zip("OFD.xml\x00.txt"[:4]),
    ],
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(RefusedFileError) as refusal:
        identify(content)

    assert refusal.value.code in {Code.EMPTY, Code.BAD_FORMAT}
    assert refusal.value.reason.endswith("。")


@given(st.binary(max_size=300), st.sampled_from([b"", b"<", b"PK\x03\x04", b"%PDF-", b"\xff\xfe<"]))
@example(b"\xff" * 40, b"PK\x03\x04")
def test_no_bytes_make_it_fail(rest: bytes, start: bytes) -> None:
    with suppress(RefusedFileError):
        assert identify(start + rest) in FileFormat


@given(st.binary(max_size=400))
def test_a_damaged_zip_directory_gives_few_names_or_none(tail: bytes) -> None:
    names = names_in_zip(files.ofd()[:120] + tail)

    assert len(names) <= 2000
