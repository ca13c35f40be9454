"""Reads the `Response` of a successful Tencent call: untrusted JSON in which most may be null."""

from datetime import date
from typing import Any

from backend.invoices.official import OfficialFacts
from backend.kernel.money import NotAnAmountError, fen_from_text
from backend.verification.outcomes import TENCENT_FLAGS, TENCENT_TICKET_STATES, Outcome
from backend.verification.questions import (
    CouldNotAskError,
    VerifyAnswer,
    VerifyRequest,
)

_LONGEST_NAME = 200
_LONGEST_ID = 20
_MOST_ITEMS = 500
_TICKETS = ("ElectronicTrainTicket", "ElectronicAirTransport")


def read_reply(response: Any, request: VerifyRequest) -> VerifyAnswer:
    """The answer in ``response``.

    CouldNotAskError when it holds none, says something unlisted, or speaks of another invoice:
    an odd reply is never a verdict.
    """
    if not isinstance(response, dict):
        raise _unreadable(None)
    request_id = _text(response.get("RequestId"), 64)
    invoice = response.get("Invoice")
    if isinstance(invoice, dict):
        return _read_invoice(invoice, request, request_id)
    for name in _TICKETS:
        ticket = response.get(name)
        if isinstance(ticket, dict):
            return _read_ticket(ticket, request, request_id)
    raise _unreadable(request_id)


def _unreadable(request_id: str | None, raw_code: str = "UnreadableReply") -> CouldNotAskError:
    return CouldNotAskError(Outcome.PROVIDER_BUSY, raw_code, request_id=request_id)


def _read_invoice(
    invoice: dict[str, Any], request: VerifyRequest, request_id: str | None
) -> VerifyAnswer:
    _refuse_other_invoice(invoice, request, request_id)
    flag = _text(invoice.get("IsAbandoned"), 8)
    outcome = TENCENT_FLAGS.get(flag or "")
    facts = _facts_of_invoice(invoice)
    if invoice.get("RedLetterInvoiceMark") is True or _is_negative(facts):
        outcome = Outcome.MATCH_IS_RED_LETTER
    if outcome is None:
        raise _unreadable(request_id, f"IsAbandoned={flag}")
    return VerifyAnswer(outcome=outcome, raw_code=flag or "", request_id=request_id, facts=facts)


def _read_ticket(
    ticket: dict[str, Any], request: VerifyRequest, request_id: str | None
) -> VerifyAnswer:
    """Rail and air replies carry a state of their own."""
    _refuse_other_invoice(ticket, request, request_id)
    state = _text(ticket.get("StateCode"), 8)
    outcome = TENCENT_TICKET_STATES.get(state or "")
    facts = OfficialFacts(
        buyer_name=_text(ticket.get("BuyerName"), _LONGEST_NAME),
        buyer_tax_id=_text(ticket.get("BuyerTaxCode"), _LONGEST_ID),
        amount_without_tax_fen=_fen(ticket.get("Amount")),
        tax_fen=_fen(ticket.get("Tax")),
        total_fen=_fen(ticket.get("Total")),
    )
    if outcome is Outcome.MATCH_VALID and _is_negative(facts):
        outcome = Outcome.MATCH_IS_RED_LETTER
    if outcome is None:
        raise _unreadable(request_id, f"StateCode={state}")
    kept = None if outcome is Outcome.NOT_YET else facts
    return VerifyAnswer(outcome=outcome, raw_code=state or "", request_id=request_id, facts=kept)


def _refuse_other_invoice(
    reply: dict[str, Any], request: VerifyRequest, request_id: str | None
) -> None:
    told = (
        (_text(reply.get("Number"), 32), request.number),
        (_text(reply.get("Code"), 32), request.code),
        (_day(reply.get("Date")), request.issued_on.isoformat()),
    )
    for answered, asked in told:
        if answered and asked and answered.lstrip("0") != asked.lstrip("0"):
            raise _unreadable(request_id, "AnswerForAnotherInvoice")


def _facts_of_invoice(invoice: dict[str, Any]) -> OfficialFacts:
    items = invoice.get("Items")
    return OfficialFacts(
        buyer_name=_text(invoice.get("BuyerName"), _LONGEST_NAME),
        buyer_tax_id=_text(invoice.get("BuyerTaxCode"), _LONGEST_ID),
        seller_name=_text(invoice.get("SellerName"), _LONGEST_NAME),
        seller_tax_id=_text(invoice.get("SellerTaxCode"), _LONGEST_ID),
        amount_without_tax_fen=_fen(invoice.get("AmountWithoutTax")),
        tax_fen=_fen(invoice.get("TaxAmount")),
        total_fen=_fen(invoice.get("AmountWithTax")),
        check_code=_text(invoice.get("CheckCode"), _LONGEST_ID),
        items=[
            _item(one)
            for one in (items if isinstance(items, list) else [])
            if isinstance(one, dict)
        ][:_MOST_ITEMS],
    )


def _item(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": _text(item.get("Name"), _LONGEST_NAME),
        "spec": _text(item.get("Spec"), _LONGEST_NAME),
        "unit": _text(item.get("Unit"), 32),
        "quantity": _text(item.get("Quantity"), 32),
        "unit_price": _text(item.get("UnitPrice"), 32),
        "amount_fen": _fen(item.get("AmountWithoutTax")),
        "tax_rate": _text(item.get("TaxRate"), 32),
        "tax_fen": _fen(item.get("TaxAmount")),
    }


def _is_negative(facts: OfficialFacts) -> bool:
    amounts = (facts.total_fen, facts.amount_without_tax_fen)
    return any(amount is not None and amount < 0 for amount in amounts)


def _text(value: Any, longest: int) -> str | None:
    """Printable text without surrounding blanks; None when absent, empty or no text."""
    if not isinstance(value, str):
        return None
    return "".join(sign for sign in value if sign.isprintable()).strip()[:longest] or None


def _fen(value: Any) -> int | None:
    text = _text(value, 32)
    if text is None:
        return None
    try:
        return fen_from_text(text.removeprefix("¥").replace(",", ""))
    except NotAnAmountError:
        return None


def _day(value: Any) -> str | None:
    """YYYY-MM-DD of the date forms that are seen (2026-01-31, 20260131, 2026年01月31日)."""
    digits = "".join(sign for sign in _text(value, 32) or "" if sign in "0123456789")[:8]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).isoformat()
    except ValueError:
        return None
