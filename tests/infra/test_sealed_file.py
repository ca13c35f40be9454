"""Sealed files open whole or not at all."""

import io
import os
from pathlib import Path

import pytest

from backend.infra.sealed_file import SealedFileError, load_key, seal, unseal

KEY = bytes(range(32))
PIECE = 1 << 20


def sealed(content: bytes) -> bytes:
    return b"".join(seal([content[:7], content[7:]], KEY))


def opened(content: bytes, key: bytes = KEY) -> bytes:
    return b"".join(unseal(io.BytesIO(content), key))


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE])
def test_any_size_comes_back_as_it_was(size: int) -> None:
    content = os.urandom(size)

    assert opened(sealed(content)) == content


def test_whatever_was_done_to_it_is_noticed() -> None:
    whole = sealed(bytes(2 * PIECE + 5))
    head, piece = 24, PIECE + 16
    swapped = whole[:head] + whole[head + piece : head + 2 * piece] + whole[head : head + piece]

    for altered in (
        whole[:-1],
        whole + b"x",
        whole[: head + piece],
        whole[: head + 2 * piece],
        swapped + whole[head + 2 * piece :],
        whole[:30] + bytes([whole[30] ^ 1]) + whole[31:],
        whole[:10],
        b"",
    ):
        with pytest.raises(SealedFileError):
            opened(altered)
    with pytest.raises(SealedFileError):
        opened(whole, bytes(32))


def test_a_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "backup.key"

    key = load_key(file)

    assert len(key) == 32
    assert load_key(file) == key
    assert file.stat().st_mode & 0o077 == 0
