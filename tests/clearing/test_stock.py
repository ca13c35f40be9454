"""发票库存: the three states of the list, segments from 领购 to 核销, reminders to buy."""

from collections.abc import Callable
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.audit.models import AuditRecord
from backend.clearing import service
from backend.clearing.rules import stock as rules
from backend.infra.db import db
from backend.invoices.states import TaxStatus
from backend.kernel.clock import BEIJING
from tests.claims.book import Book
from tests.clearing.test_mirroring import begin, shown
from tests.clearing.wire import PRINT, UNIT, Wire, card, unit
from tests.fakes import FakeClock
from tests.personas import LI, LIN, QIAN, QINGCHUAN, SUN, WANG, ZHOU, SignIn

Json = dict[str, Any]
CODE = "99002511300100000001"
_LOW = "已低于提醒线 50 份。请在官方开票软件或税务局领购。"


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


def test_what_to_buy_is_two_months_of_use_less_stock_and_unknown_with_little_history() -> None:
    few = {"2026-09": 100, "2026-10": 120}

    assert rules.monthly_use(few) is None
    assert rules.proposal(30, rules.monthly_use(few)) is None
    assert rules.monthly_use(few | {"2026-11": 131}) == 117
    assert rules.proposal(30, 117) == 204
    assert rules.proposal(300, 117) == 0
    old = {f"2025-{month:02d}": 9000 for month in range(1, 7)}
    recent = {f"2026-{month:02d}": 10 for month in range(1, 7)}
    assert rules.monthly_use(old | recent) == 10


@pytest.mark.parametrize(("left", "threshold", "is_low"), [(49, 50, True), (50, 50, False),
                                                           (0, 0, False)])  # fmt: skip
def test_stock_is_low_below_the_threshold_and_zero_reminds_nobody(
    left: int, threshold: int, is_low: bool
) -> None:
    assert rules.is_low(left, threshold) is is_low


def clear_month(wire: Wire, month: int, invoices: Json | None) -> None:
    """One month cleared, with these invoices on its list."""
    one, session_id = unit(month=month, fingerprint=f"{month:02x}" * 32), f"session-{month}"
    wire.beat(card(one) | {"stock": [segment(1, 40)]})
    wire.until_listed(session_id, one)
    wire.post(
        wire.entry(session_id, "listed", units=[one | {"control": "00" * 37}], invoices=invoices),
        wire.entry(session_id, "confirmed", fingerprints={UNIT: one["fingerprint"]}, by="钱多多"),
        wire.entry(session_id, "ticket", UNIT, payload="01" * 37, sha256=PRINT, limit_date=None),
        wire.entry(session_id, "state", UNIT, state="DONE", code=None),
    )
    assert wire.ends(session_id, "DONE").status_code == 200


@pytest.fixture
def low(app: APIFlask, sign_in: SignIn) -> Callable[[], list[tuple[str, str]]]:
    """Reminds, and gives what 钱 was told of stock."""

    def remind() -> list[tuple[str, str]]:
        with app.app_context():
            service.remind()
        notices = sign_in(QIAN).get("/api/notices").get_json()["items"]
        return [(one["title"], one["body"]) for one in notices if "只剩" in one["title"]]

    return remind


def test_low_stock_is_told_once_a_week_with_a_proposal_from_past_use(
    wire: Wire, clock: FakeClock, low: Callable[[], list[tuple[str, str]]]
) -> None:
    for month in (8, 10, 12):
        clear_month(wire, month, None)

    low()
    assert low() == [
        (
            "晴川演示 发票只剩 40 份",
            _LOW + "近几个月平均每月用 11 份，余量够用两个月，暂不必领购。",
        )
    ]
    clock.pass_time(days=7)
    assert len(low()) == 2
    wire.beat(card(unit()) | {"stock": [segment(31, 40)]})
    clock.pass_time(days=7)
    assert low()[0][1] == _LOW + "近几个月平均每月用 11 份，建议领购发票 12 份，够用两个月。"


def test_with_little_history_no_quantity_is_made_up(
    qian: FlaskClient, wire: Wire, low: Callable[[], list[tuple[str, str]]]
) -> None:
    wire.beat(card(unit()) | {"stock": [segment(1, 40)]})

    [(_, body)] = low()
    assert "用量记录不足（已清卡 0 个月），无法建议数量" in body


def test_enough_stock_or_no_threshold_reminds_nobody(
    qian: FlaskClient,
    wire: Wire,
    sign_in: SignIn,
    low: Callable[[], list[tuple[str, str]]],
) -> None:
    wire.beat(card(unit()) | {"stock": [segment(1, 50)]})
    assert low() == []

    wire.beat(card(unit()) | {"stock": [segment(2, 50)]})
    sun = sign_in(SUN)
    settings = sun.get("/api/clearing/settings").get_json()
    assert settings["stock_threshold"] == 50
    told = sun.put("/api/clearing/settings", json=settings | {"stock_threshold": 0}).get_json()
    assert told["stock_threshold"] == 0
    assert low() == []


def test_stock_that_the_device_does_not_count_is_neither_none_nor_low(
    qian: FlaskClient, wire: Wire, low: Callable[[], list[tuple[str, str]]]
) -> None:
    counted = segment(0, 0, invoice_code="", left=None, kind="004", label="专票")
    wire.beat(card(unit()) | {"stock": [counted]})

    [kind] = qian.get("/api/clearing/stock/kinds").get_json()["items"]
    assert (kind["left"], kind["proposal"], kind["is_low"]) == (None, None, False)
    assert stock(qian)[0]["state"] == "in_stock"
    assert low() == []


def test_kinds_have_their_own_use_and_proposal(qian: FlaskClient, wire: Wire) -> None:
    scope = {"stretches": [of_type("004", 60), of_type("007", 10)]}
    for month in (8, 10, 12):
        clear_month(wire, month, scope)
    wire.beat(
        card(unit())
        | {
            "stock": [
                segment(0, 0, invoice_code="", left=30, kind="004", label="专票"),
                segment(0, 0, invoice_code="", left=90, kind="007", label="普票"),
            ]
        }
    )

    told = qian.get("/api/clearing/stock/kinds").get_json()
    assert [
        (one["label"], one["left"], one["monthly_use"], one["proposal"], one["is_low"])
        for one in told["items"]
        if one["kind"]
    ] == [("专票", 30, 60, 90, True), ("普票", 90, 10, 0, False)]
