"""Whoever wants to know at once that an invoice was voided or reversed is told here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy.orm import Session

from backend.infra.parts import part, provide
from backend.invoices.models import Invoice


class OnInvoiceTurned(Protocol):
    """A floor above wants to know; ``application`` brings the two together."""

    def __call__(self, session: Session, invoice: Invoice) -> None:
        """Runs in the verdict's transaction, with the invoice's row locked: locks no claim."""
        ...


@dataclass(frozen=True, slots=True)
class _Listeners:
    all: tuple[OnInvoiceTurned, ...]


def tell_when_turned(app: Any, listeners: Sequence[OnInvoiceTurned]) -> None:
    """Give ``app`` those who are told."""
    provide(app, _Listeners(tuple(listeners)))


def tell_turned(session: Session, invoice: Invoice) -> None:
    """The invoice is voided, reversed or out of control since this transaction."""
    session.flush()
    for listener in part(_Listeners).all:
        listener(session, invoice)
