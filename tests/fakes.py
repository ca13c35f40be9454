"""Fakes of what is outside the product; each implements the Protocol that the product asks for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage


@dataclass
class FakeClock:
    """Stands still until told to move."""

    instant: datetime = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def pass_time(self, **duration: float) -> None:
        """``pass_time(minutes=10)``: the arguments of timedelta."""
        self.instant += timedelta(**duration)


@dataclass
class FakeTransport:
    """A mail server that keeps what it gets; ``failures`` are raised first, one a try."""

    failures: list[Exception] = field(default_factory=list)
    sent: list[EmailMessage] = field(default_factory=list)

    def send(self, message: EmailMessage) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append(message)


@dataclass
class FakeBell:
    """Remembers what was rung; nobody answers."""

    rung: list[tuple[str, int]] = field(default_factory=list)

    def ring(self, name: str, row_id: int) -> None:
        self.rung.append((name, row_id))

    def serve(self, answer: Callable[[str, int], None]) -> None:
        """Returns at once."""
