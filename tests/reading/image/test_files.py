import io
import itertools
import random
import struct
import zlib

import pytest
from PIL import Image

from backend.reading.bounded import Limits, Runner, WorkersUnavailableError
from backend.reading.image import Answer, PictureReader, PictureReading, PictureRules
from tests.reading.image import pictures
from tests.reading.image.pictures import CASES, TEXT, Case


def texts(reading: PictureReading) -> list[str]:
    return [code.text for code in reading.codes]


def test_the_set_has_every_form_that_is_promised() -> None:
    assert len(CASES) == 32
    assert len({case.name for case in CASES}) == 32


@pytest.mark.parametrize("is_full", [False, True], ids=["interactive", "full"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_form_of_file_gets_its_answer(
    reader: PictureReader, case: Case, is_full: bool
) -> None:
    content = case.make()

    reading = reader.read(content, is_full=is_full)

    assert reading.answer in case.answers
    if reading.answer is Answer.CODES:
        assert texts(reading) == [TEXT]
    else:
        assert reading.reason
        assert not reading.codes


@pytest.mark.parametrize("orientation", range(1, 9))
def test_corners_are_those_of_the_upright_picture(reader: PictureReader, orientation: int) -> None:
    content = pictures.oriented(orientation)
    with Image.open(io.BytesIO(content)) as image:
        width, height = image.size
    upright = (width, height) if orientation < 5 else (height, width)

    (code,) = reader.read(content).codes

    columns, rows = [x for x, _ in code.polygon], [y for _, y in code.polygon]
    assert len(code.polygon) == 4
    is_right = orientation in {2, 3, 6, 7}
    is_low = orientation in {3, 4, 7, 8}
    assert (min(columns) > upright[0] / 3) is is_right
    assert (min(rows) > upright[1] / 3) is is_low


def test_corners_are_those_of_the_full_size_although_a_large_scan_is_halved(
    reader: PictureReader,
) -> None:
    (code,) = reader.read(pictures.scan_of_59_megapixels()).codes

    assert abs(min(x for x, _ in code.polygon) - (500 + 4 * 24)) <= 24
    assert abs(min(y for _, y in code.polygon) - (400 + 4 * 24)) <= 24


def test_a_cut_off_picture_says_so(reader: PictureReader) -> None:
    reading = reader.read(pictures.cut(pictures.noisy_jpeg(), 0.6))

    assert reading.is_truncated
    assert texts(reading) == [TEXT]
    assert "图片不完整" in (reading.reason or "")


@pytest.mark.parametrize("kind", ["WEBP", "GIF"])
def test_more_frames_are_mentioned_and_not_read(reader: PictureReader, kind: str) -> None:
    reading = reader.read(pictures.animated(kind))

    assert texts(reading) == [TEXT]
    assert "第一帧" in (reading.reason or "")


def test_a_photo_with_another_picture_behind_it_is_one_photo(reader: PictureReader) -> None:
    first = pictures.page(TEXT)
    content = pictures.saved(first, "MPO", save_all=True, append_images=[pictures.page()])

    reading = reader.read(content)

    assert texts(reading) == [TEXT]
    assert reading.reason is None


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I", "F", "RGBA", "RGBX", "LAB", "YCbCr"])
def test_every_colour_model_of_tiff_becomes_grey(reader: PictureReader, mode: str) -> None:
    image = pictures.page(TEXT)
    image = image if mode in {"RGBA", "RGBX", "LAB", "YCbCr"} else image.convert("L")

    reading = reader.read(pictures.saved(image.convert(mode), "TIFF"))

    assert texts(reading) == [TEXT]


@pytest.mark.parametrize("size", [(1, 1), (2, 20), (20, 2), (3, 3), (21, 21), (640, 33)])
@pytest.mark.parametrize("is_full", [False, True])
def test_the_smallest_pictures_are_sound_and_have_no_code(
    reader: PictureReader, size: tuple[int, int], is_full: bool
) -> None:
    content = pictures.png(Image.effect_noise(size, 90).convert("RGB"))

    assert reader.read(content, is_full=is_full).answer is Answer.NO_CODE


def test_a_broken_orientation_does_not_spoil_a_sound_picture(reader: PictureReader) -> None:
    content = pictures.jpeg(exif=b"Exif\0\0II*\0\xff\xff\xff\xff")

    assert texts(reader.read(content)) == [TEXT]


def _tiff_in_a_circle() -> bytes:
    """The one directory names itself as the next."""
    return b"II*\0" + struct.pack("<IHHHIII", 8, 1, 256, 4, 1, 64, 8)


def _gif_of_one_row_that_claims_more() -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", 60_000, 60_000, 0, 0, 0) + b"\x3b"


def _bmp_with_a_negative_size() -> bytes:
    return b"BM" + struct.pack(
        "<IHHIIiiHHIIiiII", 54, 0, 0, 54, 40, -9, -9, 1, 24, 0, 0, 0, 0, 0, 0
    )


@pytest.mark.parametrize(
    "content",
    [
        b"\0",
        b"\xff\xd8",
        b"\xff\xd8\xff\xe0" + b"\0" * 5000,
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x24\0\0\0WEBPVP8X" + b"\xff" * 40,
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\xff" * 100,
        b"MM\0*" + b"\xff" * 60,
        _tiff_in_a_circle(),
        _gif_of_one_row_that_claims_more(),
        _bmp_with_a_negative_size(),
        b"8BPS\0\x01" + b"\0" * 64,
        b"P6 9 9 255\n" + b"\0" * 243,
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"PK\x03\x04" + b"\0" * 60,
        "没有图片".encode(),
    ],
)
def test_what_is_no_picture_is_refused_with_a_way_on(reader: PictureReader, content: bytes) -> None:
    reading = reader.read(content)

    assert reading.answer is Answer.REFUSED
    assert "请" in (reading.reason or "")


def test_a_picture_with_another_file_behind_it_is_read_as_the_picture(
    reader: PictureReader,
) -> None:
    content = pictures.jpeg() + b"PK\x03\x04<?php echo 1; ?>" + pictures.png(pictures.page())

    assert texts(reader.read(content)) == [TEXT]


def test_a_text_chunk_that_unpacks_to_much_is_not_unpacked(reader: PictureReader) -> None:
    bomb = pictures.png(pictures.page(TEXT))
    chunk = pictures.chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(200_000_000)))

    reading = reader.read(bomb[:33] + chunk + bomb[33:])

    assert reading.answer in {Answer.CODES, Answer.REFUSED}


def test_bytes_beyond_the_limit_are_refused_before_anybody_looks(runner: Runner) -> None:
    reader = PictureReader(runner, rules=PictureRules(max_bytes=1000))

    reading = reader.read(bytes(1001))

    assert reading.answer is Answer.REFUSED
    assert reading.cpu_ms == 0


def test_25_megabytes_are_refused(reader: PictureReader) -> None:
    reading = reader.read(pictures.jpeg() + bytes(25_000_000))

    assert reading.answer is Answer.REFUSED
    assert "20MB" in (reading.reason or "")


def test_limits_of_size_are_settings(runner: Runner) -> None:
    strict = PictureReader(runner, rules=PictureRules(max_pixels=100_000))
    narrow = PictureReader(runner, rules=PictureRules(max_side_ratio=1.1))

    answers = [one.read(pictures.jpeg()).answer for one in (strict, narrow)]

    assert answers == [Answer.REFUSED, Answer.REFUSED]


@pytest.mark.parametrize(
    ("limits", "words"),
    [(Limits(cpu_s=1), "超时"), (Limits(memory_mb=360), "内存")],
    ids=["time", "memory"],
)
def test_a_worker_that_is_ended_means_refused_and_the_next_picture_is_read(
    runner: Runner, reader: PictureReader, limits: Limits, words: str
) -> None:
    grain = Image.effect_noise((7000, 7000), 40).convert("RGB")
    large = pictures.jpeg(grain, quality=30)

    reading = PictureReader(runner, limits=limits).read(large, is_full=True)

    assert reading.answer is Answer.REFUSED
    assert words in (reading.reason or "")
    assert texts(reader.read(pictures.jpeg())) == [TEXT]


def test_a_picture_for_which_the_machine_had_no_time_is_not_refused(runner: Runner) -> None:
    hurried = PictureReader(runner, limits=Limits(wall_s=0.02))

    with pytest.raises(WorkersUnavailableError):
        hurried.read(pictures.png(Image.new("RGB", (7000, 7000))))


def test_the_largest_picture_of_every_costly_form_fits_the_default_limits(
    reader: PictureReader,
) -> None:
    size = (8000, 8000)
    transparent = pictures.saved(Image.new("RGBA", size), "PNG", compress_level=1)

    assert reader.read(transparent, is_full=True).answer is Answer.NO_CODE


def test_damaged_files_never_break_the_service(reader: PictureReader) -> None:
    chance = random.Random(20_261_123)  # noqa: S311 - damage, not secrets
    sound = [
        pictures.jpeg(),
        pictures.png(pictures.page(TEXT)),
        pictures.saved(pictures.page(TEXT), "WEBP"),
        pictures.saved(pictures.page(TEXT), "GIF"),
        pictures.saved(pictures.page(TEXT), "TIFF", compression="tiff_lzw"),
        pictures.heic(),
    ]
    seen = []

    for content, _ in itertools.product(sound, range(25)):
        broken = bytearray(content)
        for _ in range(chance.choice([1, 4, 40])):
            broken[chance.randrange(min(len(broken), chance.choice([64, 2000, 10**6])))] = (
                chance.randrange(256)
            )
        seen.append(reader.read(bytes(broken)))

    assert {Answer.CODES, Answer.REFUSED} <= {reading.answer for reading in seen}
    assert {text for reading in seen for text in texts(reading)} == {TEXT}
