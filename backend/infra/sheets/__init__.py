"""Any list as a file for a spreadsheet: columns are declared, rows stream through."""

from backend.infra.sheets.columns import (
    MOST_ROWS,
    Column,
    Kind,
    Sheet,
    SheetFormat,
    TooManyRowsError,
)
from backend.infra.sheets.writing import write

__all__ = [
    "MOST_ROWS",
    "Column",
    "Kind",
    "Sheet",
    "SheetFormat",
    "TooManyRowsError",
    "write",
]
