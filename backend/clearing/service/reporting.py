"""清卡报告 and 清卡数据, worked out from the mirrored journal each time (E12, E24, G3)."""

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.clearing.labels import KINDS, STATES, line_of
from backend.clearing.models import ClearSession, DeskEntry, DeskStation
from backend.clearing.printing.form import build_form
from backend.clearing.printing.press import set_report
from backend.clearing.rules.chain import body_text, chain_hash
from backend.clearing.service.parts import clear_desk
from backend.clearing.service.showing import show_session
from backend.clearing.service.standing import find_session
from backend.infra.db import db, end_reading
from backend.kernel import clock
from backend.kernel.money import text_from_fen
from backend.web.exports import remarks

_HEAD = (
    "机器", "所属期起", "所属期止", "税目", "正常金额", "退货金额", "正常份数", "退货份数",
    "作废份数", "结果", "新锁死日期", "申报指纹", "清卡前", "清卡后", "凭据哈希", "税局回执",
)  # fmt: skip


def report(person: Person, session_no: str) -> dict[str, Any]:
    """As ClearReportOut; NotFoundError."""
    row = find_session(person, session_no)
    entries = entries_of(db.session(), row)
    station = db.session.get_one(DeskStation, row.station_id)
    took_s = (row.ended_at - row.created_at).total_seconds() if row.ended_at else None
    return {
        **show_session(person, session_no),
        "title": f"{KINDS[row.kind]}报告" + ("（恢复生成）" if row.is_rebuilt else ""),
        "made_at": clock.now(),
        "versions": station.report.get("versions", {}),
        "took_s": took_s,
        "journal": [_entry(one) for one in entries],
        "is_whole": is_whole(entries),
        "journal_sha256": hashlib.sha256("".join(one.hash for one in entries).encode()).hexdigest(),
    }


def entries_of(session: Session, row: ClearSession) -> Sequence[DeskEntry]:
    """The session's journal, in order."""
    return session.scalars(
        select(DeskEntry)
        .where(DeskEntry.station_id == row.station_id, DeskEntry.session_no == row.session_no)
        .order_by(DeskEntry.seq)
    ).all()


def is_whole(entries: Sequence[DeskEntry]) -> bool:
    """Each entry's own hash fits; entries of other sessions stand between them."""
    return all(
        one.hash
        == chain_hash(
            one.previous, one.session_no, one.unit_id, one.kind, body_text(one.body), one.written_at
        )
        for one in entries
    )


def _entry(one: DeskEntry) -> dict[str, Any]:
    return {
        "seq": one.seq,
        "written_at": datetime.fromisoformat(one.written_at),
        "unit_id": one.unit_id,
        "kind": one.kind,
        "text": line_of(one.kind, one.body),
        "body": one.body,
        "hash": one.hash,
    }


def report_pdf(person: Person, session_no: str) -> bytes:
    """The same on paper, with 沙箱 across it when the card is made up.

    NoFontError, PrintBusyError, PrintFailedError, NotFoundError.
    """
    told = report(person, session_no)
    end_reading()
    made_at: datetime = told["made_at"]
    return set_report(clear_desk().press, build_form(told), at=int(made_at.timestamp()))


def export_csv(person: Person, session_no: str) -> bytes:
    """One line a machine and tax item, for a spreadsheet: UTF-8 with its mark, amounts in yuan.

    Lines that begin with # are about the list: which clearing, who exported it and when.
    """
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(["# 清卡数据"])
    told = remarks({"清卡": session_no}, person.display_name)
    lines.writerows([f"# {name}：{value}"] for name, value in told)
    lines.writerow(_HEAD)
    for unit in show_session(person, session_no)["units"]:
        totals = unit["totals"]
        for item in totals["amounts"] or [{"tax_index": "", "normal_fen": 0, "return_fen": 0}]:
            lines.writerow(_line(unit, totals, item))
    return text.getvalue().encode("utf-8-sig")


def _line(unit: Mapping[str, Any], totals: Mapping[str, Any], item: Mapping[str, Any]) -> list[Any]:
    return [
        # A tab keeps a spreadsheet from reading long numbers as numbers.
        f"\t{unit['unit_id']}",
        unit["period_start"].isoformat(),
        unit["period_end"].isoformat(),
        item["tax_index"],
        text_from_fen(item["normal_fen"]),
        text_from_fen(item["return_fen"]),
        totals["normal_count"],
        totals["return_count"],
        totals["void_count"],
        STATES[unit["state"]],
        unit["limit_date"].isoformat() if unit["limit_date"] else "",
        unit["fingerprint"],
        unit["before"] or "",
        unit["after"] or "",
        unit["ticket_sha256"] or "",
        unit["receipt"] or "",
    ]
