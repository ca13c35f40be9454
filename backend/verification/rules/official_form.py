"""The form of the tax administration's own verification page, field by field, to copy from."""

from backend.kernel.money import text_from_fen
from backend.reading.forms import CheckForm, Need, NumberForm, amount_label
from backend.reading.kinds import FACTS, InvoiceKind
from backend.verification.rules.asking import Subject, amount_fits

OFFICIAL_URL = "https://inv-veri.chinatax.gov.cn/"

_ELSEWHERE = frozenset(
    {
        InvoiceKind.UNKNOWN,
        InvoiceKind.QUOTA_INVOICE,
        InvoiceKind.FISCAL_RECEIPT,
        InvoiceKind.BLOCKCHAIN_INVOICE,
    }
)


def official_fields(subject: Subject) -> list[dict[str, str]] | None:
    """Label and value of each field in the page's own order and format.

    None when the page does not know the kind. A value that is not known is empty; so is a scanned
    amount that may be another one than the page asks for, since a wrong one costs a check.
    """
    try:
        kind = InvoiceKind(subject.kind)
    except ValueError:
        return None
    if kind in _ELSEWHERE:
        return None
    form = FACTS[kind].form
    day = subject.issued_on.strftime("%Y%m%d") if subject.issued_on else ""
    fields = [("发票号码", subject.number), ("开票日期", day)]
    if form.code is not Need.EMPTY or subject.code:
        fields.insert(0, ("发票代码", subject.code or ""))
    elif form.number_form is NumberForm.DIGITAL:
        fields.insert(0, ("发票代码（数电票留空）", ""))
    if form.check_code is Need.REQUIRED and form.check_form is CheckForm.LAST_SIX:
        fields.append(("校验码后六位", (subject.check_code or "")[-6:]))
    if form.amount is Need.REQUIRED:
        fields.append((amount_label(form.form_amount), _amount(subject, kind)))
    return [{"label": label, "value": value} for label, value in fields]


def _amount(subject: Subject, kind: InvoiceKind) -> str:
    if subject.amount_fen is None or not amount_fits(subject, kind):
        return ""
    return text_from_fen(subject.amount_fen)
