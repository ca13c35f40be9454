"""Telling the other side of a ticket: the one place that knows how its notices are made."""

from sqlalchemy.orm import Session

from backend.accounts.rules import SUPPORT_ROLES
from backend.clearing.service.telling import people_of
from backend.helpdesk.models import Ticket
from backend.helpdesk.states import TicketAct
from backend.notify.kinds import NoticeKind
from backend.notify.service import Notice, ring, tell

__all__ = ["ring", "tell_both", "tell_owner", "tell_support"]
_TO_OWNER = {
    TicketAct.ANSWER: "您的工单有答复",
    TicketAct.ASK: "您的工单需要补充",
    TicketAct.RESOLVE: "您的工单已解决",
    TicketAct.CLOSE: "您的工单已关闭",
    TicketAct.APPOINT: "您的工单约定了跟进日期",
}
_TO_SUPPORT = {
    TicketAct.FILE: "有新工单",
    TicketAct.REPLY: "工单有新回复",
    TicketAct.RESOLVE: "工单已由提交人确认解决",
    TicketAct.CLOSE: "工单已由提交人关闭",
    TicketAct.REOPEN: "工单被重新打开",
    TicketAct.APPOINT: "工单约定了跟进日期",
}


def tell_owner(session: Session, row: Ticket, act: TicketAct, seen: int = 0) -> list[int]:
    """What support did; ``seen`` is the entry of the conversation that says it."""
    return _tell(session, row, [row.owner_id], _TO_OWNER[act], f"{act}:{seen}")


def tell_support(session: Session, row: Ticket, act: TicketAct, seen: int = 0) -> list[int]:
    """What the owner did, to everybody who answers tickets but himself."""
    return _tell(session, row, _support(session, row), _TO_SUPPORT[act], f"{act}:{seen}")


def tell_both(session: Session, row: Ticket) -> list[int]:
    """The day agreed on has come."""
    people = [row.owner_id, *_support(session, row)]
    return _tell(session, row, people, "今天约定跟进工单", f"due:{row.follow_up_on}")


def _support(session: Session, row: Ticket) -> list[int]:
    return [one for one in people_of(session, None, *SUPPORT_ROLES) if one != row.owner_id]


def _tell(session: Session, row: Ticket, people: list[int], title: str, about: str) -> list[int]:
    body, link = f"{row.ticket_no} {row.title}", f"/tickets/{row.id}"
    key = f"ticket:{row.id}:{about}"
    return tell(session, [Notice(one, NoticeKind.TICKET, title, body, link, key) for one in people])
