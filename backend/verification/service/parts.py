"""What the verbs of 查验 work with in one application."""

from dataclasses import dataclass
from typing import Any

from backend.infra.config import Settings
from backend.infra.files import FileStore
from backend.infra.parts import part, provide
from backend.verification.gateway import VerifyProvider
from backend.verification.rules import VerifyPolicy
from backend.verification.rules.refreshing import parse_window


@dataclass(frozen=True, slots=True)
class Verifier:
    """``provider`` None: nobody is asked by itself, people check by hand.

    ``nightly``: so many open invoices the nightly refresh plans at most.
    """

    provider: VerifyProvider | None
    policy: VerifyPolicy
    evidence: FileStore
    nightly: int


def use(app: Any, settings: Settings, provider: VerifyProvider | None) -> None:
    """Give ``app`` the provider that its settings name."""
    policy = VerifyPolicy(
        daily_limit=settings.verify_daily_limit,
        window_years=settings.verify_window_years,
        same_day_allowed=settings.same_day_allowed,
        rest=parse_window(settings.verify_rest),
    )
    store = FileStore(settings.files_folder)
    provide(app, Verifier(provider, policy, store, settings.verify_nightly))


def verifier() -> Verifier:
    """Of the running application."""
    return part(Verifier)
