"""The wallet as a file: the rows of the list, with its filter in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.infra.db import transaction
from backend.infra.sheets import Column, Kind, Sheet
from backend.invoices import labels
from backend.invoices.schemas import InvoiceExportIn
from backend.invoices.service.asking import Within
from backend.invoices.service.keeping import find_states
from backend.invoices.service.wallet import list_own, row_of_invoice
from backend.web.exports import all_rows, remarks

_COLUMNS = (
    Column("参考编号", "reference_no", width=18),
    Column("票种", "kind_label", width=22),
    Column("发票代码", "code"),
    Column("发票号码", "number", width=24),
    Column("开票日期", "issued_on", Kind.DAY, width=12),
    Column("销售方", "seller_name", width=30),
    Column("票面金额", "amount_fen", Kind.MONEY, is_summed=True),
    Column("价税合计", "total_fen", Kind.MONEY, is_summed=True),
    Column("查验状态", "verify_status", words=labels.VERIFY, width=16),
    Column("票面状态", "tax_status", words=labels.TAX, width=10),
    Column("抬头校验", "title_check", words=labels.TITLE, width=12),
    Column("使用状态", "usage_status", words=labels.USAGE, width=10),
    Column("红字发票", "is_red_letter", width=10),
    Column("类别", "category", width=16),
    Column("用途", "purpose", width=20),
    Column("沙箱结果", "is_sandbox", width=10),
    Column("收票时间", "captured_at", Kind.INSTANT, width=18),
)


def export_own(person: Person, asked: InvoiceExportIn) -> Sheet:
    """The person's own invoices; with ``ids`` those of them."""
    ids = [int(one) for one in asked.ids.split(",")] if asked.ids else []
    filters = {
        "分类": None if ids else labels.SEGMENTS[asked.filter],
        "搜索": None if ids else asked.q,
        "月份": None if ids else _told(asked.month),
        "类别": None if ids else _told(asked.category),
        "用途": None if ids else _told(asked.purpose),
        "选择": f"{len(ids)} 张" if ids else None,
    }
    with transaction() as session:
        audit.record(
            session,
            actor_id=person.id,
            action="invoices.exported",
            subject="invoice",
            subject_id=None,
            facts={"filter": {name: value for name, value in filters.items() if value}},
        )
    return Sheet(
        title="发票",
        columns=_COLUMNS,
        remarks=remarks(filters, person.display_name),
        rows=_chosen(person, ids) if ids else all_rows(_pages(person, asked)),
    )


def _told(key: str | None) -> str | None:
    """A group in words; empty is the group of those without."""
    return "未注明" if key == "" else key


def _chosen(person: Person, ids: list[int]) -> Iterable[Mapping[str, Any]]:
    return [row_of_invoice(one) for one in find_states(person.id, ids)]


def _pages(person: Person, asked: InvoiceExportIn) -> Any:
    def page(cursor: str | None, limit: int) -> Mapping[str, Any]:
        return list_own(
            person.id,
            wallet_filter=asked.filter,
            search=asked.q,
            within=Within.of(asked),
            limit=limit,
            cursor=cursor,
        )

    return page
