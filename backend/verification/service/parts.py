"""What the verbs of 查验 work with in one application."""

from dataclasses import dataclass
from typing import Any

from backend.infra.config import Settings
from backend.infra.files import FileStore
from backend.infra.parts import part, provide
from backend.verification.gateway import VerifyProvider
from backend.verification.rules import VerifyPolicy


@dataclass(frozen=True, slots=True)
class Verifier:
    """``provider`` None: nobody is asked by itself, people check by hand."""

    provider: VerifyProvider | None
    policy: VerifyPolicy
    evidence: FileStore


def use(app: Any, settings: Settings, provider: VerifyProvider | None) -> None:
    """Give ``app`` the provider that its settings name."""
    policy = VerifyPolicy(
        daily_limit=settings.verify_daily_limit,
        window_years=settings.verify_window_years,
        same_day_allowed=settings.same_day_allowed,
    )
    provide(app, Verifier(provider, policy, FileStore(settings.files_folder)))


def verifier() -> Verifier:
    """Of the running application."""
    return part(Verifier)
