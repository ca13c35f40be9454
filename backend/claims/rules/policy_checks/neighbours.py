"""Invoices beside this one: 连号, 拆单, 疑似重复.

Who reads a hit may not know other companies' invoices: of those only the number is told, never
which they are. Of a colleague's wallet (what is in no claim) the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from backend.claims.rules.policies import Finding, yuan
from backend.claims.rules.policy_cases import Case, InvoiceCase, LineCase, OtherInvoice


def consecutive_numbers(case: Case, parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """The same seller's neighbouring numbers in other claims, or with other people."""
    most = parameters["distance"]
    for line, invoice in case.invoices_in_order():
        near = [one.invoice_id for one in invoice.facts.consecutive if one.distance <= most]
        others = [one for one in _others(case, near) if _is_elsewhere(case, one)]
        if others:
            message = (
                f"同一销售方的相邻号码（相差不超过 {most}）有 {len(others)} 张在别的单据"
                f"或别人名下{_where(case, others)}，请核对是否拆开报销。"
            )
            fields = {"number": invoice.number, "distance": most, **_told(case, others)}
            yield _found(line, invoice, message, fields)


def similar_invoice(case: Case, _parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """Another invoice of the same day, amount and seller."""
    for line, invoice in case.invoices_in_order():
        others = _others(case, invoice.facts.similar)
        beside = [one for one in invoice.facts.similar if one in case.invoices]
        if not others and not beside:
            continue
        place = "本单内还有" if beside else "已登记"
        message = (
            f"{place} {len(others) + len(beside)} 张同日、同金额、同销售方的发票"
            f"{_where(case, others)}，请核对是否重复。"
        )
        fields = {
            "issued_on": _text(invoice.facts.issued_on),
            "amount_fen": invoice.with_tax_fen,
            "seller_name": invoice.seller_name,
            **_told(case, others),
        }
        yield _found(line, invoice, message, fields)


def split_purchase(case: Case, parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """Several invoices of one seller on one day that together reach an amount: one hit a group."""
    for (issued_on, inside), others in _groups(case).items():
        own = [case.invoices[one] for one in inside]
        amounts = [one.with_tax_fen for one in own] + [one.with_tax_fen for one in others]
        together = sum(one for one in amounts if one is not None)
        if len(amounts) < parameters["least"] or together < parameters["from_fen"]:
            continue
        line = next(one for one in case.lines if one.invoice_id == own[0].id)
        seller = own[0].seller_name or "同一销售方"
        message = (
            f"{seller}在 {_text(issued_on)} 开了 {len(amounts)} 张发票，合计 {yuan(together)}"
            f"{_where(case, others)}，请说明是否同一笔消费。"
        )
        fields = {
            "seller_name": own[0].seller_name,
            "issued_on": _text(issued_on),
            "together_fen": together,
            "count": len(amounts),
            **_told(case, others),
        }
        yield _found(line, own[0], message, fields)


def _groups(case: Case) -> dict[tuple[date, tuple[int, ...]], list[OtherInvoice]]:
    """Day and the claim's invoices of one seller on it, with those outside the claim."""
    groups: dict[tuple[date, tuple[int, ...]], list[OtherInvoice]] = {}
    for _line, invoice in case.invoices_in_order():
        facts = invoice.facts
        if facts.issued_on is None or not facts.same_day:
            continue
        inside = tuple(sorted({invoice.id, *(set(facts.same_day) & case.invoices.keys())}))
        others = [one for one in _others(case, facts.same_day) if one.claim_id is not None]
        groups.setdefault((facts.issued_on, inside), others)
    return groups


def _others(case: Case, ids: Iterable[int]) -> list[OtherInvoice]:
    return [case.others[one] for one in ids if one in case.others]


def _is_elsewhere(case: Case, other: OtherInvoice) -> bool:
    """In another living claim or another person's: one's own wallet may hold a whole run."""
    return other.claim_id is not None or other.owner_id != case.claimant_id


def _known(case: Case, others: Sequence[OtherInvoice]) -> list[OtherInvoice]:
    return [one for one in others if one.company_id == case.company_id and one.claim_no]


def _where(case: Case, others: Sequence[OtherInvoice]) -> str:
    claims = list(dict.fromkeys(one.claim_no or "" for one in _known(case, others)))
    return f"（{'、'.join(claims[:3])}{'等' if len(claims) > 3 else ''}）" if claims else ""


def _told(case: Case, others: Sequence[OtherInvoice]) -> dict[str, Any]:
    """Numbers by claim for colleagues; ``others`` counts what may not be named."""
    numbers: defaultdict[str, list[str]] = defaultdict(list)
    for one in _known(case, others):
        numbers[one.claim_no or ""].append(one.number)
    unnamed = len(others) - sum(len(found) for found in numbers.values())
    return {"claims": dict(numbers), "others": unnamed}


def _found(
    line: LineCase, invoice: InvoiceCase, message: str, fields: Mapping[str, Any]
) -> Finding:
    return Finding(
        anchor=f"i{invoice.id}",
        line_key=line.key,
        invoice_id=invoice.id,
        message=message,
        fields=fields,
    )


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
