"""When the invoice was issued: 超期, 跨年, 周末."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from backend.claims.rules.facts import RestDay
from backend.claims.rules.policies import Finding
from backend.claims.rules.policy_cases import Case, InvoiceCase, LineCase

_REST = {RestDay.WEEKEND: "周末", RestDay.HOLIDAY: "法定节假日"}


def overdue(case: Case, parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """Older than the organisation's limit (报销期限) and the days of grace."""
    most = case.claim_within_days + parameters["grace_days"]
    for line, invoice in case.invoices_in_order():
        days = invoice.facts.days_since_issue(case.on)
        if days is not None and days > most:
            message = f"开票已 {days} 天，超过 {most} 天的报销期限，请说明原因。"
            yield _found(line, invoice, message, {"days": days, "most_days": most})


def cross_year(case: Case, parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """Issued in an earlier year; last year's pass until the end of the free month."""
    for line, invoice in case.invoices_in_order():
        facts = invoice.facts
        if not facts.is_cross_year(case.on) or facts.issued_on is None:
            continue
        is_last_year = facts.issued_on.year == case.on.year - 1
        if is_last_year and case.on.month <= parameters["free_months"]:
            continue
        message = (
            f"这是 {facts.issued_on.year} 年的发票，在 {case.on.year} 年报销属于跨年，"
            "可能影响企业所得税扣除，请确认入账年度。"
        )
        yield _found(line, invoice, message, {"claimed_on": _text(case.on)})


def weekend(case: Case, parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """Issued on a day on which offices are shut; made-up working days do not count."""
    wanted = frozenset(parameters["types"])
    for line, invoice in case.invoices_in_order():
        rest = invoice.facts.rest_day
        is_of_type = not wanted or line.expense_type_id in wanted
        if rest is None or not is_of_type:
            continue
        if rest is RestDay.WEEKEND or parameters["holidays"]:
            message = f"开票日期是{_REST[rest]}，请说明事由。"
            yield _found(line, invoice, message, {"rest_day": rest.value})


def _found(line: LineCase, invoice: InvoiceCase, message: str, more: Mapping[str, Any]) -> Finding:
    return Finding(
        anchor=f"i{invoice.id}",
        line_key=line.key,
        invoice_id=invoice.id,
        message=message,
        fields={"issued_on": _text(invoice.facts.issued_on), **more},
    )


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
