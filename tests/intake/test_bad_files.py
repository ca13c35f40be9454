"""Bad input: each has its clear answer, and the service still answers the next person."""

import io
import zlib
from collections.abc import Callable

import pypdfium2
import pytest
from apiflask import APIFlask

from backend.infra.jobs import run_due
from backend.invoices.service.originals import tidy_name
from tests.intake import files
from tests.intake.files import send
from tests.personas import LIN, SignIn
from tests.reading.image import pictures


def encrypted_pdf() -> bytes:
    """A document whose password nobody knows: the handler's numbers are made up."""
    plain = files.pdf(None)
    keys = b"/O <%b> /U <%b>" % (b"41" * 32, b"42" * 32)
    handler = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 %b >> /ID [<00><00>] " % keys
    start = plain.index(b"<<", plain.rindex(b"trailer")) + 2
    return plain[:start] + handler + plain[start:]


def pdf_of_pages(count: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(count):
        document.new_page(200, 200)
    return _saved(document)


def pdf_of_size(side_pt: float) -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(side_pt, side_pt)
    return _saved(document)


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()


def pdf_bomb() -> bytes:
    """80 KB that unpack to 80 MB of drawing."""
    drawing = zlib.compress(b"0 0 m 500 500 l 0 500 l 500 0 l S\n" * 2_400_000, 9)
    return _pdf_with(drawing)


def _pdf_with(packed: bytes) -> bytes:
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    xref = b"xref\n0 5\n0000000000 65535 f \n" + table
    return body + xref + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)


SVG = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"
HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
DTD = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><EInvoice>&a;</EInvoice>"

REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a 100-megapixel bomb": (lambda: pictures.png_of_zeros(10_000, 10_000), "broken", "百万像素"),
    "the first 600 bytes of a JPEG": (lambda: files.photo()[:600], "broken", "损坏"),
    "an encrypted PDF": (encrypted_pdf, "encrypted", "密码"),
    "a cut-off PDF": (lambda: b"%PDF-1.7\n" + b"x" * 300, "broken", "损坏"),
    "a PDF of 21 pages": (lambda: pdf_of_pages(21), "too_many_pages", "20 页"),
    "a PDF page of 4 metres": (lambda: pdf_of_size(12_000), "page_too_large", "尺寸异常"),
    "an SVG": (lambda: SVG, "bad_format", "SVG"),
    "a page of HTML": (lambda: HTML, "bad_format", "网页"),
    "an XML with a DTD": (lambda: DTD, "bad_format", "DTD"),
    "a DTD in UTF-16": (lambda: DTD.decode().encode("utf-16"), "bad_format", "DTD"),
    "an empty file": (lambda: b"", "empty", "空的"),
    "a ZIP": (lambda: files.plain_zip("a.pdf", "b.pdf"), "bad_format", "ZIP"),
    "a Word document": (lambda: files.plain_zip("[Content_Types].xml"), "bad_format", "Office"),
    "a ZIP of thousands": (
        lambda: files.plain_zip(*(f"{n}.txt" for n in range(2500))),
        "bad_format",
        "太多",
    ),
    "a program": (lambda: b"\x7fELF" + bytes(200), "bad_format", "支持"),
    "a text": ("发票号码 12345678".encode, "bad_format", "支持"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_bad_file_is_refused_in_words_and_noted(sign_in: SignIn, what: str) -> None:
    make, code, word = REFUSED[what]
    browser = sign_in(LIN)

    answer = send(browser, make(), "invoice.pdf")

    problem = answer.get_json()
    assert (answer.status_code, problem["code"]) == (422, "intake.file_refused"), problem
    assert (problem["reason_code"], word in problem["detail"]) == (code, True), problem
    noted = browser.get(f"/api/uploads/{problem['upload_id']}").get_json()
    assert (noted["state"], noted["reference_no"]) == ("rejected", problem["reference_no"])
    assert send(browser, files.photo()).get_json()["state"] == "stored"


READ: dict[str, tuple[Callable[[], bytes], str]] = {
    "a HEIC": (pictures.heic, "heic"),
    "a PDF named .jpg": (lambda: files.pdf(files.SPECIAL), "pdf"),
    "a 16-bit PNG": (pictures.sixteen_bits, "png"),
    "black on transparent": (lambda: pictures.png(pictures.black_on_transparent()), "png"),
    "a JPEG cut at 95 %": (lambda: files.photo()[: int(len(files.photo()) * 0.95)], "jpeg"),
    "a TIFF": (lambda: pictures.saved(pictures.page(files.SPECIAL), "TIFF"), "tiff"),
    "a BMP": (lambda: pictures.saved(pictures.page(files.SPECIAL), "BMP"), "bmp"),
    "a GIF": (lambda: pictures.saved(pictures.page(files.SPECIAL), "GIF"), "gif"),
    "a WebP": (lambda: pictures.saved(pictures.page(files.SPECIAL), "WEBP"), "webp"),
}


@pytest.mark.parametrize("what", READ)
def test_an_odd_file_is_read_all_the_same(sign_in: SignIn, what: str) -> None:
    make, file_format = READ[what]

    upload = send(sign_in(LIN), make(), "picture.jpg").get_json()

    assert (upload["state"], upload["format"]) == ("stored", file_format)


def test_a_file_of_25_mb_is_told_its_limit(sign_in: SignIn) -> None:
    browser = sign_in(LIN)

    answer = send(browser, b"\xff\xd8\xff" + bytes(25_000_000))

    problem = answer.get_json()
    assert (answer.status_code, problem["code"]) == (413, "intake.too_large")
    assert "20 MB" in problem["detail"]
    assert browser.get("/api/uploads").get_json()["counts"]["total"] == 0


def test_a_file_just_over_the_limit_is_too_large_although_its_form_would_fit(
    sign_in: SignIn,
) -> None:
    answer = send(sign_in(LIN), bytes(20_000_001))

    assert (answer.status_code, answer.get_json()["code"]) == (413, "intake.too_large")


@pytest.mark.timeout(60)
def test_a_pdf_that_unpacks_without_end_is_stopped_and_refused(
    app: APIFlask, sign_in: SignIn
) -> None:
    browser = sign_in(LIN)

    sent = send(browser, pdf_bomb(), "bomb.pdf")
    with app.app_context():
        run_due()

    upload = browser.get("/api/uploads").get_json()["items"][0]
    assert sent.status_code in {201, 422}
    assert upload["state"] in {"rejected", "needs_confirmation"}
    assert upload["reason"]
    assert send(browser, files.photo()).get_json()["state"] == "stored"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\林\\发票.pdf", "发票.pdf"),
        ("a\x00b\r\nSet-Cookie: x.jpg", "abSet-Cookie: x.jpg"),
        ("gpj.\u202eexe.pdf", "gpj.exe.pdf"),
        ("...", "未命名"),
        ("长" * 300 + ".pdf", "长" * 196 + ".pdf"),
    ],
)
def test_a_tricky_name_is_only_a_name(sign_in: SignIn, name: str, shown: str) -> None:
    browser = sign_in(LIN)

    upload = send(browser, files.XML, name.replace("\r\n", "").replace("\x00", "")).get_json()

    assert tidy_name(name) == shown
    assert "/" not in upload["file_name"]
    assert browser.get(f"/api/uploads/{upload['id']}/original").status_code == 200
