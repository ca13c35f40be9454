"""CSV that a spreadsheet cannot be made to run, and that reads back to the same values.

docs/reference/bank-file.md and docs/reference/voucher-csv.md describe the form for others.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

DELIMITERS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8-sig", "gb18030")
"""With its mark, so that spreadsheets know UTF-8; or GB 18030, which banks' programs ask for."""

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
    header: Sequence[str], rows: Iterable[Sequence[Cell]], *, delimiter: str, encoding: str
) -> bytes:
    """The file; texts stand in quotes, so that the digits of an account stay text.

    ``encoding`` is one of ENCODINGS: both hold every character. Lines end as RFC 4180 wants.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n"
    )
    writer.writerow([safe_text(name) for name in header])
    for row in rows:
        writer.writerow([safe_text(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().encode(encoding)
