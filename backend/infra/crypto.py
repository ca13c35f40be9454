"""Sealed fields: what the database must not show to whoever reads its file or its backup."""

import base64
import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_KEY_ID = b"\x01"
"""Which key sealed it: the first byte of every sealed field, so that keys can change one day."""
_NONCE = 12


class SealBrokenError(ValueError):
    """The field was sealed with another key, for another place, or was altered."""


@dataclass(frozen=True, slots=True)
class Sealer:
    """AES-256-GCM under the installation's field key (64 hexadecimal digits).

    ``place`` is table, column and row ("robot.address.12"): a sealed field that is moved to
    another place does not open there.
    """

    field_key: str = field(repr=False)

    def seal(self, text: str, place: str) -> str:
        """``text`` as printable cipher text; the same text never looks the same twice."""
        nonce = os.urandom(_NONCE)
        sealed = self._cipher().encrypt(nonce, text.encode(), _KEY_ID + place.encode())
        return base64.urlsafe_b64encode(_KEY_ID + nonce + sealed).decode()

    def open(self, sealed: str, place: str) -> str:
        """The text again; SealBrokenError when it cannot be trusted."""
        try:
            packed = _unpacked(sealed)
            nonce, content = packed[1 : 1 + _NONCE], packed[1 + _NONCE :]
            opened = self._cipher().decrypt(nonce, content, packed[:1] + place.encode())
        except (InvalidTag, ValueError) as error:
            raise SealBrokenError(place) from error
        return opened.decode()

    def _cipher(self) -> AESGCM:
        return AESGCM(bytes.fromhex(self.field_key))


def _unpacked(sealed: str) -> bytes:
    """Its bytes. ValueError for any spelling but the one that was written."""
    packed = base64.urlsafe_b64decode(sealed)
    if base64.urlsafe_b64encode(packed).decode() != sealed:
        raise ValueError("not as it was written")
    return packed
