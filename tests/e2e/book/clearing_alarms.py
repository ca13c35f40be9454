"""Pages of the book for alarms before a start, and for a try that is planned."""

from datetime import timedelta

from playwright.sync_api import Page

from backend.kernel import clock
from tests.e2e.book import clearing_rows as rows
from tests.e2e.book.clearing_steps import DONE, NEW, Json, session

_QK_501 = "QK-501"
SOON = (clock.now() + timedelta(minutes=25)).isoformat()


def _alarm(number: int, what: str, detail: str, **more: object) -> Json:
    return {
        "id": f"1:{number}",
        "what": what,
        "state": "yellow",
        "detail": detail,
        "cause": "",
        "remedy": "",
        "code": None,
        "reader": None,
        "session_id": None,
        "acknowledged": None,
    } | more


_STUCK = _alarm(
    1, "卡", f"{rows.READER}：卡片没有回应", state="red", code="QK-107", reader=rows.READER,
    cause="接触不良或卡片故障", remedy="拔出卡片擦净触点后重新插入",
)  # fmt: skip
_DROPPED = _alarm(
    2, "设备掉线", f"{rows.READER}：24 小时内 3 次", reader=rows.READER,
    cause="读卡器或卡接触不良、供电不足，或被拔下过",
    remedy="插紧连线，换一个直接供电的 USB 口（不经集线器）；设备有电池的先充电",
)  # fmt: skip
_NO_BACKUP = _alarm(
    3, "上次清卡没有备份成功", f"{rows.HALTED_NO}：备份失败", code=_QK_501, reader=rows.READER,
    session_id=rows.HALTED_NO, cause="磁盘空间不足，或写入后读回不一致",
    remedy="先打开那次清卡查看；腾出空间或更换备份位置；卡还没有动过",
)  # fmt: skip
_PLACE = _alarm(
    4, "备份位置", "不能写入：/mnt/usb/backups",
    acknowledged={
        "by": "钱多多", "at": "2026-11-25T01:20:00Z", "reason": "移动硬盘送修，本机已有一份",
        "until": "2026-11-26T01:20:00Z",
    },
)  # fmt: skip
ALARMS = rows.status(stations=[rows.station(alarms=[_STUCK, _DROPPED, _NO_BACKUP, _PLACE])])
SETTLED = rows.status(stations=[rows.station(alarms=[_PLACE])])
WAITS_FOR_BUREAU = session(
    "REPORT_INTENT",
    pause="parked",
    code="QK-305",
    detail="税局系统暂时没有回应，数据都在，系统会自动重试。",
    problem={
        "code": "QK-305",
        "phenomenon": "税局系统没有回应",
        "cause": "网络中断、系统繁忙或正在维护",
        "remedy": "稍后系统自动重试，数据都在",
    },
    next_try_at=SOON,
    may=NEW["may"] | {"abort": False, "resume": True},
)
WITH_WORDS = DONE | {
    "acknowledged": [
        {
            "what": _DROPPED["what"],
            "detail": _DROPPED["detail"],
            "cause": _DROPPED["cause"],
            "remedy": _DROPPED["remedy"],
            "code": None,
            "reason": "已换 USB 口",
            "by": "钱多多",
            "at": "2026-11-12T01:20:00Z",
        }
    ]
}


def acknowledge(page: Page) -> None:
    """Opens the reason of the first alarm that can be acknowledged."""
    page.get_by_role("button", name="已了解：设备掉线").click()
    page.get_by_role("button", name="已换 USB 口").click()
