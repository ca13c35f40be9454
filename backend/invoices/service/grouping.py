"""The wallet added up by month, classification or purpose; the purpose of several at once."""

from typing import Any

from sqlalchemy import ColumnElement, String, case, cast, func, select

from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.infra.db import db, transaction
from backend.invoices.models import Invoice
from backend.invoices.service.asking import where_in
from backend.invoices.states import GroupBy, WalletFilter
from backend.kernel.errors import NotFoundError
from backend.reading.kinds import AmountMeaning

_TOTAL = func.coalesce(
    Invoice.total_fen,
    case((Invoice.amount_meaning == AmountMeaning.WITH_TAX, Invoice.amount_fen)),
)
"""价税合计. An amount of another or unknown meaning is never added to it."""
_SUMS = ("count", "summed_count", "total_fen")


def group_own(person_id: int, by: GroupBy, wallet_filter: WalletFilter) -> dict[str, Any]:
    """The members of InvoiceGroupsOut, in one grouped query; money in fen."""
    key = _key_of(by)
    query = (
        select(
            key.label("key"),
            func.count().label("count"),
            func.count(_TOTAL).label("summed_count"),
            cast(func.coalesce(func.sum(_TOTAL), 0), Invoice.total_fen.type).label("total_fen"),
        )
        .where(Invoice.owner_id == person_id, *where_in(wallet_filter))
        .group_by(key)
    )
    groups = [dict(row) for row in db.session.execute(query).mappings()]
    sums = {name: sum(group[name] for group in groups) for name in _SUMS}
    return {"by": by, "groups": _ordered(groups, by)} | sums


def _key_of(by: GroupBy) -> ColumnElement[Any]:
    match by:
        case GroupBy.MONTH if db.engine.dialect.name == "sqlite":
            return func.substr(cast(Invoice.issued_on, String), 1, 7)
        case GroupBy.MONTH:
            return func.to_char(Invoice.issued_on, "YYYY-MM")
        case GroupBy.CATEGORY:
            return Invoice.category.expression
        case GroupBy.PURPOSE:
            return Invoice.purpose.expression


def _ordered(groups: list[dict[str, Any]], by: GroupBy) -> list[dict[str, Any]]:
    """Those not told come last."""
    told = [group for group in groups if group["key"] is not None]
    if by is GroupBy.MONTH:
        told.sort(key=lambda group: group["key"], reverse=True)
    else:
        told.sort(key=lambda group: (-group["total_fen"], -group["count"], group["key"]))
    return told + [group for group in groups if group["key"] is None]


def set_purpose(person: Person, ids: list[int], purpose: str) -> int:
    """Give several own invoices one 用途; empty takes it away. Gives how many.

    NotFoundError when one of them is not the person's: then none is changed.
    """
    wanted = sorted(set(ids))
    with transaction() as session:
        query = select(Invoice).where(Invoice.id.in_(wanted), Invoice.owner_id == person.id)
        found = session.scalars(query.order_by(Invoice.id).with_for_update()).all()
        if len(found) != len(wanted):
            raise NotFoundError
        for invoice in found:
            invoice.purpose = purpose.strip() or None
        audit.record(
            session,
            actor_id=person.id,
            action="invoices.purpose_set",
            subject="invoice",
            subject_id=wanted[0] if len(wanted) == 1 else None,
            facts={"ids": wanted, "purpose": purpose.strip()},
        )
    return len(wanted)
