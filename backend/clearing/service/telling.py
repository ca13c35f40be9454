"""Telling people of a clearing (E15): operator, who answers for the device, finance, subscribers.

Each notice leads to the page of the clearing, with its report.
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import PersonRole, PersonRow
from backend.accounts.rules import PersonState, Role
from backend.clearing.labels import KINDS, STATES
from backend.clearing.models import ClearDevice, ClearSession, ClearUnitRow
from backend.clearing.rules.problems import PROBLEMS
from backend.clearing.service.subscribing import subscribers
from backend.clearing.states import ClearState
from backend.notify.kinds import NoticeKind
from backend.notify.service import Notice, ring, tell

__all__ = [
    "PAUSES",
    "link_of",
    "ring",
    "tell_ending",
    "tell_loss",
    "tell_waits_for_approval",
    "told_when_parked_long",
]
PAUSES = {
    "confirmation": "等待核对确认",
    "waiting": "等待税局比对",
    "parked": "已暂停，条件满足后自动继续",
}
_LONG = {"parked": timedelta(minutes=15), "waiting": timedelta(hours=24)}
"""After so long somebody who has closed the page is told."""
_ENDS = {
    ClearState.DONE: "清卡成功",
    ClearState.ABORTED: "清卡没有进行",
    ClearState.HALTED: "清卡停止，需要处理",
    ClearState.SUPERSEDED: "已在别处清卡",
}


def link_of(row: ClearSession) -> str:
    """The session's page."""
    return f"/clearing/sessions/{row.session_no}"


def tell_ending(session: Session, row: ClearSession) -> list[int]:
    """How it ended, once, with what is to be done."""
    problem = PROBLEMS.get(row.code or "")
    body = f"{KINDS[row.kind]} {row.session_no}，{_device_of(session, row)}。"
    body += f"{problem.phenomenon}，{problem.remedy}。" if problem else ""
    more = "报告和下次清卡日期" if row.state is ClearState.DONE else "报告和处理办法"
    body += f"点开即看{more}。"
    return _tell(session, row, _ENDS.get(row.state, STATES[row.state]), body, "ended")


def told_when_parked_long(session: Session, row: ClearSession, now: datetime) -> list[int]:
    """Once for each pause that lasts long."""
    longest = _LONG.get(row.pause or "")
    if longest is None or row.paused_since is None or now - row.paused_since < longest:
        return []
    problem = PROBLEMS.get(row.code or "")
    why = f"{problem.phenomenon}，{problem.remedy}。" if problem else row.detail
    title = "清卡等待申报比对" if row.pause == "waiting" else "清卡已暂停一段时间"
    return _tell(
        session, row, title, f"{row.session_no}：{why}", f"parked:{row.paused_since:%m%d%H%M%S}"
    )


def tell_waits_for_approval(session: Session, row: ClearSession) -> list[int]:
    """复核: whoever may approve, but the operator; once for each set of figures."""
    key = f"clearing:{row.session_no}:approve:{_figures(session, row)}"
    return tell(
        session,
        [
            Notice(
                one,
                NoticeKind.CLEARING,
                "清卡等待您复核",
                f"{KINDS[row.kind]} {row.session_no}，{_device_of(session, row)}。",
                link_of(row),
                key,
            )
            for one in approvers(session, row)
        ],
    )


def approvers(session: Session, row: ClearSession) -> list[int]:
    """Who may give the second word: whoever clears or approves, but the operator."""
    roles = (Role.CLEARING_OPERATOR, Role.APPROVER, Role.ADMINISTRATOR)
    return [one for one in people_with(session, row, *roles) if one != row.operator_id]


def tell_approved(session: Session, row: ClearSession, by: str) -> list[int]:
    """复核 is given: the operator may confirm now."""
    key = f"clearing:{row.session_no}:approved:{_figures(session, row)}"
    body = f"{by} 已复核 {KINDS[row.kind]} {row.session_no}，请核对清单后确认。"
    title, link = "清卡已复核，请确认", link_of(row)
    return tell(session, [Notice(row.operator_id, NoticeKind.CLEARING, title, body, link, key)])


def tell_restored(session: Session, company_id: int | None, label: str, key: str) -> list[int]:
    """发票修复 is done (H6): finance and subscribers, once for each reading."""
    people = [*people_of(session, company_id, Role.ACCOUNTANT), *subscribers(session, company_id)]
    body = f"{label} 已重新读取，与本系统核对；没有清卡的机器可以接着清，已清卡的不会重复。"
    title = "发票修复完成"
    return tell(
        session,
        [
            Notice(one, NoticeKind.CLEARING, title, body, "/clearing", key)
            for one in dict.fromkeys(people)
        ],
    )


def tell_loss(session: Session, row: ClearSession, what: str, digest: str) -> list[int]:
    """数据丢失或错误 (F21), once for each finding; leads to the backups and the ways back."""
    title = "清卡后的数据核对有差异"
    body = (
        f"{row.session_no}，{_device_of(session, row)}：{what}。清卡不会删除任何发票。"
        "请逐步复核这次清卡，从最近核验通过的备份恢复，或做发票修复。"
    )
    key = f"clearing:{row.session_no}:loss:{digest[:16]}"
    return tell(
        session,
        [
            Notice(one, NoticeKind.CLEARING, title, body, "/clearing/backups", key)
            for one in _people(session, row)
        ],
    )


def _figures(session: Session, row: ClearSession) -> str:
    """Which figures are listed, in short."""
    listed = select(ClearUnitRow.fingerprint).where(ClearUnitRow.session_id == row.id)
    return "-".join(sorted(one[:8] for one in session.scalars(listed)))[:80]


def _tell(session: Session, row: ClearSession, title: str, body: str, about: str) -> list[int]:
    key = f"clearing:{row.session_no}:{about}"
    return tell(
        session,
        [
            Notice(one, NoticeKind.CLEARING, title, body, link_of(row), key)
            for one in _people(session, row)
        ],
    )


def _people(session: Session, row: ClearSession) -> list[int]:
    device = session.get(ClearDevice, row.device_id) if row.device_id else None
    responsible = [device.responsible_id] if device and device.responsible_id else []
    finance = people_with(session, row, Role.ACCOUNTANT)
    listening = subscribers(session, row.company_id)
    return list(dict.fromkeys([row.operator_id, *responsible, *finance, *listening]))


def people_with(session: Session, row: ClearSession, *roles: Role) -> list[int]:
    """Active people with one of these roles, of the session's company if it is known."""
    return people_of(session, row.company_id, *roles)


def people_of(session: Session, company_id: int | None, *roles: Role) -> list[int]:
    """Active people with one of these roles; ``company_id`` None = of all companies."""
    query = (
        select(PersonRow.id)
        .join(PersonRole, PersonRole.person_id == PersonRow.id)
        .where(PersonRow.state == PersonState.ACTIVE, PersonRole.role.in_(roles))
        .order_by(PersonRow.id)
    )
    if company_id is not None:
        query = query.where(PersonRow.company_id == company_id)
    return list(dict.fromkeys(session.scalars(query)))


def _device_of(session: Session, row: ClearSession) -> str:
    device = session.get(ClearDevice, row.device_id) if row.device_id else None
    return device.label if device else f"读卡器 {row.reader}"
