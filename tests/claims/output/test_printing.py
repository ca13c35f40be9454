"""打印 over the API: the claim's readers get it, preview and file are one, nobody else does."""

import io
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from PIL import Image
from urllib3 import encode_multipart_formdata

from backend.claims.printing.composing import PrintDesk
from backend.claims.service import tidy_prints
from backend.infra.db import transaction
from backend.infra.parts import part
from backend.invoices.models import Invoice
from backend.invoices.service import NewFile, originals
from backend.invoices.service import attach as put_behind
from tests.claims.book import TRAINING, Book, line
from tests.claims.output import papers
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import CHEN, FENG, LI, LIN, SUN, WANG, ZHAO, ZHOU, NewClient


def add_file(app: APIFlask, invoice_id: int, content: bytes, name: str = "票.pdf") -> str:
    """Put a file behind an invoice as intake does."""
    with app.app_context():
        sha256 = originals.keep_bytes(content)
        with transaction() as session:
            invoice = session.get_one(Invoice, invoice_id)
            new = NewFile(
                upload_id=1,
                sha256=sha256,
                file_name=name,
                file_format="pdf",
                byte_count=len(content),
                pages=1,
            )
            put_behind(session, invoice, new)
    return sha256


def attach(book: Book, claim: dict[str, Any], content: bytes, name: str, line_key: str = "") -> Any:
    body, kind = encode_multipart_formdata({"file": (name, content), "line_key": line_key})
    url = f"/api/claims/{claim['id']}/attachments"
    answer = book.browser(LIN).post(url, data=body, content_type=kind)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return answer.get_json()


@both_databases
def test_the_file_holds_the_form_the_invoices_and_the_proofs(book: Book, app: APIFlask) -> None:
    first, second = book.invoice(), book.invoice()
    add_file(app, first, papers.text_pdf("face-of-one"))
    lines = [line(first), line(second, expense_type_id=TRAINING)]
    draft = book.draft(lines=lines)
    attach(book, draft, papers.text_pdf("programme"), "日程.pdf", lines[1]["key"])
    book.join(WANG)
    claim = book.do(WANG, book.do(LIN, book.get(LIN, draft), "submit"), "approve")

    answer = book.browser(LIN).get(f"/api/claims/{claim['id']}/print.pdf?with=all")

    assert answer.status_code == 200
    assert answer.content_type == "application/pdf"
    assert claim["claim_no"] in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "private, no-store"
    pages = papers.texts_of(answer.data)
    assert pages[-2:] == ["face-of-one", "programme"]
    form = pages[0]
    for expected in (
        *(claim["claim_no"], "林小满", "晴川文化传播（武汉）有限公司", "待支付"),
        *(one["invoice"]["number"] for one in claim["lines"]),
        *("¥106.00", "¥212.00", "贰佰壹拾贰元整", "王建国", "同意", "日程.pdf"),
        *("没有原件文件（扫码或手工录入）", "6222000011112222"),
    ):
        assert expected in form


def test_what_a_print_has_is_told_before_it_is_looked_at(book: Book, app: APIFlask) -> None:
    invoice_id = book.invoice()
    sha256 = add_file(app, invoice_id, papers.text_pdf("face", size=papers.HALF))
    claim = book.submitted(lines=[line(invoice_id)])
    browser, url = book.browser(LIN), f"/api/claims/{claim['id']}"

    told = browser.get(f"{url}/print?paper=half").get_json()

    assert told["claim_no"] == claim["claim_no"]
    assert (told["pages"], told["pages_apart"]) == (2, 2)
    assert [one["fate"] for one in told["proofs"]] == ["printed"]
    assert told["proofs"][0]["file_name"] == "票.pdf"
    file = browser.get(f"{url}/print.pdf?paper=half&at={told['printed_at']}")
    assert told["byte_count"] == len(file.data) == file.content_length
    assert sha256 in papers.texts_of(file.data)[0]
    alone = browser.get(f"{url}/print?with=form").get_json()
    assert (alone["pages"], alone["proofs"]) == (1, [])


def test_the_preview_is_the_print_pixel_for_pixel(book: Book, clock: FakeClock) -> None:
    claim = book.submitted(lines=[line(book.invoice()) for _ in range(60)])
    browser, url = book.browser(LIN), f"/api/claims/{claim['id']}"
    told = browser.get(f"{url}/print?paper=half").get_json()
    query = f"?paper=half&at={told['printed_at']}"
    clock.pass_time(minutes=7)

    file = browser.get(f"{url}/print.pdf{query}").data
    pictures = [
        browser.get(f"{url}/print/pages/{page}.png{query}") for page in range(1, told["pages"] + 1)
    ]

    assert told["pages"] > 1
    for page, answer in enumerate(pictures, 1):
        shown = Image.open(io.BytesIO(answer.data)).convert("RGB")
        assert max(shown.size) == 1600
        assert shown.tobytes() == papers.drawn(file, page, long_side=1600).tobytes()
    assert "打印2026-11-2310:00林小满" in papers.texts_of(file)[0]
    assert browser.get(f"{url}/print/pages/99.png{query}").status_code == 404


def test_whoever_reads_the_claim_prints_it_and_sees_what_he_may(book: Book) -> None:
    claim = book.approved()
    url = f"/api/claims/{claim['id']}/print.pdf?with=form"

    texts = {
        one.username: papers.texts_of(book.browser(one).get(url).data)[0]
        for one in (LIN, WANG, ZHAO, LI)
    }

    assert all("6222000011112222" in texts[one] for one in ("lin", "zhao"))
    assert all("****2222" in texts[one] for one in ("wang", "li"))
    assert not any("6222000011112222" in texts[one] for one in ("wang", "li"))


@pytest.mark.parametrize("path", ["print", "print.pdf", "print/pages/1.png"])
def test_nobody_else_learns_of_it(book: Book, new_client: NewClient, path: str) -> None:
    claim = book.submitted()
    url = f"/api/claims/{claim['id']}/{path}"

    refused = [book.browser(one).get(url).status_code for one in (ZHOU, SUN, CHEN, FENG)]

    assert refused == [404] * 4
    assert book.browser(LIN).get(f"/api/claims/999999999/{path}").status_code == 404
    assert book.browser(LIN).get(f"/api/claims/99999999999/{path}").status_code == 404
    assert new_client().get(url).status_code == 401


def test_a_draft_is_its_writers_own_and_says_that_it_is_one(book: Book) -> None:
    draft = book.draft()
    url = f"/api/claims/{draft['id']}/print.pdf"

    mine = book.browser(LIN).get(url)

    assert "草稿" in papers.texts_of(mine.data)[0]
    assert book.browser(LI).get(url).status_code == 404


def test_originals_beyond_the_bound_are_refused_and_the_form_still_prints(
    book: Book, app: APIFlask
) -> None:
    invoice_id = book.invoice()
    content = papers.text_pdf("large")
    add_file(app, invoice_id, content)
    claim = book.submitted(lines=[line(invoice_id)])
    with app.app_context():
        desk = part(PrintDesk)
        small = PrintDesk(
            press=desk.press,
            originals=desk.originals,
            kept=desk.kept,
            most_bytes=len(content) - 1,
            is_demo=False,
        )
        app.extensions["piaokatong.parts"][PrintDesk] = small
    url = f"/api/claims/{claim['id']}/print"

    refusal = book.browser(LIN).get(url)

    assert refusal.status_code == 413
    assert refusal.get_json()["code"] == "claims.print_too_large"
    assert refusal.get_json()["byte_count"] == len(content)
    assert "只打印单据" in refusal.get_json()["detail"]
    assert book.browser(LIN).get(f"{url}?with=form").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        *("paper=a3", "with=some", "at=2026-11-23", "colour=1"),
        *("at=2026-11-21T02:00:00Z", "at=2026-11-24T02:00:00Z"),
    ],
)
def test_a_wish_that_cannot_be_is_refused(book: Book, clock: FakeClock, query: str) -> None:
    claim = book.submitted()

    answer = book.browser(LIN).get(f"/api/claims/{claim['id']}/print?{query}")

    assert answer.status_code == 422
    assert answer.get_json()["errors"]


def _file_time() -> datetime:
    """Files are stamped by the machine, whose clock no test stops."""
    return datetime.fromtimestamp(time.time(), UTC)


def test_prints_of_yesterday_are_forgotten(book: Book, app: APIFlask) -> None:
    claim = book.submitted()
    url = f"/api/claims/{claim['id']}/print.pdf"
    assert book.browser(LIN).get(url).status_code == 200
    with app.app_context():
        kept = part(PrintDesk).kept

        tidy_prints()
        is_fresh = kept.tidy(_file_time() - timedelta(days=1)) == 0
        gone = kept.tidy(_file_time() + timedelta(minutes=1))

        assert is_fresh
        assert gone >= 2
        assert kept.tidy(_file_time() + timedelta(minutes=1)) == 0
    assert book.browser(LIN).get(url).status_code == 200
