"""Lists of 报销 as files: the rows of the screen, with its filter in words."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from backend.accounts.models import Department, PersonRow
from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.claims import labels
from backend.claims.models import ExpenseType
from backend.claims.rules.books import NOBODY, By, Days
from backend.claims.schemas.asked import ClaimListIn
from backend.claims.schemas.books import (
    ClaimExportIn,
    LedgerExportIn,
    LedgerFilterIn,
    PaymentExportIn,
    StatisticsExportIn,
    StatisticsIn,
)
from backend.claims.schemas.paying import MonthIn
from backend.claims.service.adding_up import add_up
from backend.claims.service.books import ledger_filter, question_of, usable_days
from backend.claims.service.ledger_rows import list_ledger
from backend.claims.service.listing import list_claims
from backend.claims.service.paying_lists import list_paid
from backend.infra.db import db, transaction
from backend.infra.sheets import Column, Kind, Sheet
from backend.web.exports import all_rows, remarks

_CLAIM_COLUMNS = (
    Column("单号", "claim_no", width=18),
    Column("类型", "kind", words=labels.KINDS, width=10),
    Column("状态", "status", words=labels.STATUSES, width=10),
    Column("报销人", "claimant.display_name", width=12),
    Column("部门", "department", width=16),
    Column("事由", "purpose", width=36),
    Column("金额", "total_fen", Kind.MONEY, is_summed=True),
    Column("核定金额", "approved_fen", Kind.MONEY, is_summed=True),
    Column("明细行数", "line_count", Kind.COUNT, width=10),
    Column("等待", "waiting_for", width=16),
    Column("提交时间", "submitted_at", Kind.INSTANT, width=18),
    Column("更新时间", "touched_at", Kind.INSTANT, width=18),
)
_LEDGER_COLUMNS = (
    Column("单号", "claim_no", width=18),
    Column("行", "line_no", Kind.COUNT, width=6),
    Column("类型", "kind", words=labels.KINDS, width=10),
    Column("状态", "status", words=labels.STATUSES, width=10),
    Column("提交时间", "submitted_at", Kind.INSTANT, width=18),
    Column("报销人", "claimant", width=12),
    Column("部门", "department", width=16),
    Column("费用类型", "expense_type"),
    Column("事由", "purpose", width=36),
    Column("发生日期", "happened_on", Kind.DAY, width=12),
    Column("票种", "invoice_kind", width=22),
    Column("发票代码", "invoice_code"),
    Column("发票号码", "invoice_number", width=24),
    Column("开票日期", "issued_on", Kind.DAY, width=12),
    Column("销售方", "seller_name", width=30),
    Column("不含税金额", "amount_without_tax_fen", Kind.MONEY),
    Column("税额", "tax_fen", Kind.MONEY),
    Column("价税合计", "total_fen", Kind.MONEY),
    Column("报销金额", "amount_fen", Kind.MONEY, is_summed=True),
    Column("核定金额", "approved_fen", Kind.MONEY, is_summed=True),
    Column("凭证号", "voucher_no", width=16),
    Column("付款日期", "paid_on", Kind.DAY, width=12),
)
_PAYMENT_COLUMNS = (
    Column("单号", "claim_no", width=18),
    Column("类型", "kind", words=labels.KINDS, width=10),
    Column("报销人", "claimant.display_name", width=12),
    Column("事由", "purpose", width=36),
    Column("应付金额", "payable_fen", Kind.MONEY, is_summed=True),
    Column("实付金额", "amount_fen", Kind.MONEY, is_summed=True),
    Column("付款日期", "paid_on", Kind.DAY, width=12),
    Column("付款方式", "method", words=labels.METHODS, width=14),
    Column("银行流水号", "bank_reference", width=24),
    Column("差异原因", "difference_reason", width=30),
    Column("查验说明", "recheck_reason", width=30),
    Column("登记人", "registered_by.display_name", width=12),
    Column("缺回单", "needs_slip", width=10),
)


def export_claims(person: Person, asked: ClaimExportIn) -> Sheet:
    """A box of claims. ForbiddenError for a box that is not the person's."""

    def page(cursor: str | None, limit: int) -> Mapping[str, Any]:
        usual = ClaimListIn(box=asked.box, status=asked.status, kind=asked.kind, q=asked.q)
        # A page of a file may be longer than one of a screen.
        return list_claims(person, usual.model_copy(update={"cursor": cursor, "limit": limit}))

    filters = {
        "列表": labels.BOXES[asked.box],
        "类型": _said(labels.KINDS, asked.kind),
        "状态": _said(labels.STATUSES, asked.status),
        "搜索": asked.q,
    }
    _note(person, "claims", filters)
    return Sheet(
        title="报销单",
        columns=_CLAIM_COLUMNS,
        remarks=remarks(filters, person.display_name),
        rows=all_rows(page),
    )


def export_ledger(person: Person, asked: LedgerExportIn) -> Sheet:
    """台账 of the person's company."""
    days = usable_days(asked.first, asked.last)
    wanted = ledger_filter(asked, days)

    def page(cursor: str | None, limit: int) -> Mapping[str, Any]:
        return list_ledger(person, wanted, limit=limit, cursor=cursor)

    filters = _ledger_words(asked, days)
    _note(person, "ledger", filters)
    return Sheet(
        title="报销台账",
        columns=_LEDGER_COLUMNS,
        remarks=remarks(filters, person.display_name),
        rows=all_rows(page),
    )


def export_payments(person: Person, asked: PaymentExportIn) -> Sheet:
    """已支付 of the person's company in a month."""

    def page(cursor: str | None, limit: int) -> Mapping[str, Any]:
        usual = MonthIn(month=asked.month)
        return list_paid(person, usual.model_copy(update={"cursor": cursor, "limit": limit}))

    filters: dict[str, str | None] = {"付款月份": asked.month}
    _note(person, "payments", filters)
    return Sheet(
        title="已支付",
        columns=_PAYMENT_COLUMNS,
        remarks=remarks(filters, person.display_name),
        rows=all_rows(page),
    )


def export_statistics(person: Person, asked: StatisticsExportIn) -> Sheet:
    """Every group of one question."""
    days = usable_days(asked.first, asked.last)
    found = add_up(person, question_of(asked, days))
    filters = _statistics_words(asked, days) | {"范围": labels.SCOPES[found.scope]}
    _note(person, "statistics", filters)

    def rows() -> Iterator[Mapping[str, Any]]:
        for group in found.groups:
            yield asdict(group)

    return Sheet(
        title=f"报销统计-{labels.BYS[asked.by]}",
        columns=(
            Column(_FIRST_COLUMNS[asked.by], "label", width=24),
            Column("金额", "amount_fen", Kind.MONEY, width=16, is_summed=True),
            # A claim may be in several groups: its count does not add up.
            Column("单据数", "claims", Kind.COUNT, width=10),
            Column("明细行数", "lines", Kind.COUNT, width=10),
        ),
        remarks=[
            *remarks(filters, person.display_name),
            ("单据总数", str(found.claims)),
        ],
        rows=rows(),
    )


_FIRST_COLUMNS = {
    By.MONTH: "月份",
    By.TYPE: "费用类型",
    By.PERSON: "报销人",
    By.DEPARTMENT: "承担部门",
    By.COMPANY: "公司",
}


def _said(words: Mapping[str, str], value: str | None) -> str | None:
    return None if value is None else words[value]


def _span(days: Days) -> str:
    return f"{days.first} 至 {days.last}"


def _ledger_words(asked: LedgerFilterIn, days: Days) -> dict[str, str | None]:
    return {
        "提交日期": _span(days),
        "类型": _said(labels.KINDS, asked.kind),
        "状态": _said(labels.STATUSES, asked.status),
        "费用类型": _name(ExpenseType.id, ExpenseType.name, asked.type_id),
        "部门": _name(Department.id, Department.name, asked.department_id),
        "报销人": _name(PersonRow.id, PersonRow.display_name, asked.person_id),
        "搜索": asked.q,
    }


def _statistics_words(asked: StatisticsIn, days: Days) -> dict[str, str | None]:
    return {
        "口径": labels.BASES[asked.basis],
        "日期": _span(days),
        "费用类型": _name(ExpenseType.id, ExpenseType.name, asked.type_id),
        "部门": _name(Department.id, Department.name, asked.department_id),
        "报销人": _name(PersonRow.id, PersonRow.display_name, asked.person_id),
    }


def _name(column: Any, name: Any, wanted: int | None) -> str | None:
    if wanted is None:
        return None
    if wanted == NOBODY:
        return "未填写"
    return db.session.scalar(select(name).where(column == wanted)) or str(wanted)


def _note(person: Person, what: str, filters: Mapping[str, str | None]) -> None:
    """Who took which list out of the house."""
    chosen = {name: value for name, value in filters.items() if value}
    with transaction() as session:
        audit.record(
            session,
            actor_id=person.id,
            action="claims.exported",
            subject=what,
            subject_id=None,
            facts={"filter": chosen},
        )
