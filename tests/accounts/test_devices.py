"""登录设备 and 修改密码: what a person does about his own sign-ins."""

from collections.abc import Callable
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.accounts.devices import describe_device
from backend.audit.models import AuditRecord
from backend.infra.db import db
from tests.accounts.forms import NASTY, LatestMail, log_in
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, PASSWORD, SUN, ZHOU, NewClient, SignIn

pytestmark = pytest.mark.usefixtures("clock")

NEW = "Baiyun-2027!"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
)


@pytest.fixture(autouse=True)
def lin_has_an_account(join: Callable[..., int]) -> None:
    join(SUN)
    join(LIN)


def sessions(client: FlaskClient) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get("/api/me/sessions").get_json()["items"]
    return items


def state(client: FlaskClient) -> str:
    return str(client.get("/api/session").get_json()["state"])


def change(client: FlaskClient, old: str = PASSWORD, new: str = NEW) -> Any:
    return client.put("/api/me/password", json={"old_password": old, "password": new})


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (IPHONE, "iPhone · Safari"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36", "安卓设备 · Chrome"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130", "Windows 电脑 · Edge"),
        ("Mozilla/5.0 (Macintosh) Gecko/20100101 Firefox/132.0", "Mac 电脑 · Firefox"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/116 MicroMessenger/8.0", "安卓设备 · 微信"),
        ("Mozilla/5.0 (Phone; OpenHarmony 5.0) ArkWeb/4.1", "鸿蒙设备"),
        ("python-requests/2.32", "未知设备"),
        ("", "未知设备"),
        *((text, "未知设备") for text in NASTY),
    ],
)
def test_a_browser_is_told_in_words(user_agent: str, words: str) -> None:
    assert describe_device(user_agent) == words


@both_databases
def test_a_person_sees_where_he_is_signed_in(
    client: FlaskClient, new_client: NewClient, sign_in: SignIn, clock: FakeClock
) -> None:
    log_in(client, headers={"User-Agent": IPHONE})
    sign_in(ZHOU)
    clock.pass_time(minutes=30)
    desk = new_client()
    log_in(desk, headers={"User-Agent": "Windows Chrome/130 " + "x" * 500})

    found = sessions(client)

    assert [(one["device"], one["is_current"]) for one in found] == [
        ("Windows 电脑 · Chrome", False),
        ("iPhone · Safari", True),
    ]
    assert found[0].keys() == {"id", "device", "created_at", "last_seen_at", "is_current"}


@both_databases
def test_one_sign_in_is_ended_from_another(sign_in: SignIn) -> None:
    phone, lost = sign_in(LIN), sign_in(LIN)
    lost_id = next(one["id"] for one in sessions(phone) if not one["is_current"])

    assert phone.delete(f"/api/me/sessions/{lost_id}").status_code == 204

    assert state(lost) == "anonymous"
    assert state(phone) == "signed_in"
    assert [one["is_current"] for one in sessions(phone)] == [True]
    assert phone.delete(f"/api/me/sessions/{lost_id}").status_code == 404


@both_databases
def test_all_other_sign_ins_are_ended_at_once(sign_in: SignIn) -> None:
    phone, desk, lost, zhou = sign_in(LIN), sign_in(LIN), sign_in(LIN), sign_in(ZHOU)

    assert phone.delete("/api/me/sessions").status_code == 204

    states = [state(one) for one in (phone, desk, lost, zhou)]
    assert states == ["signed_in", "anonymous", "anonymous", "signed_in"]


@both_databases
def test_nobody_ends_the_sign_in_of_another(sign_in: SignIn) -> None:
    lin, zhou, sun = sign_in(LIN), sign_in(ZHOU), sign_in(SUN)
    lins = sessions(lin)[0]["id"]

    for other in (zhou, sun):
        assert other.delete(f"/api/me/sessions/{lins}").status_code == 404
    for made_up in (0, 2**31, 2**70):
        assert zhou.delete(f"/api/me/sessions/{made_up}").status_code == 404

    assert state(lin) == "signed_in"


def test_idle_sign_ins_are_not_listed(sign_in: SignIn, clock: FakeClock) -> None:
    sign_in(LIN)
    clock.pass_time(days=7)

    assert len(sessions(sign_in(LIN))) == 1


@both_databases
def test_a_password_is_changed_by_who_knows_the_old_one(
    app: APIFlask, client: FlaskClient, sign_in: SignIn, latest_mail: LatestMail
) -> None:
    phone, desk = sign_in(LIN), sign_in(LIN)

    assert change(phone).status_code == 204

    assert (state(phone), state(desk)) == ("signed_in", "anonymous")
    assert log_in(client, password=PASSWORD).status_code == 401
    assert log_in(client, password=NEW).status_code == 200
    assert latest_mail()["to"] == LIN.email
    assert "密码已更改" in latest_mail()["subject"]
    with app.app_context():
        actions = db.session.scalars(select(AuditRecord.action)).all()
    assert "accounts.password_changed" in actions


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("Wrong-2026x", NEW, "old_password"),
        (PASSWORD, "weak", "password"),
        (PASSWORD, "Xx-LIN-2026!", "password"),
        (PASSWORD, PASSWORD, "password"),
    ],
)
def test_a_change_that_is_not_right_changes_nothing(
    sign_in: SignIn, old: str, new: str, field: str
) -> None:
    phone, desk = sign_in(LIN), sign_in(LIN)

    refused = change(phone, old, new)

    assert refused.status_code == 422
    assert refused.get_json()["errors"][0]["field"] == field
    assert (state(phone), state(desk)) == ("signed_in", "signed_in")
    assert log_in(phone, password=PASSWORD).status_code == 200


@both_databases
def test_an_open_phone_is_no_place_to_guess_the_password(sign_in: SignIn, clock: FakeClock) -> None:
    phone = sign_in(LIN)

    answers = [change(phone, "Wrong-2026x") for _ in range(6)]

    assert [one.status_code for one in answers] == 5 * [422] + [429]
    assert answers[5].get_json()["code"] == "accounts.too_many_password_tries"
    assert change(phone).status_code == 429
    clock.pass_time(seconds=30)
    assert change(phone).status_code == 204
