"""Everything that happens to a ticket after it was filed, on either side."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.rules import LARGEST_ID, Person
from backend.audit import service as audit
from backend.helpdesk.errors import TicketStateError
from backend.helpdesk.models import Ticket, TicketMessage, TicketStep
from backend.helpdesk.rules.transitions import after
from backend.helpdesk.schemas import TicketAnswerIn
from backend.helpdesk.service import telling
from backend.helpdesk.service.standing import lock_ticket
from backend.helpdesk.states import Side, TicketAct
from backend.infra.db import transaction
from backend.kernel import clock, sensitive
from backend.kernel.errors import InvalidInputError, NotFoundError

_ANSWERS = frozenset({TicketAct.ANSWER, TicketAct.ASK, TicketAct.RESOLVE, TicketAct.CLOSE})


@dataclass(slots=True)
class Turn:
    """One act in its transaction, on a locked ticket that it fits."""

    session: Session
    ticket: Ticket
    person: Person
    side: Side
    act: TicketAct
    facts: dict[str, Any] = field(default_factory=dict)


@contextmanager
def acting(person: Person, side: Side, ticket_id: int, act: TicketAct) -> Iterator[Turn]:
    """Lock the ticket, refuse what its state does not allow, move it on, audit."""
    with transaction() as session:
        row = lock_ticket(session, person, side, ticket_id)
        before, following = row.state, after(side, act, row.state)
        if following is None:
            raise TicketStateError
        row.state, row.changed_at = following, clock.now()
        turn = Turn(session, row, person, side, act)
        yield turn
        audit.record(
            session,
            actor_id=person.id,
            action=f"helpdesk.{_PAST[act]}",
            subject="ticket",
            subject_id=row.id,
            facts={"side": side, "before": before, "after": row.state, **turn.facts},
        )


_PAST = {
    TicketAct.REPLY: "replied",
    TicketAct.ANSWER: "answered",
    TicketAct.ASK: "asked",
    TicketAct.RESOLVE: "solved",
    TicketAct.CLOSE: "closed",
    TicketAct.REOPEN: "reopened",
    TicketAct.APPOINT: "appointed",
    TicketAct.ATTACH: "attached",
    TicketAct.TRY_STEP: "step_tried",
}


def reply(person: Person, ticket_id: int, text: str) -> None:
    """The owner writes; TicketStateError once the ticket has ended."""
    _owner_says(person, ticket_id, TicketAct.REPLY, text)


def confirm_solved(person: Person, ticket_id: int, text: str) -> None:
    """The owner says that it is solved."""
    _owner_says(person, ticket_id, TicketAct.RESOLVE, text)


def close(person: Person, ticket_id: int, text: str) -> None:
    """The owner needs no answer any more."""
    _owner_says(person, ticket_id, TicketAct.CLOSE, text)


def reopen(person: Person, ticket_id: int, text: str) -> None:
    """I8: what was solved or closed goes on, with the word why; the owner's right alone."""
    if not text:
        message = "请写下还有什么问题，处理的人才能接着处理。"
        raise InvalidInputError([{"field": "text", "message": message}])
    _owner_says(person, ticket_id, TicketAct.REOPEN, text)


def _owner_says(person: Person, ticket_id: int, act: TicketAct, text: str) -> None:
    with acting(person, Side.OWNER, ticket_id, act) as turn:
        message = say(turn, text)
        deliveries = telling.tell_support(turn.session, turn.ticket, act, message.id)
    telling.ring(deliveries)


def answer(person: Person, ticket_id: int, sent: TicketAnswerIn) -> None:
    """Support answers, asks, resolves or closes; a follow-up day may come with it."""
    if sent.act not in _ANSWERS:
        raise InvalidInputError([{"field": "act", "message": "不在可选范围内。"}])
    refuse_past_day(sent.follow_up_on)
    with acting(person, Side.SUPPORT, ticket_id, sent.act) as turn:
        message = say(turn, sent.text)
        for position, text in enumerate(sent.steps):
            turn.session.add(
                TicketStep(
                    ticket_id=ticket_id,
                    message_id=message.id,
                    position=position,
                    text=sensitive.mask(text),
                )
            )
        if sent.follow_up_on is not None:
            turn.ticket.follow_up_on = sent.follow_up_on
        turn.facts = {"steps": len(sent.steps), "follow_up_on": _day(turn.ticket.follow_up_on)}
        deliveries = telling.tell_owner(turn.session, turn.ticket, sent.act, message.id)
    telling.ring(deliveries)


def say(turn: Turn, text: str) -> TicketMessage:
    """An entry of the conversation, its ID and bank-card numbers covered."""
    message = TicketMessage(
        ticket_id=turn.ticket.id,
        side=turn.side,
        author_id=turn.person.id,
        act=turn.act,
        text=sensitive.mask(text),
        at=clock.now(),
    )
    turn.session.add(message)
    turn.session.flush()
    return message


def follow_up(person: Person, side: Side, ticket_id: int, day: date | None) -> None:
    """约定跟进 on a day, or none any more; the other side is told."""
    refuse_past_day(day)
    with acting(person, side, ticket_id, TicketAct.APPOINT) as turn:
        turn.ticket.follow_up_on = day
        turn.facts = {"follow_up_on": _day(day)}
        message = say(turn, _day(day) or "")
        tell = telling.tell_support if side is Side.OWNER else telling.tell_owner
        deliveries = tell(turn.session, turn.ticket, TicketAct.APPOINT, message.id)
    telling.ring(deliveries)


def refuse_past_day(day: date | None) -> None:
    """InvalidInputError for a follow-up in the past."""
    if day is not None and day < clock.today():
        message = "约定跟进的日期已过，请选今天或以后的日期。"
        raise InvalidInputError([{"field": "follow_up_on", "message": message}])


def try_step(person: Person, ticket_id: int, step_id: int) -> None:
    """I8: the owner has tried one step of a solution; the first time counts."""
    with acting(person, Side.OWNER, ticket_id, TicketAct.TRY_STEP) as turn:
        row = turn.session.get(TicketStep, step_id) if 0 < step_id <= LARGEST_ID else None
        if row is None or row.ticket_id != ticket_id:
            raise NotFoundError
        row.tried_at = row.tried_at or clock.now()
        turn.facts = {"step_id": step_id}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
