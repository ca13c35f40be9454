"""What is asked of a provider and what comes back: values without behaviour."""

from dataclasses import dataclass
from datetime import date

from backend.invoices.official import OfficialFacts
from backend.kernel.errors import UnavailableError
from backend.verification.outcomes import MESSAGES, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyRequest:
    """The fields of one invoice as 查验 wants them.

    ``amount_fen`` is the amount that the form of the kind asks for, ``check_code`` the signs that
    it asks for (mostly the last six); None where the kind needs none.
    """

    kind: str
    code: str | None
    number: str
    issued_on: date
    amount_fen: int | None = None
    check_code: str | None = None
    seller_tax_id: str | None = None

    def as_json(self) -> dict[str, str | int | None]:
        """The same as JSON values, for the attempt's row and digest."""
        return {
            "kind": self.kind,
            "code": self.code,
            "number": self.number,
            "issued_on": self.issued_on.isoformat(),
            "amount_fen": self.amount_fen,
            "check_code": self.check_code,
            "seller_tax_id": self.seller_tax_id,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyAnswer:
    """The provider answered the question; ``raw_code`` is its own word for the outcome."""

    outcome: Outcome
    raw_code: str
    request_id: str | None = None
    facts: OfficialFacts | None = None


class CouldNotAskError(UnavailableError):
    """Nobody answered: no verdict on the invoice.

    ``outcome`` is one of COULD_NOT_ASK. ``was_sent`` False means that the question certainly
    never left this machine, so that it cannot have used up one of the day's checks.
    """

    code = "verification.could_not_ask"

    def __init__(
        self,
        outcome: Outcome,
        raw_code: str,
        *,
        request_id: str | None = None,
        was_sent: bool = True,
    ) -> None:
        super().__init__(MESSAGES[outcome])
        self.outcome = outcome
        self.raw_code = raw_code
        self.request_id = request_id
        self.was_sent = was_sent
