"""From the report to what its template sets: words and figures only, nothing to work out."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from backend.clearing.labels import KINDS, STATES
from backend.clearing.states import ClearKind, ClearState, RegisterUpdate
from backend.kernel import clock

_UPDATES = {
    RegisterUpdate.YES: "已做",
    RegisterUpdate.NO: "没有做",
    RegisterUpdate.LATER: "稍后做",
}
_NONE = "—"


def build_form(report: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON for report.typ."""
    identity = report["identity"] or {}
    return {
        "title": report["title"],
        "no": report["id"],
        "watermark": "沙箱" if report["is_sandbox"] else None,
        "result": STATES[ClearState(report["state"])],
        "is_done": report["state"] == ClearState.DONE,
        "problem": _problem(report),
        "made": f"打印于 {_moment(report['made_at'])}",
        "facts": _facts(report, identity),
        "units": [_unit(one) for one in report["units"]],
        "ledgers": [
            row
            for one in report["ledgers"]
            for row in (_ledger(one), *[_ledger_item(item) for item in one["items"]])
        ],
        "steps": [_step(one) for one in report["steps"]],
        "checks": [_check(one) for one in report["checks"]],
        "alarms": [_alarm(one) for one in report["acknowledged"]],
        "people": _people(report),
        "proof": _proof(report),
    }


def _problem(report: Mapping[str, Any]) -> str | None:
    told = report["problem"]
    return f"{told['code']} {told['phenomenon']}。{told['remedy']}。" if told else None


def _facts(report: Mapping[str, Any], identity: Mapping[str, Any]) -> list[list[str]]:
    took_s = report["took_s"]
    rows = [
        ["类型", KINDS[ClearKind(report["kind"])]],
        ["设备", report["device_label"] or _NONE],
        ["纳税人识别号", str(identity.get("taxpayer_no", _NONE))],
        ["机器编号", "、".join(identity.get("machines", [])) or _NONE],
        ["工作站", f"{report['station_name']} · {report['reader']}"],
        ["程序版本", _versions(report["versions"])],
        ["开始", _moment(report["created_at"])],
        ["结束", _moment(report["ended_at"])],
        ["用时", _NONE if took_s is None else _duration(took_s)],
        ["下次清卡", _day(report["next_date"])],
    ]
    if report["reason"]:
        rows.append(["原因", report["reason"]])
    if report["over"]:
        rows.append(["接手", report["over"]])
    return rows


def _versions(versions: Mapping[str, str]) -> str:
    named = (("票卡通", "product"), ("驱动", "driver"), ("系统", "os"))
    return (
        " · ".join(f"{name} {versions[key]}" for name, key in named if versions.get(key)) or _NONE
    )


def _unit(unit: Mapping[str, Any]) -> dict[str, Any]:
    totals = unit["totals"]
    return {
        "label": f"{unit['label']}（{unit['unit_id']}）",
        "period": f"{unit['period_start']} 至 {unit['period_end']}",
        "state": STATES[ClearState(unit["state"])],
        "counts": f"正常 {totals['normal_count']} 份　退货 {totals['return_count']} 份　"
        f"作废 {totals['void_count']} 份",
        "amounts": [
            [_item(one), _money(one["normal_fen"]), _money(one["return_fen"])]
            for one in totals["amounts"]
        ],
        "sums": [_money(totals["normal_fen"]), _money(totals["return_fen"])],
        "rows": [
            ["新锁死日期", _day(unit["limit_date"])],
            ["清卡前", unit["before"] or _NONE],
            ["清卡后", unit["after"] or _NONE],
            ["申报指纹", unit["fingerprint"]],
            ["凭据哈希", unit["ticket_sha256"] or _NONE],
            ["读回证明", unit["proof_sha256"] or _NONE],
            ["税局回执", unit["receipt"] or _NONE],
        ],
    }


def _item(one: Mapping[str, Any]) -> str:
    name = one["name"] or str(one["tax_index"])
    return name if one["rate"] is None else f"{name} {one['rate']}%"


def _ledger(one: Mapping[str, Any]) -> list[str]:
    return [
        f"{one['period_start']} 至 {one['period_end']}",
        _money(one["device_normal_fen"]),
        _money(one["our_normal_fen"]),
        _money(one["normal_difference_fen"]),
        _money(one["device_return_fen"]),
        _money(one["our_return_fen"]),
        _money(one["return_difference_fen"]),
    ]


def _ledger_item(one: Mapping[str, Any]) -> list[str]:
    """A tax item under its period; where one side has no such line there is nothing to compare."""
    shown = [f"　{one['label']}"]
    for which in ("normal", "return"):
        device, ours = one[f"device_{which}_fen"], one[f"our_{which}_fen"]
        shown += [_NONE if fen is None else _money(fen) for fen in (device, ours)]
        shown.append(_NONE if device is None or ours is None else _money(device - ours))
    return shown


def _step(one: Mapping[str, Any]) -> list[str]:
    return [STATES[ClearState(one["state"])], _moment(one["at"]), _duration(one["took_s"])]


def _check(one: Mapping[str, Any]) -> list[str]:
    return [one["what"], one["code"] or "通过", one["detail"]]


def _alarm(one: Mapping[str, Any]) -> list[str]:
    at = datetime.fromisoformat(one["at"])
    what = f"{one['what']}：{one['detail']}" if one["detail"] else one["what"]
    return [what, one["reason"], f"{one['by']} {_moment(at)}"]


def _people(report: Mapping[str, Any]) -> list[list[str]]:
    update = report["has_register_updated"]
    rows = [
        ["经办", _person(report["operator"]), _moment(report["created_at"])],
        ["确认", _person(report["confirmed_by"]), _moment(report["confirmed_at"])],
        ["复核", _person(report["approved_by"]), _moment(report["approved_at"])],
        ["审核确认", _person(report["signed_off_by"]), _moment(report["signed_off_at"])],
    ]
    told = _UPDATES[RegisterUpdate(update)] if update else "未登记"
    return [*rows, ["收款机税控更新", told, ""]]


def _proof(report: Mapping[str, Any]) -> list[list[str]]:
    backup, journal = report["backup"], report["journal"]
    whole = "完整" if report["is_whole"] else "有一条与校验值不符"
    return [
        [
            "备份文件",
            f"{backup['file']}（{backup['byte_count']} 字节，已读回核对）" if backup else _NONE,
        ],
        ["备份 SHA-256", backup["sha256"] if backup else _NONE],
        ["清卡日志", f"{len(journal)} 条，{whole}" if journal else _NONE],
        ["日志 SHA-256", report["journal_sha256"] if journal else _NONE],
    ]


def _person(told: Mapping[str, Any] | None) -> str:
    return told["display_name"] if told else _NONE


def _money(fen: int) -> str:
    sign, (yuan, rest) = "-" if fen < 0 else "", divmod(abs(fen), 100)
    return f"{sign}¥{yuan:,}.{rest:02d}"


def _moment(instant: datetime | None) -> str:
    if instant is None:
        return _NONE
    return instant.astimezone(clock.BEIJING).strftime("%Y-%m-%d %H:%M:%S")


def _day(day: date | None) -> str:
    return _NONE if day is None else day.isoformat()


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} 秒"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} 分 {rest} 秒"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} 小时 {minutes} 分" if hours < 48 else f"{hours // 24} 天 {hours % 24} 小时"
