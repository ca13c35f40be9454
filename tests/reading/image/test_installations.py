"""What still works when a component is missing."""

from collections.abc import Iterator

import pytest

from backend.reading.bounded import Runner, WorkersUnavailableError
from backend.reading.image import Answer, PictureReader
from bench.corpus import Split, photograph
from tests.reading.image import pictures
from tests.reading.image.pictures import CASES, TEXT, Case


def texts(reader: PictureReader, content: bytes, *, is_full: bool = False) -> list[str]:
    return [code.text for code in reader.read(content, is_full=is_full).codes]


@pytest.fixture(scope="module")
def poor() -> Iterator[PictureReader]:
    """Only the packages that must be there: Pillow and pyzbar."""
    with Runner("tests.reading.image.without_zxing") as runner:
        yield PictureReader(runner)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pillow_and_pyzbar_alone_answer_every_form_of_file(poor: PictureReader, case: Case) -> None:
    reading = poor.read(case.make())

    assert reading.answer in case.answers
    assert {code.decoder for code in reading.codes} <= {"pyzbar"}


def test_pillow_and_pyzbar_alone_mend_some_photos(poor: PictureReader) -> None:
    photos = [photograph(41, Split.MEDIUM, index) for index in range(6)]

    stages = [
        code.stage for photo in photos for code in poor.read(photo.content).codes if code.is_invoice
    ]

    assert {"threshold", "threshold_x2"} & set(stages)


@pytest.mark.parametrize("module", ["without_opencv", "without_pyzbar"])
def test_zxing_alone_reads_and_finds_nothing_where_nothing_is(module: str) -> None:
    with Runner(f"tests.reading.image.{module}") as runner:
        reader = PictureReader(runner)

        assert texts(reader, pictures.jpeg(), is_full=True) == [TEXT]
        assert reader.read(pictures.jpeg(pictures.page()), is_full=True).answer is Answer.NO_CODE


def test_without_any_decoder_nobody_looked_and_that_is_no_answer() -> None:
    with (
        Runner("tests.reading.image.without_decoders") as runner,
        pytest.raises(WorkersUnavailableError) as error,
    ):
        PictureReader(runner).read(pictures.jpeg())

    assert "未安装" in error.value.message


def test_without_the_heic_component_heic_is_refused_and_the_rest_is_read() -> None:
    with Runner("tests.reading.image.without_heif") as runner:
        reader = PictureReader(runner)

        assert reader.read(pictures.heic()).answer is Answer.REFUSED
        assert texts(reader, pictures.jpeg()) == [TEXT]
