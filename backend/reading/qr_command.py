"""`python app.py qr`: one payload per line in, one JSON object per line out."""

import json
import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from backend.reading.qr import LONGEST_PAYLOAD, QrReading, parse


def answer_of(reading: QrReading) -> dict[str, str | int | bool | None]:
    """The members of one answer, in their promised order."""
    return {
        "ok": reading.ok,
        "family": reading.family,
        "kind": reading.kind,
        "code": reading.code,
        "number": reading.number,
        "amount_fen": reading.amount_fen,
        "amount_meaning": reading.amount_meaning,
        "issued_on": reading.issued_on.isoformat() if reading.issued_on else None,
        "check_code": reading.check_code,
        "crc": reading.crc,
        "hash": reading.tx_hash,
        "reason": reading.reason,
    }


def qr_lines(lines: Iterable[bytes]) -> Iterator[bytes]:
    """One JSON line (UTF-8, line end included) for each line, blank ones included."""
    for line in lines:
        yield json.dumps(answer_of(parse(line)), ensure_ascii=False).encode() + b"\n"


def bounded_lines(source: BinaryIO) -> Iterator[bytes]:
    """The lines of ``source``, each cut soon after the length that is certainly too long."""
    limit = LONGEST_PAYLOAD + 1
    while line := source.readline(limit):
        yield line
        while len(line) == limit and not line.endswith(b"\n"):
            line = source.readline(limit)


def answer_all(source: BinaryIO, sink: BinaryIO) -> int:
    """Answer every line as soon as it came; gives the exit status.

    A reader that hangs up early (`| head -1`) ends the work quietly with status 1.
    """
    try:
        for answer in qr_lines(bounded_lines(source)):
            sink.write(answer)
            sink.flush()
    except BrokenPipeError:
        # Else the interpreter flushes once more at its end, and complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sink.fileno())
        return 1
    return 0
