"""A ticket brings along what is known: log lines, an invoice's checks, a clearing's log."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.clearing.test_mirroring import begin
from tests.clearing.wire import Wire, pair
from tests.fakes import FakeClock
from tests.helpdesk.conftest import FileTicket, send
from tests.personas import LIN, QIAN, QINGCHUAN, WANG, ZHOU, NewClient, SignIn

PAYLOAD = "01,32,,25990000000000007319,106.00,20251120,"


def scan(browser: FlaskClient) -> Any:
    headers = {"Idempotency-Key": "ticket-scan-1"}
    return browser.post("/api/scans", json={"text": PAYLOAD}, headers=headers).get_json()["invoice"]


def test_the_form_knows_the_error_and_the_ticket_brings_its_log_lines(
    lin: FlaskClient, sun: FlaskClient, broken: str, file_ticket: FileTicket
) -> None:
    failed = lin.post(broken, json={"password": "Geheim-2026", "note": "n"})
    error_id = failed.headers["X-Request-Id"]

    draft = lin.get(f"/api/tickets/draft?error={error_id}").get_json()
    ticket = file_ticket(error_id=error_id, error_code="internal", attach=["error_log"])
    left_out = file_ticket(error_id=error_id, error_code="internal")
    seen = sun.get(f"/api/tickets/{ticket['id']}").get_json()

    assert (draft["error_code"], draft["error_id"]) == ("internal", error_id)
    assert (draft["company"], draft["contact"]) == (QINGCHUAN.title, LIN.email)
    assert draft["occurred_at"] == "2026-11-23T02:00:00.000Z"
    (piece,) = draft["evidence"]
    assert piece["is_found"]
    assert any(error_id in line and "unhandled_error" in line for line in piece["lines"])
    assert "Geheim" not in str(piece)
    assert seen["evidence"] == ticket["evidence"] == [piece]
    assert left_out["evidence"] == []


def test_an_error_of_which_nothing_is_kept_says_so(
    lin: FlaskClient, file_ticket: FileTicket
) -> None:
    draft = lin.get("/api/tickets/draft?error=0123456789abcdef&code=claims.stale").get_json()
    ticket = file_ticket(error_id="0123456789abcdef", attach=["error_log"])

    assert (draft["error_code"], draft["title"]) == ("claims.stale", "系统提示错误 claims.stale")
    assert [(one["is_found"], one["lines"]) for one in draft["evidence"]] == [(False, [])]
    assert ticket["evidence"] == []
    assert lin.get("/api/tickets/draft?error=x").status_code == 422


def test_the_form_knows_the_invoice_and_another_persons_is_not_found(
    lin: FlaskClient, sign_in: SignIn, file_ticket: FileTicket
) -> None:
    invoice = scan(lin)
    path = f"/api/tickets/draft?invoice={invoice['id']}"

    draft = lin.get(path).get_json()
    ticket = file_ticket(invoice_id=invoice["id"], attach=["invoice"])

    assert draft["kind"] == "incomplete"
    assert (draft["invoice_number"], draft["invoice_issued_on"]) == (
        "25990000000000007319",
        "2025-11-20",
    )
    (piece,) = ticket["evidence"]
    assert piece["kind"] == "invoice"
    assert invoice["reference_no"] in piece["lines"][0]
    assert any("没有自动查验渠道" in line for line in piece["lines"])  # 为什么查不到, as evidence
    for other in (WANG, ZHOU):
        assert sign_in(other).get(path).status_code == 404
        assert send(sign_in(other), invoice_id=invoice["id"]).status_code == 404


@pytest.fixture
def wire(sign_in: SignIn, new_client: NewClient, clock: FakeClock) -> Wire:
    """A station of 钱's company."""
    client = new_client()
    client.environ_base.pop("HTTP_ORIGIN")
    return pair(sign_in(QIAN), client)


def test_a_clearing_brings_the_last_lines_of_its_log(sign_in: SignIn, wire: Wire) -> None:
    qian = sign_in(QIAN)
    session_no = begin(qian, wire)
    wire.until_listed(session_no)
    path = f"/api/tickets/draft?session={session_no}"

    draft = qian.get(path).get_json()
    ticket = send(qian, session_no=session_no, attach=["clearing_log"]).get_json()

    assert draft["session_no"] == session_no
    assert session_no in draft["title"]
    (piece,) = ticket["evidence"]
    assert piece["kind"] == "clearing_log"
    assert session_no in piece["lines"][0]
    assert len(piece["lines"]) > 2
    for other in (LIN, ZHOU):
        assert sign_in(other).get(path).status_code == 404
        assert send(sign_in(other), session_no=session_no).status_code == 404
