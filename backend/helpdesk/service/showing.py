"""A whole ticket as one person sees it, and lists of tickets."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, select

from backend.accounts.models import PersonRow
from backend.accounts.rules import Person
from backend.helpdesk.models import (
    Ticket,
    TicketEvidence,
    TicketMessage,
    TicketScreenshot,
    TicketStep,
)
from backend.helpdesk.rules.transitions import LIVING, allowed
from backend.helpdesk.schemas import TicketListIn
from backend.helpdesk.service.standing import find_ticket, is_support
from backend.helpdesk.states import Side, TicketState
from backend.infra.db import db
from backend.web.pages import decode_cursor, encode_cursor

_OF_ROW = (
    "id", "ticket_no", "kind", "state", "title", "error_code", "follow_up_on",
    "created_at", "changed_at",
)  # fmt: skip
_MORE = (
    "description", "steps", "tried", "occurred_at", "contact", "company", "invoice_id",
    "invoice_number", "invoice_issued_on", "error_id", "session_no",
)  # fmt: skip


def list_own(person: Person, asked: TicketListIn) -> dict[str, Any]:
    """One page {"items", "next_cursor"} of the person's own tickets, newest first."""
    return _page(select(Ticket).where(Ticket.owner_id == person.id), asked)


def list_all(asked: TicketListIn) -> dict[str, Any]:
    """The same of everybody's, for support."""
    return _page(select(Ticket), asked)


def _page(query: Select[Ticket], asked: TicketListIn) -> dict[str, Any]:
    key = decode_cursor(asked.cursor, int)
    if key is not None:
        query = query.where(Ticket.id < key[0])
    if asked.state is not None:
        query = query.where(Ticket.state == asked.state)
    if asked.is_living:
        query = query.where(Ticket.state.in_(LIVING))
    rows = db.session.scalars(query.order_by(Ticket.id.desc()).limit(asked.limit + 1)).all()
    shown = rows[: asked.limit]
    return {
        "items": _rows(shown),
        "next_cursor": encode_cursor(shown[-1].id) if len(rows) > asked.limit else None,
    }


def _rows(rows: Sequence[Ticket]) -> list[dict[str, Any]]:
    names = _names(row.owner_id for row in rows)
    return [_row(row, names) for row in rows]


def _row(row: Ticket, names: dict[int, str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _OF_ROW} | {"owner": names.get(row.owner_id, "")}


def show(person: Person, ticket_id: int) -> dict[str, Any]:
    """As TicketOut; NotFoundError for what is neither the person's nor support's."""
    return describe(person, find_ticket(person, ticket_id))


def describe(person: Person, row: Ticket) -> dict[str, Any]:
    """The same of a ticket at hand, also inside the transaction that made it."""
    messages = _of_ticket(TicketMessage, row.id)
    names = _names([row.owner_id, *(one.author_id for one in messages)])
    is_mine = row.owner_id == person.id
    return {
        **_row(row, names),
        **{name: getattr(row, name) for name in _MORE},
        "messages": _messages(person, messages, names, _of_ticket(TicketStep, row.id)),
        "evidence": [_evidence(one) for one in _of_ticket(TicketEvidence, row.id)],
        "screenshots": _of_ticket(TicketScreenshot, row.id),
        "is_mine": is_mine,
        "owner_may": _may(Side.OWNER, row.state) if is_mine else [],
        "support_may": _may(Side.SUPPORT, row.state) if is_support(person) else [],
    }


def _may(side: Side, state: TicketState) -> list[str]:
    return [act.value for act in allowed(side, state)]


def _of_ticket(table: Any, ticket_id: int) -> Sequence[Any]:
    query = select(table).where(table.ticket_id == ticket_id).order_by(table.id)
    return db.session.scalars(query).all()


def _messages(
    person: Person,
    messages: Sequence[TicketMessage],
    names: dict[int, str],
    steps: Sequence[TicketStep],
) -> list[dict[str, Any]]:
    return [
        {
            **{name: getattr(one, name) for name in ("id", "side", "act", "text", "at")},
            "author": names.get(one.author_id, ""),
            "is_mine": one.author_id == person.id,
            "steps": [step for step in steps if step.message_id == one.id],
        }
        for one in messages
    ]


def _evidence(one: TicketEvidence) -> dict[str, Any]:
    return {"kind": one.kind, "title": one.title, "is_found": True, "lines": one.lines}


def _names(ids: Iterable[int]) -> dict[int, str]:
    query = select(PersonRow.id, PersonRow.display_name).where(PersonRow.id.in_(set(ids)))
    return {row.id: row.display_name for row in db.session.execute(query)}
