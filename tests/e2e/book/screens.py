"""The list: every route of the client with the states that a person may meet it in.

A catalogue of data; sections that grew have files of their own already.
"""

import re

from playwright.sync_api import Page

from tests.e2e.book import notices, unread_files, wallet_groups, wallet_relaxed
from tests.e2e.book.claims_screens import CLAIMS
from tests.e2e.book.clearing_backups import CLEARING_BACKUPS
from tests.e2e.book.clearing_desk import CLEARING_DESK
from tests.e2e.book.clearing_session import CLEARING_SESSION
from tests.e2e.book.invoice_screens import INVOICE
from tests.e2e.book.money import MONEY
from tests.e2e.book.output_screens import OUTPUT
from tests.e2e.book.rules import RULES
from tests.e2e.book.screen import (
    Camera,
    Screen,
    Who,
    answers,
    changed,
    cut,
    gets_only,
    never,
    refuses,
)
from tests.e2e.book.setup_screens import CLAIM_SETUP
from tests.e2e.book.states import (
    BROKEN_DECODER,
    IN_WECHAT,
    NO_CAMERA_API,
    NO_PUSH,
    NO_PUSH_SERVICE,
    NOTIFICATIONS_DENIED,
    OLD_BROWSER,
    ON_IPHONE,
    PLAIN_HTTP,
    SLOW_DECODER,
    choose_invoices,
    choose_kind,
    enter_impossible_day,
    leave_full,
    open_first_person,
    press,
    submit_empty_entry,
    turn_on,
    upload_three,
    wait_in_queue,
    write_password,
    write_purpose,
)
from tests.e2e.book.ticket_screens import TICKETS

BROKEN = refuses(500, "unexpected")
NOBODY_YET = {
    "state": "setup",
    "person": None,
    "organisation_name": None,
    "is_demo": False,
    "verify_provider": "sandbox",
    "mail": "local",
    "version": "0.1.0",
}

PROVISIONAL = {
    "month": "2027-08",
    "due_on": "2027-08-16",
    "source": "weekend",
    "provisional": True,
    "notice": None,
    "earliest_on": "2027-08-15",
    "days_left": 12,
}


def _sign_in(page: Page) -> None:
    page.get_by_label("用户名").fill("lin")
    page.get_by_label("密码", exact=True).fill("Wrong-2026-x")
    page.get_by_role("button", name="登录").click()


GATE = (
    Screen("/setup", "", Who.NOBODY, replies={"**/api/session": answers(NOBODY_YET)}),
    Screen("/login", "", Who.NOBODY),
    Screen(
        "/login",
        "密码不对",
        Who.NOBODY,
        replies={"**/api/login": refuses(401, "accounts.wrong_credentials", tries_left=3)},
        act=_sign_in,
        shows="用户名或密码不正确",
    ),
    Screen(
        "/login",
        "已锁定",
        Who.NOBODY,
        replies={"**/api/login": refuses(429, "accounts.locked", retry_after_s=840)},
        act=_sign_in,
        shows="暂时锁定",
    ),
    Screen(
        "/login",
        "连不上",
        Who.NOBODY,
        replies={"**/api/login": cut},
        act=_sign_in,
        shows="连不上服务器",
    ),
    Screen(
        "/login",
        "维护中",
        Who.NOBODY,
        replies={"**/api/login": refuses(503, "web.maintenance", retry_after_s=5400)},
        act=_sign_in,
        shows="系统维护中",
    ),
    Screen(
        "/login",
        "等待批准",
        Who.NOBODY,
        replies={"**/api/login": refuses(403, "accounts.awaiting_approval")},
        act=_sign_in,
        shows="等待管理员批准",
    ),
    Screen("/login", "不是 https", Who.NOBODY, script=PLAIN_HTTP, shows="这里不能登录"),
    Screen("/login", "登录已失效", Who.NOBODY, path="/login?ended=1"),
    Screen("/login", "离线", Who.NOBODY, is_offline=True, shows="当前离线"),
    Screen("/register", "", Who.NOBODY),
    Screen(
        "/register",
        "仅限邀请",
        Who.NOBODY,
        replies={"**/rules": answers({"mode": "invitation", "asks_mobile": False})},
        shows="只接受邀请",
    ),
    Screen("/register", "邀请失效", Who.NOBODY, path="/register#used", shows="邀请链接已失效"),
    Screen("/register", "密码强度", Who.NOBODY, act=write_password),
    Screen("/confirm", "链接失效", Who.NOBODY, path="/confirm#used", shows="链接已失效"),
    Screen("/reset", "", Who.NOBODY),
    Screen("/reset", "链接失效", Who.NOBODY, path="/reset#used", shows="链接已失效"),
    Screen("/install", "", Who.NOBODY),
    Screen("/install", "iPhone", path="/install", script=ON_IPHONE),
    Screen("/install", "怎么离开微信", script=IN_WECHAT, act=press("怎么办")),
    Screen("/about", "", Who.NOBODY),
    Screen("/:rest(.*)*", "", Who.NOBODY, path="/no-such-page"),
)
HOME = (
    Screen("/", ""),
    Screen("/", "还没有发票", Who.ZHAO, shows="还没有发票"),
    Screen("/", "管理员", Who.SUN, shows="下次申报"),
    Screen("/", "加载中", replies={"**/api/home": never}, shows="你好"),
    Screen("/", "出错", replies={"**/api/home": BROKEN}, shows="操作没有完成"),
    Screen("/", "离线副本", is_offline=True, shows="当前离线"),
)
BY_PURPOSE = answers(wallet_groups.BY_PURPOSE)
WALLET = (
    Screen("/wallet", "没有副本的离线", Who.SUN, is_offline=True, shows="当前离线"),
    Screen("/wallet", ""),
    Screen("/wallet", "异常", path="/wallet?filter=problem"),
    Screen(
        "/wallet",
        "选择",
        path="/wallet?filter=unclaimed",
        act=choose_invoices,
        shows="已选 2 张",
    ),
    Screen("/wallet", "选了不能报销的", act=choose_invoices, shows="1 张不能报销"),
    Screen("/wallet", "设用途", act=write_purpose, replies={"**/api/invoices/groups*": BY_PURPOSE}),
    Screen("/wallet", "一个类别", path="/wallet?category=餐饮服务", shows="餐饮服务"),
    Screen("/wallet/groups", "", shows="价税合计"),
    Screen("/wallet/groups", "类别", path="/wallet/groups?by=category", shows="价税合计"),
    Screen(
        "/wallet/groups",
        "用途",
        path="/wallet/groups?by=purpose",
        replies={"**/api/invoices/groups*": BY_PURPOSE},
        shows="上海客户现场实施",
    ),
    Screen("/wallet/groups", "空", Who.ZHAO, shows="没有可汇总的发票"),
    Screen("/wallet", "还没有发票", Who.ZHAO, shows="还没有发票"),
    Screen("/wallet", "筛选后为空", Who.ZHAO, path="/wallet?filter=problem", shows="看全部"),
    Screen(
        "/wallet",
        "搜不到的出路",
        path="/wallet?filter=problem&month=2025-01",
        act=wallet_relaxed.search_in_vain,
        replies={"**/api/invoices/relaxations?*": answers(wallet_relaxed.RELAXED)},
        shows="挡住的发票最多",
    ),
    Screen("/wallet", "加载中", replies={"**/api/invoices?*": never}, shows="票夹"),
    Screen("/wallet", "出错", replies={"**/api/invoices?*": BROKEN}, shows="操作没有完成"),
    Screen("/wallet", "离线副本", is_offline=True, shows="离线副本"),
)
SCAN = (
    Screen("/scan", "", shows="对准发票左上角"),
    Screen("/scan", "扫到了", camera=Camera.INVOICE, shows="完成（"),
    Screen("/scan", "正在准备识别", script=SLOW_DECODER, shows="正在准备识别"),
    Screen("/scan", "识别坏了", script=BROKEN_DECODER, shows="识别组件没有响应"),
    Screen("/scan", "没有权限", camera=Camera.REFUSED, shows="没有相机权限"),
    Screen("/scan", "没有相机", camera=Camera.MISSING, shows="没有找到相机"),
    Screen("/scan", "不是 https", script=PLAIN_HTTP, shows="无法使用相机"),
    Screen("/scan", "微信里", script=IN_WECHAT + NO_CAMERA_API, shows="内置的浏览器不提供相机"),
    Screen("/scan", "旧浏览器", script=OLD_BROWSER, shows="浏览器太旧"),
    Screen("/entry", ""),
    Screen("/entry", "种类表", act=choose_kind),
    Screen("/entry", "漏填", act=submit_empty_entry),
)
UPLOADS = (
    Screen("/upload", "", Who.ZHAO),
    Screen("/upload", "三个文件", act=upload_three, shows="参考编号"),
    Screen("/upload", "离线", Who.SUN, is_offline=True, shows="当前离线"),
    Screen("/uploads", "", shows="上传记录"),
    Screen("/uploads", "还没有", Who.ZHAO),
    Screen(
        "/uploads",
        "打不开的文件",
        replies={re.compile(r"/api/uploads(\?|$)"): answers(unread_files.PAGE)},
        shows="手动录入",
    ),
    Screen(
        "/uploads",
        "出错",
        replies={re.compile(r"/api/uploads(\?|$)"): BROKEN},
        shows="操作没有完成",
    ),
    Screen("/pending", ""),
    Screen("/pending", "没有待确认", Who.ZHAO),
    Screen(
        "/pending",
        "打不开的文件",
        path="/pending?id=42",
        replies={
            re.compile(r"/api/uploads\?"): answers(unread_files.NONE_WAITING),
            "**/api/uploads/42": answers(unread_files.BROKEN),
        },
        shows="对照原件录入",
    ),
)
ME = (
    Screen("/profile", ""),
    Screen("/profile", "更换邮箱", act=press("修改邮箱")),
    Screen("/title", ""),
    Screen("/password-expired", "", replies={"**/api/session": changed(must_change_password=True)}),
    Screen("/registration", "", Who.SUN),
    Screen("/registration", "邀请", Who.SUN, act=press("邀请注册")),
    Screen("/companies", "", Who.SUN),
    Screen("/companies", "新增", Who.SUN, act=press("新增公司")),
    Screen("/me", ""),
    Screen("/me", "管理员", Who.SUN),
    Screen("/me", "退出", act=press("退出")),
    Screen("/security", "", shows="本机"),
    Screen("/offline", "空", Who.ZHAO, shows="没有待上传"),
    Screen("/people", "", Who.SUN),
    Screen("/people", "没有人等待", Who.SUN, act=press("等待批准"), shows="没有人等待批准"),
    Screen("/people", "编辑", Who.SUN, act=open_first_person),
    Screen(
        "/people", "加载中", Who.SUN, replies={"**/api/people*": gets_only(never)}, shows="人员"
    ),
    Screen("/mails", "", Who.SUN, replies={"**/api/mails*": answers(notices.MAILS)}),
    Screen(
        "/mails",
        "空",
        Who.SUN,
        replies={"**/api/mails*": answers(notices.NO_MAILS)},
        shows="没有邮件",
    ),
)
FILING = (
    Screen("/filing", ""),
    Screen("/filing", "离线副本", is_offline=True, shows="离线副本"),
    Screen("/filing", "2027 年", path="/filing?year=2027", shows="按周末推算"),
    Screen("/filing", "依据", path="/filing?year=2026", act=press("5 月"), shows="公告文号"),
    Screen("/filing", "临近", replies={"**/api/filing/next": changed(days_left=2)}, shows="还有"),
    Screen("/filing", "当天", replies={"**/api/filing/next": changed(days_left=0)}, shows="今天"),
    Screen(
        "/filing",
        "下一个是暂定",
        replies={"**/api/filing/next": changed(**PROVISIONAL)},
        shows="按最早的",
    ),
    Screen("/filing", "录入公告", Who.SUN, path="/filing?year=2027", act=press("2 月")),
    Screen("/filing", "更正公告", Who.SUN, path="/filing?year=2026", act=press("5 月")),
    Screen(
        "/filing",
        "日期不对",
        Who.SUN,
        path="/filing?year=2027",
        act=enter_impossible_day,
        shows="请对照公告核对",
    ),
    Screen("/filing", "加载中", replies={"**/api/filing*": never}, shows="征期日历"),
    Screen("/filing", "出错", replies={"**/api/filing*": BROKEN}, shows="操作没有完成"),
    Screen("/filing", "没有副本的离线", path="/filing?year=2031", is_offline=True, shows="连不上"),
)
NOTICES = re.compile(r"/api/notices(\?|$)")
NOTIFY = (
    Screen("/messages", "", replies={NOTICES: answers(notices.INBOX)}, shows="全部已读"),
    Screen("/messages", "没有消息", replies={NOTICES: answers(notices.NO_NOTICES)}),
    Screen("/messages", "加载中", replies={NOTICES: never}, shows="消息"),
    Screen("/messages", "出错", replies={NOTICES: BROKEN}, shows="操作没有完成"),
    Screen("/messages", "离线", is_offline=True, shows="连不上服务器"),
    Screen("/", "有未读", replies={"**/api/home": changed(unread=12)}, shows="12"),
    Screen("/notifications", "", shows="推送通知"),
    Screen(
        "/notifications",
        "其他设备",
        replies={
            "**/api/notifications": changed(
                subscriptions=notices.DEVICES, quiet_from="22:00", quiet_to="07:30"
            )
        },
        shows="其他设备",
    ),
    Screen("/notifications", "iPhone 未安装", script=ON_IPHONE, shows="请先安装到主屏幕"),
    Screen("/notifications", "浏览器禁止", script=NOTIFICATIONS_DENIED, shows="已被浏览器禁止"),
    Screen("/notifications", "不支持", script=NO_PUSH, shows="不支持推送"),
    Screen(
        "/notifications",
        "推送服务连不上",
        script=NO_PUSH_SERVICE,
        act=turn_on("推送通知"),
        shows="已改用站内信和邮件",
    ),
    Screen(
        "/notifications",
        "日历链接",
        replies={"**/api/calendar": answers({"url": "https://piao.example.com/x.ics"}, 201)},
        act=press("生成订阅链接"),
        shows="链接只显示这一次",
    ),
    Screen(
        "/notifications", "出错", replies={"**/api/notifications": BROKEN}, shows="操作没有完成"
    ),
    Screen(
        "/reminders",
        "",
        replies={
            "**/api/reminders*": answers(notices.REMINDERS),
            "**/api/my-dated-items*": answers(notices.ITEMS),
        },
        shows="由我负责的到期事项",
    ),
    Screen("/reminders", "没有提醒", Who.ZHAO, shows="没有待提醒的事"),
    Screen("/reminders", "新增", act=press("新增提醒"), shows="什么时候"),
    Screen(
        "/reminders",
        "红字确认单",
        replies={"**/api/red-confirmations*": answers(notices.CONFIRMATIONS)},
        act=press("红字确认单"),
        shows="还剩",
    ),
    Screen("/reminders", "出错", replies={"**/api/reminders*": BROKEN}, shows="操作没有完成"),
    Screen(
        "/invoices/:id(\\d+)",
        "设置提醒",
        path="/invoices/{sound}",
        act=press("设置提醒"),
        shows="什么时候",
    ),
    Screen("/dated-items", "", Who.SUN, replies={"**/api/dated-items*": answers(notices.ITEMS)}),
    Screen("/dated-items", "还没有", Who.SUN, shows="还没有到期事项"),
    Screen("/dated-items", "新增", Who.SUN, act=press("新增事项"), shows="责任人"),
    Screen("/robots", "", Who.SUN, replies={"**/api/robots": answers(notices.ROBOTS)}),
    Screen("/robots", "还没有", Who.SUN, shows="还没有群机器人"),
    Screen("/robots", "新增", Who.SUN, act=press("新增机器人"), shows="通知哪些事"),
    Screen("/deliveries", "", Who.SUN, replies={"**/api/deliveries*": answers(notices.FAILURES)}),
    Screen("/deliveries", "没有失败", Who.SUN, shows="没有投递失败"),
)
QUEUE = (
    Screen("/safe.html", "空", Who.NOBODY),
    Screen(
        "/offline",
        "有待上传",
        Who.ZHAO,
        camera=Camera.MISSING,
        replies={"**/api/scans": BROKEN},
        act=wait_in_queue,
        shows="待上传",
    ),
    Screen("/me", "退出时有待上传", Who.ZHAO, camera=Camera.MISSING, act=leave_full),
    Screen("/safe.html", "有待上传", Who.ZHAO, camera=Camera.MISSING, shows="25990000000000000117"),
)
SECTIONS = {
    "before sign-in": GATE,
    "home": HOME,
    "wallet": WALLET,
    "invoice": INVOICE,
    "scan and entry": SCAN,
    "uploads": UPLOADS,
    "me": ME,
    "filing": FILING,
    "notify": NOTIFY,
    "money": MONEY,
    "output": OUTPUT,
    "claims": CLAIMS,
    "rules": RULES,
    "claim set-up": CLAIM_SETUP,
    "clearing session": CLEARING_SESSION,
    "clearing desk": CLEARING_DESK,
    "clearing backups": CLEARING_BACKUPS,
    "tickets": TICKETS,
    "queue": QUEUE,
}
"""A later screen of a section may need what an earlier one has left behind."""
SCREENS: tuple[Screen, ...] = tuple(screen for section in SECTIONS.values() for screen in section)
