"""What the rules of 报销 look at: a claim as plain values, gathered by the service."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from backend.claims.rules.budget import BudgetLeft
from backend.claims.rules.facts import Facts
from backend.claims.states import ClaimKind


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceCase:
    """An invoice of the claim. ``with_tax_fen`` None = 价税合计 is not known."""

    id: int
    number: str
    kind_label: str
    buyer_name: str | None
    buyer_tax_id: str | None
    seller_name: str | None
    with_tax_fen: int | None
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherInvoice:
    """A neighbour that is not in this claim; ``claim_no`` None = it is in no living claim."""

    id: int
    number: str
    owner_id: int
    company_id: int | None
    with_tax_fen: int | None
    claim_id: int | None
    claim_no: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCase:
    """费用明细. ``amount_fen`` None = not filled in yet."""

    key: str
    invoice_id: int | None
    expense_type_id: int | None
    happened_on: date | None
    city: str
    amount_fen: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One claim as it is judged on the day ``on``.

    ``company_name`` and ``company_tax_id`` are those of the claim's company. ``invoices`` are
    those of the lines by id, ``others`` their neighbours that lie outside the claim.
    ``spent_elsewhere`` is what the claimant's other living claims have of a type on a day.
    """

    kind: ClaimKind
    on: date
    company_id: int
    company_name: str
    company_tax_id: str | None
    claimant_id: int
    grade: str | None
    total_fen: int
    lines: tuple[LineCase, ...]
    invoices: Mapping[int, InvoiceCase]
    others: Mapping[int, OtherInvoice]
    type_names: Mapping[int, str]
    claim_within_days: int
    spent_elsewhere: Mapping[tuple[int, date], int] = field(default_factory=dict)
    budgets: tuple[BudgetLeft, ...] = ()

    def invoices_in_order(self) -> list[tuple[LineCase, InvoiceCase]]:
        """Each invoice once, with the first line that claims it."""
        found: dict[int, LineCase] = {}
        for line in self.lines:
            if line.invoice_id is not None:
                found.setdefault(line.invoice_id, line)
        return [(line, self.invoices[invoice_id]) for invoice_id, line in found.items()]
