"""工单: filed once, read by its owner and by support, answered until it is solved."""

import io
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select

from backend.audit.models import AuditRecord
from backend.helpdesk import service
from backend.helpdesk.service.screenshots import MOST_SCREENSHOTS
from backend.infra.db import db
from backend.notify.models import NoticeRow
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.helpdesk.conftest import FileTicket, Json, send
from tests.personas import QIAN, WANG, ZHOU, Persona, SignIn

ID_CARD, BANK_CARD = "11010119900307002X", "6222020000000000026"


def answer(browser: FlaskClient, ticket: Json, act: str, **members: Any) -> Json:
    path = f"/api/support/tickets/{ticket['id']}/answers"
    told = browser.post(path, json={"act": act, "text": "请试试"} | members)
    assert told.status_code == 201, told.get_json()
    shown: Json = told.get_json()
    return shown


def notices(app: APIFlask) -> list[tuple[str, str]]:
    with app.app_context():
        rows = db.session.scalars(select(NoticeRow).order_by(NoticeRow.id))
        return [(one.title, one.link) for one in rows]


@both_databases
def test_a_ticket_goes_both_ways_until_it_is_solved_and_can_be_opened_again(
    app: APIFlask, lin: FlaskClient, sun: FlaskClient, file_ticket: FileTicket
) -> None:
    ticket = file_ticket(kind="data_lost", occurred_at="2026-11-23T01:00:00Z", contact="分机 8001")
    path = f"/api/tickets/{ticket['id']}"
    assert (ticket["state"], ticket["is_mine"], ticket["support_may"]) == ("open", True, [])

    asked = answer(sun, ticket, "ask", text="是哪一台手机？")
    replied = lin.post(f"{path}/replies", json={"text": "我自己的"}).get_json()
    given = answer(sun, ticket, "answer", steps=["刷新", "重新登录"], follow_up_on="2026-11-25")
    first, second = given["messages"][-1]["steps"]
    tried = lin.put(f"{path}/steps/{first['id']}/tried").get_json()
    solved = lin.post(f"{path}/resolve", json={}).get_json()
    too_late = lin.post(f"{path}/replies", json={"text": "还有"})
    reopened = lin.post(f"{path}/reopen", json={"text": "今天又没有了"}).get_json()
    closed = answer(sun, ticket, "close", text="合并到另一张工单")

    states = [one["state"] for one in (asked, replied, given, tried, solved, reopened, closed)]
    assert states == ["waiting", "open", "answered", "answered", "solved", "open", "closed"]
    assert given["follow_up_on"] == "2026-11-25"
    assert [one["tried_at"] is not None for one in tried["messages"][-1]["steps"]] == [True, False]
    assert second["text"] == "重新登录"
    assert (too_late.status_code, too_late.get_json()["code"]) == (409, "helpdesk.not_now")
    assert [(one["side"], one["act"]) for one in closed["messages"]] == [
        ("owner", "file"),
        ("support", "ask"),
        ("owner", "reply"),
        ("support", "answer"),
        ("owner", "resolve"),
        ("owner", "reopen"),
        ("support", "close"),
    ]
    assert closed["owner_may"] == []
    assert lin.get(path).get_json()["owner_may"] == ["reopen"]
    assert [title for title, _ in notices(app)] == [
        "有新工单",
        "您的工单需要补充",
        "工单有新回复",
        "您的工单有答复",
        "工单已由提交人确认解决",
        "工单被重新打开",
        "您的工单已关闭",
    ]
    with app.app_context():
        written = db.session.scalars(select(AuditRecord.action).order_by(AuditRecord.id)).all()
    assert [one for one in written if one.startswith("helpdesk.")] == [
        "helpdesk.filed",
        "helpdesk.asked",
        "helpdesk.replied",
        "helpdesk.answered",
        "helpdesk.step_tried",
        "helpdesk.solved",
        "helpdesk.reopened",
        "helpdesk.closed",
    ]


def test_a_ticket_sent_twice_is_filed_once(lin: FlaskClient) -> None:
    body = {"kind": "other", "title": "打不开", "description": "点开就报错"}
    headers = {"Idempotency-Key": "the-same-ticket"}

    first = lin.post("/api/tickets", json=body, headers=headers).get_json()
    again = lin.post("/api/tickets", json=body, headers=headers).get_json()
    other = lin.post("/api/tickets", json=body | {"title": "别的"}, headers=headers)
    bare = lin.post("/api/tickets", json=body)

    assert first == again
    assert len(lin.get("/api/tickets").get_json()["items"]) == 1
    assert (other.status_code, bare.status_code) == (409, 422)


@pytest.mark.parametrize("persona", [WANG, QIAN, ZHOU])
def test_another_persons_ticket_is_not_there(
    sign_in: SignIn, file_ticket: FileTicket, sun: FlaskClient, persona: Persona
) -> None:
    ticket = file_ticket()
    step = answer(sun, ticket, "answer", steps=["刷新"])["messages"][-1]["steps"][0]
    path, other = f"/api/tickets/{ticket['id']}", sign_in(persona)

    refused = [
        other.get(path),
        other.post(f"{path}/replies", json={"text": "好"}),
        other.post(f"{path}/resolve", json={}),
        other.post(f"{path}/close", json={}),
        other.post(f"{path}/reopen", json={"text": "好"}),
        other.put(f"{path}/follow-up", json={"on": None}),
        other.put(f"{path}/steps/{step['id']}/tried"),
        other.post(f"{path}/screenshots", data={"file": (picture(), "a.png")}),
        other.get(f"{path}/screenshots/1"),
    ]
    forbidden = [
        other.get("/api/support/tickets"),
        other.post(f"/api/support{path[4:]}/answers", json={"act": "answer", "text": "好"}),
        other.put(f"/api/support{path[4:]}/follow-up", json={"on": None}),
    ]

    assert {one.status_code for one in refused} == {404}
    assert {one.status_code for one in forbidden} == {403}
    assert other.get("/api/tickets").get_json()["items"] == []


def test_support_reads_every_ticket_but_does_not_act_for_its_owner(
    sun: FlaskClient, file_ticket: FileTicket, sign_in: SignIn
) -> None:
    ticket = file_ticket()
    send(sign_in(ZHOU), title="另一家公司的")

    listed = sun.get("/api/support/tickets").get_json()["items"]
    shown = sun.get(f"/api/tickets/{ticket['id']}").get_json()
    acted = sun.post(f"/api/tickets/{ticket['id']}/replies", json={"text": "我来"})

    assert [one["owner"] for one in listed] == ["周远", "林小满"]
    assert (shown["owner_may"], "answer" in shown["support_may"]) == ([], True)
    assert acted.status_code == 404


def test_nobody_files_without_signing_in(client: FlaskClient) -> None:
    assert send(client).status_code == 401
    assert client.get("/api/tickets").status_code == 401
    assert client.get("/api/tickets/draft").status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "complaint"},
        {"title": ""},
        {"description": "x" * 4001},
        {"error_id": "../../etc"},
        {"error_code": "a b"},
        {"follow_up_on": "2026-11-22"},
        {"invoice_number": "1; DROP"},
        {"attach": ["everything"]},
        {"state": "closed"},
    ],
)
def test_what_does_not_fit_is_refused(lin: FlaskClient, wrong: Json) -> None:
    refused = send(lin, **wrong)

    assert (refused.status_code, refused.get_json()["code"]) == (422, "invalid_input")


def test_an_empty_reopening_and_a_foreign_act_are_refused(
    lin: FlaskClient, sun: FlaskClient, file_ticket: FileTicket
) -> None:
    ticket = file_ticket()
    lin.post(f"/api/tickets/{ticket['id']}/close", json={})
    path = f"/api/support/tickets/{ticket['id']}/answers"

    empty = lin.post(f"/api/tickets/{ticket['id']}/reopen", json={})
    foreign = sun.post(path, json={"act": "reopen", "text": "好"})
    late = sun.post(path, json={"act": "answer", "text": "好"})
    unknown = lin.put(f"/api/tickets/{ticket['id']}/steps/1/tried")

    statuses = [one.status_code for one in (empty, foreign, late, unknown)]
    assert statuses == [422, 422, 409, 409]


def test_id_and_bank_card_numbers_never_reach_the_ticket(
    lin: FlaskClient, sun: FlaskClient, file_ticket: FileTicket
) -> None:
    fields = {"title": f"卡 {BANK_CARD}", "description": f"我是 {ID_CARD}"}

    places = lin.post("/api/tickets/look", json={"fields": fields}).get_json()["places"]
    ticket = file_ticket(**fields, contact=ID_CARD)
    told = answer(sun, ticket, "answer", text=f"您的 {ID_CARD}", steps=[f"核对 {BANK_CARD}"])
    lin.post(f"/api/tickets/{ticket['id']}/replies", json={"text": BANK_CARD})
    shown = lin.get(f"/api/tickets/{ticket['id']}").text

    assert [(one["field"], one["kind"], one["position"]) for one in places] == [
        ("title", "bank_card", 3),
        ("description", "id_card", 4),
    ]
    assert ticket["title"] == "卡 6222***********0026"
    assert told["messages"][-1]["text"] == "您的 110**************X"
    assert ID_CARD not in shown
    assert BANK_CARD not in shown


def test_lists_come_page_by_page_and_by_state(lin: FlaskClient, file_ticket: FileTicket) -> None:
    tickets = [file_ticket(title=f"第 {number} 张") for number in range(5)]
    lin.post(f"/api/tickets/{tickets[0]['id']}/close", json={})

    first = lin.get("/api/tickets?limit=2").get_json()
    second = lin.get(f"/api/tickets?limit=2&cursor={first['next_cursor']}").get_json()
    living = lin.get("/api/tickets?is_living=true").get_json()["items"]
    closed = lin.get("/api/tickets?state=closed").get_json()["items"]

    titles = [one["title"] for one in first["items"] + second["items"]]
    assert titles == ["第 4 张", "第 3 张", "第 2 张", "第 1 张"]
    assert (len(living), len(closed)) == (4, 1)
    assert lin.get("/api/tickets?cursor=x").status_code == 422


def test_both_are_told_on_the_day_agreed_on_once(
    app: APIFlask, lin: FlaskClient, sun: FlaskClient, file_ticket: FileTicket, clock: FakeClock
) -> None:
    ticket = file_ticket(follow_up_on="2026-11-24")
    lin.put(f"/api/tickets/{ticket['id']}/follow-up", json={"on": "2026-11-25"})
    past = sun.put(f"/api/support/tickets/{ticket['id']}/follow-up", json={"on": "2026-11-22"})
    moved = sun.put(f"/api/support/tickets/{ticket['id']}/follow-up", json={"on": "2026-11-26"})

    with app.app_context():
        service.remind()
        before = len(notices(app))
        clock.pass_time(days=3)
        service.remind()
        service.remind()

    assert (past.status_code, moved.get_json()["follow_up_on"]) == (422, "2026-11-26")
    due = [link for title, link in notices(app)[before:]]
    assert due == [f"/tickets/{ticket['id']}"] * 2


def test_the_digest_counts_what_waits(
    app: APIFlask, lin: FlaskClient, sun: FlaskClient, file_ticket: FileTicket
) -> None:
    ids = {"lin": lin.get("/api/session"), "sun": sun.get("/api/session")}
    people = {name: one.get_json()["person"]["id"] for name, one in ids.items()}
    answer(sun, file_ticket(), "ask")
    file_ticket()

    with app.app_context():
        told = {name: service.TicketTodos().todos(one) for name, one in people.items()}

    assert [(one.label, one.count) for one in told["lin"]] == [("待我补充的工单", 1)]
    assert [(one.label, one.count) for one in told["sun"]] == [("待处理的工单", 1)]


def picture(color: str = "red") -> io.BytesIO:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), color).save(drawn, "PNG")
    drawn.seek(0)
    return drawn


def test_pictures_come_with_a_ticket_and_other_files_do_not(
    lin: FlaskClient, file_ticket: FileTicket
) -> None:
    path = f"/api/tickets/{file_ticket()['id']}/screenshots"

    def add(content: io.BytesIO, name: str = "屏幕.png") -> Any:
        return lin.post(path, data={"file": (content, name)})

    kept = add(picture()).get_json()["screenshots"]
    again = add(picture()).get_json()["screenshots"]
    no_picture = add(io.BytesIO(b"%PDF-1.4 not a picture"), "a.pdf")
    for number in range(1, MOST_SCREENSHOTS):
        add(picture(f"#0000{number:02x}"))
    too_many = add(picture("blue"))

    assert len(kept) == len(again) == 1
    assert kept[0]["file_name"] == "屏幕.png"
    assert (no_picture.status_code, too_many.status_code) == (422, 409)
    assert no_picture.get_json()["code"] == "helpdesk.screenshot_refused"
    assert too_many.get_json()["code"] == "helpdesk.too_many_screenshots"
    assert lin.get(f"{path}/999").status_code == 404
