"""Vouchers over HTTP: balanced, numbered without gaps, the same file each time, then archived."""

import csv
import io
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from backend.accounts.models import Department
from backend.claims.models import Claim, ClaimLine, ExpenseType, LineShare
from backend.infra.db import db, transaction
from backend.invoices import service as invoices
from backend.invoices.states import ReviewStatus, TaxStatus, UsageStatus, VerifyStatus
from backend.kernel import clock as kernel_clock
from backend.kernel.money import fen_from_text
from tests.claims.money.acts import done, pay, refused, seen
from tests.claims.money.books import Books, Item
from tests.fakes import FakeClock
from tests.personas import CHEN, LI, LIN, SUN, WANG, ZHAO, ZHOU, Persona, SignIn

NOVEMBER = "?period=2026-11"


@pytest.fixture
def fresh(clock: FakeClock) -> Item:
    return Item(invoice={"verified_at": clock.now()})


def rows(browser: FlaskClient, query: str = NOVEMBER) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = done(browser.get(f"/api/vouchers{query}"))["items"]
    return items


def make(browser: FlaskClient, *claim_ids: int) -> list[dict[str, Any]]:
    reply = browser.post("/api/vouchers", json={"claim_ids": list(claim_ids)})
    items: list[dict[str, Any]] = done(reply)["items"]
    return items


def sides(row: dict[str, Any]) -> list[tuple[str, int, int]]:
    return [(one["subject"], one["debit_fen"], one["credit_fen"]) for one in row["entries"]]


def test_a_paid_claim_is_suggested_with_its_tax_apart(
    accountant: FlaskClient, cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    claim_id = books.approved(fresh)
    done(pay(cashier, claim_id))

    [row] = rows(accountant)

    assert (row["number"], row["period"], row["proof_count"]) == (None, "2026-11", 1)
    assert sides(row) == [
        ("660202 管理费用-差旅费", 100_000, 0),
        ("222101 应交税费-应交增值税（进项税额）", 13_000, 0),
        ("1002 银行存款", 0, 113_000),
    ]


@pytest.mark.parametrize(
    "item",
    [
        Item(type_name="餐饮费"),
        Item(tax_fen=None),
        Item(invoice={"kind": "digital_ordinary"}),
        Item(invoice={"kind": "nobody knows"}),
    ],
)
def test_tax_that_may_not_be_deducted_is_part_of_the_expense(
    accountant: FlaskClient, cashier: FlaskClient, books: Books, clock: FakeClock, item: Item
) -> None:
    item.invoice["verified_at"] = clock.now()
    claim_id = books.approved(item)
    done(pay(cashier, claim_id))

    [row] = rows(accountant)

    assert [debit for _, debit, _ in sides(row)] == [113_000, 0]


def test_departments_bear_their_shares(
    accountant: FlaskClient, cashier: FlaskClient, books: Books, clock: FakeClock
) -> None:
    item = Item(fen=10_001, tax_fen=None, invoice={"verified_at": clock.now()})
    claim_id = books.approved(item)
    with books.app.app_context(), transaction() as session:
        line = session.scalars(select(ClaimLine).where(ClaimLine.claim_id == claim_id)).one()
        company_id = session.get_one(Claim, claim_id).company_id
        now = kernel_clock.now()
        for name, amount in (("市场部", 5_001), ("研发部", 5_000)):
            department = Department(company_id=company_id, name=name, created_at=now)
            session.add(department)
            session.flush()
            session.add(LineShare(line_id=line.id, department_id=department.id, amount_fen=amount))
    done(pay(cashier, claim_id, 10_001))

    [row] = rows(accountant)

    borne = [(one["department"], one["debit_fen"]) for one in row["entries"][:-1]]
    assert borne == [("市场部", 5_001), ("研发部", 5_000)]


def test_vouchers_are_numbered_in_turn_and_keep_their_numbers(
    accountant: FlaskClient, cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    first, second = books.approved(fresh), books.approved(fresh)
    for claim_id in (first, second):
        done(pay(cashier, claim_id))

    assert [one["is_done"] for one in make(accountant, second)] == [True]
    assert [one["is_done"] for one in make(accountant, first, second)] == [True, True]

    page = done(accountant.get(f"/api/vouchers{NOVEMBER}"))
    assert {one["id"]: one["number"] for one in page["items"]} == {second: 1, first: 2}
    assert (page["count"], page["made"], page["amount_fen"]) == (2, 2, 226_000)
    assert page["items"][0]["made_by"]["display_name"] == LI.display_name
    assert [one["number"] for one in books.audited("claim.voucher_made")] == [1, 2]


def test_each_company_and_month_counts_for_itself(
    cashier: FlaskClient, sign_in: SignIn, books: Books, clock: FakeClock
) -> None:
    strange_cashier = sign_in(Persona("zhou4", "周四", ZHAO.roles, ZHOU.employer))
    strange_books = sign_in(Persona("zhou5", "周五", LI.roles, ZHOU.employer))
    ours = books.approved(Item(invoice={"verified_at": clock.now()}))
    theirs = books.approved(Item(invoice={"verified_at": clock.now()}), claimant=ZHOU)
    done(pay(cashier, ours))
    done(pay(strange_cashier, theirs))
    make(strange_books, theirs)
    clock.pass_time(days=10)
    later = books.approved(Item(invoice={"verified_at": clock.now()}))
    done(pay(sign_in(ZHAO), later, paid_on="2026-12-03"))

    accountant = sign_in(LI)
    make(accountant, ours, later)

    assert [one["number"] for one in rows(accountant)] == [1]
    assert [one["number"] for one in rows(accountant, "?period=2026-12")] == [1]
    strange_books = sign_in(Persona("zhou5", "周五", LI.roles, ZHOU.employer))
    assert [one["number"] for one in rows(strange_books)] == [1]


def test_a_made_voucher_stays_when_subjects_change(
    accountant: FlaskClient, cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    claim_id = books.approved(fresh)
    done(pay(cashier, claim_id))
    make(accountant, claim_id)
    before = rows(accountant)

    with books.app.app_context(), transaction() as session:
        session.execute(update(ExpenseType).values(account_subject="6601 销售费用"))

    assert rows(accountant) == before


def test_a_type_without_a_subject_is_named_and_not_booked(
    accountant: FlaskClient, cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    claim_id = books.approved(fresh)
    done(pay(cashier, claim_id))
    with books.app.app_context(), transaction() as session:
        session.execute(update(ExpenseType).values(account_subject=""))

    [row] = rows(accountant)
    assert (row["missing_subjects"], row["entries"]) == (["差旅费"], [])
    [answer] = make(accountant, claim_id)
    assert (answer["is_done"], answer["code"]) == (False, "claims.subject_missing")


def test_only_what_is_paid_is_booked(accountant: FlaskClient, books: Books, fresh: Item) -> None:
    waiting, strange = books.approved(fresh), books.approved(fresh, claimant=ZHOU)

    answers = make(accountant, waiting, strange, 4711)

    assert [one["code"] for one in answers] == ["claims.not_paid", "not_found", "not_found"]


def test_the_file_of_a_period_reads_back_to_its_vouchers(
    accountant: FlaskClient, cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    ids = [books.approved(fresh), books.approved(fresh, offset_fen=100_000)]
    done(pay(cashier, ids[0]))
    done(pay(cashier, ids[1], 13_000, method="cash"))
    make(accountant, *ids)

    reply = accountant.get(f"/api/vouchers/file{NOVEMBER}")

    assert reply.status_code == 200
    assert 'filename="vouchers-2026-11.csv"' in reply.headers["Content-Disposition"]
    read: dict[int, list[tuple[str, int, int]]] = {}
    for row in csv.DictReader(io.StringIO(reply.data.decode("utf-8-sig"), newline="")):
        side = (
            f"{row['科目编码']} {row['科目名称']}",
            fen_from_text(row["借方金额"]),
            fen_from_text(row["贷方金额"]),
        )
        read.setdefault(int(row["凭证号"]), []).append(side)
    made = {one["number"]: sides(one) for one in rows(accountant)}
    assert read == made
    for entries in read.values():
        assert sum(debit for _, debit, _ in entries) == sum(credit for *_, credit in entries)


def test_a_second_file_is_the_first_one(
    accountant: FlaskClient, cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    claim_id = books.approved(fresh)
    done(pay(cashier, claim_id))
    make(accountant, claim_id)
    first = accountant.get(f"/api/vouchers/file{NOVEMBER}").data
    make(accountant, claim_id)

    assert accountant.get(f"/api/vouchers/file{NOVEMBER}").data == first
    noted = books.audited("claim.vouchers_exported")
    assert [one["vouchers"] for one in noted] == [1, 1]
    assert noted[0]["sha256"] == noted[1]["sha256"]


def test_the_list_is_paged_last_paid_first(
    accountant: FlaskClient, cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    ids = [books.approved(fresh) for _ in range(3)]
    for claim_id in ids:
        done(pay(cashier, claim_id))

    page = done(accountant.get(f"/api/vouchers{NOVEMBER}&limit=2"))
    rest = done(accountant.get(f"/api/vouchers{NOVEMBER}&limit=2&cursor={page['next_cursor']}"))

    assert [one["id"] for one in page["items"] + rest["items"]] == ids[::-1]
    assert rest["next_cursor"] is None


@pytest.mark.parametrize("persona", [LIN, WANG, CHEN, ZHAO, SUN])
def test_only_accountants_book_and_archive(sign_in: SignIn, persona: Persona) -> None:
    browser = sign_in(persona)

    for reply in (
        browser.get(f"/api/vouchers{NOVEMBER}"),
        browser.post("/api/vouchers", json={"claim_ids": [1]}),
        browser.get(f"/api/vouchers/file{NOVEMBER}"),
        browser.post("/api/claims/1/archive", json={"version": 1}),
        browser.post("/api/claims/archive-many", json={"claims": seen(1)}),
    ):
        refused(reply, 403, "forbidden")


@pytest.mark.parametrize("query", ["", "?period=2026-00", "?period=2026-11&limit=0"])
def test_a_period_is_a_month(accountant: FlaskClient, query: str) -> None:
    refused(accountant.get(f"/api/vouchers{query}"), 422, "invalid_input")


def test_what_is_paid_and_booked_is_archived_with_its_invoices(
    accountant: FlaskClient, cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    claim_id = books.approved(fresh)
    done(pay(cashier, claim_id))
    make(accountant, claim_id)

    archived = done(accountant.post(f"/api/claims/{claim_id}/archive", json={"version": 5}))

    assert archived["status"] == "archived"
    assert archived["events"][-1]["action"] == "archive"
    [invoice] = books.invoices(claim_id)
    assert invoice.usage_status is UsageStatus.ARCHIVED
    assert invoice.review_status is ReviewStatus.ARCHIVED
    with books.app.app_context():
        assert db.session.get_one(Claim, claim_id).archived_at is not None


def test_an_invoice_that_became_void_stays_void_in_an_archived_claim(
    accountant: FlaskClient, cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    claim_id = books.approved(fresh)
    done(pay(cashier, claim_id))
    make(accountant, claim_id)
    verdict = invoices.Verdict(
        verify_status=VerifyStatus.CONSISTENT, is_sandbox=False, tax_status=TaxStatus.VOIDED
    )
    with books.app.app_context(), transaction() as session:
        invoices.record_verdict(session, books.invoices(claim_id)[0].id, verdict)

    archived = done(accountant.post(f"/api/claims/{claim_id}/archive", json={"version": 5}))

    assert archived["status"] == "archived"
    [invoice] = books.invoices(claim_id)
    assert invoice.usage_status is UsageStatus.ARCHIVED
    assert invoice.review_status is ReviewStatus.VOIDED


def test_nothing_is_archived_before_it_is_booked(
    accountant: FlaskClient, cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    claim_id = books.approved(fresh)
    path = f"/api/claims/{claim_id}/archive"
    refused(accountant.post(path, json={"version": 4}), 409, "claims.not_possible_now")

    done(pay(cashier, claim_id))
    refused(accountant.post(path, json={"version": 4}), 409, "claims.stale")
    refused(accountant.post(path, json={"version": 5}), 409, "claims.voucher_missing")


def test_a_claim_of_another_company_is_not_archived(
    accountant: FlaskClient, books: Books, fresh: Item
) -> None:
    strange = books.approved(fresh, claimant=ZHOU)

    reply = accountant.post(f"/api/claims/{strange}/archive", json={"version": 4})

    refused(reply, 404, "not_found")


def test_many_are_archived_and_each_has_its_answer(
    accountant: FlaskClient, cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    ready, unbooked = books.approved(fresh), books.approved(fresh)
    for claim_id in (ready, unbooked):
        done(pay(cashier, claim_id))
    make(accountant, ready)

    body = {"claims": seen(ready, unbooked, version=5)}
    items = done(accountant.post("/api/claims/archive-many", json=body))["items"]

    assert [one["code"] for one in items] == [None, "claims.voucher_missing"]


def test_subjects_of_the_organisation_go_into_new_vouchers(
    accountant: FlaskClient, cashier: FlaskClient, books: Books, fresh: Item
) -> None:
    usual = done(accountant.get("/api/vouchers/subjects"))
    assert usual["bank"] == "1002 银行存款"
    claim_id = books.approved(fresh)
    done(pay(cashier, claim_id))

    changed = done(accountant.put("/api/vouchers/subjects", json={"bank": "100201 工行基本户"}))

    assert changed == usual | {"bank": "100201 工行基本户"}
    assert sides(rows(accountant)[0])[-1] == ("100201 工行基本户", 0, 113_000)
    assert books.audited("claim.subjects_changed") == [{"bank": "100201 工行基本户"}]


@pytest.mark.parametrize("persona", [LIN, ZHAO, SUN])
def test_only_accountants_change_subjects(sign_in: SignIn, persona: Persona) -> None:
    browser = sign_in(persona)

    refused(browser.get("/api/vouchers/subjects"), 403, "forbidden")
    refused(browser.put("/api/vouchers/subjects", json={}), 403, "forbidden")
