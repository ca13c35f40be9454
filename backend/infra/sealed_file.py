"""Files sealed as a stream: AES-256-GCM in pieces, so that size costs no memory.

Layout: a mark, 16 random bytes, then pieces of 1 MiB of plain text. The file's own key comes from
the key and the random bytes (HKDF-SHA256); a piece's nonce is its number and whether it is the
last one. A piece that was altered, moved, left out or added does not open.
"""

import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_MARK: Final = b"PKTSEAL1"
_SALT, _TAG, _PIECE = 16, 16, 1 << 20


class SealedFileError(ValueError):
    """Not sealed with this key, cut short, or altered."""


def load_key(file: Path) -> bytes:
    """The 32 bytes in ``file`` (hexadecimal, mode 0600); made when there is no such file."""
    try:
        text = file.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return _new_key(file)
    key = bytes.fromhex(text)
    if len(key) != 32:
        raise SealedFileError(f"{file} holds no key of 32 bytes")
    return key


def _new_key(file: Path) -> bytes:
    key = secrets.token_bytes(32)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(key.hex())
        out.flush()
        os.fsync(out.fileno())
    return key


def seal(content: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    """The sealed file of that content, piece by piece."""
    salt = os.urandom(_SALT)
    yield _MARK + salt
    cipher = _cipher(key, salt)
    number = 0
    waiting = b""
    for piece in _pieces(content):
        if number or waiting:
            yield cipher.encrypt(_nonce(number, is_last=False), waiting, _MARK)
            number += 1
        waiting = piece
    yield cipher.encrypt(_nonce(number, is_last=True), waiting, _MARK)


def unseal(file: BinaryIO, key: bytes) -> Iterator[bytes]:
    """The content again, each piece proven before it is given. SealedFileError."""
    head = file.read(len(_MARK) + _SALT)
    if head[: len(_MARK)] != _MARK or len(head) != len(_MARK) + _SALT:
        raise SealedFileError("not a sealed file")
    cipher = _cipher(key, head[len(_MARK) :])
    number, piece = 0, file.read(_PIECE + _TAG)
    while True:
        following = file.read(_PIECE + _TAG)
        try:
            yield cipher.decrypt(_nonce(number, is_last=not following), piece, _MARK)
        except InvalidTag as error:
            raise SealedFileError("altered, cut short, or sealed with another key") from error
        if not following:
            return
        number, piece = number + 1, following


def _pieces(content: Iterable[bytes]) -> Iterator[bytes]:
    kept = bytearray()
    for some in content:
        kept += some
        while len(kept) >= _PIECE:
            yield bytes(kept[:_PIECE])
            del kept[:_PIECE]
    if kept:
        yield bytes(kept)


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=salt, info=_MARK).derive(key))


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11) + bytes([is_last])
