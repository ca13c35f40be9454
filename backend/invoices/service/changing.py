"""Whoever looks at every new or newly verified invoice is told here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy.orm import Session

from backend.infra.parts import part, provide
from backend.invoices.models import Invoice


class OnInvoiceChanged(Protocol):
    """A floor above wants to look at it; ``application`` brings the two together."""

    def __call__(self, session: Session, invoice: Invoice) -> None:
        """In the transaction that stores the invoice, or has locked it to write a verdict."""
        ...


@dataclass(frozen=True, slots=True)
class _Lookers:
    all: tuple[OnInvoiceChanged, ...]


def tell_when_changed(app: Any, lookers: Sequence[OnInvoiceChanged]) -> None:
    """Give ``app`` those who are told."""
    provide(app, _Lookers(tuple(lookers)))


def tell_changed(session: Session, invoice: Invoice) -> None:
    """The invoice is new, or somebody has spoken about it."""
    for looker in part(_Lookers).all:
        looker(session, invoice)
