"""Pages of the book for one clearing: the wizard at a desk, how it stands on a phone."""

from typing import Any

from playwright.sync_api import Page, Route

from tests.e2e.book import clearing_alarms as alarms
from tests.e2e.book.clearing_steps import (
    ABORTED,
    APPROVAL,
    APPROVAL_FIRST,
    ASLEEP,
    DESK,
    DONE,
    HALTED,
    ISSUED,
    LISTED,
    MAIL_CODE,
    NEW,
    PARKED,
    PAUSED,
    PIN,
    RED,
    RUNNING,
    SUPERSEDED,
    SWAPPED,
    WAITING,
    WRITING,
    Json,
)
from tests.e2e.book.screen import Replies, Reply, Screen, Who, answers, cut, never, refuses
from tests.e2e.book.states import press
from tests.e2e.book.stock_rows import TYPES, UNREAD

_ROUTE = "/clearing/sessions/:no"
_PATH = f"/clearing/sessions/{LISTED['id']}"
_ONE = "**/api/clearing/sessions/*"


def _log(route: Route) -> None:
    """No stream can be pretended: the page asks every few seconds instead."""
    if "as=json" in route.request.url:
        route.fulfill(json={"lines": [], "state": "LISTED", "has_ended": False})
    else:
        route.fulfill(status=204)


def _with(session: Json, **others: Reply) -> Replies:
    return {
        _ONE: answers(session),
        f"{_ONE}/events*": _log,
        f"{_ONE}/invoices*": answers(ISSUED),
        "**/api/clearing/status": answers(DESK),
        **{f"{_ONE}/{name}": reply for name, reply in others.items()},
    }


def _tick(page: Page) -> None:
    page.get_by_role("button", name="全部核对").click()


def _go_on(page: Page) -> None:
    page.get_by_role("button", name="全部核对").click()
    page.get_by_role("button", name="去确认").click()


def _read_effect(page: Page) -> None:
    page.get_by_role("button", name="全部核对").click()
    page.get_by_role("button", name="去确认").click()
    page.get_by_label("我已阅读并了解").check()
    page.get_by_role("button", name="验证身份").click()


def _type_wrong(page: Page) -> None:
    _read_effect(page)
    page.get_by_label("验证码", exact=True).fill("000000")
    page.get_by_role("button", name="确认清卡").click()


def _ask_keys(page: Page) -> None:
    page.get_by_role("heading", name="核对清单").wait_for()
    page.keyboard.press("?")


def _desk(state: str, session: Json, **more: Any) -> Screen:
    replies = more.pop("replies", None) or _with(session)
    return Screen(_ROUTE, state, Who.SUN, _PATH, replies=replies, is_desk=True, **more)


def _phone(state: str, session: Json, **more: Any) -> Screen:
    replies = more.pop("replies", None) or _with(session)
    return Screen(_ROUTE, state, Who.SUN, _PATH, replies=replies, **more)


_OTHER_CARD = {**_with(PARKED), "**/api/clearing/status": answers(SWAPPED)}
_BY_MAIL = _with(LISTED, challenge=answers(MAIL_CODE))
_WRONG_CODE = refuses(
    422, "invalid_input", errors=[{"field": "code", "message": "验证码不正确，请核对邮件。"}]
)

CLEARING_SESSION = (
    _desk("", LISTED, shows="还有 2 台没有核对"),
    _phone("手机：待确认", LISTED, shows="请在电脑上操作"),
    _desk("票种与未上传", LISTED | {"invoices": TYPES}, shows="未上传 3"),
    _desk("发票没有读到", LISTED | {"invoices": UNREAD}, shows="不等于没有"),
    _desk("已核对", LISTED, act=_tick, shows="全部已核对"),
    _desk("确认", LISTED, act=_read_effect, replies=_BY_MAIL, shows="验证码已发到"),
    _desk(
        "验证码不对",
        LISTED,
        act=_type_wrong,
        replies={**_BY_MAIL, f"{_ONE}/confirm": _WRONG_CODE},
        shows="可以直接重新输入",
    ),
    _desk("快捷键", LISTED, act=_ask_keys, shows="列出快捷键"),
    _desk("刚开始", NEW, shows="还没有备份"),
    _desk("预检不通过", RED, shows="没有通过"),
    _desk("先复核", APPROVAL_FIRST, act=_go_on, shows="可以复核的人"),
    _desk("等待复核", APPROVAL, shows="等待复核"),
    _desk("进行中", RUNNING, shows="比平时慢"),
    _desk("写卡中", WRITING, shows="请勿拔出设备"),
    _phone("手机：写卡中", WRITING, shows="请勿拔出设备"),
    _desk("等待比对", WAITING, shows="我已申报"),
    _desk("等税局", alarms.WAITS_FOR_BUREAU, shows="下次自动重试"),
    _desk("清卡成功带告警", alarms.WITH_WORDS, shows="开始前已了解的告警"),
    _desk("已暂停", PARKED, replies=_OTHER_CARD, shows="请换回原来的卡"),
    _desk("暂停", WRITING, act=press("暂停"), shows="其他读卡器不受影响"),
    _desk("有人暂停", PAUSED, shows="不会自动继续"),
    _phone("手机：有人暂停", PAUSED, shows="等财务核对"),
    _desk("要口令", PIN, shows="输入卡的口令"),
    _desk("需人工处理", HALTED, shows="特殊清卡接管"),
    _desk("接管", HALTED, act=press("特殊清卡接管"), shows="接管原因"),
    _phone("手机：需人工处理", HALTED, shows="怎么办"),
    _desk("工作站没有回应", ASLEEP, shows="工作站没有回应"),
    _desk("清卡成功", DONE, shows="下次清卡"),
    _desk("读回验证", DONE, act=press("验证"), shows="行已更新"),
    _phone("手机：清卡成功", DONE, shows="下次清卡"),
    _desk("已在别处清卡", SUPERSEDED, shows="已在别处清卡"),
    _desk("已放弃", ABORTED, shows="本次清卡已放弃"),
    _desk("断开", WRITING, replies={**_with(WRITING), f"{_ONE}/events*": cut}, shows="正在重连"),
    _desk("加载中", LISTED, replies={_ONE: never}, shows="清卡"),
    _desk("出错", LISTED, replies={_ONE: refuses(500, "unexpected")}, shows="操作没有完成"),
    _phone("不存在", LISTED, replies={_ONE: refuses(404, "not_found")}, shows="没有找到"),
)
