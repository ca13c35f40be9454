"""Amounts of the claim as a whole, lines without an invoice, files behind invoices, budgets."""

from collections.abc import Iterator, Mapping
from typing import Any

from backend.claims.rules.policies import Finding, yuan
from backend.claims.rules.policy_cases import Case
from backend.claims.states import ClaimKind


def total_limit(case: Case, parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """金额合计: the claim is as large as the limit, or larger."""
    limit = parameters["limit_fen"]
    if 0 < limit <= case.total_fen:
        yield Finding(
            anchor="total",
            message=f"单据合计 {yuan(case.total_fen)}，达到 {yuan(limit)}，请仔细核对。",
            fields={"total_fen": case.total_fen, "limit_fen": limit},
        )


def no_invoice(case: Case, parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """A line without an invoice, above the amount up to which that is usual."""
    if case.kind is ClaimKind.ADVANCE:
        return
    most = parameters["most_fen"]
    for line in case.lines:
        if line.invoice_id is None and line.amount_fen is not None and line.amount_fen > most:
            yield Finding(
                anchor=f"l{line.key}",
                line_key=line.key,
                message=f"这笔 {yuan(line.amount_fen)} 没有发票，超过 {yuan(most)}，请补票或说明。",
                fields={"amount_fen": line.amount_fen, "most_fen": most},
            )


def image_without_original(case: Case, parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """影像件无原件: 财会〔2020〕6号 wants the electronic file itself kept, not a picture of it."""
    for line, invoice in case.invoices_in_order():
        facts = invoice.facts
        if not facts.is_image_only or (facts.is_on_paper and not parameters["paper"]):
            continue
        what = "纸质发票请留好原件" if facts.is_on_paper else "请上传 PDF、OFD 或 XML 原件"
        yield Finding(
            anchor=f"i{invoice.id}",
            line_key=line.key,
            invoice_id=invoice.id,
            message=f"这张{invoice.kind_label}只有图片或没有文件，{what}。",
            fields={"kind": invoice.kind_label},
        )


def over_budget(case: Case, parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """After this claim more of a budget is gone than the rule allows."""
    percent = parameters["percent"]
    for left in case.budgets:
        if left.this_claim_fen == 0 or not left.exceeds(percent):
            continue
        budget = left.budget
        if left.left_fen < 0:
            state = f"超出 {yuan(-left.left_fen)}"
        else:
            state = f"只剩 {yuan(left.left_fen)}，已过 {percent}%"
        yield Finding(
            anchor=f"b{budget.id}",
            message=f"{left.name} {budget.period.text} 的预算将{state}，请与预算负责人确认。",
            fields={
                "budget": left.name,
                "period": budget.period.text,
                "budget_fen": budget.amount_fen,
                "used_fen": left.used_fen,
                "this_claim_fen": left.this_claim_fen,
                "left_fen": left.left_fen,
            },
        )
