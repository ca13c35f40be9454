"""抬头 and 税号."""

from collections.abc import Iterator, Mapping
from typing import Any

from backend.claims.rules.facts import Title
from backend.claims.rules.policies import Finding
from backend.claims.rules.policy_cases import Case, InvoiceCase, LineCase


def title_tax_id(case: Case, parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """The 税号 is not ours, or is that of another company of ours."""
    for line, invoice in case.invoices_in_order():
        facts = invoice.facts
        is_elsewhere = facts.company_id is not None and facts.company_id != case.company_id
        if facts.title is Title.OTHER_TAX_ID:
            what = f"票面税号 {invoice.buyer_tax_id} 不是本单位的税号"
            yield _found(case, line, invoice, f"{what}，请让销售方重开。")
        elif is_elsewhere and parameters["own_company"]:
            what = f"这张发票开给了集团内的另一家公司，不是报销单位“{case.company_name}”"
            yield _found(case, line, invoice, f"{what}，请换票，或由那家公司报销。")


def title_name(case: Case, _parameters: Mapping[str, Any]) -> Iterator[Finding]:
    """The name is not ours, though no other 税号 stands there."""
    for line, invoice in case.invoices_in_order():
        match invoice.facts.title:
            case Title.OTHER_NAME:
                what = f"税号正确，但抬头“{invoice.buyer_name}”与登记的公司名称不同"
                yield _found(case, line, invoice, f"{what}，请核对是否写错或用了旧名称。")
            case Title.UNKNOWN_NAME:
                what = f"票面抬头“{invoice.buyer_name}”不是本单位，也没有税号"
                yield _found(case, line, invoice, f"{what}，请核对，需要时重开。")
            case Title.NO_TAX_ID:
                what = "票面没有填写税号"
                yield _found(case, line, invoice, f"{what}，单位报销一般需要税号，请核对票面。")
            case _:
                pass


def _found(case: Case, line: LineCase, invoice: InvoiceCase, message: str) -> Finding:
    return Finding(
        anchor=f"i{invoice.id}",
        line_key=line.key,
        invoice_id=invoice.id,
        message=message,
        fields={
            "buyer_name": invoice.buyer_name,
            "buyer_tax_id": invoice.buyer_tax_id,
            "company_name": case.company_name,
            "company_tax_id": case.company_tax_id,
        },
    )
