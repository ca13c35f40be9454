"""The virtual user card: a memory of files, and the commands that read and change it.

T=0 as the real ones: SELECT answers 61xx, a READ of the wrong length 6Cxx.
"""

import functools
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from backend.cards.profile import CardProfile, SimulatedCard
from backend.cards.usercard import layout
from backend.cards.usercard.codec import bcd, digits
from backend.cards.virtual import tickets

_FCI_LENGTH = 0x12
_MOST_TRIES = 3
_DIRECTORY = 0x2F02
_ROOT = 0x3F00
OK = b"\x90\x00"


@dataclass(slots=True)
class MemoryFile:
    """Records of one size; a transparent file has one."""

    records: list[bytes]
    is_transparent: bool = False


@dataclass
class VirtualCard:
    """One card. ``log`` has every command and status word, for the independent observer."""

    profile: CardProfile
    simulated: SimulatedCard
    files: dict[int, MemoryFile]
    pin: bytes | None = None
    log: list[tuple[bytes, int]] = field(default_factory=list)
    cleared: list[bytes] = field(default_factory=list)
    """Every EF01 record that a C0E8 has really written."""
    tries_left: int = _MOST_TRIES
    is_torn_next: bool = False
    _selected: int | None = None
    _is_inside: bool = False
    _is_verified: bool = False
    _waiting: bytes = b""

    def reset(self) -> None:
        """Power off and on: nothing is selected, the PIN is to be given again."""
        self._selected = None
        self._is_inside = False
        self._is_verified = False
        self._waiting = b""

    def answer(self, apdu: bytes) -> bytes:
        """Data and status word of one command."""
        reply = self._dispatch(apdu)
        self.log.append((apdu, int.from_bytes(reply[-2:])))
        return reply

    def _dispatch(self, apdu: bytes) -> bytes:
        if len(apdu) < 4:
            return b"\x67\x00"
        handlers: Mapping[tuple[int, int], Callable[[bytes], bytes]] = {
            (0x00, 0xA4): self._select,
            (0x00, 0xB0): self._read_binary,
            (0x00, 0xB2): self._read_record,
            (0x00, 0xC0): self._get_response,
            (0x00, 0x20): self._verify,
            (0xC0, 0xE6): self._collect,
            (0xC0, 0xE8): self._clear,
            (0x04, 0xD6): lambda _apdu: b"\x69\x82",
            (0x04, 0xDC): lambda _apdu: b"\x69\x82",
        }
        handler = handlers.get((apdu[0], apdu[1]))
        return b"\x6d\x00" if handler is None else handler(apdu)

    def _select(self, apdu: bytes) -> bytes:
        name = apdu[5 : 5 + apdu[4]] if len(apdu) > 4 else b""
        if apdu[2] == 0x04:
            return self._enter(None) if name == self.profile.aid else b"\x6a\x82"
        file_id = int.from_bytes(name)
        if file_id in {_ROOT, _DIRECTORY}:
            return self._enter(None)
        if not self._is_inside or file_id not in self.files:
            return b"\x6a\x82"
        return self._enter(file_id)

    def _enter(self, file_id: int | None) -> bytes:
        self._selected, self._is_inside = file_id, True
        self._waiting = bytes(_FCI_LENGTH)
        return bytes([0x61, _FCI_LENGTH])

    def _get_response(self, apdu: bytes) -> bytes:
        waiting, self._waiting = self._waiting, b""
        return waiting[: apdu[4] or 256] + OK if waiting else b"\x69\x85"

    def _open_file(self) -> MemoryFile | bytes:
        """The selected file, or the status word that refuses to read it."""
        if self._selected is None:
            return b"\x69\x86"
        if self.profile.pin_for_reading == "ask" and not self._is_verified:
            return b"\x69\x82"
        return self.files[self._selected]

    def _read_binary(self, apdu: bytes) -> bytes:
        file = self._open_file()
        if isinstance(file, bytes):
            return file
        if not file.is_transparent:
            return b"\x69\x81"
        content, offset = file.records[0], int.from_bytes(apdu[2:4])
        if offset >= len(content):
            return b"\x6b\x00"
        return _of_length(content[offset : offset + 256], apdu[4] or 256, is_whole=False)

    def _read_record(self, apdu: bytes) -> bytes:
        file = self._open_file()
        if isinstance(file, bytes):
            return file
        if file.is_transparent:
            return b"\x69\x81"
        if not 1 <= apdu[2] <= len(file.records):
            return b"\x6a\x83"
        return _of_length(file.records[apdu[2] - 1], apdu[4] or 256, is_whole=True)

    def _verify(self, apdu: bytes) -> bytes:
        if self.pin is None:
            return b"\x6a\x88"
        if self.tries_left == 0:
            return b"\x69\x83"
        if apdu[5 : 5 + apdu[4]] != self.pin:
            self.tries_left -= 1
            return bytes([0x63, 0xC0 | self.tries_left])
        self.tries_left, self._is_verified = _MOST_TRIES, True
        return OK

    def _collect(self, apdu: bytes) -> bytes:
        """DATA_COLLECT: what a register does."""
        if len(apdu) != 5 + layout.DECLARATION_LENGTH or apdu[4] != layout.DECLARATION_LENGTH:
            return b"\x67\x00"
        body, check = apdu[5:-1], apdu[-1]
        number = body[:8]
        if functools.reduce(operator.xor, body) != check or not self.has_machine(digits(number)):
            return b"\x6a\x80"
        records = self.files[layout.EF04].records
        place = next((at for at, one in enumerate(records) if one[1:9] == number), None)
        if (
            place is not None
            and records[place][0] == 0x01
            and not self._may_replace(records[place], body)
        ):
            return b"\x69\x01"
        if place is None:
            place = next(at for at, one in enumerate(records) if one[1:9] == bytes(8))
        records[place] = b"\x01" + body
        return OK

    def _may_replace(self, old: bytes, body: bytes) -> bool:
        return self.simulated.recollect == "same_start" and old[9:13] == body[8:12]

    def has_machine(self, fiscal_card_no: str) -> bool:
        """Whether EF06 knows the number."""
        number = bcd(fiscal_card_no, 8)
        return any(one[8:16] == number for one in self.files[layout.EF06].records)

    def _clear(self, apdu: bytes) -> bytes:
        """ECHOPLEX_CONTROLS: checks MAC2 against the flagged declaration, then writes EF01."""
        length = self.profile.ef01_length
        if len(apdu) != 5 + length or apdu[4] != length:
            return b"\x67\x00"
        if not self._is_inside or (
            self.profile.pin_for_clearing == "ask" and not self._is_verified
        ):
            return b"\x69\x85" if not self._is_inside else b"\x69\x82"
        control = apdu[5:]
        number = control[:8]
        if not number.hex().isdecimal() or not self.has_machine(digits(number)):
            return b"\x6a\x80"
        declared = next(
            (one for one in self.files[layout.EF04].records if one[1:9] == number), None
        )
        if declared is None or declared[0] != 0x01:
            return b"\x69\x01"
        if control[-4:] != tickets.mac2(control[8], control[9:-4], declared[88:92]):
            return b"\x93\x02"
        self._write_control(control)
        return OK

    def _write_control(self, control: bytes) -> None:
        records = self.files[layout.EF01].records
        place = next(at for at, one in enumerate(records) if one[:8] == control[:8])
        if self.is_torn_next:
            self.is_torn_next = False
            records[place] = control[:20] + records[place][20:]
            return
        records[place] = control
        self.cleared.append(control)
        if self.simulated.clear_flag == "reset":
            self._reset_flag(control[:8])

    def _reset_flag(self, number: bytes) -> None:
        records = self.files[layout.EF04].records
        place = next(at for at, one in enumerate(records) if one[1:9] == number)
        records[place] = b"\x00" + records[place][1:]


def _of_length(content: bytes, wanted: int, *, is_whole: bool) -> bytes:
    """The content, or 6Cxx when another length was asked for than there is."""
    if wanted == len(content) or (not is_whole and wanted < len(content)):
        return content[:wanted] + OK
    return bytes([0x6C, len(content) & 0xFF])
