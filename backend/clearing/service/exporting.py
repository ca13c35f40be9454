"""清卡历史 as a file (E24, G3): a line a machine and period, before beside after, its filter."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.clearing.labels import KINDS, STATES
from backend.clearing.models import ClearDevice, ClearSession, ClearUnitRow
from backend.clearing.schemas.sessions import ClearExportIn, ClearListIn
from backend.clearing.service.listing import list_sessions
from backend.clearing.service.shown_totals import totals_of
from backend.infra.db import db, transaction
from backend.infra.sheets import Column, Kind, Sheet
from backend.web.exports import all_rows, remarks

_OF_UNIT = (
    "unit_id", "label", "period_start", "period_end", "fingerprint", "limit_date", "before",
    "after", "ticket_sha256", "proof_sha256", "receipt",
)  # fmt: skip
_COLUMNS = (
    Column("清卡编号", "id", width=20),
    Column("类型", "kind", words={one.value: KINDS[one] for one in KINDS}),
    Column("设备", "device_label", width=20),
    Column("工作站", "station_name"),
    Column("经办", "operator.display_name"),
    Column("开始", "created_at", Kind.INSTANT, width=18),
    Column("结束", "ended_at", Kind.INSTANT, width=18),
    Column("机器", "unit.label"),
    Column("机器编号", "unit.unit_id", width=20),
    Column("所属期起", "unit.period_start", Kind.DAY, width=12),
    Column("所属期止", "unit.period_end", Kind.DAY, width=12),
    Column("结果", "unit.state", words={one.value: STATES[one] for one in STATES}),
    Column("正常份数", "unit.normal_count", Kind.COUNT),
    Column("退货份数", "unit.return_count", Kind.COUNT),
    Column("作废份数", "unit.void_count", Kind.COUNT),
    Column("正常金额", "unit.normal_fen", Kind.MONEY, is_summed=True),
    Column("退货金额", "unit.return_fen", Kind.MONEY, is_summed=True),
    Column("新锁死日期", "unit.limit_date", Kind.DAY, width=12),
    Column("清卡前", "unit.before", width=40),
    Column("清卡后", "unit.after", width=40),
    Column("清卡前后", "unit.compared", width=12),
    Column("申报指纹", "unit.fingerprint", width=20),
    Column("凭据哈希", "unit.ticket_sha256", width=20),
    Column("读回校验", "unit.proof_sha256", width=20),
    Column("税局回执", "unit.receipt", width=20),
    Column("恢复生成", "is_rebuilt", width=10),
)


def export_history(person: Person, asked: ClearExportIn) -> Sheet:
    """What the history shows by this filter, every machine of every clearing."""
    filters = {
        "结果": None if asked.state is None else STATES[asked.state],
        "设备": _device(asked.device_id),
        "开始日期从": None if asked.first is None else asked.first.isoformat(),
        "到": None if asked.last is None else asked.last.isoformat(),
    }
    with transaction() as session:
        audit.record(
            session,
            actor_id=person.id,
            action="clearing.exported",
            subject="clear_session",
            subject_id=None,
            facts={"filter": {name: value for name, value in filters.items() if value}},
        )
    return Sheet(
        title="清卡历史",
        columns=_COLUMNS,
        remarks=remarks(filters, person.display_name),
        rows=_rows(person, asked),
    )


def _device(device_id: int | None) -> str | None:
    """By its name; a device that nobody knows lists nothing anyway."""
    if device_id is None:
        return None
    row = db.session.get(ClearDevice, device_id)
    return row.label if row else str(device_id)


def _rows(person: Person, asked: ClearExportIn) -> Iterator[Mapping[str, Any]]:
    usual = ClearListIn.model_validate(
        {"state": asked.state, "device_id": asked.device_id, "from": asked.first, "to": asked.last}
    )

    def page(cursor: str | None, limit: int) -> Mapping[str, Any]:
        # A page of a file may be longer than one of a screen.
        wanted = usual.model_copy(update={"cursor": cursor, "limit": limit})
        return list_sessions(person, wanted, ended_only=True)

    for row in all_rows(page):
        yield from _lines(row)


def _lines(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """One that ended before it had a list has one line without a machine."""
    found = db.session.execute(
        select(ClearUnitRow, ClearSession.is_rebuilt)
        .join(ClearSession, ClearSession.id == ClearUnitRow.session_id)
        .where(ClearSession.session_no == row["id"])
        .order_by(ClearUnitRow.unit_id)
    ).all()
    for unit, is_rebuilt in found:
        yield {**row, "is_rebuilt": is_rebuilt, "unit": _unit(unit)}
    if not found:
        yield {**row, "is_rebuilt": None, "unit": None}


def _unit(unit: ClearUnitRow) -> dict[str, Any]:
    return {
        **{name: getattr(unit, name) for name in _OF_UNIT},
        **totals_of(unit.totals),
        "state": unit.state.value,
        "compared": _compared(unit.before, unit.after),
    }


def _compared(before: str | None, after: str | None) -> str | None:
    """None = not read after the clearing."""
    if before is None or after is None:
        return None
    return "相同" if before == after else "已更新"
