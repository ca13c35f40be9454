"""What is taken out of a package or a ruin: few parts, of bounded size, by their content only."""

import io
import zipfile

import pytest

from backend.reading.files.within import (
    LARGEST_PART,
    MOST_PARTS,
    parts_of_package,
    pictures_in_ruins,
)

JPEG = b"\xff\xd8\xff" + b"j" * 300
PNG = b"\x89PNG\r\n\x1a\n" + b"p" * 300
PDF = b"%PDF-1.7\n" + b"d" * 300


def package(*members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for number, content in enumerate(members):
            made.writestr(f"{number}.xml", content)
    return file.getvalue()


def test_parts_are_known_by_their_content_and_too_small_or_too_large_ones_are_left_alone() -> None:
    bomb = PNG + bytes(LARGEST_PART)

    assert parts_of_package(package(b"<x/>" * 100, JPEG, JPEG[:100], bomb, PNG, PDF)) == [
        JPEG, PNG, PDF,
    ]  # fmt: skip
    assert len(parts_of_package(package(*[PNG] * 20))) == MOST_PARTS


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x03\x04" + bytes(500), b"x" * 500])
def test_what_is_no_whole_package_has_no_parts(content: bytes) -> None:
    assert parts_of_package(content) == []


def test_a_member_that_is_not_what_its_directory_says_is_left_out() -> None:
    sound = package(JPEG, PNG)
    checksum = zipfile.ZipFile(io.BytesIO(sound)).infolist()[0].CRC.to_bytes(4, "little")
    broken = sound.replace(checksum, b"\0\0\0\0")

    assert parts_of_package(broken) == [PNG]


def test_pictures_are_found_in_a_file_that_has_lost_its_order() -> None:
    ruin = b"%PDF-1.7\n" + b"x" * 50 + JPEG + b"\nendstream\n" + JPEG[:50] + b"y" + JPEG

    found = pictures_in_ruins(ruin)

    assert [one.startswith(JPEG) for one in found] == [True, True]
    assert pictures_in_ruins(JPEG * 20) == [JPEG] * MOST_PARTS
    assert pictures_in_ruins(b"nothing") == []
