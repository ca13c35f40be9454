"""The outside that answers 查验: one Protocol, and the provider that the settings name."""

from typing import Protocol

from backend.infra.config import Secrets, Settings, VerifyProviderName
from backend.verification.gateway.tencent import Access, TencentProvider
from backend.verification.questions import (
    CouldNotAskError,
    VerifyAnswer,
    VerifyRequest,
)

__all__ = [
    "Access",
    "CouldNotAskError",
    "TencentProvider",
    "VerifyAnswer",
    "VerifyProvider",
    "VerifyRequest",
    "choose_provider",
]


class VerifyProvider(Protocol):
    """Answers about one invoice; CouldNotAskError when nobody answered."""

    @property
    def name(self) -> str:
        """As stored with each attempt."""
        ...

    @property
    def is_sandbox(self) -> bool:
        """Whether its answers are made up."""
        ...

    def verify(self, request: VerifyRequest) -> VerifyAnswer:
        """One outbound call."""
        ...


def choose_provider(settings: Settings, secrets: Secrets) -> VerifyProvider | None:
    """The one provider of this installation; None when people check by hand.

    The sandbox is the same adapter at another address, and never a fallback for a real one.
    """
    match settings.verify_provider:
        case VerifyProviderName.MANUAL:
            return None
        case VerifyProviderName.TENCENT:
            return TencentProvider(
                Access(
                    secret_id=settings.tencent_secret_id,
                    secret_key=settings.tencent_secret_key,
                    endpoint=settings.tencent_endpoint,
                    timeout_s=settings.verify_timeout_s,
                )
            )
        case VerifyProviderName.SANDBOX:
            return TencentProvider(
                Access(
                    secret_id=secrets.sandbox_secret_id,
                    secret_key=secrets.sandbox_secret_key,
                    endpoint=f"http://127.0.0.1:{settings.effective_sandbox_port}",
                    timeout_s=settings.verify_timeout_s,
                ),
                name=VerifyProviderName.SANDBOX.value,
                is_sandbox=True,
            )
