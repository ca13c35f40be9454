"""Pages of the book for the start of the 清卡工作台 and its records."""

from playwright.sync_api import Page

from tests.e2e.book import clearing_alarms as alarms
from tests.e2e.book import clearing_rows as rows
from tests.e2e.book import stock_rows as stock
from tests.e2e.book.screen import Replies, Screen, Who, answers, never, refuses
from tests.e2e.book.states import press

STATUS = "**/api/clearing/status"
BROKEN = refuses(500, "unexpected")
HISTORY, SETTINGS = "**/api/clearing/history*", "**/api/clearing/settings"
DEVICE_LIST, PERIOD_LIST = "**/api/clearing/devices", "**/api/clearing/periods?*"
NO_RECORDS = {**rows.RECORDS, HISTORY: answers({"items": [], "next_cursor": None})}
PERIODS: Replies = {PERIOD_LIST: answers(rows.PERIODS)}
NO_PERIODS: Replies = {PERIOD_LIST: answers({"year": 2026, "devices": []})}
DEVICES: Replies = {
    DEVICE_LIST: answers({"items": rows.DEVICES}),
    "**/api/clearing/operators": answers({"items": [{"id": 4, "display_name": "钱多多"}]}),
}
READY, BUSY = rows.desk(), rows.desk(rows.BUSY_DESK, rows.RUNNING)


def _special(page: Page) -> None:
    page.get_by_role("radio", name="特殊清卡").check()
    page.get_by_label("原因", exact=True).fill("上月漏清")


def _some_machines(page: Page) -> None:
    page.get_by_role("radio", name="专项清卡").check()
    page.get_by_role("checkbox", name="2 号机").uncheck()


def _list_keys(page: Page) -> None:
    page.get_by_role("heading", name="开始清卡").wait_for()
    page.keyboard.press("?")


def _look_for(page: Page) -> None:
    page.get_by_role("heading", name="开始清卡").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("清零")


def _desk(state: str, replies: object = READY, **more: object) -> Screen:
    return Screen("/clearing", state, Who.SUN, replies=replies, is_desk=True, **more)  # type: ignore[arg-type] # the members of Screen, handed on


def _record(page: str, state: str, replies: object = rows.RECORDS, **more: object) -> Screen:
    told = {"replies": replies, "is_desk": True} | more
    return Screen(f"/clearing/{page}", state, Who.SUN, **told)  # type: ignore[arg-type] # as above


CLEARING_DESK = (
    _desk("", shows="12 天"),
    _desk("多台、进行中、要处理", BUSY, shows="没有回应"),
    _desk("告警", rows.desk(alarms.ALARMS), act=alarms.acknowledge, shows="为什么可以继续"),
    _desk("告警已了解", rows.desk(alarms.SETTLED), shows="都已了解"),
    _desk("发票修复记录", rows.READ_AGAIN, shows="发票修复记录"),
    _desk("专项", act=_some_machines, shows="这次不清"),
    _desk("特殊", act=_special, shows="还差"),
    _desk(
        "参数不对",
        {
            **READY,
            "**/api/clearing/sessions": refuses(
                422,
                "invalid_input",
                errors=[
                    {
                        "field": "kind",
                        "message": "年度清卡只用于 12 月的所属期，其他月份请用普通清卡。",
                        "given": "2026-11-01 至 2026-11-30",
                        "allowed": "12 月",
                    }
                ],
            ),
        },
        act=press("开始"),
        shows="填的是",
    ),
    _desk("维护中", rows.desk(rows.SHUT_DESK), shows="维护期间不能开始"),
    _desk("快捷键", act=_list_keys, shows="没有快捷键"),
    _desk("搜索清零", act=_look_for, shows="税控设备、预检"),
    _desk(
        "配对码",
        {**READY, "**/api/clearing/pairing-codes": rows.new_code},
        act=press("取配对码"),
        shows="失效",
    ),
    _desk("还没有工作站", rows.desk(rows.status(stations=[], next=None)), shows="取配对码"),
    _desk("无设备", rows.desk(rows.NO_DEVICE), shows="无需清卡"),
    _desk("只能查看", rows.desk(rows.READ_ONLY), shows="你可以查看"),
    _desk("没有权限", {**READY, STATUS: refuses(403, "forbidden")}, shows="可以找"),
    _desk("加载中", {STATUS: never}, shows="清卡工作台"),
    _desk("出错", {**READY, STATUS: BROKEN}, shows="操作没有完成"),
    Screen("/clearing", "手机", Who.SUN, replies=BUSY, shows="请在电脑上进行"),
    Screen(
        "/clearing",
        "手机告警",
        Who.SUN,
        replies=rows.desk(alarms.ALARMS, rows.RUNNING | {"next_try_at": alarms.SOON}),
        shows="下次自动重试",
    ),
    Screen("/clearing", "手机无设备", Who.SUN, replies=rows.desk(rows.NO_DEVICE), shows="无需清卡"),
    _record("history", "", shows="PDF"),
    _record("history", "没有记录", NO_RECORDS, shows="还没有清卡记录"),
    _record("history", "出错", {**rows.RECORDS, HISTORY: BROKEN}, shows="操作没有完成"),
    Screen("/clearing/history", "手机", Who.SUN, replies=rows.RECORDS, shows="PDF"),
    _record("calendar", "", PERIODS, shows="已逾期"),
    _record("calendar", "没有设备", NO_PERIODS, shows="还没有税控设备"),
    Screen("/clearing/calendar", "手机", Who.SUN, replies=PERIODS, shows="已逾期"),
    _record("stock", "", stock.STOCK, shows="建议领购"),
    _record("stock", "登记", stock.STOCK, act=press("登记 042002200311"), shows="保管开始"),
    _record("stock", "核销", stock.STOCK, act=press("核销 042002200311"), shows="登记核销"),
    _record("stock", "没有库存", stock.NO_STOCK, shows="还没有发票库存"),
    _record("stock", "出错", stock.BROKEN_STOCK, shows="操作没有完成"),
    Screen("/clearing/stock", "手机", Who.SUN, replies=stock.STOCK, shows="建议领购"),
    _record("devices", "", DEVICES, shows="按季"),
    _record("devices", "编辑", DEVICES, act=press("编辑 前台一号盘"), shows="收到到期提醒"),
    _record("devices", "没有设备", {DEVICE_LIST: answers({"items": []})}, shows="还没有税控设备"),
    Screen("/clearing/devices", "手机", Who.SUN, replies=DEVICES, shows="按季"),
    _record("settings", "", {SETTINGS: answers(rows.SETTINGS)}, shows="高峰时段"),
    Screen(
        "/clearing/settings",
        "手机",
        Who.SUN,
        replies={SETTINGS: answers(rows.SETTINGS)},
        shows="高峰时段",
    ),
    Screen(
        "/",
        "下次清卡",
        Who.SUN,
        replies={"**/api/clearing/devices": answers({"items": [rows.device()]})},
        shows="下次清卡",
    ),
    Screen(
        "/me",
        "搜索清零",
        Who.SUN,
        act=lambda page: page.get_by_label("搜索功能").fill("清零"),
        shows="清卡工作台",
    ),
)  # fmt: skip
