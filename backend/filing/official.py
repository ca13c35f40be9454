"""The official notices that were known when this version was made.

A new installation's table begins with them; the command line knows nothing else of the table.
"""

from backend.filing.rules import Month, TableEntry

NOTICE_2026 = "税总办征科函〔2025〕64号"
_DAYS_2026 = (20, 24, 16, 20, 22, 15, 15, 17, 15, 26, 16, 15)
OFFICIAL = {
    Month(2026, number): TableEntry(Month(2026, number).day(day), NOTICE_2026)
    for number, day in enumerate(_DAYS_2026, start=1)
}
