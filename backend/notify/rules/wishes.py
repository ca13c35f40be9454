"""Which ways a notice goes and when: preferences and quiet hours. No database, no framework."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from backend.kernel.clock import BEIJING
from backend.notify.kinds import RULES, Channel, NoticeKind

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From-to in minutes after midnight in China; it may span midnight. Equal ends: never quiet."""

    from_minute: int
    to_minute: int

    def ends_at(self, now: datetime) -> datetime | None:
        """When the quiet that ``now`` lies in ends; None when it is not quiet."""
        local = now.astimezone(BEIJING)
        minute = local.hour * 60 + local.minute
        length = (self.to_minute - self.from_minute) % MINUTES_A_DAY
        passed = (minute - self.from_minute) % MINUTES_A_DAY
        if passed >= length:
            return None
        begun = local.replace(second=0, microsecond=0) - timedelta(minutes=passed)
        return (begun + timedelta(minutes=length)).astimezone(now.tzinfo)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What one person chose; kinds without a choice of his own go by their defaults."""

    chosen: Mapping[NoticeKind, frozenset[Channel]] = field(default_factory=dict)
    quiet: QuietHours | None = None
    wants_digest: bool = False

    def channels_of(self, kind: NoticeKind) -> frozenset[Channel]:
        """How this person hears of this kind, besides the inbox."""
        return self.chosen.get(kind, RULES[kind].channels)

    def due_at(self, kind: NoticeKind, now: datetime) -> datetime:
        """When a delivery may go out: what is not urgent waits for the end of the quiet."""
        if self.quiet is None or RULES[kind].is_urgent:
            return now
        return self.quiet.ends_at(now) or now
