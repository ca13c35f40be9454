"""The pretend tax office: a question in Tencent's words to an answer in Tencent's words."""

import re
import threading
from collections import Counter
from datetime import date, datetime
from typing import Any

from backend.kernel.clock import BEIJING
from backend.kernel.money import NotAnAmountError, fen_from_text, text_from_fen
from backend.reading.kinds import InvoiceKind
from backend.sandbox.companies import DEMO_BUYER, TRADES
from backend.sandbox.registry import BULK, Entry, Line, State, find
from backend.verification.outcomes import TENCENT_KINDS

DAILY_LIMIT = 5
_CHECK_CODE_KINDS = {InvoiceKind.ORDINARY_VAT, InvoiceKind.ELECTRONIC_ORDINARY, InvoiceKind.TOLL}
_FLAGS = {State.VOID: "Y", State.RED_PARTIAL: "HP", State.RED_FULL: "HF"}
_TICKET_STATES = {State.VOID: "2", State.RED_FULL: "3"}
_REPLY_TYPES = {
    InvoiceKind.SPECIAL_VAT: "01",
    InvoiceKind.ORDINARY_VAT: "04",
    InvoiceKind.ELECTRONIC_SPECIAL: "08",
    InvoiceKind.ELECTRONIC_ORDINARY: "10",
    InvoiceKind.TOLL: "14",
    InvoiceKind.DIGITAL_SPECIAL: "0920",
    InvoiceKind.DIGITAL_ORDINARY: "0910",
}


class AnswerError(Exception):
    """An error code of the wire format, with its message."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(f"沙箱：{message}")


class TaxOffice:
    """Answers questions and counts them per invoice and day."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked: Counter[str] = Counter()
        self._day: date | None = None

    def answer(self, question: dict[str, Any], now: datetime) -> dict[str, Any]:
        """The members of `Response`, without RequestId; AnswerError for an error code."""
        today = now.astimezone(BEIJING).date()
        code, number = _text(question, "InvoiceCode"), _text(question, "InvoiceNo")
        _check_identity(code, number)
        issued_on = _check_date(_text(question, "InvoiceDate"))
        self._count(f"{code}|{number}", today)
        if issued_on == today and question.get("EnableTodayInvoice") is not True:
            raise AnswerError(
                "ResourceNotFound.NotSupportCurrentInvoiceQuery", "当天开具，暂未入库"
            )
        if not _is_of_region_99(code, number):
            raise AnswerError(
                "ResourceNotFound.NoInvoice", "沙箱只认识演示发票（地区代码 99），查不到真实发票"
            )
        if number.startswith(BULK):
            return {"Invoice": invoice_json(_bulk_entry(question, number, issued_on))}
        entry = find(code or None, number, today=today)
        if entry is None:
            raise AnswerError("ResourceNotFound.NoInvoice", "没有登记这张演示发票")
        if entry.state is State.NOT_YET:
            raise AnswerError("ResourceNotFound.NotSupportCurrentInvoiceQuery", "暂未入库")
        _compare(entry, question, issued_on)
        if entry.kind is InvoiceKind.RAIL_TICKET:
            return {"ElectronicTrainTicket": ticket_json(entry)}
        return {"Invoice": invoice_json(entry)}

    def _count(self, key: str, today: date) -> None:
        with self._lock:
            if self._day != today:
                self._day, self._asked = today, Counter()
            self._asked[key] += 1
            if self._asked[key] > DAILY_LIMIT:
                raise AnswerError(
                    "FailedOperation.CountLimitError", f"这张发票今天已查验 {DAILY_LIMIT} 次"
                )


def _text(question: dict[str, Any], name: str) -> str:
    value = question.get(name)
    return value if isinstance(value, str) else ""


def _check_identity(code: str, number: str) -> None:
    if re.fullmatch(r"\d{8}|\d{20}", number, re.ASCII) is None:
        raise AnswerError(
            "InvalidParameterValue.TicketSnParameterValueLimit", "发票号码应为 8 位或 20 位数字"
        )
    if re.fullmatch(r"(\d{10}|\d{12})?", code, re.ASCII) is None or (not code and len(number) == 8):
        raise AnswerError(
            "InvalidParameterValue.TicketCodeParameterValueLimit", "发票代码应为 10 位或 12 位数字"
        )


def _check_date(text: str) -> date:
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text, re.ASCII)
    try:
        return date(*map(int, match.groups() if match else (0, 0, 0)))
    except ValueError as error:
        raise AnswerError(
            "InvalidParameterValue.TicketDateParameterValueLimit", "开票日期应为 YYYY-MM-DD"
        ) from error


def _is_of_region_99(code: str, number: str) -> bool:
    if not code:
        return number[2:4] == "99"
    return (code[1:3] if len(code) == 12 else code[:2]) == "99"


def _amount(question: dict[str, Any]) -> int:
    try:
        return fen_from_text(_text(question, "Amount"))
    except NotAnAmountError as error:
        raise AnswerError(
            "InvalidParameterValue.PriceOrVerificationParameterValueLimit", "金额格式不正确"
        ) from error


def _compare(entry: Entry, question: dict[str, Any], issued_on: date) -> None:
    kind = TENCENT_KINDS[entry.kind.value]
    agrees = entry.issued_on == issued_on and (kind is None or question.get("InvoiceKind") == kind)
    if entry.kind in _CHECK_CODE_KINDS:
        asked = _text(question, "CheckCode")
        if re.fullmatch(r"\d{6}", asked, re.ASCII) is None:
            raise AnswerError(
                "InvalidParameterValue.PriceOrVerificationParameterValueLimit",
                "校验码应为后 6 位数字",
            )
        agrees = agrees and (entry.check_code or "")[-6:] == asked
    else:
        agrees = agrees and entry.asked_amount_fen == _amount(question)
    if not agrees:
        raise AnswerError("FailedOperation.InvoiceMismatch", "与登记的信息不一致")


def _bulk_entry(question: dict[str, Any], number: str, issued_on: date) -> Entry:
    """Facts made from the question: 6 % tax inside the amount that was asked."""
    total = _amount(question)
    without_tax = (total * 100 + 53) // 106
    is_special = question.get("InvoiceKind") == "08"
    trade = TRADES[int(number) % len(TRADES)]
    name, unit, _ = trade.items[0]
    return Entry(
        kind=InvoiceKind.DIGITAL_SPECIAL if is_special else InvoiceKind.DIGITAL_ORDINARY,
        qr_type="31" if is_special else "32",
        code=None,
        number=number,
        issued_on=issued_on,
        seller=trade.seller,
        buyer=DEMO_BUYER,
        lines=(Line(name, unit, 1, without_tax, without_tax, 6, total - without_tax),),
    )


def invoice_json(entry: Entry) -> dict[str, Any]:
    """`Response.Invoice` of the wire format; as with the real one, much may be null."""
    return {
        "Code": entry.code or "",
        "Number": entry.number,
        "Date": f"{entry.issued_on:%Y%m%d}",
        "BuyerName": entry.buyer.name,
        "BuyerTaxCode": entry.buyer.tax_id,
        "SellerName": entry.seller.name,
        "SellerTaxCode": entry.seller.tax_id,
        "Remark": "沙箱发票，仅供演示",
        "Type": _REPLY_TYPES[entry.kind],
        "ElectronicType": None,
        "CheckCode": entry.check_code,
        "IsAbandoned": _FLAGS.get(entry.state, "N"),
        "AmountWithoutTax": text_from_fen(entry.amount_without_tax_fen),
        "TaxAmount": text_from_fen(entry.tax_fen),
        "AmountWithTax": text_from_fen(entry.total_fen),
        "RedLetterInvoiceMark": True if entry.state is State.RED_LETTER else None,
        "OriginalCode": None,
        "OriginalNumber": None,
        "Items": [_item_json(index, line) for index, line in enumerate(entry.lines, 1)],
        "OfdUrl": None,
        "PdfUrl": None,
        "TaxBureau": "沙箱税务局",
    }


def _item_json(number: int, line: Line) -> dict[str, Any]:
    return {
        "LineNo": str(number),
        "Name": line.name,
        "Spec": "",
        "Unit": line.unit,
        "Quantity": str(line.quantity),
        "UnitPrice": text_from_fen(line.unit_price_fen),
        "AmountWithoutTax": text_from_fen(line.amount_fen),
        "TaxRate": f"{line.tax_percent}%",
        "TaxAmount": text_from_fen(line.tax_fen),
    }


def ticket_json(entry: Entry) -> dict[str, Any]:
    """`Response.ElectronicTrainTicket`."""
    return {
        "Number": entry.number,
        "Date": f"{entry.issued_on:%Y%m%d}",
        "BuyerName": entry.buyer.name,
        "BuyerTaxCode": entry.buyer.tax_id,
        "Amount": text_from_fen(entry.amount_without_tax_fen),
        "TaxRate": "9%",
        "Tax": text_from_fen(entry.tax_fen),
        "Total": text_from_fen(entry.total_fen),
        "StateCode": _TICKET_STATES.get(entry.state, "0"),
        "ServiceType": "1",
        "TrainNumber": "沙箱G99",
        "StationGetOn": "沙箱南站",
        "StationGetOff": "演示北站",
        "PassengerName": "演示旅客",
    }
