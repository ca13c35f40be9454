"""Pretended answers about clearing: a desk with two readers, a company without one, records."""

from datetime import timedelta
from typing import Any

from playwright.sync_api import Route

from backend.kernel import clock
from tests.e2e.book.screen import Replies, answers
from tests.e2e.book.stock_rows import SCOPE, SEGMENT

Json = dict[str, Any]
TAXPAYER, NAME = "99420100MA4KQC0001", "晴川文化传播（武汉）有限公司"
RUNNING_NO, DONE_NO, HALTED_NO = "QK261207-7K3MQXWA", "QK261109-P4TN8RCE", "QK261208-C9XW2LHD"


def _unit(number: int, label: str, *, normal: int, fen: int, session: str | None = None) -> Json:
    totals = {
        "normal_count": normal,
        "return_count": 2,
        "void_count": 1,
        "amounts": [
            {"tax_index": 1, "normal_fen": fen, "return_fen": 12_300, "name": "", "rate": None}
        ],
        "normal_fen": fen,
        "return_fen": 12_300,
        "device_normal_fen": fen,
        "device_return_fen": 12_300,
    }
    return {
        "unit_id": f"00000000123456{number:02d}",
        "label": label,
        "period_start": "2026-11-01",
        "period_end": "2026-11-30",
        "fingerprint": f"{number:02x}" * 32,
        "totals": totals,
        "session_id": session,
    }


def _reader(name: str, state: str = "card", card: Json | None = None, **more: Any) -> Json:
    return {"name": name, "state": state, "card": card, "session_id": None} | more


def _card(*units: Json, device_id: int | None = 1, name: str = NAME) -> Json:
    return {
        "device_id": device_id,
        "taxpayer_no": TAXPAYER,
        "taxpayer_name": name,
        "device_no": "661234567890",
        "machines": [one["unit_id"] for one in units] or ["0000000012345601"],
        "valid_from": "2021-04-01",
        "valid_until": "2027-03-31",
        "version": "1.2",
        "units": list(units),
        "stock": [SEGMENT],
        "invoices": SCOPE,
    }


UNITS = (
    _unit(1, "1 号机", normal=128, fen=4_583_260),
    _unit(2, "2 号机", normal=64, fen=1_920_500),
)
READER = "ACS ACR39U ICC Reader 00 00"
CARD_READER = _reader(READER, card=_card(*UNITS))


def _line(what: str, detail: str = "", state: str = "green", **more: Any) -> Json:
    line = {"what": what, "state": state, "detail": detail, "code": None, "remedy": ""}
    return line | {"is_alarm": False} | more


GREEN = [
    _line("读卡服务", "usercard"),
    _line("读卡器", READER),
    _line("卡", f"{READER}：2 台机器已申报"),
    _line("服务器 piao.example.com:443"),
    _line("税局 bureau.example.com:8443"),
    _line("电脑时间与税局一致", "相差 1 秒"),
    _line("磁盘空间", "剩余 86.2 GB"),
    _line("清卡日志"),
]
YELLOW = _line(
    "备份位置",
    "只有一个，没有备用",
    "yellow",
    remedy="用 BACKUP_PLACES 再指定一个位置（另一块磁盘更好）",
)
RED = _line(
    "税局 bureau.example.com:8443",
    "没有回应，可能被防火墙拦截",
    "red",
    code="QK-305",
    remedy="检查网线、无线网络或防火墙是否放行；备用：换一个网络，或带卡到办税服务厅办理",
)


def station(**told: Any) -> Json:
    """A desk that is well; members in ``told`` are otherwise."""
    return {
        "id": 1,
        "name": "前台",
        "is_alive": True,
        "seen_at": "2026-11-25T01:30:00Z",
        "version": "0.1.0",
        "public_key": "AAAA",
        "versions": {
            "product": "0.1.0", "driver": "usercard", "os": "Debian GNU/Linux 12",
            "python": "3.11.2",
        },
        "service": "running",
        "clock_off_s": 1,
        "readers": [CARD_READER],
        "checks": [*GREEN, YELLOW],
        "alarms": [],
        "unsent": 0,
        "disk_free": 86_200_000_000,
        "backup_places": ["/var/backups/piaokatong"],
        "power": {"is_on_mains": True, "battery_percent": 96},
        "printers": ["HP LaserJet M1005"],
        "hosts": [
            {"address": "piao.example.com:443", "ok": True, "code": None},
            {"address": "bureau.example.com:8443", "ok": True, "code": None},
        ],
    } | told  # fmt: skip


def device(**told: Any) -> Json:
    """A device that was cleared last month."""
    return {
        "id": 1,
        "label": "前台一号盘",
        "taxpayer_no": TAXPAYER,
        "taxpayer_name": NAME,
        "device_no": "661234567890",
        "machines": ["0000000012345601", "0000000012345602"],
        "version": "1.2",
        "valid_from": "2021-04-01",
        "valid_until": "2027-03-31",
        "responsible": {"id": 4, "display_name": "钱多多"},
        "cycle": "MONTHLY",
        "limit_date": "2026-12-10",
        "cleared_until": "2026-10-31",
        "next": {
            "device_id": 1, "label": "前台一号盘", "date": "2026-12-10", "source": "bureau",
            "days_left": 12,
        },
        "seen_at": "2026-11-25T01:30:00Z",
        "open_session_id": None,
        "open_state": None,
        "last_session_id": DONE_NO,
        "last_state": "DONE",
        "last_ended_at": "2026-11-09T02:14:00Z",
    } | told  # fmt: skip


def status(**told: Any) -> Json:
    """The desk, well and idle."""
    return {
        "stations": [station()],
        "devices": [device()],
        "next": device()["next"],
        "has_no_device": False,
        "is_sandbox": False,
        "warnings": [],
        "is_subscribed": False,
        "may_operate": True,
        "may_set": True,
    } | told


def row(**told: Any) -> Json:
    """A clearing that has gone well."""
    return {
        "id": DONE_NO,
        "kind": "MONTHLY",
        "state": "DONE",
        "phase": "confirm",
        "pause": None,
        "code": None,
        "percent": 100,
        "next_try_at": None,
        "device_id": 1,
        "device_label": "前台一号盘",
        "station_id": 1,
        "station_name": "前台",
        "reader": READER,
        "operator": {"id": 4, "display_name": "钱多多"},
        "created_at": "2026-11-09T02:03:00Z",
        "ended_at": "2026-11-09T02:14:00Z",
        "unit_count": 2,
        "done_count": 2,
        "period_start": "2026-10-01",
        "period_end": "2026-10-31",
        "is_sandbox": False,
        "is_taken_over": False,
        "is_rebuilt": False,
        "is_signed_off": True,
    } | told


RUNNING = row(
    id=RUNNING_NO,
    state="WAIT_COMPARE",
    phase="operate",
    pause="waiting",
    percent=62,
    created_at="2026-11-25T01:10:00Z",
    ended_at=None,
    done_count=0,
    period_start="2026-11-01",
    period_end="2026-11-30",
    is_signed_off=False,
)
HALTED = row(
    id=HALTED_NO, state="HALTED", phase="operate", code="QK-404", percent=71, done_count=1,
    kind="GROUP", is_signed_off=False, ended_at="2026-10-12T03:40:00Z",
    created_at="2026-10-12T03:05:00Z", period_start="2026-09-01", period_end="2026-09-30",
)  # fmt: skip


def desk(told: Json | None = None, *running: Json) -> Replies:
    """The start page answers this."""
    return {
        "**/api/clearing/status": answers(told or status()),
        "**/api/clearing/sessions?*": answers({"items": list(running), "next_cursor": None}),
        "**/api/clearing/operators": answers({"items": [{"id": 4, "display_name": "钱多多"}]}),
    }


def new_code(route: Route) -> None:
    """A pairing code that was made a few seconds ago."""
    expires_at = clock.now() + timedelta(minutes=9, seconds=41)
    route.fulfill(status=201, json={"code": "H7KM3QXW", "expires_at": expires_at.isoformat()})


SECOND_CARD = _card(
    _unit(9, "3 号机", normal=17, fen=386_000, session=RUNNING_NO),
    device_id=None,
    name="晴川文化（宜昌）分公司",
)
BUSY_DESK = status(
    stations=[
        station(
            readers=[
                CARD_READER,
                _reader("Feitian R301 00 01", card=SECOND_CARD, session_id=RUNNING_NO),
            ],
            checks=[RED, *GREEN, YELLOW],
            clock_off_s=-95,
            hosts=[
                {"address": "piao.example.com:443", "ok": True, "code": None},
                {"address": "bureau.example.com:8443", "ok": False, "code": "timeout"},
            ],
        ),
        station(
            id=2, name="二楼财务室", is_alive=False, readers=[_reader("Gemalto PC Twin", "empty")],
            checks=[], printers=[], power=None,
        ),
    ],
    devices=[device(open_session_id=RUNNING_NO, open_state="WAIT_COMPARE"),
             device(id=2, label="宜昌分公司", last_state="HALTED", last_session_id=HALTED_NO)],
    warnings=[
        {
            "code": "maintenance_soon",
            "message": "税局系统维护，12-09 22:00 开始。请在此之前办完，或等维护结束。",
            "stops": False,
            "again_at": None,
        },
        {
            "code": "peak_hours",
            "message": "临近征期截止，9:00–17:00 税局系统繁忙，可能变慢；不急可避开这段时间。",
            "stops": False,
            "again_at": "2026-12-09T09:00:00Z",
        },
    ],
    is_sandbox=True,
)  # fmt: skip
SHUT_DESK = status(
    warnings=[
        {
            "code": "maintenance",
            "message": "税局系统维护，12-10 06:00 结束。期间不开始新的步骤，结束后自动继续。",
            "stops": True,
            "again_at": "2026-12-09T22:00:00Z",
        }
    ],
    next=device()["next"] | {"date": "2026-11-20", "days_left": -5},
)
NO_DEVICE = status(stations=[], devices=[], next=None, has_no_device=True)
READ_ONLY = status(may_operate=False, may_set=False)
HISTORY = [
    row(),
    HALTED,
    row(id="QK260909-W2CK7MTB", state="ABORTED", phase="prepare", code="QK-301", percent=20,
        done_count=0, is_signed_off=False, period_start="2026-08-01", period_end="2026-08-31",
        created_at="2026-09-09T01:00:00Z", ended_at="2026-09-09T01:06:00Z"),
    row(id="QK260811-N8RA4EYD", kind="SPECIAL", is_sandbox=True, unit_count=1, done_count=1,
        period_start="2026-07-01", period_end="2026-07-31", is_signed_off=False,
        created_at="2026-08-11T05:20:00Z", ended_at="2026-08-11T05:31:00Z"),
]  # fmt: skip
RECORDS: Replies = {
    "**/api/clearing/history*": answers({"items": HISTORY, "next_cursor": None}),
    "**/api/clearing/devices": answers({"items": [device(), device(id=2, label="宜昌分公司")]}),
}
_STATES = ("cleared",) * 8 + ("late", "cleared", "open", "not_due")


def _month(number: int, state: str) -> Json:
    is_done = state == "cleared"
    following = f"2026-{number + 1:02d}" if number < 12 else "2027-01"
    return {
        "month": f"2026-{number:02d}",
        "state": state,
        "on": f"{following}-09" if is_done else None,
        "deadline": f"{following}-15",
        "session_id": DONE_NO if is_done else None,
    }


def _year(device_id: int, label: str, states: tuple[str, ...]) -> Json:
    months = [_month(number, state) for number, state in enumerate(states, 1)]
    return {"device_id": device_id, "label": label, "months": months}


PERIODS = {
    "year": 2026,
    "devices": [
        _year(1, "前台一号盘", _STATES),
        _year(2, "宜昌分公司", ("not_needed",) * 8 + ("cleared", "halted", "running", "not_due")),
    ],
}
DEVICES = [
    device(),
    device(
        id=2, label="宜昌分公司", responsible=None, cycle="QUARTERLY", limit_date=None,
        cleared_until=None, last_session_id=None, last_state=None, last_ended_at=None,
    ),
    device(id=3, label="旧盘（停用）", cycle="NONE", next=None, valid_until="2026-05-31"),
]  # fmt: skip
SETTINGS = {
    "needs_approval": True,
    "most_sessions": 3,
    "maintenance_from": "2026-12-09T14:00:00Z",
    "maintenance_until": "2026-12-09T22:00:00Z",
    "maintenance_text": "金税系统升级",
    "peak_from": 9,
    "peak_until": 17,
    "stock_threshold": 50,
    "alarm_hours": 24,
}

_READ_ONCE_MORE = {
    "id": 41,
    "station_name": "前台",
    "reader": READER,
    "at": "2026-01-08T01:12:00.000Z",
    "card": _card(*UNITS),
    "file_count": 8,
    "byte_count": 51_200,
    "hash": "5f2c" * 16,
}
READ_AGAIN: Replies = {
    **desk(),
    "**/api/clearing/repairs": answers({"items": [_READ_ONCE_MORE]}),
}
