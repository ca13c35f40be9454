"""Claims as plain values, for the golden tables: sound in every respect until told otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from backend.claims.rules.budget import BudgetLeft, BudgetOf, Period
from backend.claims.rules.facts import Facts, Title
from backend.claims.rules.policies import Hit, apply
from backend.claims.rules.policy_cases import Case, InvoiceCase, LineCase, OtherInvoice
from backend.claims.rules.policy_catalogue import RULES
from backend.claims.states import ClaimKind, RuleLevel
from backend.invoices.states import VerifyStatus

TODAY = date(2026, 11, 23)
OURS, SISTER, LIN, WANG = 1, 2, 11, 12
TAXI, HOTEL, MEAL = 1, 2, 3
BLOCK, WARN, NOTE = RuleLevel.BLOCK, RuleLevel.WARN, RuleLevel.NOTE

SOUND = Facts(
    title=Title.OK,
    company_id=OURS,
    issued_on=date(2026, 11, 18),
    rest_day=None,
    consecutive=(),
    same_day=(),
    similar=(),
    is_image_only=False,
    is_on_paper=False,
    verify_status=VerifyStatus.CONSISTENT,
    verified_at=datetime(2026, 11, 20, 2, 0, tzinfo=UTC),
    is_sandbox=False,
    is_by_hand=False,
)


def invoice(invoice_id: int = 7, *, with_tax_fen: int | None = 10_600, **facts: Any) -> InvoiceCase:
    """An invoice of which only the named facts are not sound."""
    return InvoiceCase(
        id=invoice_id,
        number=f"2599{invoice_id:016d}",
        kind_label="数电普通发票",
        buyer_name="晴川文化传播（武汉）有限公司",
        buyer_tax_id="91990000MA0000QC0W",
        seller_name="虚构酒店管理有限公司",
        with_tax_fen=with_tax_fen,
        facts=replace(SOUND, **facts),
    )


def line(key: str = "line-0001", **members: Any) -> LineCase:
    """A line for invoice 7, a hotel night in 武汉."""
    usual: dict[str, Any] = {
        "invoice_id": 7,
        "expense_type_id": HOTEL,
        "happened_on": date(2026, 11, 18),
        "city": "武汉",
        "amount_fen": 10_600,
    }
    return LineCase(key=key, **usual | members)


def bare_line(key: str = "line-0009", **members: Any) -> LineCase:
    """A line without an invoice."""
    return line(key, invoice_id=None, **members)


def other(invoice_id: int, **members: Any) -> OtherInvoice:
    """A colleague's invoice in his own claim."""
    usual: dict[str, Any] = {
        "number": f"2599{invoice_id:016d}",
        "owner_id": WANG,
        "company_id": OURS,
        "with_tax_fen": 10_600,
        "claim_id": 90,
        "claim_no": "BX261120-ABCDEF",
    }
    return OtherInvoice(id=invoice_id, **usual | members)


def budget_left(*, used_fen: int, this_claim_fen: int, amount_fen: int = 100_000) -> BudgetLeft:
    """A budget of 销售部 for 差旅费 in November."""
    of = BudgetOf(5, 3, HOTEL, Period.parse("2026-11"), amount_fen)
    return BudgetLeft(of, "销售部", "差旅费", used_fen, this_claim_fen)


def claim(
    *invoices: InvoiceCase,
    lines: Sequence[LineCase] | None = None,
    others: Sequence[OtherInvoice] = (),
    **members: Any,
) -> Case:
    """林's claim of these invoices, a line for each; without any, of one sound invoice."""
    own = invoices or (invoice(),)
    if lines is None:
        lines = [
            line(f"line-{place:04d}", invoice_id=one.id, amount_fen=one.with_tax_fen)
            for place, one in enumerate(own, 1)
        ]
    usual: dict[str, Any] = {
        "kind": ClaimKind.EXPENSE,
        "on": TODAY,
        "company_id": OURS,
        "company_name": "晴川文化传播（武汉）有限公司",
        "company_tax_id": "91990000MA0000QC0W",
        "claimant_id": LIN,
        "grade": "经理",
        "total_fen": sum(one.amount_fen or 0 for one in lines),
        "lines": tuple(lines),
        "invoices": {one.id: one for one in own},
        "others": {one.id: one for one in others},
        "type_names": {TAXI: "交通费", HOTEL: "住宿费", MEAL: "餐饮费"},
        "claim_within_days": 180,
    }
    return Case(**usual | members)


@dataclass(frozen=True)
class Row:
    """One line of a golden table: a claim, the rule's parameters, the hits that it must give."""

    says: str
    case: Case
    hits: tuple[RuleLevel, ...] = ()
    parameters: dict[str, Any] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    """Of the first hit, those that matter."""

    def __str__(self) -> str:
        return self.says


def judge(code: str, row: Row) -> list[Hit]:
    """The hits of the rule with the row's parameters, at the level at which it is delivered."""
    rule = RULES[code]
    parameters = {**rule.start.parameters, **row.parameters}
    return apply(rule, replace(rule.start, parameters=parameters), row.case)
