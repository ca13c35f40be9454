"""消息: what a person is told stands in his inbox, once, until he has read it and after."""

import pytest
from flask.testing import FlaskClient

from backend.infra.db import transaction
from backend.notify import service as notify
from backend.notify.kinds import NoticeKind
from tests.databases import both_databases
from tests.notify.conftest import Desk
from tests.personas import LIN, WANG, SignIn
from tests.races import run_at_once


def titles(browser: FlaskClient, query: str = "") -> list[str]:
    page = browser.get(f"/api/notices{query}").get_json()
    return [one["title"] for one in page["items"]]


@both_databases
def test_a_notice_stands_in_the_inbox_of_whom_it_concerns(desk: Desk, sign_in: SignIn) -> None:
    desk.tell(desk.notice(LIN))

    page = sign_in(LIN).get("/api/notices").get_json()

    (notice,) = page["items"]
    assert notice["title"] == "王建国的报销单待审批"
    assert notice["body"] == "差旅 ¥1,234.56"
    assert notice["kind_label"] == "待我审批"
    assert notice["link"] == "/claims/12"
    assert notice["is_read"] is False
    assert page["unread"] == 1
    assert titles(sign_in(WANG)) == []


@both_databases
def test_a_key_is_told_once_to_each_person(desk: Desk, sign_in: SignIn) -> None:
    both = [desk.notice(LIN), desk.notice(WANG)]

    first = desk.tell(*both, *both)
    again = desk.tell(*both, desk.notice(LIN, title="另一个标题"))

    assert len(first) == 2
    assert again == []
    assert titles(sign_in(LIN)) == titles(sign_in(WANG)) == ["王建国的报销单待审批"]


@both_databases
def test_of_many_who_tell_the_same_at_once_one_is_heard(desk: Desk, sign_in: SignIn) -> None:
    notice = desk.notice(LIN)

    ids = run_at_once([lambda: desk.tell(notice)] * 6)

    assert sum(len(one) for one in ids) == 1
    assert len(titles(sign_in(LIN))) == 1


def test_nobody_hears_of_a_change_that_did_not_happen(desk: Desk, sign_in: SignIn) -> None:
    notice = desk.notice(LIN)

    def tell_and_fail() -> None:
        with transaction() as session:
            notify.tell(session, [notice])
            raise ZeroDivisionError

    with desk.app.app_context(), pytest.raises(ZeroDivisionError):
        tell_and_fail()

    assert titles(sign_in(LIN)) == []
    assert desk.rows() == []
    assert len(desk.tell(notice)) == 1


@both_databases
def test_the_inbox_is_paged_newest_first_all_or_unread(desk: Desk, sign_in: SignIn) -> None:
    lin = sign_in(LIN)
    desk.tell(*(desk.notice(LIN, key=str(number), title=f"第{number}条") for number in range(5)))
    newest = lin.get("/api/notices").get_json()["items"][0]["id"]
    lin.post(f"/api/notices/{newest}/read")

    first = lin.get("/api/notices?limit=2").get_json()
    second = lin.get(f"/api/notices?limit=2&cursor={first['next_cursor']}").get_json()

    assert [one["title"] for one in first["items"]] == ["第4条", "第3条"]
    assert [one["title"] for one in second["items"]] == ["第2条", "第1条"]
    assert titles(lin, "?unread=true&limit=2") == ["第3条", "第2条"]
    assert lin.get("/api/notices/unread").get_json() == {"unread": 4}


@both_databases
def test_all_read_leaves_what_came_after_the_screen_was_drawn(desk: Desk, sign_in: SignIn) -> None:
    lin, wang = sign_in(LIN), sign_in(WANG)
    desk.tell(desk.notice(LIN, key="a"), desk.notice(LIN, key="b"), desk.notice(WANG, key="c"))
    shown = lin.get("/api/notices").get_json()["items"][0]["id"]
    desk.tell(desk.notice(LIN, key="d", title="刚刚到"))

    left = lin.post("/api/notices/read", json={"up_to_id": shown}).get_json()

    assert left == {"unread": 1}
    assert titles(lin, "?unread=true") == ["刚刚到"]
    assert wang.get("/api/notices/unread").get_json() == {"unread": 1}


def test_counting_stops_at_a_hundred(desk: Desk, sign_in: SignIn) -> None:
    desk.tell(*(desk.notice(LIN, key=str(number)) for number in range(130)))

    assert sign_in(LIN).get("/api/notices/unread").get_json() == {"unread": 100}


def test_a_notice_of_another_person_is_not_found(desk: Desk, sign_in: SignIn) -> None:
    desk.tell(desk.notice(LIN))
    notice_id = sign_in(LIN).get("/api/notices").get_json()["items"][0]["id"]

    answers = [
        sign_in(WANG).post(f"/api/notices/{one}/read").status_code
        for one in (notice_id, 10**6, 10**12)
    ]

    assert answers == [404, 404, 404]
    assert sign_in(LIN).get("/api/notices/unread").get_json() == {"unread": 1}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/notices"),
        ("GET", "/api/notices/unread"),
        ("POST", "/api/notices/1/read"),
        ("POST", "/api/notices/read"),
    ],
)
def test_the_inbox_is_for_people_who_are_signed_in(
    client: FlaskClient, method: str, path: str
) -> None:
    assert client.open(path, method=method, json={"up_to_id": 1}).status_code == 401


@pytest.mark.parametrize(
    "path", ["/api/notices?limit=0", "/api/notices?cursor=x", "/api/notices?sender=wang"]
)
def test_a_question_that_makes_no_sense_is_refused(sign_in: SignIn, path: str) -> None:
    assert sign_in(LIN).get(path).status_code == 422


def test_texts_that_are_too_long_are_cut_where_one_sees_it(desk: Desk, sign_in: SignIn) -> None:
    desk.tell(desk.notice(LIN, title="长" * 300, body="\0" + "很" * 3000))

    (notice,) = sign_in(LIN).get("/api/notices").get_json()["items"]

    assert notice["title"] == "长" * 99 + "…"
    assert notice["body"] == "很" * 999 + "…"


@pytest.mark.parametrize("link", ["https://example.com", "//example.com", "/\\example.com", ""])
def test_a_notice_leads_into_the_web_client_only(desk: Desk, link: str) -> None:
    with pytest.raises(ValueError, match="path"):
        desk.notice(LIN, link=link)


def test_every_kind_can_be_told(desk: Desk, sign_in: SignIn) -> None:
    desk.tell(*(desk.notice(LIN, kind=kind, key=kind) for kind in NoticeKind))

    page = sign_in(LIN).get("/api/notices?limit=100").get_json()

    assert {one["kind"] for one in page["items"]} == set(NoticeKind)
    assert all(one["kind_label"] for one in page["items"])
