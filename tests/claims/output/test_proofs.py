"""What follows the form: every proof once, none dropped in silence."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.claims.printing.composing import Bound, PrintDesk, compose
from backend.claims.printing.form import Paper, Printing
from backend.claims.printing.layout import lay_out, pages_of
from backend.claims.printing.proofs import (
    STATED,
    Attached,
    Chosen,
    Fate,
    Page,
    Proof,
    ProofFile,
    Taken,
    choose,
    collect,
)
from backend.claims.printing.taking import fitted
from backend.claims.states import AttachmentRole
from backend.reading.files import FileFormat
from tests.claims.output import examples, papers
from tests.intake import files

both_papers = pytest.mark.parametrize("paper", list(Paper))


def kept(desk: PrintDesk, content: bytes, name: str, file_format: FileFormat) -> ProofFile:
    return ProofFile(
        sha256=desk.originals.put(content),
        file_name=name,
        file_format=file_format,
        byte_count=len(content),
    )


def document(desk: PrintDesk, *texts: str, name: str = "票.pdf", **options: Any) -> ProofFile:
    return kept(desk, papers.text_pdf(*texts, **options), name, FileFormat.PDF)


def attached(file: ProofFile, line_key: str = "", *, is_slip: bool = False) -> Attached:
    role = AttachmentRole.BANK_SLIP if is_slip else AttachmentRole.SUPPORTING_DOC
    return Attached(file=file, line_key=line_key, role=role)


def printed(
    desk: PrintDesk,
    claim: dict[str, Any],
    by_invoice: dict[int, list[ProofFile]],
    *others: Attached,
    paper: Paper = Paper.A4,
) -> Bound:
    printing = Printing(paper=paper, printed_at=examples.AT, printed_by="赵敏")
    return compose(desk, claim, printing, collect(claim, by_invoice, others))


def fates(bound: Bound) -> list[str]:
    return [one["fate"] for one in bound.proofs]


@both_papers
def test_the_file_holds_every_page_of_every_original(desk: PrintDesk, paper: Paper) -> None:
    claim = examples.claim(examples.line(1), examples.line(2), examples.line(3))
    by_invoice = {
        1: [document(desk, "invoice-one", size=papers.HALF)],
        2: [document(desk, "invoice-two", "list-of-two")],
        3: [kept(desk, papers.picture(1500, 1000), "三.jpg", FileFormat.JPEG)],
    }
    contract = document(desk, *(f"contract-{no}" for no in range(1, 31)))
    slip = document(desk, "bank-slip", size=papers.HALF)

    bound = printed(
        desk,
        claim,
        by_invoice,
        attached(contract, "line-0002"),
        attached(slip, is_slip=True),
        paper=paper,
    )

    content = bound.path.read_bytes()
    text = "".join(papers.texts_of(content))
    for expected in ("invoice-one", "invoice-two", "list-of-two", "bank-slip"):
        assert text.count(expected) == 1
    assert [text.count(f"contract-{no}") >= 1 for no in range(1, 31)] == [True] * 30
    assert fates(bound) == ["printed"] * 5
    assert bound.pages == len(papers.sizes_of(content))
    assert f"附件5份，共{bound.pages - text.count('第1页/共')}页" in text


def test_pages_of_documents_stay_as_they_are_on_a4(desk: PrintDesk) -> None:
    odd = document(desk, "landscape", size=(842, 595))
    receipt = document(desk, "receipt", size=(165, 500))
    small = document(desk, "small", size=papers.HALF)

    bound = printed(
        desk, examples.claim(), {1: [odd], 2: [receipt]}, attached(small), paper=Paper.A4
    )

    assert papers.sizes_of(bound.path.read_bytes())[1:] == [(842, 595), (165, 500), (595, 420)]


def test_two_small_invoices_share_a_sheet_when_halves_are_printed(desk: PrintDesk) -> None:
    claim = examples.claim(examples.line(1), examples.line(2), examples.line(3))
    by_invoice = {
        1: [document(desk, "upper", size=papers.HALF, is_stamped=True)],
        2: [document(desk, "whole-page")],
        3: [document(desk, "lower", size=papers.HALF)],
    }

    bound = printed(desk, claim, by_invoice, paper=Paper.HALF)

    content = bound.path.read_bytes()
    pages = papers.texts_of(content)
    assert pages[1] == "upperlower"
    assert pages[2] == "whole-page"
    assert bound.pages == 3
    assert bound.pages_apart == 4
    assert papers.sizes_of(content) == [(595, 842)] * 3


@both_papers
def test_a_seal_that_is_a_signature_field_is_printed(desk: PrintDesk, paper: Paper) -> None:
    sealed = document(desk, "sealed", size=papers.HALF, is_stamped=True)

    bound = printed(desk, examples.claim(examples.line(1)), {1: [sealed]}, paper=paper)

    page = papers.drawn(bound.path.read_bytes(), 2)
    at = (350, page.height - 150) if paper is Paper.A4 else (350, 420 - 150)
    assert page.getpixel(at) == (255, 0, 0)


def test_the_same_bytes_are_printed_once(desk: PrintDesk) -> None:
    shared = document(desk, "both-invoices")

    bound = printed(
        desk,
        examples.claim(examples.line(1), examples.line(2)),
        {1: [shared], 2: [shared]},
        attached(shared, "line-0001"),
        attached(shared),
    )

    assert fates(bound) == ["printed", "repeated", "repeated", "repeated"]
    text = "".join(papers.texts_of(bound.path.read_bytes()))
    assert text.count("both-invoices") == 1
    assert text.count("与第1项是同一文件，不重复打印") == 3


def test_of_one_invoice_the_document_is_printed_and_its_other_faces_are_named(
    desk: PrintDesk,
) -> None:
    faces = [
        kept(desk, papers.picture(900, 700), "照片.jpg", FileFormat.JPEG),
        kept(desk, files.XML, "票.xml", FileFormat.XML),
        document(desk, "the-invoice"),
    ]

    bound = printed(desk, examples.claim(examples.line(1)), {1: faces})

    assert fates(bound) == ["covered", "covered", "printed"]
    text = "".join(papers.texts_of(bound.path.read_bytes()))
    assert text.count("同一发票已打印第3项") == 2
    assert "照片.jpg" in text
    assert bound.pages == 2


def test_a_face_stands_in_for_a_damaged_one_which_still_has_its_page(desk: PrintDesk) -> None:
    broken = kept(desk, b"%PDF-1.7 nothing more", "坏.pdf", FileFormat.PDF)
    photo = kept(desk, papers.picture(1200, 900), "照片.jpg", FileFormat.JPEG)

    bound = printed(desk, examples.claim(examples.line(1)), {1: [broken, photo]})

    assert fates(bound) == ["damaged", "printed"]
    text = "".join(papers.texts_of(bound.path.read_bytes()))
    assert "附件无法打印PDF已损坏或不完整，无法打开" in text
    assert broken.sha256 in text


def test_an_electronic_original_has_a_page_that_names_it(desk: PrintDesk) -> None:
    original = kept(desk, files.ofd(), "发票.ofd", FileFormat.OFD)

    bound = printed(desk, examples.claim(examples.line(1)), {1: [original]})

    text = papers.texts_of(bound.path.read_bytes())[-1]
    assert fates(bound) == ["electronic"]
    for expected in (
        *("电子原件说明页", "发票.ofd", original.sha256, "OFD版式文件", "2026-11-18"),
        *("发票26422000000000000001", "武汉江汉餐饮管理有限公司", "¥100.00"),
    ):
        assert expected in text


def test_whatever_cannot_be_opened_is_said_and_never_left_out(desk: PrintDesk) -> None:
    locked = kept(desk, _locked_pdf(), "加密.pdf", FileFormat.PDF)
    no_picture = kept(desk, b"\xff\xd8\xff nothing", "坏.jpg", FileFormat.JPEG)
    lost = ProofFile(sha256="ab" * 32, file_name="丢.pdf", file_format=FileFormat.PDF, byte_count=4)
    huge = document(desk, "huge", size=(5000, 5000), name="大.pdf")

    bound = printed(
        desk,
        examples.claim(examples.line(1)),
        {},
        *(attached(one) for one in (locked, no_picture, lost, huge)),
    )

    assert fates(bound) == ["no_file", "damaged", "damaged", "missing", "damaged"]
    text = "".join(papers.texts_of(bound.path.read_bytes()))
    for expected in (
        *("没有原件文件（扫码或手工录入）", "PDF设有打开密码，无法打印"),
        *("这不是可识别的图片", "原件已丢失", "PDF页面尺寸超出可打印的范围"),
    ):
        assert expected in text
    assert all(one.sha256 in text for one in (locked, no_picture, lost, huge))


def _locked_pdf() -> bytes:
    """With the standard security handler; nobody knows the password."""
    plain = papers.text_pdf("secret")
    locked = b"/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>/ID[(a)(a)]" % (
        b"x" * 32,
        b"y" * 32,
    )
    return plain.replace(b"trailer<<", b"trailer<<" + locked)


def test_small_pictures_share_a_sheet_and_tall_ones_have_their_own(desk: PrintDesk) -> None:
    pictures = [
        kept(desk, papers.picture(1600, 1200, "red"), "1.jpg", FileFormat.JPEG),
        kept(desk, papers.picture(900, 2000, "blue"), "2.jpg", FileFormat.JPEG),
        kept(desk, papers.picture(300, 200, "green"), "3.jpg", FileFormat.JPEG),
    ]

    bound = printed(
        desk, examples.claim(examples.line(1)), {}, *(attached(one) for one in pictures)
    )

    content = bound.path.read_bytes()
    assert bound.pages == 3
    shared, tall = papers.drawn(content, 2), papers.drawn(content, 3)
    assert _is(shared.getpixel((310, 200)), "red")
    assert _is(shared.getpixel((310, 620)), "green")
    assert _is(tall.getpixel((310, 420)), "blue")
    assert "附件2" in papers.texts_of(content)[1]
    assert "3.jpg" in papers.texts_of(content)[1]


def _is(pixel: Any, colour: str) -> bool:
    wanted = {"red": (255, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 255)}[colour]
    return all(abs(one - other) < 12 for one, other in zip(pixel, wanted, strict=True))


def test_the_list_names_the_page_of_each_proof(desk: PrintDesk) -> None:
    claim = examples.claim(examples.line(1), examples.line(2))
    by_invoice = {1: [document(desk, "one")], 2: [document(desk, "two-a", "two-b", "two-c")]}

    bound = printed(desk, claim, by_invoice)

    pages = papers.texts_of(bound.path.read_bytes())
    assert [pages.index(text) + 1 for text in ("one", "two-a", "two-c")] == [2, 3, 5]
    assert f"票.pdf2{by_invoice[1][0].sha256}" in pages[0]
    assert f"票.pdf3–5{by_invoice[2][0].sha256}" in pages[0]


def test_the_same_print_is_made_once_and_is_the_same_file(desk: PrintDesk) -> None:
    claim = examples.claim(examples.line(1))
    by_invoice = {1: [document(desk, "one")]}
    first = printed(desk, claim, by_invoice)
    content = first.path.read_bytes()

    again = printed(desk, claim, by_invoice)
    first.path.unlink()
    anew = printed(desk, claim, by_invoice)

    assert again == first
    for page in range(1, first.pages + 1):
        before, after = papers.drawn(content, page), papers.drawn(anew.path.read_bytes(), page)
        assert before.tobytes() == after.tobytes()


def test_another_version_of_the_claim_is_another_print(desk: PrintDesk) -> None:
    first = printed(desk, examples.claim(examples.line(1)), {})

    second = printed(desk, examples.claim(examples.line(1), version=8), {})

    assert second.path != first.path
    assert "第8版" in "".join(papers.texts_of(second.path.read_bytes()))


@pytest.mark.parametrize(
    ("size", "width_mm", "is_half"),
    [
        ((4000, 3000), None, True),
        ((3000, 4000), None, False),
        ((1000, 1000), None, True),
        ((600, 700), pytest.approx(101.6), True),
        ((40, 30), pytest.approx(6.77, abs=0.01), True),
    ],
)
def test_a_small_picture_is_not_blown_up(
    size: tuple[int, int], width_mm: float | None, is_half: bool
) -> None:
    assert fitted(*size) == (width_mm, is_half)


def _file(digest: str, file_format: FileFormat) -> ProofFile:
    return ProofFile(sha256=digest, file_name="f", file_format=file_format, byte_count=1)


some_files = st.builds(_file, st.sampled_from("abcdef"), st.sampled_from(list(FileFormat)))
takings = st.builds(
    lambda fate, halves: Taken(
        fate=fate,
        pages=tuple(Page(is_half=one) for one in halves) if fate is Fate.PRINTED else (),
    ),
    st.sampled_from([Fate.PRINTED, Fate.PRINTED, Fate.DAMAGED, Fate.MISSING]),
    st.lists(st.booleans(), min_size=1, max_size=4),
)


@given(
    st.lists(st.tuples(st.sampled_from("uvwxyz"), some_files | st.none()), max_size=12),
    st.fixed_dictionaries(dict.fromkeys("abcdef", takings)),
)
def test_every_proof_has_one_fate_and_every_page_one_place(
    drawn: list[tuple[str, ProofFile | None]], taken: dict[str, Taken]
) -> None:
    ordered = sorted(drawn, key=lambda one: one[0])  # faces of one document stand together
    proofs = [
        Proof(no=no, what="w", subject=subject, file=file)
        for no, (subject, file) in enumerate(ordered, 1)
    ]
    asked: list[str] = []

    def take(file: ProofFile) -> Taken:
        asked.append(file.sha256)
        return taken[file.sha256]

    chosen = choose(proofs, take)
    layout = lay_out(chosen)

    assert [one.proof for one in chosen] == proofs
    assert max(Counter(asked).values(), default=0) <= 1
    for subject in {one.subject for one in proofs}:
        mine = [one for one in chosen if one.proof.subject == subject]
        assert sum(one.fate is Fate.PRINTED for one in mine) <= 1
        if any(one.proof.file for one in mine):
            _is_shown_or_said(mine, {one.proof.no: one for one in chosen})
    _has_every_page_once(chosen, layout.sheets)


def _is_shown_or_said(mine: list[Chosen], by_no: dict[int, Chosen]) -> None:
    """What is not on paper itself points to what is."""
    for one in mine:
        if one.fate in {Fate.COVERED, Fate.REPEATED}:
            assert one.like is not None
            stands = by_no[one.like]
            assert stands.fate is Fate.PRINTED or stands.fate in STATED


def _has_every_page_once(chosen: list[Chosen], sheets: list[Any]) -> None:
    places = [(place.no, place.page) for sheet in sheets for place in sheet.places]
    expected = [(one.proof.no, page) for one in chosen for page in range(len(pages_of(one)))]
    assert sorted(places) == sorted(expected)
    lonely = [sheet for sheet in sheets if sheet.is_composed and len(sheet.places) == 1]
    assert len(lonely) <= 1
    assert all(len(sheet.places) <= 2 for sheet in sheets)
