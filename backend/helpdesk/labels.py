"""What people call kinds and states of tickets."""

from collections.abc import Mapping

from backend.helpdesk.states import TicketKind, TicketState

KINDS: Mapping[TicketKind, str] = {
    TicketKind.INCOMPLETE: "信息不全",
    TicketKind.HARD_TO_USE: "操作困难",
    TicketKind.DATA_LOST: "数据丢失",
    TicketKind.OTHER: "其他",
}
STATES: Mapping[TicketState, str] = {
    TicketState.OPEN: "待处理",
    TicketState.ANSWERED: "已答复",
    TicketState.WAITING: "待您补充",
    TicketState.SOLVED: "已解决",
    TicketState.CLOSED: "已关闭",
}
