"""What the home page shows."""

from backend.invoices.schemas import InvoiceRow
from backend.web.schemas import Out


class HomeOut(Out):
    """Counts of the person's own invoices and the latest three."""

    invoices: int
    waiting: int
    problems: int
    latest: list[InvoiceRow]
