"""What 收票 asks of the feature beside it: in which claim an invoice sits."""

from dataclasses import dataclass
from typing import Any, Protocol

from backend.infra.parts import part, provide


class ClaimOf(Protocol):
    """Knows claims."""

    def __call__(self, invoice_id: int) -> str | None:
        """Number of the claim that the invoice sits in; None when it is free."""
        ...


@dataclass(frozen=True, slots=True)
class _Neighbour:
    claim_of: ClaimOf


def use(app: Any, claim_of: ClaimOf) -> None:
    """Give ``app`` who knows."""
    provide(app, _Neighbour(claim_of))


def claim_of(invoice_id: int) -> str | None:
    """As ``ClaimOf``, of the running application."""
    return part(_Neighbour).claim_of(invoice_id)
