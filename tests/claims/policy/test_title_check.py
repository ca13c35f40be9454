"""抬头 of an invoice is checked with every verdict, and again when a company changes."""

from apiflask import APIFlask
from flask.testing import FlaskClient

from backend.claims.service.titles import recheck_all
from backend.infra.db import db, transaction
from backend.invoices.models import Invoice
from backend.invoices.states import TitleCheck, VerifyStatus
from backend.reading.kinds import InvoiceKind
from tests.claims.policy.shelf import Shelf
from tests.databases import both_databases
from tests.personas import LIN, QINGCHUAN, SUN, YUANSHAN, ZHOU, SignIn


def chip(app: APIFlask, invoice_id: int) -> TitleCheck:
    with app.app_context():
        return db.session.get_one(Invoice, invoice_id).title_check


def company_of(admin: FlaskClient, title: str) -> int:
    companies = admin.get("/api/companies").get_json()["items"]
    return next(int(one["id"]) for one in companies if one["title"] == title)


def test_the_verdict_brings_the_check_with_it(app: APIFlask, shelf: Shelf) -> None:
    waiting = shelf.invoice(LIN, is_verified=False)
    before = chip(app, waiting)

    shelf.judge_again(waiting)

    assert before is TitleCheck.UNCHECKED
    assert chip(app, waiting) is TitleCheck.OK


def test_the_wallet_shows_what_came_out(shelf: Shelf, sign_in: SignIn) -> None:
    shelf.invoice(LIN, buyer_tax_id="91990000MA0000XX0X")

    [row] = sign_in(LIN).get("/api/invoices").get_json()["items"]

    assert row["title_check"] == "tax_no_mismatch"


def test_any_company_of_the_organisation_is_ours(app: APIFlask, shelf: Shelf) -> None:
    shelf.join(ZHOU)
    named = shelf.invoice(LIN, buyer_name=YUANSHAN.title, buyer_tax_id=YUANSHAN.tax_id)
    misnamed = shelf.invoice(LIN, buyer_name=QINGCHUAN.title, buyer_tax_id=YUANSHAN.tax_id)

    assert chip(app, named) is TitleCheck.OK
    assert chip(app, misnamed) is TitleCheck.UNKNOWN_TITLE


def test_a_kind_without_a_buyer_needs_no_check_from_the_start(app: APIFlask, shelf: Shelf) -> None:
    receipt = shelf.invoice(
        LIN,
        is_verified=False,
        kind=InvoiceKind.QUOTA_INVOICE,
        number="00000088",
        code="199002500001",
    )

    assert chip(app, receipt) is TitleCheck.NOT_REQUIRED


def test_a_train_ticket_without_a_buyer_needs_none_once_it_is_verified(
    app: APIFlask, shelf: Shelf
) -> None:
    ticket = shelf.invoice(LIN, is_verified=False, kind=InvoiceKind.RAIL_TICKET)
    before = chip(app, ticket)

    shelf.judge_again(ticket, buyer_name=None, buyer_tax_id=None)

    assert before is TitleCheck.UNCHECKED
    assert chip(app, ticket) is TitleCheck.NOT_REQUIRED


def test_could_not_ask_leaves_the_check_as_it_was(app: APIFlask, shelf: Shelf) -> None:
    invoice_id = shelf.invoice(LIN)

    shelf.judge_again(
        invoice_id, verify_status=VerifyStatus.ERROR, buyer_name=None, buyer_tax_id=None
    )

    assert chip(app, invoice_id) is TitleCheck.OK


@both_databases
def test_a_renamed_company_is_checked_again_in_the_same_act(
    app: APIFlask, shelf: Shelf, sign_in: SignIn
) -> None:
    invoice_id, other = shelf.invoice(LIN), shelf.invoice(LIN, buyer_tax_id="91990000MA0000XX0X")
    admin = sign_in(SUN)
    path = f"/api/companies/{company_of(admin, QINGCHUAN.title)}"

    renamed = admin.patch(path, json={"title": "晴川文化集团有限公司"})
    after_renaming = chip(app, invoice_id)
    admin.patch(path, json={"title": QINGCHUAN.title})

    assert renamed.status_code == 200
    assert after_renaming is TitleCheck.UNKNOWN_TITLE
    assert chip(app, invoice_id) is TitleCheck.OK
    assert chip(app, other) is TitleCheck.TAX_NO_MISMATCH


def test_a_new_company_recognises_its_invoices(
    app: APIFlask, shelf: Shelf, sign_in: SignIn
) -> None:
    invoice_id = shelf.invoice(
        LIN, buyer_name="云岭科技有限公司", buyer_tax_id="91990000MA0000YL0G"
    )
    before = chip(app, invoice_id)

    added = sign_in(SUN).post("/api/companies", json={"title": "云岭科技有限公司"})

    assert added.status_code == 201
    assert before is TitleCheck.TAX_NO_MISMATCH
    assert chip(app, invoice_id) is TitleCheck.OK


def test_what_an_older_version_left_unchecked_is_checked_at_the_start(
    app: APIFlask, shelf: Shelf
) -> None:
    checked, unknown = shelf.invoice(LIN), shelf.invoice(LIN, is_verified=False)
    with app.app_context(), transaction() as session:
        session.get_one(Invoice, checked).title_check = TitleCheck.UNCHECKED

    with app.app_context():
        counts = [recheck_all(), recheck_all()]

    assert counts == [1, 0]
    assert chip(app, checked) is TitleCheck.OK
    assert chip(app, unknown) is TitleCheck.UNCHECKED
