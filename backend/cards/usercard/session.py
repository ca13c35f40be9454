"""A selected user card: reads its files by exact length, and sends the clearing command."""

from backend.cards import apdu
from backend.cards.errors import (
    CardRemovedError,
    DeviceError,
    OutcomeUnknownError,
    PinBlockedError,
    PinNeededError,
    PinWrongError,
    ProtocolError,
    UnsupportedCardError,
)
from backend.cards.profile import CardProfile
from backend.cards.reader import CardReader
from backend.cards.usercard import refusals
from backend.cards.usercard.files import REQUIRED, CardFile
from backend.cards.values import Secret

_BINARY_CHUNK = 256


class CardSession:
    """The conversation with one user card. Not for several threads."""

    def __init__(self, reader: CardReader, profile: CardProfile) -> None:
        self.reader = reader
        self.profile = profile
        self._tries_left: int | None = None

    def select(self) -> None:
        """Enter TID01 afresh, by name, else by path. UnsupportedCardError."""
        _, status = self._send(apdu.select_name(self.profile.aid))
        if status in apdu.NOT_FOUND:
            for file_id in self.profile.path:
                _, status = self._send(apdu.select_id(file_id))
        if status != apdu.SUCCESS:
            raise UnsupportedCardError

    def verify(self, secret: Secret) -> None:
        """Give the PIN once; the last try is never burnt: who has heard 63C1 sends no more."""
        if self._tries_left == 1:
            raise PinBlockedError
        pin = secret.text.encode("ascii", errors="strict")
        _, status = self._send(apdu.verify(self.profile.pin_id, pin))
        if status == apdu.SUCCESS:
            self._tries_left = None
            return
        if status >> 4 == 0x63C:
            self._tries_left = status & 0x0F
            raise PinWrongError(self._tries_left) if self._tries_left else PinBlockedError
        if status == 0x6983:
            raise PinBlockedError
        raise refusals.of_reading(status)

    def read(self, file: CardFile, *, only: int | None = None) -> list[bytes] | None:
        """All records of a file (a transparent one counts as one record).

        ``only``: no more than the first so many. None when the file is absent and may be.
        """
        if not self._enter(file):
            return None
        if file.records == 0:
            return self._read_transparent(file)
        return self._read_records(file, range(1, (file.records if only is None else only) + 1))

    def read_one(self, file: CardFile, number: int) -> bytes | None:
        """One record by its number, from 1; None when file or record is not there."""
        found = self._read_records(file, range(number, number + 1)) if self._enter(file) else []
        return found[0] if found else None

    def _enter(self, file: CardFile) -> bool:
        """Select the file; False when it is absent and may be."""
        _, status = self._send(apdu.select_id(file.file_id))
        if status in apdu.NOT_FOUND:
            if file.file_id in REQUIRED:
                raise UnsupportedCardError
            return False
        if status != apdu.SUCCESS:
            raise refusals.of_reading(status)
        return True

    def _read_transparent(self, file: CardFile) -> list[bytes]:
        content = b""
        while len(content) < file.size:
            length = min(_BINARY_CHUNK, file.size - len(content))
            chunk, status = self._send(apdu.read_binary(len(content), length))
            if status == apdu.NOT_TRANSPARENT and not content:
                return self._read_records(file, range(1, 2))
            if status != apdu.SUCCESS:
                raise refusals.of_reading(status)
            if not chunk:
                raise ProtocolError
            content += chunk
        return [content]

    def _read_records(self, file: CardFile, numbers: range) -> list[bytes]:
        records: list[bytes] = []
        for number in numbers:
            record, status = self._send(apdu.read_record(number, file.size))
            if status in apdu.NO_RECORD:
                break
            if status != apdu.SUCCESS:
                raise refusals.of_reading(status)
            records.append(record)
        return records

    def clear(self, control: bytes) -> None:
        """C0E8 with the ticket, once. Whatever goes wrong on its way leaves the outcome unknown."""
        header = self.profile.clear_header
        command = header + bytes([len(control)]) + control
        try:
            _, status = apdu.exchange(self.reader, command, timeout_s=self.profile.clear_timeout_s)
        except DeviceError as error:
            raise OutcomeUnknownError from error
        if status != apdu.SUCCESS:
            raise refusals.of_clearing(status)

    def _send(self, command: bytes) -> tuple[bytes, int]:
        data, status = apdu.exchange(self.reader, command, timeout_s=self.profile.apdu_timeout_s)
        if status == apdu.SECURITY:
            raise PinNeededError
        if status == 0:
            raise CardRemovedError
        return data, status
