"""Whether an answer is news to the owner of the invoice, who may have left the page long ago."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from backend.verification.outcomes import CONCLUSIVE, Outcome

_STILL_WATCHING = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier attempt; ``was_pressed``: a person waited for it."""

    outcome: Outcome | None
    asked_at: datetime
    was_pressed: bool


def is_news(
    outcome: Outcome,
    earlier: Sequence[Earlier],
    *,
    now: datetime,
    captured_at: datetime,
    wanted_at: datetime | None,
) -> bool:
    """``earlier`` newest first; ``wanted_at``: when a person asked for this try, None = nobody.

    Who asked for it is told whatever comes, unless the answer came at once. Otherwise only what
    differs from the last yes or no is told; a first answer without delay is seen on the page.
    """
    if outcome not in CONCLUSIVE:
        return False
    pressed = [one.asked_at for one in earlier if one.was_pressed]
    watched_at = max([captured_at, *pressed, *([wanted_at] if wanted_at else [])])
    if now - watched_at < _STILL_WATCHING:
        return False
    if wanted_at is not None:
        return True
    known = next((one.outcome for one in earlier if one.outcome in CONCLUSIVE), None)
    return bool(earlier) and outcome is not known
