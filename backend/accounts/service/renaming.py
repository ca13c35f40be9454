"""Whoever compares with the companies' titles is told here when one comes or changes."""

from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy.orm import Session

from backend.infra.parts import part, provide


class OnCompaniesChanged(Protocol):
    """A floor above wants to know; ``application`` brings the two together."""

    def __call__(self, session: Session) -> object:
        """In the transaction of the change, with the company's row locked."""
        ...


@dataclass(frozen=True, slots=True)
class _Listener:
    tell: OnCompaniesChanged


def tell_when_companies_change(app: Any, listener: OnCompaniesChanged) -> None:
    """Give ``app`` the one that is told."""
    provide(app, _Listener(listener))


def tell_companies_changed(session: Session) -> None:
    """A title or tax id is new or another."""
    part(_Listener).tell(session)
