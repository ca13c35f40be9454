"""CSV that a spreadsheet cannot be made to run, and that reads back to the same values.

docs/reference/bank-file.md and docs/reference/voucher-csv.md describe the form for others.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum


class Delimiter(StrEnum):
    """What stands between cells."""

    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"
    BAR = "bar"

    @property
    def sign(self) -> str:
        """The character itself."""
        return _SIGNS[self]


class Encoding(StrEnum):
    """How characters are written; each holds every one of them."""

    UTF_8 = "utf-8-sig"
    """With its mark, so that spreadsheets know it."""
    GB18030 = "gb18030"
    """What banks' programs ask for."""


_SIGNS = {
    Delimiter.COMMA: ",",
    Delimiter.SEMICOLON: ";",
    Delimiter.TAB: "\t",
    Delimiter.BAR: "|",
}

Cell = str | int | Decimal
"""Text, or a number that is written without quotes."""

_QUOTE = "'"
_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", _QUOTE)


def safe_text(text: str) -> str:
    """One line of text, with a ' before it where a spreadsheet would take it for a formula.

    A text that begins with ' gets one too: whoever reads takes one away and has the text.
    """
    line = " ".join(text.split())
    return _QUOTE + line if line.startswith(_STARTS) else line


def write_csv(
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    delimiter: Delimiter = Delimiter.COMMA,
    encoding: Encoding = Encoding.UTF_8,
) -> bytes:
    """The file; texts stand in quotes, so that the digits of an account stay text.

    Lines end as RFC 4180 wants.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=delimiter.sign, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n"
    )
    writer.writerow([safe_text(name) for name in header])
    for row in rows:
        writer.writerow([safe_text(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().encode(encoding)
