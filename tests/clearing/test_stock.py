"""发票库存: the three states of the list, segments from 领购 to 核销, reminders to buy."""

from collections.abc import Callable
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.audit.models import AuditRecord
from backend.infra.db import db
from backend.invoices.states import TaxStatus
from backend.kernel.clock import BEIJING
from tests.claims.book import Book
from tests.clearing.test_mirroring import begin, shown
from tests.clearing.wire import Wire, card, unit
from tests.fakes import FakeClock
from tests.personas import LI, LIN, QIAN, QINGCHUAN, WANG, ZHOU, SignIn

Json = dict[str, Any]
CODE = "99002511300100000001"
LOW = "已低于提醒线 50 份。请在官方开票软件或税务局领购。"


def segment(first: int, last: int, **told: Any) -> Json:
    """As a station tells it."""
    return {
        "invoice_code": CODE,
        "first_number": first,
        "last_number": last,
        "rolls": 1,
        "left": last - first + 1,
    } | told


def stock(browser: FlaskClient, **asked: Any) -> list[Json]:
    answer = browser.get("/api/clearing/stock", query_string=asked)
    assert answer.status_code == 200
    return list(answer.get_json()["items"])


def person_id(browser: FlaskClient) -> int:
    return int(browser.get("/api/session").get_json()["person"]["id"])


def stretch(**told: Any) -> Json:
    return {
        "place": "usage", "kind": "", "label": "", "invoice_code": CODE, "first": 1, "last": 12,
        "blank": 0, "issued": 11, "voided": 1, "waiting": None,
    } | told  # fmt: skip


def of_type(kind: str, issued: int, *, waiting: int = 0, blank: int = 86) -> Json:
    return stretch(place="totals", kind=kind, label=f"票种 {kind}", invoice_code=None, first=None,
                   last=None, issued=issued, voided=0, blank=blank, waiting=waiting)  # fmt: skip


def listed_with(browser: FlaskClient, wire: Wire, invoices: Json | None) -> Json:
    session_id = begin(browser, wire)
    wire.until_listed(session_id)
    wire.post(
        wire.entry(session_id, "listed", units=[unit() | {"control": "00" * 37}], invoices=invoices)
    )
    return shown(browser, session_id)


def test_the_list_is_shown_by_the_three_states(qian: FlaskClient, wire: Wire) -> None:
    blank = stretch(place="stock", first=13, last=100, blank=88, issued=0, voided=0)
    gap = {"invoice_code": CODE, "first": 5, "last": 6}
    told = {"stretches": [stretch(), blank], "gaps": [gap], "overlaps": [], "unread": []}

    scope = listed_with(qian, wire, told)["invoices"]

    assert (scope["blank"], scope["issued"], scope["voided"], scope["waiting"]) == (88, 11, 1, None)
    assert [(one["count"], one["status"]) for one in scope["stretches"]] == [
        (12, None),
        (88, "blank"),
    ]
    assert (scope["gaps"], scope["unread"]) == ([gap], [])


def test_what_could_not_be_read_is_never_none(qian: FlaskClient, wire: Wire) -> None:
    blank = stretch(place="stock", first=13, last=100, blank=88, issued=0, voided=0)
    told = {"stretches": [blank], "unread": ["usage"]}

    scope = listed_with(qian, wire, told)["invoices"]

    assert (scope["blank"], scope["issued"], scope["voided"]) == (88, None, None)
    assert scope["unread"] == ["usage"]


def test_a_device_that_tells_nothing_has_no_scope(qian: FlaskClient, wire: Wire) -> None:
    assert listed_with(qian, wire, None)["invoices"] is None


def test_uploads_are_counted_where_every_type_tells_them(qian: FlaskClient, wire: Wire) -> None:
    told = {"stretches": [of_type("004", 3, waiting=1), of_type("007", 5, waiting=2)]}

    scope = listed_with(qian, wire, told)["invoices"]

    assert (scope["waiting"], scope["issued"], scope["blank"]) == (3, 8, 172)


def test_invoices_that_no_station_of_ours_tells_are_refused(qian: FlaskClient, wire: Wire) -> None:
    session_id = begin(qian, wire)
    wire.until_listed(session_id)

    bad = {"stretches": [stretch(blank=-1)]}
    answer = wire.post(wire.entry(session_id, "listed", units=[], invoices=bad))

    assert answer.status_code == 422
    assert shown(qian, session_id)["invoices"] is None


def test_a_segment_is_noted_once_when_it_is_first_seen_and_follows_the_device(
    wire: Wire, clock: FakeClock, sign_in: SignIn
) -> None:
    first_day = clock.instant.astimezone(BEIJING).date().isoformat()
    wire.beat(card(unit()) | {"stock": [segment(1, 500)]})
    wire.beat(card(unit()) | {"stock": [segment(1, 500)]})
    clock.pass_time(days=2)
    handed_out = segment(1, 100, rolls=None, left=None, is_handed_out=True)
    wire.beat(card(unit()) | {"stock": [segment(101, 500), handed_out]})

    [row] = stock(sign_in(QIAN))
    assert (row["first_number"], row["last_number"], row["count"], row["left"]) == (
        1,
        500,
        500,
        400,
    )
    assert (row["state"], row["bought_on"], row["is_bought_told"]) == (
        "in_stock", first_day, False,
    )  # fmt: skip


def test_a_segment_that_is_gone_is_used_up_and_silence_changes_nothing(
    qian: FlaskClient, wire: Wire
) -> None:
    wire.beat(card(unit()) | {"stock": [segment(1, 500)]})

    wire.beat(card(unit()) | {"stock": None})
    assert stock(qian)[0]["state"] == "in_stock"

    wire.beat(card(unit()) | {"stock": [segment(501, 600)]})
    assert [(one["state"], one["left"]) for one in stock(qian)] == [
        ("in_stock", 100),
        ("used_up", 0),
    ]
    assert [one["last_number"] for one in stock(qian, state="used_up")] == [500]


def test_purchase_keeper_and_write_off_have_day_and_person_and_leave_audit_rows(
    app: APIFlask, qian: FlaskClient, wire: Wire
) -> None:
    wire.beat(card(unit()) | {"stock": [segment(1, 500)]})
    path, me = f"/api/clearing/stock/{stock(qian)[0]['id']}", person_id(qian)

    noted = qian.patch(path, json={"buyer_id": me, "bought_on": "2026-01-30"}).get_json()
    kept = qian.patch(path, json={"keeper_id": me, "kept_since": "2026-02-01"}).get_json()
    ended = qian.post(
        f"{path}/write-off", json={"on": "2026-02-04", "registration_ref": "核销 2026-118"}
    ).get_json()

    assert (noted["buyer"]["display_name"], noted["bought_on"]) == ("钱多多", "2026-01-30")
    assert (kept["keeper"]["display_name"], kept["kept_since"]) == ("钱多多", "2026-02-01")
    assert (ended["state"], ended["written_off_by"]["id"], ended["registration_ref"]) == (
        "written_off", me, "核销 2026-118",
    )  # fmt: skip
    assert [one["id"] for one in stock(qian, state="written_off")] == [ended["id"]]
    with app.app_context():
        rows = db.session.scalars(
            select(AuditRecord)
            .where(AuditRecord.subject == "stock_segment")
            .order_by(AuditRecord.id)
        ).all()
        assert [(one.action, one.actor_id) for one in rows] == [
            ("clearing.stock_seen", None),
            ("clearing.stock_noted", me),
            ("clearing.stock_noted", me),
            ("clearing.stock_written_off", me),
        ]
        assert rows[-1].facts["registration_ref"] == "核销 2026-118"


def test_nothing_is_noted_after_the_write_off(qian: FlaskClient, wire: Wire) -> None:
    wire.beat(card(unit()) | {"stock": [segment(1, 500)]})
    path = f"/api/clearing/stock/{stock(qian)[0]['id']}"
    wish = {"on": "2026-01-04", "registration_ref": "一"}

    assert qian.post(f"{path}/write-off", json=wish).status_code == 200
    for again in (qian.post(f"{path}/write-off", json=wish), qian.patch(path, json={})):
        assert (again.status_code, again.get_json()["code"]) == (
            409, "clearing.stock_written_off",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"keeper_id": 999}, "keeper_id"),
        ({"kept_since": "2999-01-01"}, "kept_since"),
        ({"bought_on": "1"}, "bought_on"),
        ({"state": "used_up"}, "state"),
    ],
)
def test_a_wrong_note_is_refused(qian: FlaskClient, wire: Wire, wish: Json, field: str) -> None:
    wire.beat(card(unit()) | {"stock": [segment(1, 500)]})
    path = f"/api/clearing/stock/{stock(qian)[0]['id']}"

    answer = qian.patch(path, json=wish)

    assert answer.status_code == 422
    assert [one["field"] for one in answer.get_json()["errors"]] == [field]
    reference = {"on": "2026-01-01", "registration_ref": ""}
    assert qian.post(f"{path}/write-off", json=reference).status_code == 422


def test_a_keeper_is_a_colleague(qian: FlaskClient, wire: Wire, sign_in: SignIn) -> None:
    wire.beat(card(unit(), taxpayer_no=QINGCHUAN.tax_id) | {"stock": [segment(1, 500)]})
    path, stranger = f"/api/clearing/stock/{stock(qian)[0]['id']}", person_id(sign_in(ZHOU))

    assert qian.patch(path, json={"keeper_id": stranger}).status_code == 422


def test_stock_of_another_company_is_nobodys_business(
    qian: FlaskClient, wire: Wire, stranger: FlaskClient
) -> None:
    wire.beat(card(unit(), taxpayer_no=QINGCHUAN.tax_id) | {"stock": [segment(1, 500)]})
    path = f"/api/clearing/stock/{stock(qian)[0]['id']}"

    assert stock(stranger) == []
    assert stranger.get("/api/clearing/stock/kinds").get_json()["items"] == []
    assert stranger.patch(path, json={}).status_code == 404
    wish = {"on": "2026-01-01", "registration_ref": "一"}
    assert stranger.post(f"{path}/write-off", json=wish).status_code == 404


def test_who_reads_the_tax_books_sees_the_stock_and_notes_nothing(
    qian: FlaskClient, wire: Wire, sign_in: SignIn
) -> None:
    wire.beat(card(unit()) | {"stock": [segment(1, 500)]})
    row = stock(qian)[0]

    page = sign_in(LI).get("/api/clearing/stock").get_json()
    assert (page["may_note"], [one["id"] for one in page["items"]]) == (False, [row["id"]])
    assert sign_in(WANG).patch(f"/api/clearing/stock/{row['id']}", json={}).status_code == 403
    assert sign_in(LIN).get("/api/clearing/stock").status_code == 403


def test_the_list_of_segments_has_pages(qian: FlaskClient, wire: Wire) -> None:
    told = [segment(at * 100 + 1, at * 100 + 100) for at in range(3)]
    wire.beat(card(unit()) | {"stock": told})

    first = qian.get("/api/clearing/stock?limit=2").get_json()
    second = qian.get(f"/api/clearing/stock?limit=2&cursor={first['next_cursor']}").get_json()

    assert [one["last_number"] for one in first["items"] + second["items"]] == [300, 200, 100]
    assert second["next_cursor"] is None


def test_each_invoice_of_a_segment_has_its_day_and_person(
    app: APIFlask, qian: FlaskClient, wire: Wire, sign_in: SignIn, join: Callable[..., int]
) -> None:
    wire.beat(card(unit()) | {"stock": [segment(11, 500, invoice_code="00000000011002300111")]})
    book = Book(app, sign_in, join)
    ours = {"seller_tax_id": card()["taxpayer_no"], "code": "011002300111"}
    book.invoice(LIN, 100, number="00000011", **ours)
    book.invoice(LIN, 100, number="00000500", tax_status=TaxStatus.VOIDED, **ours)
    for number, more in (
        ("00000010", {}), ("00000501", {}), ("00000012", {"seller_tax_id": "91110000MA0000000X"}),
        ("00000013", {"code": "1100000000"}),
    ):  # fmt: skip
        book.invoice(LIN, 100, **({"number": number} | ours | more))
    path = f"/api/clearing/stock/{stock(qian)[0]['id']}/invoices"

    told = qian.get(path).get_json()["items"]

    assert [(one["number"], one["status"]) for one in told] == [
        ("00000500", "voided"), ("00000011", "issued"),
    ]  # fmt: skip
    assert {one["captured_by"]["display_name"] for one in told} == {"林小满"}
    assert qian.get(f"{path}?limit=1").get_json()["next_cursor"] is not None
    assert sign_in(ZHOU).get(path).status_code in {403, 404}
    assert qian.get("/api/clearing/stock/999/invoices").status_code == 404
