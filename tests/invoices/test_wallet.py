"""票夹: my own invoices, page by page, never anybody else's."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from backend.infra.db import db, transaction
from backend.invoices import service
from backend.invoices.models import Invoice
from backend.invoices.states import IntakeChannel, TaxStatus, UsageStatus, VerifyStatus
from backend.web.pages import encode_cursor
from tests.databases import both_databases
from tests.personas import LIN, WANG, Persona

SignIn = Callable[[Persona], FlaskClient]
NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


def put(app: APIFlask, owner_id: int, number: str, **changes: Any) -> int:
    """Store one invoice and then change its columns."""
    with app.app_context(), transaction() as session:
        new = service.NewInvoice(
            dedupe_key=number,
            owner_id=owner_id,
            company_id=None,
            kind="digital_ordinary",
            number=number,
            intake_channel=IntakeChannel.QR_SCAN,
            captured_at=changes.pop("captured_at", NOON),
        )
        invoice = service.keep(session, new).invoice
        for name, value in changes.items():
            setattr(invoice, name, value)
        return invoice.id


def numbers_of(page: dict[str, Any]) -> list[str]:
    return [row["number"] for row in page["items"]]


@both_databases
def test_pages_join_without_gap_or_repeat_newest_first(
    app: APIFlask, join: Callable[..., int], sign_in: SignIn
) -> None:
    owner_id = join(LIN)
    for number in range(23):
        # Several of the same instant: the id decides among them. Others are microseconds apart.
        apart = timedelta(microseconds=137 * (number // 4))
        put(app, owner_id, f"{number:020d}", captured_at=NOON + apart)
    lin = sign_in(LIN)

    seen: list[str] = []
    page = lin.get("/api/invoices?limit=5").get_json()
    seen += numbers_of(page)
    while page["next_cursor"]:
        page = lin.get(f"/api/invoices?limit=5&cursor={page['next_cursor']}").get_json()
        seen += numbers_of(page)

    assert seen == [f"{number:020d}" for number in reversed(range(23))]


def test_a_new_invoice_between_two_pages_moves_nothing(
    app: APIFlask, join: Callable[..., int], sign_in: SignIn
) -> None:
    owner_id = join(LIN)
    for number in range(6):
        put(app, owner_id, f"{number:020d}", captured_at=NOON + timedelta(hours=number))
    lin = sign_in(LIN)
    first = lin.get("/api/invoices?limit=3").get_json()

    put(app, owner_id, "9" * 20, captured_at=NOON + timedelta(days=9))
    second = lin.get(f"/api/invoices?limit=3&cursor={first['next_cursor']}").get_json()

    assert numbers_of(first) + numbers_of(second) == [f"{n:020d}" for n in reversed(range(6))]


def test_nobody_sees_other_peoples_invoices(
    app: APIFlask, join: Callable[..., int], sign_in: SignIn
) -> None:
    invoice_id = put(app, join(LIN), "1" * 20)
    wang = sign_in(WANG)

    assert wang.get("/api/invoices").get_json()["items"] == []
    assert wang.get(f"/api/invoices/states?ids={invoice_id}").get_json()["items"] == []
    assert wang.get(f"/api/invoices/{invoice_id}").status_code == 404
    assert wang.get("/api/invoices/987654321").status_code == 404


@both_databases
def test_segments_show_what_their_names_say(
    app: APIFlask, join: Callable[..., int], sign_in: SignIn
) -> None:
    owner_id = join(LIN)
    states: dict[str, dict[str, Any]] = {
        "consistent": {"verify_status": VerifyStatus.CONSISTENT, "tax_status": TaxStatus.NORMAL},
        "red": {"verify_status": VerifyStatus.CONSISTENT, "tax_status": TaxStatus.FULLY_RED},
        "pending": {"verify_status": VerifyStatus.PENDING},
        "error": {"verify_status": VerifyStatus.ERROR},
        "not_found": {"verify_status": VerifyStatus.NOT_FOUND},
    }
    for number, (name, changes) in enumerate(states.items()):
        put(app, owner_id, f"{number:020d}", seller_name=name, **changes)
    lin = sign_in(LIN)

    def sellers(segment: str) -> set[str]:
        page = lin.get(f"/api/invoices?filter={segment}").get_json()
        return {row["seller_name"] for row in page["items"]}

    assert sellers("all") == set(states)
    assert sellers("consistent") == {"consistent"}
    assert sellers("waiting") == {"pending", "error"}
    assert sellers("problem") == {"red", "not_found"}


@both_databases
def test_segments_follow_an_invoice_through_its_claim(
    app: APIFlask, join: Callable[..., int], sign_in: SignIn
) -> None:
    owner_id = join(LIN)
    unsound: dict[str, dict[str, Any]] = {
        "voided": {"tax_status": TaxStatus.VOIDED},
        "red": {"is_red_letter": True},
    }
    for number, (name, changes) in enumerate(unsound.items()):
        put(app, owner_id, f"{number:020d}", seller_name=name, **changes)
    for number, usage in enumerate(UsageStatus, start=len(unsound)):
        put(app, owner_id, f"{number:020d}", seller_name=usage.value, usage_status=usage)
    lin = sign_in(LIN)

    def sellers(segment: str) -> set[str]:
        page = lin.get(f"/api/invoices?filter={segment}").get_json()
        return {row["seller_name"] for row in page["items"]}

    assert sellers("unclaimed") == {"unused"}
    assert sellers("claiming") == {"locked", "in_approval", "to_pay"}
    assert sellers("claimed") == {"paid", "written_off", "archived"}
    assert lin.get("/api/home").get_json()["unclaimed"] == 1


@both_databases
def test_search_finds_number_beginnings_and_sellers(
    app: APIFlask, join: Callable[..., int], sign_in: SignIn
) -> None:
    owner_id = join(LIN)
    put(app, owner_id, "25990000000000000001", seller_name="虚构贸易（上海）有限公司")
    put(app, owner_id, "26990000000000000002", seller_name="100%棉_织品有限公司")
    put(app, owner_id, "27990000000000000003", seller_name="ABC（中国）有限公司")
    lin = sign_in(LIN)

    def found(search: str) -> list[str]:
        return numbers_of(lin.get("/api/invoices", query_string={"q": search}).get_json())

    assert found("2599") == ["25990000000000000001"]
    assert found("25990000000000000001") == ["25990000000000000001"]
    assert found("虚构") == ["25990000000000000001"]
    assert found("%棉_") == ["26990000000000000002"]
    assert found("_") == ["26990000000000000002"]
    assert found("abc") == ["27990000000000000003"]
    assert found("' OR '1'='1") == []
    assert found("<b>") == []


@both_databases
def test_a_whole_number_finds_that_invoice_and_not_longer_ones(
    app: APIFlask, join: Callable[..., int], sign_in: SignIn
) -> None:
    owner_id = join(LIN)
    put(app, owner_id, "25990000")
    put(app, owner_id, "25990000000000000001")
    lin = sign_in(LIN)

    whole = lin.get("/api/invoices", query_string={"q": "25990000"}).get_json()
    beginning = lin.get("/api/invoices", query_string={"q": "2599000"}).get_json()

    assert numbers_of(whole) == ["25990000"]
    assert sorted(numbers_of(beginning)) == ["25990000", "25990000000000000001"]


@both_databases
def test_a_reference_number_finds_its_invoice_in_either_case(
    app: APIFlask, join: Callable[..., int], sign_in: SignIn
) -> None:
    put(app, join(LIN), "25990000000000000001", reference_no="PK261123-ABCDEFGH")
    put(app, join(WANG), "25990000000000000002", reference_no="PK261123-JKMNPQRS")
    lin = sign_in(LIN)

    def found(search: str) -> list[str]:
        return numbers_of(lin.get("/api/invoices", query_string={"q": search}).get_json())

    assert found("PK261123-ABCDEFGH") == ["25990000000000000001"]
    assert found("pk261123-abcdefgh") == ["25990000000000000001"]
    assert found("PK261123-JKMNPQRS") == []


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=101",
        "limit=x",
        "filter=none",
        "cursor=garbage",
        "cursor=WzFd",
        "cursor=W251bGwsbnVsbF0",
        f"cursor={encode_cursor(0, 2**63)}",
        f"cursor={encode_cursor(0, -(10**60))}",
        "page=2",
        "q=" + "x" * 51,
        "q=%00",
    ],
)
def test_a_wrong_query_is_a_422(sign_in: SignIn, query: str) -> None:
    answer = sign_in(LIN).get(f"/api/invoices?{query}")

    assert answer.status_code == 422
    assert answer.get_json()["code"] == "invalid_input"


@pytest.mark.parametrize("ids", ["", "x", "1,,2", "-1", "1;2", ",".join(["1"] * 51), "9" * 11])
def test_wrong_ids_are_a_422(sign_in: SignIn, ids: str) -> None:
    assert sign_in(LIN).get(f"/api/invoices/states?ids={ids}").status_code == 422


def test_an_enormous_id_is_simply_not_found(sign_in: SignIn) -> None:
    lin = sign_in(LIN)

    assert lin.get("/api/invoices/states?ids=9999999999").get_json()["items"] == []
    assert lin.get("/api/invoices/99999999999999999999").status_code == 404


def test_home_counts_what_waits_and_what_is_wrong(
    app: APIFlask, join: Callable[..., int], sign_in: SignIn
) -> None:
    owner_id = join(LIN)
    put(app, owner_id, "1" * 20, verify_status=VerifyStatus.CONSISTENT)
    put(app, owner_id, "2" * 20, verify_status=VerifyStatus.PENDING)
    put(app, owner_id, "3" * 20, verify_status=VerifyStatus.NOT_FOUND)
    put(app, owner_id, "4" * 20, is_red_letter=True, verify_status=VerifyStatus.CONSISTENT)

    home = sign_in(LIN).get("/api/home").get_json()

    assert (home["invoices"], home["waiting"], home["problems"]) == (4, 1, 2)
    assert len(home["latest"]) == 3


@given(st.lists(st.integers(0, 3), max_size=30), st.integers(1, 7))
@hypothesis_settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_any_page_size_walks_the_same_list(
    app: APIFlask, join: Callable[..., int], hours: list[int], limit: int
) -> None:
    owner_id = join(LIN)
    with app.app_context():
        with transaction() as session:
            session.query(Invoice).delete()
        for number, hour in enumerate(hours):
            put(app, owner_id, f"{number:020d}", captured_at=NOON + timedelta(hours=hour))

        walked, cursor = [], None
        while True:
            page = service.list_own(owner_id, limit=limit, cursor=cursor)
            walked += numbers_of(page)
            cursor = page["next_cursor"]
            if cursor is None:
                break
        db.session.rollback()

    expected = sorted(range(len(hours)), key=lambda number: (hours[number], number), reverse=True)
    assert walked == [f"{number:020d}" for number in expected]
