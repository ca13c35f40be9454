"""清卡凭据 as a bureau makes it, with a made-up test key (card.md sections 2.1, 4 and 11).

The key is public and for the virtual card and the sandbox bureau only: a start-up check refuses
it anywhere else. Real keys stay with the bureau; production code has no signer.
"""

from dataclasses import dataclass
from datetime import date

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, modes

from backend.cards.usercard.codec import bcd, day, day_bytes

TEST_KEY = bytes.fromhex("C0C1C2C3C4C5C6C7D0D1D2D3D4D5D6D7")
_BLOCK = 8
_ZERO = bytes(_BLOCK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The clear text of 监控数据; money in fen."""

    limit_date: date
    single_fen: int
    total_fen: int
    return_fen: int
    tax_indexes: tuple[int, ...]
    flags: int = 0x11

    def to_bytes(self) -> bytes:
        """24 bytes."""
        taxes = bytes(self.tax_indexes).ljust(6, b"\x00")
        money = b"".join(one.to_bytes(4) for one in (self.single_fen, self.total_fen))
        return (
            bytes([0x17])
            + day_bytes(self.limit_date)
            + money
            + self.return_fen.to_bytes(4)
            + taxes
            + bytes([self.flags])
        )

    @classmethod
    def from_bytes(cls, clear: bytes) -> "Limits":
        """ValueError when it is no such text (a wrong key gives noise)."""
        limit_date = day(clear[1:5]) if clear[1:5].hex().isdecimal() else None
        if clear[0] != 0x17 or limit_date is None:
            raise ValueError("no control data")
        return cls(
            limit_date=limit_date,
            single_fen=int.from_bytes(clear[5:9]),
            total_fen=int.from_bytes(clear[9:13]),
            return_fen=int.from_bytes(clear[13:17]),
            tax_indexes=tuple(one for one in clear[17:23] if one),
            flags=clear[23],
        )


def make_control(
    fiscal_card_no: str,
    limits: Limits,
    mac1: bytes,
    *,
    key: bytes = TEST_KEY,
    key_id: int = 1,
    cipher_length: int = 24,
) -> bytes:
    """One EF01 record: number, key id, ciphertext, MAC2 over them and the declaration's MAC1."""
    cipher = _encrypt(key, limits.to_bytes().ljust(cipher_length, b"\x00"))
    return bcd(fiscal_card_no, 8) + bytes([key_id]) + cipher + mac2(key_id, cipher, mac1, key=key)


def open_control(control: bytes, *, key: bytes = TEST_KEY) -> Limits:
    """What a record limits; ValueError for another key."""
    cipher = control[9:-4]
    decryptor = Cipher(TripleDES(key + key[:_BLOCK]), modes.ECB()).decryptor()  # noqa: S305 - the card's own cipher
    return Limits.from_bytes((decryptor.update(cipher) + decryptor.finalize())[:24])


def mac2(key_id: int, cipher: bytes, mac1: bytes, *, key: bytes = TEST_KEY) -> bytes:
    """Four bytes over key id, ciphertext and MAC1 (the shape of ISO 9797-1 algorithm 3)."""
    left, right = key[:_BLOCK], key[_BLOCK:]
    message = bytes([key_id]) + cipher + mac1 + b"\x80"
    message += bytes(-len(message) % _BLOCK)
    chained = _ZERO
    for start in range(0, len(message), _BLOCK):
        block = message[start : start + _BLOCK]
        chained = _single(left, bytes(a ^ b for a, b in zip(chained, block, strict=True)))
    return _single(left, _single(right, chained, is_decrypting=True))[:4]


def _encrypt(key: bytes, clear: bytes) -> bytes:
    encryptor = Cipher(TripleDES(key + key[:_BLOCK]), modes.ECB()).encryptor()  # noqa: S305 - the card's own cipher
    return encryptor.update(clear) + encryptor.finalize()


def _single(key: bytes, block: bytes, *, is_decrypting: bool = False) -> bytes:
    """Single DES: the same eight bytes three times."""
    cipher = Cipher(TripleDES(key * 3), modes.ECB())  # noqa: S305 - the card's own cipher
    way = cipher.decryptor() if is_decrypting else cipher.encryptor()
    return way.update(block) + way.finalize()
