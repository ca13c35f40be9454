"""What of an invoice can be claimed, and why one cannot be claimed at all: pure rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from backend.invoices.states import TaxStatus, UsageStatus
from backend.reading.kinds import AmountMeaning, InvoiceKind

# Their one printed amount is what was paid; the others print an amount without tax as well.
_WITHOUT_VAT = frozenset(
    {
        InvoiceKind.RAIL_TICKET,
        InvoiceKind.AIR_ITINERARY,
        InvoiceKind.QUOTA_INVOICE,
        InvoiceKind.FISCAL_RECEIPT,
        InvoiceKind.UNKNOWN,
    }
)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why an invoice cannot be claimed now, and what to do."""

    code: str
    message: str


_BY_TAX_STATUS: Mapping[str, Obstacle] = {
    TaxStatus.VOIDED: Obstacle("voided", "发票已作废，不能报销。请联系销售方重新开具。"),
    TaxStatus.PARTIALLY_RED: Obstacle(
        "partially_red", "发票已部分红冲，不能报销。请联系销售方重新开具。"
    ),
    TaxStatus.FULLY_RED: Obstacle("fully_red", "发票已全额红冲，不能报销。请联系销售方重新开具。"),
    TaxStatus.ABNORMAL: Obstacle(
        "abnormal", "税务机关把这张发票列为异常，不能报销。请联系销售方或主管税务机关。"
    ),
}
_RED_LETTER = Obstacle("red_letter", "这是红字发票（负数），不能报销。请选用对应的蓝字发票。")
_INCOMPLETE = Obstacle(
    "incomplete", "信息不全：还不知道价税合计。请先查验，或补录价税合计后再报销。"
)
_NOT_TOLD = Obstacle(
    "incomplete",
    "信息不全：税务局的回答缺少购销方或明细。请到发票详情刷新，或按票面补全后再报销。",
)
TAKEN = Obstacle("taken", "发票已在另一张报销单中。请先从那张单据移除，或等它结束。")
CLOSED = Obstacle("closed", "发票已经报销过，不能再次报销。")


class InvoiceLike(Protocol):
    """What the rules ask of an invoice; states may be plain texts."""

    @property
    def kind(self) -> str: ...
    @property
    def amount_fen(self) -> int | None: ...
    @property
    def amount_meaning(self) -> str: ...
    @property
    def total_fen(self) -> int | None: ...
    @property
    def tax_status(self) -> str: ...
    @property
    def usage_status(self) -> str: ...
    @property
    def is_red_letter(self) -> bool: ...
    @property
    def is_incomplete(self) -> bool: ...


def claimable_fen(invoice: InvoiceLike) -> int | None:
    """What can be claimed of the whole invoice; None when it is not known (信息不全).

    The official total, else a printed one with tax, else the one amount of a kind without VAT.
    """
    if invoice.total_fen is not None:
        return invoice.total_fen
    is_total = invoice.amount_meaning == AmountMeaning.WITH_TAX or invoice.kind in _WITHOUT_VAT
    return invoice.amount_fen if is_total else None


def flaws(invoice: InvoiceLike) -> list[Obstacle]:
    """What is wrong with the invoice itself, wherever it is used; empty = nothing."""
    found = []
    if invoice.is_red_letter:
        found.append(_RED_LETTER)
    if invoice.tax_status in _BY_TAX_STATUS:
        found.append(_BY_TAX_STATUS[invoice.tax_status])
    total = claimable_fen(invoice)
    if total is None:
        found.append(_INCOMPLETE)
    elif total <= 0 and not invoice.is_red_letter:
        found.append(_RED_LETTER)
    if invoice.is_incomplete and total is not None:
        found.append(_NOT_TOLD)
    return found


def obstacles(invoice: InvoiceLike, *, is_in_this_claim: bool) -> list[Obstacle]:
    """Why it cannot be chosen for a claim; empty = it can."""
    if is_in_this_claim or invoice.usage_status == UsageStatus.UNUSED:
        return flaws(invoice)
    is_open = invoice.usage_status in {
        UsageStatus.LOCKED,
        UsageStatus.IN_APPROVAL,
        UsageStatus.TO_PAY,
    }
    return [TAKEN if is_open else CLOSED, *flaws(invoice)]
