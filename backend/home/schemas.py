"""What the home page shows."""

from backend.invoices.schemas import InvoiceRow
from backend.web.schemas import Out


class HomeOut(Out):
    """Counts of the person's own invoices and the latest three.

    ``unclaimed`` counts those that could be claimed (待报销), ``to_confirm`` files.
    ``unread`` notices: 100 means 100 or more.
    """

    invoices: int
    waiting: int
    problems: int
    unclaimed: int
    to_confirm: int
    unread: int
    latest: list[InvoiceRow]


class AddressOut(Out):
    """The one right address of the web client; None when the operator has set none."""

    address: str | None
