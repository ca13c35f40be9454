"""Group robots speaking the makers' own protocols to loopback servers that check them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from backend.audit.models import AuditRecord
from backend.infra.config import Settings, SettingsError, read_settings
from backend.infra.db import db, transaction
from backend.notify.channels.robots import is_robot_address
from backend.notify.kinds import NoticeKind
from backend.notify.models import Delivery, Robot
from backend.notify.states import RobotKind
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.infra.post_office import free_port
from tests.notify.conftest import Desk
from tests.notify.robot_makers import DINGTALK, FEISHU, SECRET, WECOM, Makers, serving_robots
from tests.personas import LIN, SUN, WANG, SignIn

ADDRESSES = {"wecom": WECOM, "dingtalk": DINGTALK, "feishu": FEISHU}
AddRobot = Callable[..., dict[str, Any]]
TO_ROBOTS = Delivery.channel == "robot"


@pytest.fixture
def makers() -> Iterator[Makers]:
    with serving_robots(Makers()) as running:
        yield running


@pytest.fixture
def settings(settings: Settings, makers: Makers) -> Settings:
    return replace(settings, robot_test_url=makers.url, public_url="https://piao.example.com")


def wish(kind: str = "wecom", **members: Any) -> dict[str, Any]:
    usual = {
        "name": f"财务群 {kind}",
        "kind": kind,
        "address": ADDRESSES[kind],
        "secret": "",
        "kinds": ["claim_waiting", "claim_to_pay"],
    }
    return usual | members


@pytest.fixture
def add_robot(sign_in: SignIn) -> AddRobot:
    """孙 sets up a robot."""

    def add(kind: str = "wecom", **members: Any) -> dict[str, Any]:
        answer = sign_in(SUN).post("/api/robots", json=wish(kind, **members))
        assert answer.status_code == 201, answer.get_json()
        made: dict[str, Any] = answer.get_json()
        return made

    return add


@both_databases
@pytest.mark.parametrize("kind", ["wecom", "dingtalk", "feishu"])
def test_a_group_hears_of_the_kinds_it_was_set_up_for(
    desk: Desk, makers: Makers, add_robot: AddRobot, kind: str
) -> None:
    add_robot(kind)
    desk.tell(desk.notice(LIN), desk.notice(LIN, kind=NoticeKind.CLAIM_PAID, key="other"))

    desk.work()

    assert makers.heard == [(kind, "【票卡通】有报销单待审批\nhttps://piao.example.com/claims/12")]
    assert [row.state for row in desk.rows(TO_ROBOTS)] == ["done"]


@pytest.mark.parametrize("kind", ["dingtalk", "feishu"])
def test_a_robot_that_asks_for_a_signature_gets_the_right_one(
    makers: Makers, add_robot: AddRobot, sign_in: SignIn, clock: FakeClock, kind: str
) -> None:
    makers.signed = True
    robot = add_robot(kind, secret="SEC-another-one")
    test = f"/api/robots/{robot['id']}/test"

    wrong = sign_in(SUN).post(test).get_json()
    sign_in(SUN).patch(f"/api/robots/{robot['id']}", json={"secret": SECRET})
    right = sign_in(SUN).post(test).get_json()

    assert wrong["answer"] == "refused"
    assert "310000" in wrong["reason"] or "19021" in wrong["reason"]
    assert right == {"answer": "sent", "reason": ""}
    ((_, text),) = makers.heard
    assert "测试消息" in text


def test_a_group_hears_once_what_several_people_are_told(
    desk: Desk, makers: Makers, add_robot: AddRobot
) -> None:
    add_robot()

    desk.tell(*(desk.notice(persona) for persona in (LIN, WANG, SUN)))
    desk.tell(desk.notice(LIN, key="claim-13-waiting", link="/claims/13"))
    desk.work()

    assert makers.heard == [
        ("wecom", "【票卡通】有报销单待审批（2 件）\nhttps://piao.example.com/")
    ]


def test_a_robots_text_holds_no_name_and_no_amount(
    desk: Desk, makers: Makers, add_robot: AddRobot
) -> None:
    add_robot()
    desk.tell(desk.notice(LIN, title="王建国的报销单", body="¥1,234.56 餐饮"))

    desk.work()

    ((_, text),) = makers.heard
    assert not any(secret in text for secret in ("王建国", "1,234", "餐饮", "林小满"))


@both_databases
@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("wecom", {"errcode": 45009, "errmsg": "api freq out of limit"}),
        ("dingtalk", {"errcode": 130101, "errmsg": "send too fast"}),
        ("feishu", {"code": 9499, "msg": "too many request"}),
        ("feishu", {"code": 11232, "msg": "frequency limited"}),
        ("wecom", {"weather": "fine"}),
    ],
)
def test_too_often_is_tried_again_later(
    desk: Desk,
    makers: Makers,
    add_robot: AddRobot,
    clock: FakeClock,
    *,
    kind: str,
    answer: dict[str, Any],
) -> None:
    add_robot(kind)
    makers.answers = [answer]
    desk.tell(desk.notice(LIN))

    desk.work()
    (row,) = desk.rows(TO_ROBOTS)
    assert row.state == "waiting"
    assert desk.work() == 0
    clock.pass_time(seconds=61)
    desk.work()

    assert len(makers.heard) == 1
    assert [row.state for row in desk.rows(TO_ROBOTS)] == ["done"]


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("wecom", {"errcode": 93000, "errmsg": "invalid webhook url"}),
        ("dingtalk", {"errcode": 310000, "errmsg": "keywords not in content"}),
        ("feishu", {"code": 19024, "msg": "Key Words Not Found"}),
    ],
)
def test_http_200_with_a_refusal_in_it_is_a_refusal(
    desk: Desk,
    makers: Makers,
    add_robot: AddRobot,
    sign_in: SignIn,
    *,
    kind: str,
    answer: dict[str, Any],
) -> None:
    add_robot(kind)
    makers.answers = [answer]
    desk.tell(desk.notice(LIN))

    desk.work()

    (row,) = desk.rows(TO_ROBOTS)
    assert row.state == "dead"
    assert str(next(iter(answer.values()))) in (row.last_error or "")
    (robot,) = sign_in(SUN).get("/api/robots").get_json()["items"]
    assert robot["last_problem"] == row.last_error


@pytest.mark.parametrize(("status", "state"), [(503, "waiting"), (429, "waiting"), (404, "dead")])
def test_the_http_status_counts_too(
    desk: Desk, makers: Makers, add_robot: AddRobot, status: int, state: str
) -> None:
    add_robot()
    makers.status, makers.answers = status, [{}]
    desk.tell(desk.notice(LIN))

    desk.work()

    assert [row.state for row in desk.rows(TO_ROBOTS)] == [state]


def test_a_maker_out_of_reach_is_tried_again(
    desk: Desk, settings: Settings, makers: Makers, add_robot: AddRobot, clock: FakeClock
) -> None:
    add_robot()
    desk.use(replace(settings, robot_test_url=f"http://127.0.0.1:{free_port()}"))
    desk.tell(desk.notice(LIN))

    desk.work()
    (row,) = desk.rows(TO_ROBOTS)
    assert (row.state, row.last_error) == ("waiting", "连不上机器人服务器：ConnectionError")
    desk.use(settings)
    clock.pass_time(minutes=1)
    desk.work()

    assert len(makers.heard) == 1


def test_a_group_whose_robot_was_removed_or_stopped_hears_nothing(
    desk: Desk, makers: Makers, add_robot: AddRobot, sign_in: SignIn
) -> None:
    removed, stopped = add_robot("wecom"), add_robot("feishu")
    desk.tell(desk.notice(LIN))
    sun = sign_in(SUN)
    assert sun.delete(f"/api/robots/{removed['id']}").status_code == 204
    assert sun.patch(f"/api/robots/{stopped['id']}", json={"is_active": False}).status_code == 200

    desk.work()

    assert makers.heard == []
    assert [row.state for row in desk.rows(TO_ROBOTS)] == ["gone", "gone"]
    desk.tell(desk.notice(LIN, key="later"))
    assert len(desk.rows(TO_ROBOTS)) == 2


def test_address_and_secret_are_sealed_and_never_shown(
    desk: Desk, add_robot: AddRobot, sign_in: SignIn
) -> None:
    add_robot("dingtalk", secret=SECRET)

    text = sign_in(SUN).get("/api/robots").get_data(as_text=True)
    with desk.app.app_context():
        (robot,) = db.session.scalars(select(Robot)).all()
        records = [str(one.facts) for one in db.session.scalars(select(AuditRecord))]

    token = DINGTALK.partition("=")[2]
    for place in (text, robot.address, robot.secret or "", *records):
        assert token not in place
        assert SECRET not in place
    assert sign_in(SUN).get("/api/robots").get_json()["items"][0]["has_secret"] is True


def test_a_sealed_address_works_in_its_own_row_only(
    desk: Desk, makers: Makers, add_robot: AddRobot, sign_in: SignIn
) -> None:
    first, second = add_robot("wecom"), add_robot("wecom", name="另一个群")
    with desk.app.app_context(), transaction() as session:
        stolen = session.get_one(Robot, first["id"]).address
        session.execute(update(Robot).where(Robot.id == second["id"]).values(address=stolen))

    answer = sign_in(SUN).post(f"/api/robots/{second['id']}/test").get_json()

    assert answer["answer"] == "refused"
    assert "无法解密" in answer["reason"]
    assert makers.asked == []


def test_a_robot_can_be_changed(sign_in: SignIn, add_robot: AddRobot) -> None:
    robot = add_robot("feishu", secret=SECRET)

    changed = sign_in(SUN).patch(
        f"/api/robots/{robot['id']}",
        json={"name": "出纳群", "kinds": ["claim_to_pay"], "secret": ""},
    )

    assert changed.get_json() == robot | {
        "name": "出纳群",
        "kinds": ["claim_to_pay"],
        "has_secret": False,
    }


@pytest.mark.parametrize(
    ("members", "field"),
    [
        ({"address": WECOM.replace("https", "http")}, "address"),
        ({"address": WECOM.replace("qyapi.weixin.qq.com", "127.0.0.1:8000")}, "address"),
        ({"address": WECOM.replace("qyapi.weixin.qq.com", "qyapi.weixin.qq.com.example.com")},
         "address"),
        ({"address": WECOM.replace("https://", "https://a@")}, "address"),
        ({"address": f"{WECOM}&x=1"}, "address"),
        ({"address": f"{WECOM}#x"}, "address"),
        ({"address": WECOM.partition("?")[0]}, "address"),
        ({"address": FEISHU}, "address"),
        ({"kinds": ["reminder"]}, "kinds"),
        ({"kinds": []}, "kinds"),
        ({"name": ""}, "name"),
        ({"name": "两\n行"}, "name"),
        ({"kind": "slack"}, "kind"),
    ],
)  # fmt: skip
def test_what_is_no_robot_is_refused(
    sign_in: SignIn, makers: Makers, members: dict[str, Any], field: str
) -> None:
    answer = sign_in(SUN).post("/api/robots", json=wish() | members)

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"].startswith(field)
    assert makers.asked == []


def test_a_changed_address_must_be_the_makers_too(sign_in: SignIn, add_robot: AddRobot) -> None:
    robot = add_robot()

    answer = sign_in(SUN).patch(f"/api/robots/{robot['id']}", json={"address": DINGTALK})

    assert answer.status_code == 422


def test_two_robots_have_two_names(sign_in: SignIn, add_robot: AddRobot) -> None:
    add_robot()
    other = add_robot(name="另一个")

    again = sign_in(SUN).post("/api/robots", json=wish())
    renamed = sign_in(SUN).patch(f"/api/robots/{other['id']}", json={"name": "财务群 wecom"})

    assert [again.status_code, renamed.status_code] == [409, 409]
    assert again.get_json()["code"] == "notify.robot_exists"


def test_a_robot_that_is_not_there_is_not_found(sign_in: SignIn) -> None:
    sun = sign_in(SUN)

    answers = [
        sun.patch("/api/robots/7", json={"name": "x"}),
        sun.delete("/api/robots/7"),
        sun.post("/api/robots/99999999999/test"),
    ]

    assert [one.status_code for one in answers] == [404, 404, 404]


@pytest.mark.parametrize(("persona", "status"), [(None, 401), (LIN, 403), (WANG, 403)])
def test_robots_are_for_administrators(
    client: FlaskClient, sign_in: SignIn, persona: Any, status: int
) -> None:
    browser = sign_in(persona) if persona else client

    answers = [
        browser.get("/api/robots"),
        browser.post("/api/robots", json=wish()),
        browser.patch("/api/robots/1", json={}),
        browser.delete("/api/robots/1"),
        browser.post("/api/robots/1/test"),
    ]

    assert [one.status_code for one in answers] == [status] * 5


@pytest.mark.parametrize("kind", RobotKind)
def test_each_makers_address_is_its_own(kind: RobotKind) -> None:
    fits = {name: is_robot_address(kind, address) for name, address in ADDRESSES.items()}

    assert fits == {name: name == kind for name in ADDRESSES}


@pytest.mark.parametrize("url", ["https://example.com", "http://10.0.0.1:80", "127.0.0.1:80"])
def test_the_setting_for_tests_leads_to_this_machine_only(url: str) -> None:
    with pytest.raises(SettingsError, match="ROBOT_TEST_URL"):
        read_settings({"ROBOT_TEST_URL": url})
