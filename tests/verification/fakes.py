"""A provider without a network, and questions to ask it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from backend.invoices.official import OfficialFacts
from backend.verification.outcomes import Outcome
from backend.verification.questions import (
    CouldNotAskError,
    VerifyAnswer,
    VerifyRequest,
)

SELLER = "沙箱市听雨轩餐饮有限公司"
FACTS = OfficialFacts(
    buyer_name="演示科技（上海）有限公司",
    buyer_tax_id="91990000MA0000015Q",
    seller_name=SELLER,
    amount_without_tax_fen=100_000,
    tax_fen=13_000,
    total_fen=113_000,
    items=[
        {
            "name": "*餐饮服务*餐费",
            "spec": None,
            "unit": "次",
            "quantity": "1",
            "unit_price": "1000.00",
            "amount_fen": 100_000,
            "tax_rate": "13%",
            "tax_fen": 13_000,
        }
    ],
)
VALID = VerifyAnswer(outcome=Outcome.MATCH_VALID, raw_code="N", facts=FACTS)
BUSY = CouldNotAskError(Outcome.PROVIDER_BUSY, "ResourceUnavailable.TaxNetworkError")
UNREACHABLE = CouldNotAskError(Outcome.PROVIDER_BUSY, "ClientNetworkError", was_sent=False)
MISCONFIGURED = CouldNotAskError(Outcome.PROVIDER_CONFIG, "FailedOperation.ArrearsError")
UNSUPPORTED = CouldNotAskError(Outcome.UNSUPPORTED, "KindNotCovered", was_sent=False)


def answer(outcome: Outcome) -> VerifyAnswer:
    return VerifyAnswer(outcome=outcome, raw_code=f"raw {outcome}")


@dataclass
class FakeProvider:
    """Gives ``replies`` one after the other, then the last one for ever."""

    replies: list[VerifyAnswer | CouldNotAskError] = field(default_factory=lambda: [VALID])
    name: str = "tencent"
    is_sandbox: bool = False
    asked: list[VerifyRequest] = field(default_factory=list)
    on_call: Callable[[], None] = lambda: None

    def verify(self, request: VerifyRequest) -> VerifyAnswer:
        self.asked.append(request)
        self.on_call()
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        if isinstance(reply, CouldNotAskError):
            raise reply
        return reply


def question(
    number: str = "25990000000000000001",
    *,
    kind: str = "digital_special",
    code: str | None = None,
    issued_on: date = date(2025, 1, 6),
    amount_fen: int | None = 113_000,
    check_code: str | None = None,
) -> VerifyRequest:
    return VerifyRequest(
        kind=kind,
        code=code,
        number=number,
        issued_on=issued_on,
        amount_fen=amount_fen,
        check_code=check_code,
    )
