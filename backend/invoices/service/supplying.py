"""补全: the owner types what the official answer left out, and nothing else."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from backend.audit import service as audit
from backend.infra.db import transaction
from backend.invoices import rules
from backend.invoices.models import Invoice
from backend.invoices.service.changing import tell_changed
from backend.invoices.service.keeping import find_own
from backend.invoices.service.verdicts import mark_incomplete, missing_of
from backend.kernel import clock
from backend.kernel.errors import DomainError, InvalidInputError


class NothingMissingError(DomainError):
    """The invoice is complete, or nobody has answered for it yet."""

    code = "invoices.nothing_missing"
    status = 409
    message = "这张发票没有需要补全的信息。请刷新页面查看最新内容。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """What a person reads off the paper; None = left out. ``item_name`` becomes the one item."""

    seller_name: str | None = None
    buyer_name: str | None = None
    buyer_tax_id: str | None = None
    total_fen: int | None = None
    item_name: str | None = None

    def columns(self) -> dict[str, Any]:
        """By the expected field that they answer."""
        items = [_item(self.item_name)] if self.item_name else None
        told = {
            "seller_name": self.seller_name,
            "buyer_name": self.buyer_name,
            "total_fen": self.total_fen,
            "items": items,
        }
        return {name: value for name, value in told.items() if value}


def supply(person_id: int, invoice_id: int, supplied: Supplied) -> None:
    """Fill fields that are missing; a later official answer replaces them.

    NothingMissingError when none is; InvalidInputError when none of those typed was.
    """
    with transaction() as session:
        find_own(person_id, invoice_id)
        invoice = session.execute(
            select(Invoice)
            .where(Invoice.id == invoice_id)
            .with_for_update()
            .execution_options(populate_existing=True)
        ).scalar_one()
        missing = missing_of(invoice)
        if not missing:
            raise NothingMissingError
        told = {name: value for name, value in supplied.columns().items() if name in missing}
        if not told:
            raise InvalidInputError([_problem(name) for name in missing])
        _write(invoice, told, supplied)
        mark_incomplete(invoice)
        tell_changed(session, invoice)
        audit.record(
            session,
            actor_id=person_id,
            action="invoices.supplied",
            subject="invoice",
            subject_id=invoice_id,
            facts={"fields": sorted(told)},
        )


def _write(invoice: Invoice, told: dict[str, Any], supplied: Supplied) -> None:
    for name, value in told.items():
        setattr(invoice, name, value)
    if "buyer_name" in told and supplied.buyer_tax_id and invoice.buyer_tax_id is None:
        invoice.buyer_tax_id = supplied.buyer_tax_id
    invoice.supplied = sorted({*invoice.supplied, *told})
    invoice.status_changed_at = clock.now()


def _problem(name: str) -> dict[str, str]:
    field = "item_name" if name == "items" else name
    return {"field": field, "message": f"请填写{rules.EXPECTED[name]}，见票面。"}


def _item(name: str) -> dict[str, Any]:
    empty = ("spec", "unit", "quantity", "unit_price", "amount_fen", "tax_rate", "tax_fen")
    return {"name": name, **dict.fromkeys(empty)}
