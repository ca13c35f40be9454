"""约定跟进: on the day both sides are told; and what waits for support."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select

from backend.accounts import service as accounts
from backend.helpdesk.models import Ticket
from backend.helpdesk.rules.transitions import LIVING
from backend.helpdesk.service import telling
from backend.helpdesk.service.standing import is_support
from backend.helpdesk.states import TicketState
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.notify.service import Todo


def remind() -> None:
    """The daily chore: each agreed day is told once, a missed day is made up for."""
    due = select(Ticket).where(Ticket.follow_up_on <= clock.today(), Ticket.state.in_(LIVING))
    with transaction() as session:
        told = [telling.tell_both(session, row) for row in session.scalars(due)]
    telling.ring([one for deliveries in told for one in deliveries])


class TicketTodos:
    """Implements notify's ``TodoSource``."""

    def todos(self, person_id: int) -> Sequence[Todo]:
        """Tickets to be answered, for support; own ones that wait for a word, for everybody."""
        mine = self._count(Ticket.owner_id == person_id, Ticket.state == TicketState.WAITING)
        waiting = [Todo("待我补充的工单", mine, "张", "/tickets")] if mine else []
        if not is_support(accounts.as_asking(person_id)):
            return waiting
        count = self._count(Ticket.state == TicketState.OPEN)
        return [*waiting, Todo("待处理的工单", count, "张", "/support")] if count else waiting

    @staticmethod
    def _count(*conditions: ColumnElement[bool]) -> int:
        return db.session.scalar(select(func.count(Ticket.id)).where(*conditions)) or 0
