"""When to ask again by itself, if at all."""

from datetime import datetime, time, timedelta

from backend.kernel.clock import BEIJING
from backend.verification.outcomes import Outcome
from backend.verification.rules.asking import VerifyPolicy

GIVE_UP_AFTER = timedelta(days=30)
"""Without an answer for so long, a person has to look at it."""

_FIRST_OF_DAY = time(0, 10)
_SPREAD_OF_DAY = timedelta(minutes=50)
_BUSY_S = (15.0, 300.0, 3600.0)
"""Each try costs one of the day's few checks: few and ever rarer."""
_UNSENT_S = (5.0, 15.0, 60.0, 300.0, 1800.0)
"""Nothing left this machine, so a try costs nothing."""
_CONFIG_S = (600.0, 3600.0, 3 * 3600.0)
"""An administrator has to act first."""


def next_try(
    outcome: Outcome,
    *,
    now: datetime,
    attempt: int,
    asked_today: int,
    was_sent: bool,
    policy: VerifyPolicy,
    spread: float,
) -> datetime | None:
    """When the next automatic try is due; None when none would tell more.

    ``attempt`` counts from 1, ``asked_today`` includes this one, ``spread`` in [0, 1) keeps what
    failed together from coming back together.
    """
    match outcome:
        case Outcome.DAILY_LIMIT | Outcome.NOT_YET:
            return next_day_try(now, spread)
        case Outcome.PROVIDER_BUSY | Outcome.PROVIDER_CONFIG:
            if asked_today >= policy.own_limit:
                return next_day_try(now, spread)
            return now + _pause(_steps(outcome, was_sent), attempt, spread)
        case (
            Outcome.MATCH_VALID
            | Outcome.MATCH_VOID
            | Outcome.MATCH_RED_PARTIAL
            | Outcome.MATCH_RED_FULL
            | Outcome.MATCH_IS_RED_LETTER
            | Outcome.MISMATCH
            | Outcome.NOT_FOUND
            | Outcome.TOO_OLD
            | Outcome.BAD_INPUT
            | Outcome.UNSUPPORTED
        ):
            return None


def next_day_try(now: datetime, spread: float) -> datetime:
    """Tomorrow in China, from 00:10 on, spread over most of an hour."""
    tomorrow = now.astimezone(BEIJING).date() + timedelta(days=1)
    return datetime.combine(tomorrow, _FIRST_OF_DAY, tzinfo=BEIJING) + spread * _SPREAD_OF_DAY


def _steps(outcome: Outcome, was_sent: bool) -> tuple[float, ...]:
    if outcome is Outcome.PROVIDER_CONFIG:
        return _CONFIG_S
    return _BUSY_S if was_sent else _UNSENT_S


def _pause(steps: tuple[float, ...], attempt: int, spread: float) -> timedelta:
    step = steps[min(max(attempt, 1), len(steps)) - 1]
    return timedelta(seconds=step * (0.75 + spread / 2))
