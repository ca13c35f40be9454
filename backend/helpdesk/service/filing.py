"""提交工单: a person's problem becomes a ticket, with the evidence that he lets go along."""

from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.helpdesk.models import Ticket, TicketEvidence, TicketMessage
from backend.helpdesk.rules.texts import covered
from backend.helpdesk.schemas import TicketIn, TicketOut
from backend.helpdesk.service import telling
from backend.helpdesk.service.acting import refuse_past_day
from backend.helpdesk.service.evidence import Links, gather
from backend.helpdesk.service.showing import describe
from backend.helpdesk.states import Side, TicketAct, TicketState
from backend.infra.db import after_collisions, end_reading, transaction
from backend.kernel import clock, ids
from backend.web.idempotency import Answer, IdempotencyKey, remember, remembered

TEXTS = ("title", "description", "steps", "tried", "contact", "company")
"""The fields in which a person writes freely: ID and bank-card numbers are covered there."""
_AS_SENT = (
    "kind", "occurred_at", "invoice_id", "invoice_number", "invoice_issued_on",
    "error_code", "error_id", "session_no", "follow_up_on",
)  # fmt: skip


def file(person: Person, key: IdempotencyKey, new: TicketIn) -> Answer:
    """A new ticket, once per key; NotFoundError for what is about another's invoice or clearing."""
    refuse_past_day(new.follow_up_on)
    links = Links(new.error_id, new.invoice_id, new.session_no)
    # All of it is asked for, also what stays behind: whose it is counts either way.
    evidence = [one for one in gather(person, links) if one["kind"] in new.attach]
    end_reading()
    answer, deliveries = after_collisions(lambda: _file(person, key, new, evidence))
    telling.ring(deliveries)
    return answer


def _file(
    person: Person, key: IdempotencyKey, new: TicketIn, evidence: list[dict[str, Any]]
) -> tuple[Answer, list[int]]:
    with transaction() as session:
        first = remembered(session, key)
        if first is not None:
            return first, []
        row = _row(person, new)
        session.add(row)
        session.flush()
        session.add(
            TicketMessage(
                ticket_id=row.id,
                side=Side.OWNER,
                author_id=person.id,
                act=TicketAct.FILE,
                text="",
                at=row.created_at,
            )
        )
        _attach(session, row, evidence)
        deliveries = telling.tell_support(session, row, TicketAct.FILE)
        _record(session, person, row, evidence)
        session.flush()
        shown = TicketOut.model_validate(describe(person, row)).model_dump(mode="json")
        answer = Answer(201, shown)
        remember(session, key, answer)
        return answer, deliveries


def _row(person: Person, new: TicketIn) -> Ticket:
    now = clock.now()
    texts = covered({name: getattr(new, name) for name in TEXTS})
    return Ticket(
        **texts,
        **{name: getattr(new, name) for name in _AS_SENT},
        ticket_no=ids.new_dated_no("GD", clock.today(), length=6),
        owner_id=person.id,
        state=TicketState.OPEN,
        created_at=now,
        changed_at=now,
    )


def _attach(session: Session, row: Ticket, evidence: list[dict[str, Any]]) -> None:
    for one in evidence:
        if one["is_found"]:
            session.add(
                TicketEvidence(
                    ticket_id=row.id, kind=one["kind"], title=one["title"], lines=one["lines"]
                )
            )


def _record(session: Session, person: Person, row: Ticket, evidence: list[dict[str, Any]]) -> None:
    audit.record(
        session,
        actor_id=person.id,
        action="helpdesk.filed",
        subject="ticket",
        subject_id=row.id,
        facts={
            "ticket_no": row.ticket_no,
            "kind": row.kind,
            "error_code": row.error_code,
            "evidence": [one["kind"] for one in evidence if one["is_found"]],
        },
    )
