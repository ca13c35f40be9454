"""台账 and lists as files: what stands in them is what the screen shows, and no more."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from apiflask import APIFlask
from sqlalchemy import select

from backend.audit.models import AuditRecord
from backend.claims import labels as claim_labels
from backend.claims.models import Claim, Voucher
from backend.claims.states import ClaimBox, ClaimStatus, PaymentMethod
from backend.infra.db import db, transaction
from backend.invoices import labels
from backend.invoices.states import WalletFilter
from tests.claims.book import Book, line
from tests.claims.output import rows
from tests.claims.output.rows import Line, Sent
from tests.claims.output.sheets import exported
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import CHEN, LI, LIN, SUN, WANG, ZHAO, ZHOU, NewClient, SignIn

EXPORTS = (
    "/api/claims/export",
    "/api/statistics/export",
    "/api/ledger/export",
    "/api/invoices/export",
    "/api/payments/export?month=2026-11",
)


def ledger(browser: Any, **query: Any) -> dict[str, Any]:
    query = {name.rstrip("_"): value for name, value in query.items()}
    answer = browser.get("/api/ledger", query_string=query)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    page: dict[str, Any] = answer.get_json()
    return page


@pytest.fixture
def filled(app: APIFlask, join: Callable[..., int], clock: FakeClock) -> dict[str, int]:
    """Twelve claims of 林 with one to three lines, two a day; one of 周, one draft."""
    lin, zhou = join(LIN), join(ZHOU)
    with app.app_context(), transaction() as session:
        company, elsewhere = (rows.company_of(session, one) for one in (lin, zhou))
        (market,) = rows.departments(session, company, "市场部")
        invoice_id = rows.invoice(session, lin)
        for no in range(12):
            is_paid = no % 3 == 0
            claim = Sent(
                claimant_id=lin,
                company_id=company,
                department_id=market if no % 2 else None,
                lines=[
                    Line(
                        amount_fen=1000 * no + part + 1,
                        approved_fen=1000 * no if part else None,
                        type_id=part + 1,
                        invoice_id=invoice_id if no == 5 and part == 0 else None,
                        purpose=f"第{no}单第{part}行",
                    )
                    for part in range(no % 3 + 1)
                ],
                submitted_at=datetime(2026, 11, 1, 2, tzinfo=UTC) + timedelta(days=no // 2),
                status=ClaimStatus.PAID if is_paid else ClaimStatus.SUBMITTED,
                paid_on=date(2026, 11, 20) if is_paid else None,
            )
            rows.put(session, claim)
        for who, where, status in (
            (zhou, elsewhere, ClaimStatus.PAID),
            (lin, company, ClaimStatus.DRAFT),
        ):
            claim = Sent(
                claimant_id=who,
                company_id=where,
                lines=[Line(amount_fen=7)],
                submitted_at=datetime(2026, 11, 2, tzinfo=UTC),
                status=status,
            )
            rows.put(session, claim)
        return {"lin": lin, "market": market, "invoice": invoice_id}


@both_databases
def test_the_ledger_has_every_line_once_newest_submission_first(
    filled: dict[str, int], sign_in: SignIn
) -> None:
    browser = sign_in(LI)
    whole = ledger(browser, limit=100)["items"]
    paged: list[dict[str, Any]] = []
    cursor: str | None = None
    while cursor or not paged:
        page = ledger(browser, limit=3, **({"cursor": cursor} if cursor else {}))
        paged += page["items"]
        cursor = page["next_cursor"]

    assert paged == whole
    assert len(whole) == 24
    assert {one["purpose"] for one in whole} == {
        f"第{no}单第{part}行" for no in range(12) for part in range(no % 3 + 1)
    }
    order = [(one["submitted_at"], one["claim_id"], -one["line_no"]) for one in whole]
    assert order == sorted(order, reverse=True)
    with_invoice = next(one for one in whole if one["invoice_number"])
    assert (with_invoice["amount_without_tax_fen"], with_invoice["tax_fen"]) == (10000, 600)
    assert with_invoice["total_fen"] == 10600
    assert with_invoice["invoice_kind"].startswith("数电")
    assert with_invoice["department"] == "市场部"


@both_databases
@pytest.mark.parametrize(
    ("query", "keeps"),
    [
        ({"status": "paid"}, lambda one: one["paid_on"] == "2026-11-20"),
        ({"type_id": 2}, lambda one: one["line_no"] == 2),
        ({"from_": "2026-11-03", "to": "2026-11-03"}, lambda one: "11-03" in one["submitted_at"]),
        ({"kind": "advance"}, lambda one: False),
        ({"q": "第7单"}, lambda one: "第7单" in one["purpose"]),
        ({"q": "江"}, lambda one: False),
        ({"q": "虚构客运"}, lambda one: one["invoice_number"]),
        ({"q": "林小满"}, lambda one: True),
        ({"q": "%"}, lambda one: False),
        ({"department_id": "market"}, lambda one: one["department"] == "市场部"),
        ({"person_id": "lin"}, lambda one: True),
    ],
)
def test_the_ledger_keeps_what_the_filter_names(
    filled: dict[str, int],
    sign_in: SignIn,
    query: dict[str, Any],
    keeps: Callable[[dict[str, Any]], bool],
) -> None:
    browser = sign_in(LI)
    whole = ledger(browser, limit=100)["items"]
    asked = {name: filled.get(value, value) for name, value in query.items()}

    kept = ledger(browser, limit=100, **asked)["items"]

    assert kept == [one for one in whole if keeps(one)]


@both_databases
def test_the_exported_ledger_is_the_ledger(filled: dict[str, int], sign_in: SignIn) -> None:
    browser = sign_in(LI)
    shown = ledger(browser, limit=100, status="submitted")["items"]

    found, about = exported(browser, "/api/ledger/export", status="submitted", q="第")

    assert [one["单号"] for one in found] == [one["claim_no"] for one in shown]
    assert [round(one["报销金额"] * 100) for one in found] == [one["amount_fen"] for one in shown]
    assert [one["发票号码"] or None for one in found] == [one["invoice_number"] for one in shown]
    assert {one["状态"] for one in found} == {"待审批"}
    total = sum(one["amount_fen"] for one in shown)
    for expected in (
        *("报销台账", "筛选条件：提交日期 2025-12-01 至 2026-11-23；状态 待审批；搜索 第"),
        *("导出人：李静", "导出时间：2026-11-23 10:00", f"行数：{len(shown)}"),
        f"报销金额合计：{total // 100}.{total % 100:02d}",
    ):
        assert expected in about


@both_databases
def test_the_exported_claims_are_those_of_the_box(
    filled: dict[str, int], sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.web.exports._PAGE", 5)  # several pages
    browser = sign_in(LI)
    url = "/api/claims?box=company&status=paid&limit=100"
    shown = browser.get(url).get_json()["items"]

    found, about = exported(browser, "/api/claims/export", box="company", status="paid")

    assert [one["单号"] for one in found] == [one["claim_no"] for one in shown]
    assert [round(one["金额"] * 100) for one in found] == [one["total_fen"] for one in shown]
    assert {(one["报销人"], one["类型"], one["状态"]) for one in found} == {
        ("林小满", "报销单", "已支付")
    }
    assert "筛选条件：列表 全公司；状态 已支付" in about


@both_databases
def test_the_exported_payments_are_those_of_the_month(
    filled: dict[str, int], sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.web.exports._PAGE", 3)
    browser = sign_in(ZHAO)
    shown = browser.get("/api/payments/paid?month=2026-11&limit=100").get_json()["items"]

    found, about = exported(browser, "/api/payments/export", month="2026-11")

    assert len(shown) == 4
    assert [one["单号"] for one in found] == [one["claim_no"] for one in shown]
    assert [round(one["实付金额"] * 100) for one in found] == [one["amount_fen"] for one in shown]
    assert {(one["付款方式"], one["缺回单"]) for one in found} == {("银行转账", "是")}
    assert "筛选条件：付款月份 2026-11" in about
    assert exported(browser, "/api/payments/export", month="2026-10")[0] == []


@both_databases
def test_the_ledger_names_the_voucher(
    filled: dict[str, int], sign_in: SignIn, app: APIFlask
) -> None:
    browser = sign_in(LI)
    paid = ledger(browser, status="paid")["items"][0]
    with app.app_context(), transaction() as session:
        claim = session.get_one(Claim, paid["claim_id"])
        voucher = Voucher(
            claim_id=claim.id,
            company_id=claim.company_id,
            period="2026-11",
            number=12,
            dated_on=date(2026, 11, 20),
            lines=[],
            proof_count=1,
            made_by=filled["lin"],
            made_at=claim.created_at,
        )
        session.add(voucher)

    named = {one["voucher_no"] for one in ledger(browser, q=paid["claim_no"])["items"]}

    assert named == {"2026-11 记-12"}


def test_the_exported_statistics_have_every_group(filled: dict[str, int], sign_in: SignIn) -> None:
    browser = sign_in(LI)
    query = {"by": "type", "from": "2026-11-01", "to": "2026-11-30", "type_id": 1}
    shown = browser.get("/api/statistics", query_string=query).get_json()

    found, about = exported(browser, "/api/statistics/export", **query)

    assert [(one["费用类型"], round(one["金额"] * 100), one["单据数"]) for one in found] == [
        (one["label"], one["amount_fen"], one["claims"]) for one in shown["items"]
    ]
    assert "报销统计-按费用类型" in about
    assert "口径 按提交日期；日期 2026-11-01 至 2026-11-30；费用类型 交通费；范围 全公司" in about
    assert f"单据总数：{shown['claims']}" in about


def test_the_exported_wallet_is_ones_own(filled: dict[str, int], book: Book, app: APIFlask) -> None:
    mine = [book.invoice(LIN) for _ in range(3)]
    book.invoice(WANG)
    browser = book.browser(LIN)
    shown = browser.get("/api/invoices?limit=100").get_json()["items"]

    found, about = exported(browser, "/api/invoices/export", filter="consistent")
    chosen, named = exported(browser, "/api/invoices/export", ids=f"{mine[0]},{mine[2]},999")

    assert [one["发票号码"] for one in found] == [one["number"] for one in shown]
    assert {one["查验状态"] for one in found} == {"查验一致"}
    assert "筛选条件：分类 查验一致" in about
    assert len(chosen) == 2
    assert "选择 3 张" in named


def test_an_evil_text_is_only_a_text_in_the_file(book: Book) -> None:
    evil = '=HYPERLINK("http://example.com","点我")'
    draft = book.draft(lines=[line(book.invoice(), purpose=evil)], purpose=evil)
    book.join(WANG)
    book.do(LIN, draft, "submit")

    claims, _ = exported(book.browser(LIN), "/api/claims/export")
    lines, _ = exported(book.browser(LI), "/api/ledger/export")

    assert [one["事由"] for one in (*claims, *lines)] == [evil, evil]


def test_account_numbers_leave_in_no_list(book: Book) -> None:
    claim = book.approved()

    for path, persona in (("claims", LIN), ("claims", ZHAO), ("ledger", LI)):
        query = "?format=csv&box=company" if (path, persona) == ("claims", ZHAO) else "?format=csv"
        text = book.browser(persona).get(f"/api/{path}/export{query}").get_data(as_text=True)
        assert claim["claim_no"] in text
        assert "6222" not in text
        assert "1111" not in text


def test_who_took_a_list_out_is_recorded(book: Book, app: APIFlask) -> None:
    browser = book.browser(LI)

    assert browser.get("/api/ledger/export?q=x").status_code == 200
    assert browser.get("/api/invoices/export").status_code == 200

    with app.app_context():
        query = select(AuditRecord).where(AuditRecord.action.like("%.exported"))
        found = db.session.scalars(query.order_by(AuditRecord.id)).all()
        assert [(one.action, one.subject) for one in found] == [
            ("claims.exported", "ledger"),
            ("invoices.exported", "invoice"),
        ]
        assert found[0].facts["filter"]["搜索"] == "x"


def test_lists_that_are_not_ones_own_are_refused(sign_in: SignIn, new_client: NewClient) -> None:
    assert [new_client().get(path).status_code for path in EXPORTS] == [401] * 5
    assert new_client().get("/api/ledger").status_code == 401
    for persona in (LIN, WANG, CHEN, SUN, ZHOU):
        browser = sign_in(persona)
        assert browser.get("/api/ledger").status_code == 403
        assert browser.get("/api/ledger/export").status_code == 403
        assert browser.get("/api/payments/export?month=2026-11").status_code == 403
        assert browser.get("/api/claims/export?box=company").status_code == 403
        assert browser.get("/api/claims/export?box=to_pay").status_code == 403
        assert browser.get("/api/statistics/export?scope=company").status_code == 403
    browser = sign_in(LI)
    for path in EXPORTS:
        sign = "&" if "?" in path else "?"
        assert browser.get(f"{path}{sign}format=pdf").status_code == 422
        assert browser.get(f"{path}{sign}colour=red").status_code == 422
    assert browser.get("/api/payments/export?month=2026-13").status_code == 422


def test_a_list_that_is_too_long_for_a_file_says_so(
    filled: dict[str, int], sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.infra.sheets.writing.MOST_ROWS", 10)

    answer = sign_in(LI).get("/api/ledger/export")

    assert answer.status_code == 422
    assert answer.get_json()["code"] == "web.too_many_rows"
    assert "缩小日期范围" in answer.get_json()["detail"]


def test_files_call_states_what_screens_call_them() -> None:
    screens = Path(__file__).parents[3] / "pwa/src/shared/i18n/states.ts"
    told = set(re.findall(r"label: '([^']+)'", screens.read_text(encoding="utf-8")))

    for words in (labels.VERIFY, labels.TAX, labels.TITLE, labels.USAGE):
        assert set(words.values()) <= told
    texts = (screens.parent / "wallet.ts").read_text(encoding="utf-8")
    for segment in WalletFilter:  # a new one must be named here, too
        assert f"{segment}: '{labels.SEGMENTS[segment]}'" in texts
    assert set(claim_labels.STATUSES) == set(ClaimStatus)
    assert set(claim_labels.BOXES) == set(ClaimBox)
    assert set(claim_labels.METHODS) == set(PaymentMethod)
