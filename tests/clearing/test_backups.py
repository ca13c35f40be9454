"""备份与恢复: which backups there are, what a station says of one, and what differs since."""

from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from backend.clearing.models import ClearFile, DeskEntry
from backend.infra.db import db, transaction
from backend.invoices.models import Invoice
from tests.claims.book import Book
from tests.clearing.test_desk_books import issue
from tests.clearing.test_desk_page import cleared
from tests.clearing.test_mirroring import begin
from tests.clearing.wire import OTHER_PRINT, PRINT, UNIT, Wire, card, unit
from tests.fakes import FakeClock
from tests.personas import LI, LIN, QIAN, QINGCHUAN, SUN, SignIn

Json = dict[str, Any]
FILES = [{"name": "EF01", "byte_count": 37}, {"name": "EF04", "byte_count": 120}]
COPY = {
    "state": "sound", "file": "s.database.sealed", "place": "/usb/product", "byte_count": 9,
    "originals": 3, "wanted": 3,
}  # fmt: skip


def backups(browser: FlaskClient, query: str = "") -> list[Json]:
    return list(browser.get(f"/api/clearing/backups{query}").get_json()["items"])


def ask(browser: FlaskClient, session_id: str, act: str = "check") -> Any:
    return browser.post(f"/api/clearing/sessions/{session_id}/backup", json={"act": act})


def answers(wire: Wire, command: int, session_id: str, act: str = "checked", **told: Any) -> None:
    """What the station's journal says of it."""
    body = {"session": session_id, "problem": None, "detail": "", "files": FILES, **told}
    assert wire.post(wire.entry(f"backup-{command}", f"backup_{act}", **body)).status_code == 200


def of_december(wire: Wire) -> str:
    """A second session of the same card, which the desk began by itself."""
    assert wire.until_listed("QK261201-DECEMBER", unit(month=12)).status_code == 200
    return "QK261201-DECEMBER"


def test_every_backup_is_listed_with_what_the_journal_notes_of_it(
    qian: FlaskClient, wire: Wire
) -> None:
    session_id = begin(qian, wire)
    assert backups(qian) == []
    product = {"where": "here", "place": "/usb/product", "file": "x", "sha256": PRINT,
               "byte_count": 9, "originals": 3}  # fmt: skip
    wire.post(
        wire.begin(session_id),
        wire.identified(session_id),
        wire.entry(session_id, "backed_up", file=f"{session_id}.tar.sealed", sha256=PRINT,
                   byte_count=7, place="/usb", card_files=9, own_files=2, product=product),
    )  # fmt: skip

    [row] = backups(qian)

    assert (row["session_id"], row["station_name"], row["station_is_alive"]) == (
        session_id, "收银台", True,
    )  # fmt: skip
    assert (row["file"], row["place"], row["sha256"], row["byte_count"]) == (
        f"{session_id}.tar.sealed", "/usb", PRINT, 7,
    )  # fmt: skip
    assert (row["card_files"], row["own_files"], row["is_held"]) == (9, 2, False)
    assert row["product"] == {"file": "x", "place": "/usb/product", "byte_count": 9, "originals": 3}
    assert (row["differences"], row["newest_sound"], row["answers"]) == ([], None, [])


def test_the_list_comes_in_pages(qian: FlaskClient, wire: Wire) -> None:
    first = cleared(qian, wire)
    second = of_december(wire)

    page = qian.get("/api/clearing/backups?limit=1").get_json()
    rest = qian.get(f"/api/clearing/backups?cursor={page['next_cursor']}").get_json()

    assert [one["session_id"] for one in page["items"]] == [second]
    assert [one["session_id"] for one in rest["items"]] == [first]
    assert rest["next_cursor"] is None


def test_a_check_is_asked_of_the_station_and_its_answer_is_shown_with_who_and_when(
    qian: FlaskClient, wire: Wire, clock: FakeClock
) -> None:
    session_id = cleared(qian, wire)

    asked = ask(qian, session_id)
    told = wire.commands()[-1]
    waiting = backups(qian)[0]["answers"]
    clock.pass_time(seconds=5)
    answers(wire, told["id"], session_id, place="/usb", product=COPY)
    [answer] = backups(qian)[0]["answers"]

    assert (asked.status_code, asked.get_json()["id"]) == (202, told["id"])
    assert (told["kind"], told["session_id"], told["body"]) == ("backup_check", session_id, {})
    assert [(one["answered_at"], one["asked_by"]["display_name"]) for one in waiting] == [
        (None, "钱多多")
    ]
    assert (answer["problem"], answer["files"], answer["product"]) == (None, FILES, COPY)
    assert answer["answered_at"] > answer["asked_at"]
    log = qian.get(f"/api/clearing/sessions/{session_id}").get_json()["log"]
    assert log[-1]["text"] == "钱多多 请工作站再次核验备份"


def test_files_are_taken_out_at_the_desk_and_the_folder_is_told(
    qian: FlaskClient, wire: Wire
) -> None:
    session_id = cleared(qian, wire)

    command = ask(qian, session_id, "take_out").get_json()["id"]
    answers(wire, command, session_id, "taken_out", folder="/data/station/restored/x")

    [answer] = backups(qian)[0]["answers"]
    assert wire.commands()[-1]["kind"] == "backup_take_out"
    assert (answer["act"], answer["folder"]) == ("take_out", "/data/station/restored/x")


def test_who_presses_twice_while_the_station_is_at_it_has_asked_once(
    qian: FlaskClient, wire: Wire, clock: FakeClock
) -> None:
    session_id = cleared(qian, wire)

    first, second = ask(qian, session_id).get_json(), ask(qian, session_id).get_json()
    other = ask(qian, session_id, "take_out").get_json()
    answers(wire, first["id"], session_id)
    third = ask(qian, session_id).get_json()

    assert first == second
    assert len({one["id"] for one in (first, other, third)}) == 3


@pytest.mark.parametrize(
    ("code", "phenomenon"),
    [
        ("unknown_session", "工作站不认识这次清卡"),
        ("file_missing", "没有找到备份文件"),
        ("file_altered", "备份文件被改动过"),
        ("wrong_key", "密钥不对，打不开"),
        ("content_differs", "里面的文件与清单不符"),
        ("copy_altered", "系统数据库的副本被改动过"),
        ("copy_wrong_key", "数据库副本用现在的密钥打不开"),
        ("originals_missing", "备份里少了发票原件"),
        ("no_room", "空间不够，没有取出"),
        ("cannot_write", "写不进去，没有取出"),
        ("of a newer station", "里面的文件与清单不符"),
    ],
)
def test_each_problem_has_words_of_its_own(
    qian: FlaskClient, wire: Wire, code: str, phenomenon: str
) -> None:
    session_id = cleared(qian, wire)
    command = ask(qian, session_id).get_json()["id"]

    answers(wire, command, session_id, problem=code, detail="EF04", files=[{"nonsense": 1}])

    [row] = backups(qian)
    problem = row["answers"][0]["problem"]
    assert (problem["code"], problem["phenomenon"]) == (code, phenomenon)
    assert all(problem[name] for name in ("cause", "remedy"))
    assert (row["answers"][0]["files"], row["differences"]) == ([], ["backup"])


def test_an_answer_about_another_session_counts_for_nothing(qian: FlaskClient, wire: Wire) -> None:
    session_id = cleared(qian, wire)
    command = ask(qian, session_id).get_json()["id"]

    answers(wire, command, "QK261101-OTHERONE")

    assert backups(qian)[0]["answers"][0]["answered_at"] is None


def test_a_silent_a_revoked_and_an_early_station_are_each_told_apart(
    qian: FlaskClient, wire: Wire, clock: FakeClock
) -> None:
    early = begin(qian, wire)
    none_yet = ask(qian, early)
    wire.until_listed(early)
    clock.pass_time(seconds=16)
    silent = ask(qian, early)
    qian.delete(f"/api/clearing/stations/{wire.station_id}")
    revoked = ask(qian, early)

    assert [(one.status_code, one.get_json()["code"]) for one in (none_yet, silent, revoked)] == [
        (409, "clearing.no_backup"),
        (409, "clearing.station_asleep"),
        (409, "clearing.station_revoked"),
    ]


def test_backups_are_for_those_who_clear_and_of_their_own_company(
    qian: FlaskClient, wire: Wire, stranger: FlaskClient, client: FlaskClient, sign_in: SignIn
) -> None:
    wire.beat(card(unit(), taxpayer_no=QINGCHUAN.tax_id))
    path = {"station_id": wire.station_id, "reader": "Virtual Reader 00", "kind": "MONTHLY"}
    session_id = qian.post("/api/clearing/sessions", json=path).get_json()["id"]
    told: Json = {
        "taxpayer_no": QINGCHUAN.tax_id,
        "device_no": QINGCHUAN.tax_id,
        "machines": [UNIT],
    }
    wire.post(
        wire.begin(session_id),
        wire.entry(session_id, "identified", **told),
        wire.entry(session_id, "backed_up", file="x.tar", sha256=PRINT, byte_count=7),
    )

    assert ask(client, session_id).status_code == 401
    assert client.get("/api/clearing/backups").status_code == 401
    assert ask(stranger, session_id).status_code == 404
    assert backups(stranger) == []
    accountant, employee = sign_in(LI), sign_in(LIN)
    assert (len(backups(accountant)), ask(accountant, session_id).status_code) == (1, 403)
    assert accountant.get("/api/clearing/backups").get_json()["may_act"] is False
    assert employee.get("/api/clearing/backups").status_code == 403
    assert ask(sign_in(QIAN), session_id, "burn").status_code == 422
    assert ask(sign_in(SUN), "QK261101-NOTTHERE").status_code == 404


def test_invoices_that_differ_since_the_clearing_are_said_and_the_newest_sound_backup_is_named(
    app: APIFlask, qian: FlaskClient, wire: Wire, sign_in: SignIn, join: Any
) -> None:
    book = Book(app, sign_in, join)
    issue(book, 12_000)
    issue(book, 300)
    first = cleared(qian, wire)
    second = of_december(wire)
    assert [one["differences"] for one in backups(qian)] == [[], []]
    command = ask(qian, second).get_json()["id"]
    answers(wire, command, second, problem="file_altered")

    with app.app_context(), transaction() as session:
        session.execute(update(Invoice).where(Invoice.total_fen == 300).values(total_fen=301))

    newer, older = backups(qian)
    assert (older["differences"], older["reported_count"], older["reported_now"]) == (
        ["invoices"], 2, 2,
    )  # fmt: skip
    assert newer["differences"] == ["backup"]
    for one in (newer, older):
        assert one["newest_sound"]["session_id"] == first


def test_another_copy_at_the_server_and_a_journal_that_does_not_fit_are_said(
    app: APIFlask, qian: FlaskClient, wire: Wire
) -> None:
    session_id = cleared(qian, wire)
    with app.app_context(), transaction() as session:
        session.add(
            ClearFile(session_id=1, name=f"{session_id}.tar", sha256=OTHER_PRINT, byte_count=1,
                      received_at=db.session.scalars(select(DeskEntry.received_at)).first())
        )  # fmt: skip
        session.execute(
            update(DeskEntry).where(DeskEntry.kind == "confirmed").values(body={"by": "别人"})
        )

    [row] = backups(qian)

    assert (row["differences"], row["is_held"]) == (["server_copy", "journal"], False)
