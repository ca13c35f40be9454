"""查验 of the claimed invoices: whether there was one, how it went, how old it is."""

from collections.abc import Iterator, Mapping
from typing import Any

from backend.claims.rules.policies import Finding, yuan
from backend.claims.rules.policy_cases import Case, InvoiceCase, LineCase
from backend.claims.states import RuleLevel
from backend.invoices.states import VerifyStatus

_GOOD = frozenset({VerifyStatus.CONSISTENT, VerifyStatus.NOT_REQUIRED})
_REFUSED = {
    VerifyStatus.INCONSISTENT: "查验结果是信息不一致",
    VerifyStatus.NOT_FOUND: "查验结果是查无此票",
    VerifyStatus.MALFORMED: "票面信息格式不正确，无法查验",
}


def not_verified(case: Case, parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """No 查验一致 stands behind the invoice; a plain no weighs as the parameter says."""
    for line, invoice in case.invoices_in_order():
        status = invoice.facts.verify_status
        if status in _GOOD:
            continue
        if status in _REFUSED:
            message = f"{_REFUSED[status]}，请核对票面后更正并重新查验。"
            level = RuleLevel(parameters["refused_level"])
            yield _found(line, invoice, message, level=level)
        else:
            yield _unanswered(line, invoice, parameters["must_from_fen"])


def _unanswered(line: LineCase, invoice: InvoiceCase, must_from_fen: int) -> Finding:
    amount = invoice.with_tax_fen
    if 0 < must_from_fen <= (amount or 0):
        message = f"金额达到 {yuan(must_from_fen)} 的发票必须查验一致后再提交，这张还没有结论。"
        fields = {"amount_fen": amount, "must_from_fen": must_from_fen}
        return _found(line, invoice, message, level=RuleLevel.BLOCK, more=fields)
    message = "这张发票还没有查验结论，请在发票详情点“查验”，或人工查验后登记。"
    return _found(line, invoice, message)


def verification_old(case: Case, parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """The last answer is older than so many days: it may have turned red since."""
    most = parameters["days"]
    for line, invoice in case.invoices_in_order():
        age = invoice.facts.verification_age_days(case.on)
        if age is not None and age > most:
            message = f"上次查验在 {age} 天前，超过 {most} 天，期间可能已作废或红冲，建议重新查验。"
            yield _found(line, invoice, message, more={"age_days": age, "most_days": most})


def sandbox_verdict(case: Case, _parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """Only the pretend provider has spoken."""
    for line, invoice in case.invoices_in_order():
        if invoice.facts.is_sandbox:
            message = "查验结果由沙箱模拟，不代表税务机关结论，正式环境不能据此付款。"
            yield _found(line, invoice, message)


def by_hand_verdict(case: Case, _parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """A person read the answer off the official site."""
    for line, invoice in case.invoices_in_order():
        if invoice.facts.is_by_hand:
            message = "查验结果由人工在官方网站核对后登记，可在发票详情查看截图。"
            yield _found(line, invoice, message)


def _found(
    line: LineCase,
    invoice: InvoiceCase,
    message: str,
    *,
    level: RuleLevel | None = None,
    more: Mapping[str, Any] | None = None,
) -> Finding:
    facts = invoice.facts
    verified_at = facts.verified_at.isoformat() if facts.verified_at else None
    told = {"verify_status": facts.verify_status.value, "verified_at": verified_at}
    return Finding(
        anchor=f"i{invoice.id}",
        line_key=line.key,
        invoice_id=invoice.id,
        message=message,
        fields=told | dict(more or {}),
        level=level,
    )
