"""费用明细 as people see them: with invoice, picture, and what may still be asked of it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from backend.accounts.models import Department
from backend.claims.models import Claim, ClaimLine, ExpenseType
from backend.claims.rules.claimable import claimable_fen
from backend.infra.db import db
from backend.invoices import service as invoices
from backend.invoices.models import Invoice, InvoiceFile
from backend.invoices.states import FileRole
from backend.reading.files import FileFormat

_AS_THEY_ARE = (
    *("key", "no_invoice_reason", "expense_type_id", "purpose", "happened_on", "city"),
    *("amount_fen", "approved_fen", "decision", "decision_reason"),
)


def lines_of(claim_id: int) -> list[ClaimLine]:
    """In their order, with shares."""
    query = select(ClaimLine).where(ClaimLine.claim_id == claim_id).order_by(ClaimLine.position)
    return list(db.session.scalars(query.options(selectinload(ClaimLine.shares))))


def describe_lines(claim: Claim, lines: Sequence[ClaimLine]) -> list[dict[str, Any]]:
    """LineOut of each."""
    ids = {line.invoice_id for line in lines if line.invoice_id is not None}
    found = {one.id: one for one in db.session.scalars(select(Invoice).where(Invoice.id.in_(ids)))}
    previews = _previews(claim.id, list(ids))
    types = _names(ExpenseType, {line.expense_type_id for line in lines})
    departments = _names(Department, {one.department_id for line in lines for one in line.shares})
    left = _left(lines, found)
    return [
        {
            **{name: getattr(line, name) for name in _AS_THEY_ARE},
            "invoice": _row(found, line),
            "preview": previews.get(line.invoice_id or 0),
            "left_fen": left[line.key],
            "expense_type": types.get(line.expense_type_id or 0),
            "shares": [
                {
                    "department_id": one.department_id,
                    "department": departments[one.department_id],
                    "amount_fen": one.amount_fen,
                }
                for one in line.shares
            ],
        }
        for line in lines
    ]


def _row(found: dict[int, Invoice], line: ClaimLine) -> dict[str, Any] | None:
    return None if line.invoice_id is None else invoices.row_of_invoice(found[line.invoice_id])


def _names(table: type[ExpenseType] | type[Department], ids: set[int | None]) -> dict[int, str]:
    wanted = {one for one in ids if one is not None}
    rows = db.session.execute(select(table.id, table.name).where(table.id.in_(wanted)))
    return {row.id: row.name for row in rows} if wanted else {}


def _previews(claim_id: int, ids: list[int]) -> dict[int, str]:
    """Address of the first page of each invoice's original, where there is one to be seen."""
    query = select(InvoiceFile.invoice_id).where(
        InvoiceFile.invoice_id.in_(ids),
        InvoiceFile.role == FileRole.ORIGINAL,
        InvoiceFile.file_format.in_([one for one in FileFormat if one.has_pages]),
    )
    return {
        invoice_id: f"/api/claims/{claim_id}/invoices/{invoice_id}/pages/1"
        for invoice_id in db.session.scalars(query)
    }


def _left(lines: Sequence[ClaimLine], found: dict[int, Invoice]) -> dict[str, int | None]:
    """What each line may ask of its invoice at most, beside the other lines of the same one."""
    asked: dict[int, int] = defaultdict(int)
    for line in lines:
        asked[line.invoice_id or 0] += line.amount_fen or 0
    left: dict[str, int | None] = {}
    for line in lines:
        invoice = found.get(line.invoice_id or 0)
        total = None if invoice is None else claimable_fen(invoice)
        others = asked[line.invoice_id or 0] - (line.amount_fen or 0)
        left[line.key] = None if total is None else max(total - others, 0)
    return left
