"""为什么查不到: what is known about an invoice that has no good answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from backend.invoices.states import IntakeChannel
from backend.kernel.clock import BEIJING
from backend.verification.outcomes import CONCLUSIVE, Outcome
from backend.verification.rules.asking import VerifyPolicy

UNSENT_CODES = frozenset({"ClientNetworkError"})
"""Raw codes of a question that never left this machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One attempt that ended; ``raw_code`` as the provider worded it, ``local`` = not sent."""

    outcome: Outcome
    asked_at: datetime
    raw_code: str | None = None
    is_by_hand: bool = False

    @property
    def was_refused_here(self) -> bool:
        """We knew the outcome without a call."""
        return self.raw_code == "local"

    @property
    def could_not_leave(self) -> bool:
        """The network of the server did not carry the question out."""
        return self.raw_code in UNSENT_CODES


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another invoice of the same person whose number differs by one sign."""

    invoice_id: int
    number: str
    is_same_day: bool = False
    is_same_amount: bool = False
    is_consistent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How the provider has answered lately, over everybody's invoices.

    ``answered`` and ``failed`` count its last questions within ``HEALTH_WINDOW``;
    ``last_answer_at`` None: no answer is remembered.
    """

    answered: int = 0
    failed: int = 0
    last_answer_at: datetime | None = None

    @property
    def is_known(self) -> bool:
        """Whether anybody was asked lately."""
        return self.answered + self.failed > 0

    @property
    def is_bad(self) -> bool:
        """More than half of the questions got no answer."""
        return self.failed > self.answered


HEALTH_WINDOW = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything that the diagnosis looks at; None = not known.

    ``tries`` are those that ended, newest first. ``provider`` None: people check by hand.
    ``oddities`` and ``obstacles`` are sentences of the number checks and of the form's needs.
    ``maintenance_until`` is the end of a known window that ``now`` lies in.
    """

    now: datetime
    number: str
    issued_on: date | None
    channel: IntakeChannel
    captured_at: datetime
    stored_at: datetime
    reference_no: str
    crc: str = "absent"
    has_original: bool = False
    is_width_repaired: bool = False
    oddities: Sequence[str] = ()
    obstacles: Sequence[str] = ()
    neighbour: Neighbour | None = None
    tries: Sequence[Try] = ()
    asked_today: int = 0
    policy: VerifyPolicy = field(default_factory=VerifyPolicy)
    is_planned: bool = False
    next_try_at: datetime | None = None
    has_given_up: bool = False
    provider: str | None = "tencent"
    is_sandbox: bool = False
    health: Health = field(default_factory=Health)
    maintenance_until: datetime | None = None

    @property
    def today(self) -> date:
        """The day in China."""
        return self.now.astimezone(BEIJING).date()

    @property
    def age_days(self) -> int | None:
        """Days since the issue; negative for a date in the future."""
        return None if self.issued_on is None else (self.today - self.issued_on).days

    @property
    def last(self) -> Try | None:
        """The newest try."""
        return self.tries[0] if self.tries else None

    @property
    def last_outcome(self) -> Outcome | None:
        """Of the newest try."""
        return self.tries[0].outcome if self.tries else None

    @property
    def answer(self) -> Try | None:
        """The newest try in which the official side spoke about this very invoice."""
        return next((one for one in self.tries if one.outcome in CONCLUSIVE), None)

    @property
    def is_typed(self) -> bool:
        """Whether a person typed the fields."""
        return self.channel is IntakeChannel.MANUAL

    @property
    def is_denied(self) -> bool:
        """The official side said: no such invoice."""
        return self.answer is not None and self.answer.outcome is Outcome.NOT_FOUND
