"""One clearing as the server shows it at each of its steps.

The answers of one route in full: each step is the one before with little changed.
"""

from datetime import datetime, timedelta
from typing import Any, TypeAlias

from tests.e2e.book.stock_rows import SCOPE

Json: TypeAlias = dict[str, Any]

_BEGAN = datetime.fromisoformat("2026-11-12T01:30:00+00:00")
_MACHINES = (("0000000012345678", "机器 1"), ("0000000087654321", "机器 2"))
_OLD = "00000000{}01a844000274b7bfe66aa22041cf3369a888ce557fb878c6c2efe07d40"
_NEW = "00000000{}010c4de903fbaad8df6aa22041cf3369a888ce557fb878c6c277853673"
_WAY = (
    ("NEW", 0.0, "开始清卡"),
    ("BACKED_UP", 3.4, "备份完成，已读回核对"),
    ("CHECKED", 0.8, "预检通过"),
    ("LISTED", 0.4, "已列出待清数据"),
    ("CONFIRMED", 95.0, "已确认清卡"),
    ("UPLOADED", 0.3, "已上传"),
    ("REPORT_INTENT", 0.2, "准备抄报"),
    ("REPORTED", 2.1, "税局已收到抄报"),
    ("TICKETED", 1.4, "已取得清卡凭据"),
    ("WRITING", 0.2, "开始写卡"),
    ("VERIFIED", 1.6, "已读回验证"),
    ("SERVER_CONFIRMED", 0.9, "税局已确认"),
    ("DONE", 0.1, "清卡成功"),
)
_NAMES = [name for name, _, _ in _WAY]
_NO = "QK261112-K7M4PZ2A"
_QIAN, _WANG = ({"id": 5, "display_name": "钱多多"}, {"id": 3, "display_name": "王建国"})
_MAY_NOT = dict.fromkeys(
    ("confirm", "approve", "unlock", "resume", "pause", "abort", "sign_off", "take_over"), False
)


def _stamp(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def _way_to(state: str) -> list[tuple[str, datetime, float, str]]:
    """Steps as far as ``state``: name, instant, seconds, words."""
    moment, steps = _BEGAN, []
    for name, took_s, words in _WAY[: _NAMES.index(state) + 1]:
        moment += timedelta(seconds=took_s)
        steps.append((name, moment, took_s, words))
    return steps


def _usual(name: str, took_s: float) -> float | None:
    """What people take says nothing of the device."""
    return None if name in {"NEW", "CONFIRMED", "TICKETED"} else took_s


def _totals(normal: tuple[int, int], returned: int, counts: tuple[int, int, int]) -> Json:
    amounts = [
        {
            "tax_index": 1,
            "normal_fen": normal[0],
            "return_fen": returned,
            "name": "增值税货物",
            "rate": "13",
        },
        {
            "tax_index": 2,
            "normal_fen": normal[1],
            "return_fen": 0,
            "name": "增值税服务",
            "rate": "6",
        },
    ]
    return {
        "normal_count": counts[0],
        "return_count": counts[1],
        "void_count": counts[2],
        "amounts": amounts,
        "normal_fen": sum(normal),
        "return_fen": returned,
        "device_normal_fen": sum(normal),
        "device_return_fen": returned,
    }


_TOTALS = (
    _totals((42_865_00, 3_120_00), 186_00, (128, 3, 2)),
    _totals((10_203_00, 964_00), 0, (54, 0, 1)),
)


def _unit(index: int, state: str, **more: Any) -> Json:
    unit_id, label = _MACHINES[index]
    is_cleared = state == "DONE"
    return {
        "unit_id": unit_id,
        "label": label,
        "period_start": "2026-10-01",
        "period_end": "2026-10-31",
        "state": state,
        "code": None,
        "problem": None,
        "totals": _TOTALS[index],
        "fingerprint": f"{index + 1:x}" * 64,
        "is_confirmed": _NAMES.index("CONFIRMED") <= _place(state),
        "is_approved": False,
        "limit_date": "2026-12-10" if is_cleared else None,
        "before": _OLD.format(unit_id[8:]),
        "after": _NEW.format(unit_id[8:]) if is_cleared else None,
        "receipt": f"SB{index + 1:06}" if _place(state) > _NAMES.index("REPORT_INTENT") else None,
        "ticket_sha256": "aa8ad1c6" * 8 if _place(state) > _NAMES.index("REPORTED") else None,
        "proof_sha256": "3f1f6de2" * 8 if is_cleared else None,
    } | more


def _place(state: str) -> int:
    return _NAMES.index(state) if state in _NAMES else 0


def _line(number: int, at: datetime, state: str, text: str, **more: Any) -> Json:
    return {
        "id": number,
        "at": _stamp(at),
        "kind": "state",
        "state": state,
        "percent": 0,
        "unit_id": "",
        "code": None,
        "text": text,
        "is_error": False,
    } | more


def session(state: str, *, way: str | None = None, **changes: Any) -> Json:
    """A clearing in ``state``; ``way``: the last step of the way when it has left it."""
    reached = way or state
    steps = _way_to(reached)
    is_listed = _place(reached) >= _NAMES.index("LISTED")
    log = [_line(1, _BEGAN, "NEW", "钱多多 开始普通清卡")]
    log += [
        _line(number, at, name, words) for number, (name, at, _, words) in enumerate(steps, start=2)
    ]
    return {
        "id": _NO,
        "kind": "MONTHLY",
        "state": state,
        "phase": None if way else _phase(state),
        "pause": None,
        "code": None,
        "percent": _place(reached) * 100 // (len(_NAMES) - 1),
        "next_try_at": None,
        "device_id": 1,
        "device_label": "晴川演示有限公司",
        "station_id": 1,
        "station_name": "前台电脑",
        "reader": "沙箱读卡器",
        "operator": _QIAN,
        "created_at": _stamp(_BEGAN),
        "ended_at": None,
        "unit_count": 2,
        "done_count": 2 if state == "DONE" else 0,
        "period_start": "2026-10-01",
        "period_end": "2026-10-31",
        "is_sandbox": True,
        "is_taken_over": False,
        "is_rebuilt": False,
        "is_signed_off": False,
        "reason": None,
        "detail": "",
        "problem": None,
        "station_is_alive": True,
        "station_public_key": "tqgXvfmKej5JLYU0ybC8JtrOT5ONJEBCYFjI7Nf79RA=",
        "over": None,
        "taken_over_by": None,
        "identity": {"taxpayer_no": "9900000000000001", "device_no": "9900000000000001"},
        "chosen": None,
        "units": [_unit(0, state), _unit(1, state)],
        "invoices": SCOPE if is_listed else None,
        "ledgers": [_LEDGER] if is_listed else [],
        "steps": [
            {"state": name, "at": _stamp(at), "took_s": took_s, "usual_s": _usual(name, took_s)}
            for name, at, took_s, _ in steps
        ],
        "usual_s": 14.0,
        "is_slow": False,
        "checks": [_LATE] if is_listed else [],
        "acknowledged": [],
        "warnings": [],
        "needs_approval": False,
        "approvers": [],
        "confirmed_by": _QIAN if _place(reached) >= _NAMES.index("CONFIRMED") else None,
        "confirmed_at": None,
        "approved_by": None,
        "approved_at": None,
        "signed_off_by": None,
        "signed_off_at": None,
        "has_register_updated": None,
        "next_date": None,
        "needs": dict.fromkeys(("approval", "confirmation", "secret", "sign_off"), False),
        "paused": None,
        "may": _MAY_NOT,
        "backup": _BACKUP if _place(reached) >= _NAMES.index("BACKED_UP") else None,
        "log": log,
    } | changes


def _phase(state: str) -> str:
    for phase, last in (("prepare", "LISTED"), ("operate", "WRITING"), ("verify", "DONE")):
        if _place(state) <= _NAMES.index(last) and state != "DONE":
            return phase
    return "confirm"


def _problem(code: str, phenomenon: str, cause: str, remedy: str) -> Json:
    return {"code": code, "phenomenon": phenomenon, "cause": cause, "remedy": remedy}


def _may(*acts: str) -> Json:
    return _MAY_NOT | dict.fromkeys(acts, True)


def _needs(*what: str) -> Json:
    return dict.fromkeys(("approval", "confirmation", "secret", "sign_off"), False) | (
        dict.fromkeys(what, True)
    )


_LATE = {
    "what": "在征期内",
    "state": "yellow",
    "detail": "离 2026-11-16 只剩 4 天",
    "code": None,
    "remedy": "请在截止前办完",
}


def _item(
    label: str, device: tuple[int | None, int | None], ours: tuple[int | None, int | None]
) -> Json:
    return {
        "label": label,
        "device_normal_fen": device[0],
        "device_return_fen": device[1],
        "our_normal_fen": ours[0],
        "our_return_fen": ours[1],
    }


_LEDGER = {
    "period_start": "2026-10-01",
    "period_end": "2026-10-31",
    "device_normal_fen": 57_152_00,
    "device_return_fen": 186_00,
    "our_count": 181,
    "our_normal_fen": 56_904_00,
    "our_return_fen": 186_00,
    "normal_difference_fen": 248_00,
    "return_difference_fen": 0,
    "uploaded_count": 179,
    "waiting_count": 2,
    "items": [
        _item("增值税货物 13%", (53_068_00, 186_00), (52_820_00, 186_00)),
        _item("增值税服务 6%", (4_084_00, 0), (4_024_00, 0)),
        _item("没有税率的明细", (None, None), (60_00, 0)),
    ],
}
_BACKUP = {
    "file": f"{_NO}.tar.sealed",
    "sha256": "69d9305093c4453efe58f211d9f4029a2b2928e0c32577a122dadf3b11c37787",
    "byte_count": 30_760,
    "is_verified": True,
    "is_held": True,
    "product": {
        "file": f"{_NO}.database.sealed",
        "sha256": "9902296912fa6ff2e810636a7ecb08a5f51128a4fb6179226353b775ca844011",
        "byte_count": 1_085_496,
        "originals": 0,
        "where": "here",
    },
}
ISSUED: Json = {
    "items": [
        {
            "id": 41 - number,
            "number": f"2599000000000{number:03}0317",
            "issued_on": f"2026-10-{31 - number}",
            "total_fen": 113_00 * (number + 3),
            "is_red_letter": number == 2,
            "is_uploaded": number != 1,
            "uploaded_at": None if number == 1 else f"2026-10-{31 - number}T08:20:00Z",
        }
        for number in range(4)
    ],
    "next_cursor": "next",
}
MAIL_CODE: Json = {
    "by": "mail",
    "sent_to": "q***@example.com",
    "expires_at": "2026-11-12T01:45:00Z",
}

NEW = session("NEW", percent=0, may=_may("abort", "resume", "unlock"))
LISTED = session(
    "LISTED",
    pause="confirmation",
    needs=_needs("confirmation"),
    may=_may("confirm", "abort", "resume", "unlock"),
    warnings=[
        {
            "code": "peak_hours",
            "message": ("临近征期截止，9:00–17:00 税局系统繁忙，可能变慢；不急可避开这段时间。"),
            "stops": False,
            "again_at": "2026-12-09T09:00:00Z",
        }
    ],
)
RED = session(
    "ABORTED",
    way="BACKED_UP",
    ended_at="2026-11-12T01:30:05Z",
    units=[],
    unit_count=0,
    code="QK-201",
    problem=_problem(
        "QK-201", "时钟相差过大", "电脑时间与税局相差超过 10 分钟", "校正电脑时间后重新检查"
    ),
    checks=[
        {
            "what": "电脑时间与税局一致",
            "state": "red",
            "detail": "相差 25 分钟",
            "code": "QK-201",
            "remedy": "校正电脑时间后重新检查",
            "is_alarm": False,
        },
        {
            "what": "卡属于本单位",
            "state": "green",
            "detail": "",
            "code": None,
            "remedy": "",
            "is_alarm": False,
        },
        _LATE,
    ],
)
APPROVAL = session(
    "LISTED",
    kind="SPECIAL",
    reason="上月漏清一台，补办清卡，已与税务机关沟通",
    pause="confirmation",
    needs_approval=True,
    needs=_needs("approval"),
    confirmed_by=_QIAN,
    may=_may("approve"),
)
APPROVAL_FIRST = session(
    "LISTED",
    pause="confirmation",
    needs_approval=True,
    approvers=["王建国", "孙志强"],
    needs=_needs("approval", "confirmation"),
    may=_may("resume", "unlock", "abort"),
)
RUNNING = session(
    "REPORTED",
    is_slow=True,
    may=_may("resume", "unlock", "pause"),
    units=[_unit(0, "DONE"), _unit(1, "REPORTED")],
    done_count=1,
)
WRITING = session(
    "WRITING",
    may=_may("resume", "unlock", "pause"),
    units=[_unit(0, "DONE"), _unit(1, "WRITING")],
    done_count=1,
)
WAITING = session(
    "WAIT_COMPARE",
    way="REPORTED",
    phase="operate",
    pause="waiting",
    code="QK-302",
    detail="税局还没有收到本期申报",
    may=_may("resume", "unlock", "pause"),
    units=[_unit(index, "WAIT_COMPARE", receipt=f"SB{index + 1:06}") for index in (0, 1)],
)
_PULLED = _problem(
    "QK-104", "卡片被拔出", "处理过程中卡片离开了读卡器", "重新插入同一张卡，系统先读卡再继续"
)
PARKED = session(
    "WRITING",
    pause="parked",
    code="QK-104",
    problem=_PULLED,
    may=_may("resume", "unlock"),
    units=[_unit(0, "DONE"), _unit(1, "WRITING")],
    done_count=1,
)
PARKED["log"].append(
    _line(
        90,
        _BEGAN + timedelta(seconds=106),
        "WRITING",
        "卡片被拔出",
        code="QK-104",
        is_error=True,
        unit_id=_MACHINES[1][0],
    )
)
PIN = session(
    "CONFIRMED",
    pause="parked",
    code="QK-111",
    needs=_needs("secret"),
    problem=_problem(
        "QK-111", "口令不正确", "输入的口令与卡内不同", "核对后重新输入；系统不会自动再试"
    ),
    may=_may("resume", "unlock", "abort"),
)
_UNCLEAR = _problem(
    "QK-404",
    "卡内状态无法确认",
    "重新读卡的结果既不是原来的，也不是新的",
    "停止操作，保留备份，带卡到税务机关处理",
)
HALTED = session(
    "HALTED",
    way="WRITING",
    ended_at="2026-11-12T01:31:50Z",
    percent=100,
    code="QK-404",
    problem=_UNCLEAR,
    may=_may("take_over"),
    done_count=1,
    units=[
        _unit(0, "DONE"),
        _unit(
            1,
            "HALTED",
            code="QK-404",
            problem=_UNCLEAR,
            receipt="SB000002",
            ticket_sha256="aa8ad1c6" * 8,
        ),
    ],
)
PAUSED = session(
    "REPORTED",
    pause="parked",
    code="clearing.paused",
    paused={
        "by": _QIAN,
        "at": _stamp(_BEGAN + timedelta(seconds=108)),
        "reason": "等财务核对进项税",
        "is_held": True,
    },
    may=_may("resume", "unlock"),
)
PAUSED["log"].append(
    _line(
        91,
        _BEGAN + timedelta(seconds=108),
        "REPORTED",
        "钱多多 要求暂停：等财务核对进项税",
        kind="person_paused",
    )
)
ASLEEP = session("REPORTED", station_is_alive=False, may=_may("resume", "unlock"))
DONE = session(
    "DONE",
    ended_at="2026-11-12T01:31:47Z",
    next_date="2026-12-10",
    needs=_needs("sign_off"),
    may=_may("sign_off"),
)
SUPERSEDED = session(
    "SUPERSEDED", way="TICKETED", ended_at="2026-11-12T01:31:47Z", percent=100, code="QK-204"
)
ABORTED = session("ABORTED", way="LISTED", ended_at="2026-11-12T01:33:00Z", percent=100)

_OTHER_CARD = {
    "device_id": 2,
    "taxpayer_no": "9900000000000022",
    "taxpayer_name": "山海贸易有限公司",
    "device_no": "9900000000000022",
    "machines": ["0000000099990000"],
    "valid_from": "2020-01-01",
    "valid_until": "2035-12-31",
    "version": "01",
    "units": [],
}
_OWN_CARD = _OTHER_CARD | {
    "device_id": 1,
    "taxpayer_no": "9900000000000001",
    "taxpayer_name": "晴川演示有限公司",
    "machines": [unit_id for unit_id, _ in _MACHINES],
}


def _desk(card: Json) -> Json:
    """The desk with this card in its reader."""
    return {
        "stations": [
            {
                "id": 1,
                "name": "前台电脑",
                "is_alive": True,
                "seen_at": "2026-11-12T01:31:50Z",
                "version": "0.1.0",
                "public_key": "",
                "versions": {},
                "service": "running",
                "clock_off_s": 0,
                "readers": [
                    {"name": "沙箱读卡器", "state": "card", "card": card, "session_id": None}
                ],
                "checks": [],
                "alarms": [],
                "unsent": 0,
                "disk_free": 79_000_000_000,
                "backup_places": [],
                "power": None,
                "printers": [],
                "hosts": [{"address": "127.0.0.1:8122", "ok": True, "code": None}],
            }
        ],
        "devices": [],
        "next": None,
        "has_no_device": False,
        "is_sandbox": True,
        "warnings": [],
        "is_subscribed": False,
        "may_operate": True,
        "may_set": True,
    }


DESK = _desk(_OWN_CARD)
SWAPPED = _desk(_OTHER_CARD)
