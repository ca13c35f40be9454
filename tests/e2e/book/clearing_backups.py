"""Pages of the book for 备份与恢复, with pretended backups and what their stations said."""

from typing import Any

from playwright.sync_api import Page

from tests.e2e.book.screen import Replies, Screen, Who, answers, never, refuses
from tests.e2e.book.states import press

Json = dict[str, Any]
_LIST, _LOST = "**/api/clearing/backups?*", "**/api/clearing/lost-records"
_QIAN = {"id": 4, "display_name": "钱多多"}
_PLACE = "/backup/piaokatong"
_NO = "QK261109-P4TN8RCE"
_COPY = {
    "state": "sound", "file": f"{_NO}.database.sealed", "place": f"{_PLACE}/product",
    "byte_count": 48_300_000, "originals": 1_284, "wanted": 1_284,
}  # fmt: skip
_FILES = [
    {"name": name, "byte_count": size}
    for name, size in (
        ("EF01", 370), ("EF02", 96), ("EF04", 1_280), ("EF06", 160), ("FF01", 4_096),
        ("own/invoices.jsonl", 86_400), ("product.json", 240), ("secrets.json", 310),
        ("settings.json", 2_048),
    )
]  # fmt: skip


def _answer(number: int, **changes: Any) -> Json:
    return {
        "id": number,
        "act": "check",
        "asked_by": _QIAN,
        "asked_at": "2026-12-07T02:03:00Z",
        "answered_at": "2026-12-07T02:03:04Z",
        "problem": None,
        "detail": "",
        "place": _PLACE,
        "folder": None,
        "files": _FILES,
        "product": _COPY,
    } | changes


_VERIFIED = ["26312000000000000120", "26312000000000000121"]


def _nightly(**numbers: list[str]) -> Json:
    told: Json = {"checked_at": "2026-12-07T18:03:04Z", "next_at": "2026-12-08T19:41:10Z"}
    for name in ("missing", "altered", "verified", "added"):
        told |= {name: numbers.get(name, []), f"{name}_count": len(numbers.get(name, []))}
    return told


def _backup(no: str = _NO, **changes: Any) -> Json:
    return {
        "session_id": no,
        "kind": "MONTHLY",
        "state": "DONE",
        "is_rebuilt": False,
        "is_sandbox": False,
        "device_label": "前台一号盘",
        "station_id": 1,
        "station_name": "前台",
        "station_is_alive": True,
        "made_at": "2026-11-09T02:03:20Z",
        "file": f"{no}.tar.sealed",
        "place": _PLACE,
        "sha256": "5f2c9a1e" * 8,
        "byte_count": 96_256,
        "card_files": 5,
        "own_files": 4,
        "is_held": True,
        "product": {
            "file": f"{no}.database.sealed", "place": f"{_PLACE}/product",
            "byte_count": 48_300_000, "originals": 1_284,
        },
        "differences": [],
        "reported_count": 192,
        "reported_now": 192,
        "nightly": _nightly(),
        "newest_sound": None,
        "answers": [],
    } | changes  # fmt: skip


_TAKEN = _answer(
    9, act="take_out", product=None,
    folder=f"/srv/piaokatong/data/station/restored/{_NO}-20261207-100310",
)  # fmt: skip
_ALTERED = _answer(
    5,
    files=[],
    product=None,
    detail=f"{_PLACE}/QK261009-M2VD6KXA.tar.sealed",
    problem={
        "code": "file_altered",
        "phenomenon": "备份文件被改动过",
        "cause": "整个文件的校验值与日志里记下的不同",
        "remedy": "不要使用这份备份；请用另一处的副本，或另一份核验通过的备份",
    },
)
_SOUND = {"session_id": _NO, "file": f"{_NO}.tar.sealed", "checked_at": "2026-12-07T02:03:04Z"}
_ITEMS = [
    _backup("QK261207-7K3MQXWA", made_at="2026-12-07T01:58:02Z", state="REPORTED",
            reported_count=None, reported_now=None, nightly=None),
    _backup(answers=[_TAKEN, _answer(8)]),
    _backup("QK261009-M2VD6KXA", made_at="2026-10-09T03:12:44Z", answers=[_ALTERED],
            differences=["backup", "invoices"], reported_now=191, newest_sound=_SOUND,
            is_rebuilt=True, nightly=_nightly(missing=["26312000000000000817"], verified=_VERIFIED,
                                              added=["26312000000000001022"])),
]  # fmt: skip
_OLD = _backup(
    "QK260909-B3NE7TYH", made_at="2026-09-09T01:20:10Z", station_name="宜昌收银台（旧）",
    station_is_alive=False, place=None, card_files=None, own_files=None, product=None,
    is_held=False, device_label="宜昌分公司",
    answers=[_answer(3, answered_at=None, files=[], product=None)],
)  # fmt: skip
_RECORD = {
    "session_id": "QK261109-LST7RC2D",
    "station_name": "前台",
    "started_at": "2026-11-09T02:03:00Z",
    "taxpayer_no": "99420100MA4KQC0001",
    "state": "DONE",
    "entries": 31,
}


def _with(*items: Json, lost: tuple[Json, ...] = (), may_act: bool = True) -> Replies:
    told = {"items": list(items), "next_cursor": None, "may_act": may_act}
    return {_LIST: answers(told), _LOST: answers({"items": list(lost), "may_act": may_act})}


def _take_out(page: Page) -> None:
    page.get_by_role("button", name=f"取出文件 {_NO}").click()


def _screen(state: str, replies: Replies, **more: Any) -> Screen:
    told: Json = {"is_desk": True, "replies": replies} | more
    return Screen("/clearing/backups", state, Who.SUN, **told)


CLEARING_BACKUPS = (
    _screen("", _with(*_ITEMS), shows="再次核验"),
    _screen("取出文件", _with(*_ITEMS), act=_take_out, shows="不会做的"),
    _screen("记录丢失、旧工作站", _with(_OLD, lost=(_RECORD,)), shows="可由日志恢复"),
    _screen(
        "恢复记录", _with(_OLD, lost=(_RECORD,)), act=press("恢复记录 QK261109-LST7RC2D"),
        shows="由日志逐条重新生成",
    ),
    _screen("只能查看", _with(*_ITEMS, may_act=False), shows="备份文件被改动过"),
    _screen("没有备份", _with(), shows="还没有备份"),
    _screen("加载中", {**_with(), _LIST: never}, shows="备份与恢复"),
    _screen("出错", {**_with(), _LIST: refuses(500, "unexpected")}, shows="操作没有完成"),
    _screen("手机", _with(*_ITEMS, lost=(_RECORD,)), is_desk=False, shows="请在电脑上进行"),
)  # fmt: skip
