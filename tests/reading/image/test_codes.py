"""Which texts come out: all of them, none twice, none that contradicts another."""

import io

import numpy as np
import pytest
import segno
from PIL import Image, ImageDraw

from backend.reading.image import Answer, PictureReader, PictureRules
from backend.reading.image.decoders import Seen, read_zxing
from backend.reading.image.geometry import Quad
from backend.reading.image.hygiene import open_picture
from backend.reading.image.restore import inked
from backend.reading.image.search import Search
from backend.reading.image.views import Views
from bench.corpus import Split, photograph
from tests import payloads
from tests.reading.image import pictures
from tests.reading.image.pictures import FOREIGN_TEXT, OTHER_TEXT, TEXT

PLACE: Quad = ((10, 10), (110, 10), (110, 110), (10, 110))
ELSEWHERE: Quad = ((300, 10), (400, 10), (400, 110), (300, 110))


def seen(text: str | None, quad: Quad = PLACE) -> list[Seen]:
    return [Seen(text, quad, "zxing-cpp")]


def search() -> Search:
    return Search(1000, budget_s=60)


def test_two_invoices_on_one_photo_are_both_read(reader: PictureReader) -> None:
    content = pictures.jpeg(pictures.page(TEXT, OTHER_TEXT))

    reading = reader.read(content)

    assert {code.text for code in reading.codes} == {TEXT, OTHER_TEXT}
    assert len(reading.invoices) == 2


def test_a_payment_code_is_returned_but_is_no_invoice(reader: PictureReader) -> None:
    reading = reader.read(pictures.jpeg(pictures.page(FOREIGN_TEXT)))

    assert reading.answer is Answer.CODES
    assert [code.text for code in reading.codes] == [FOREIGN_TEXT]
    assert reading.invoices == ()
    assert "非发票二维码" in (reading.reason or "")


def test_a_payment_code_beside_the_invoice_changes_nothing(reader: PictureReader) -> None:
    reading = reader.read(pictures.jpeg(pictures.page(FOREIGN_TEXT, TEXT)))

    assert [code.text for code in reading.invoices] == [TEXT]
    assert reading.reason is None


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_chinese_texts_come_out_as_written(reader: PictureReader, encoding: str) -> None:
    words = "开票抬头：虚构贸易有限公司"
    file = io.BytesIO()
    segno.make(words, encoding=encoding, eci=False).save(file, kind="png", scale=6, border=4)

    (code,) = reader.read(file.getvalue()).codes

    assert code.text == words


def test_micro_codes_are_none_of_ours(reader: PictureReader) -> None:
    file = io.BytesIO()
    segno.make_micro("12345").save(file, kind="png", scale=8, border=4)

    assert reader.read(file.getvalue()).answer is Answer.NO_CODE


def test_a_code_that_is_seen_but_not_read_is_named_with_its_place(reader: PictureReader) -> None:
    sheet = pictures.page(TEXT, OTHER_TEXT)
    for row in range(30):  # a hand's breadth of pen strokes over the second code
        sheet.paste(
            (0, 0, 0) if row % 2 else (255, 255, 255), (330, 110 + row * 4, 480, 114 + row * 4)
        )

    reading = reader.read(pictures.png(sheet), is_full=True)

    assert [code.text for code in reading.invoices] == [TEXT]
    if reading.suspects:
        assert "未能识别" in (reading.reason or "")


@pytest.mark.parametrize(
    ("text", "is_invoice"),
    [
        (payloads.SPECIAL, True),
        (payloads.BLOCKCHAIN, True),
        (payloads.OFFICIAL, True),
        (payloads.EDITED, True),  # verification decides, not we
        (payloads.SPECIAL[:-20], False),
        (FOREIGN_TEXT, False),
        ("https://inv-veri.chinatax.gov.cn/", False),
        ("01,10,099002500111,0000000", False),
    ],
)
def test_the_gate_is_the_one_parser_of_payloads(text: str, is_invoice: bool) -> None:
    looking = search()

    looking.note("grey", seen(text))

    assert looking.invoices == int(is_invoice)
    assert [code.text for code in looking.codes(1.0)] == [text]


def test_of_two_invoices_at_one_place_neither_counts() -> None:
    looking = search()

    looking.note("grey", seen(TEXT))
    looking.note("red", seen(OTHER_TEXT))
    looking.note("red_x2", seen(payloads.SPECIAL))

    assert looking.codes(1.0) == ()
    assert len(looking.open_places(1.0)) == 1


def test_another_text_at_the_place_of_an_invoice_does_not_harm_it() -> None:
    looking = search()

    looking.note("grey", [*seen(FOREIGN_TEXT), *seen(TEXT)])

    assert looking.invoices == 1


def test_the_same_text_twice_is_one_code_of_the_first_stage() -> None:
    looking = search()

    looking.note("grey", seen(TEXT))
    looking.note("red", seen(TEXT, ELSEWHERE))

    (code,) = looking.codes(1.0)
    assert code.stage == "grey"


def test_places_that_gave_no_text_are_suspects_until_one_is_read_there() -> None:
    looking = search()

    looking.note("grey", [*seen(None), *seen(None, ELSEWHERE)])
    before = looking.open_places(1.0)
    looking.note("red", seen(TEXT, ELSEWHERE))

    assert len(before) == 2
    assert looking.open_places(1.0) == (PLACE,)


@pytest.mark.parametrize(
    "quad",
    [
        ((0, 0), (5, 0), (5, 5), (0, 5)),
        ((0, 0), (950, 0), (950, 20), (0, 20)),
        ((0, 0), (float("nan"), 0), (50, 50), (0, 50)),
        ((0, 0), (50, 0), (50, 50)),
    ],
)
def test_places_where_no_code_can_lie_are_no_suspects(quad: Quad) -> None:
    looking = search()

    looking.note("grey", seen(None, quad))

    assert looking.suspects == []


def test_corners_are_given_in_pixels_of_the_file() -> None:
    looking = search()

    looking.note("red_x2", seen(TEXT), factor=0.5, left=100, top=200)

    (code,) = looking.codes(0.5)
    assert code.polygon == ((210, 410), (310, 410), (310, 510), (210, 510))


def test_the_queue_reads_more_photos_than_a_person_waits_for_and_none_wrong(
    reader: PictureReader,
) -> None:
    photos = [
        photograph(7, split, index) for split in (Split.MEDIUM, Split.HARD) for index in range(7)
    ]
    quick, full = 0, 0

    for photo in photos:
        by_a = {code.text for code in reader.read(photo.content).invoices}
        by_b = {code.text for code in reader.read(photo.content, is_full=True).invoices}
        assert by_a <= by_b <= set(photo.texts)
        quick, full = quick + len(by_a), full + len(by_b)

    assert len(photos) * 0.6 < quick <= full


def test_a_table_full_of_invoices_is_searched_everywhere(reader: PictureReader) -> None:
    photo = photograph(7, Split.SEVERAL, 1)

    quick = {code.text for code in reader.read(photo.content).invoices}
    full = reader.read(photo.content, is_full=True, expects_many=True)

    assert quick <= {code.text for code in full.invoices} <= set(photo.texts)
    assert full.invoices


def test_pages_without_a_code_give_none(reader: PictureReader) -> None:
    photos = [photograph(7, Split.WITHOUT, index) for index in range(3)]

    answers = {reader.read(photo.content, is_full=True).answer for photo in photos}

    assert answers == {Answer.NO_CODE}


def test_the_corpus_is_a_pure_function_of_its_three_numbers() -> None:
    twice = [photograph(9, Split.HARD, 3) for _ in range(2)]
    other = photograph(10, Split.HARD, 3)

    assert twice[0] == twice[1]
    assert other.content != twice[0].content


def test_a_spent_budget_ends_the_search() -> None:
    assert Search(100, budget_s=-1).is_over_budget
    assert not search().is_over_budget


def test_a_blue_dotted_code_is_clearer_in_the_red_channel(reader: PictureReader) -> None:
    pale = pictures.code().point(lambda value: 255 - (255 - value) // 9)
    bands = [pale, pale.point(lambda _: 236), pale.point(lambda _: 250)]

    (code,) = reader.read(pictures.png(Image.merge("RGB", bands))).invoices

    assert code.text == TEXT


def test_paper_and_lines_of_text_are_no_places_to_look_for_a_code() -> None:
    sheet = pictures.page(TEXT)
    ImageDraw.Draw(sheet).line([(0, 430), (640, 430)], fill="black", width=3)
    picture = open_picture(pictures.png(sheet), PictureRules())
    (where,) = (seen.quad for seen in read_zxing(np.asarray(picture.grey)))
    paper: Quad = ((430, 20), (620, 20), (620, 200), (430, 200))
    ruled: Quad = ((430, 380), (530, 380), (530, 470), (430, 470))

    found = inked(Views(picture), [paper, where, ruled])

    assert found == [where]
