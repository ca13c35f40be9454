"""What the routes of 提醒设置 take and give."""

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from backend.notify.kinds import Channel, KindGroup, NoticeKind
from backend.web.schemas import In, Out, UtcInstant

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
OwnChannel = Literal[Channel.EMAIL, Channel.WEBPUSH]


def _clock_time(text: str) -> str:
    if _CLOCK.fullmatch(text) is None:
        raise ValueError("时间应为 HH:MM，例如 22:00。")
    return text


ClockTime = Annotated[str, Field(max_length=5), AfterValidator(_clock_time)]


class KindChoiceIn(In):
    """How one kind is to reach the person, besides the inbox."""

    kind: NoticeKind
    channels: list[OwnChannel] = Field(max_length=2)


class PreferencesIn(In):
    """All choices of a person; quiet hours are times in China, both or none."""

    kinds: list[KindChoiceIn] = Field(max_length=len(NoticeKind))
    quiet_from: ClockTime | None
    quiet_to: ClockTime | None
    wants_digest: bool

    @model_validator(mode="after")
    def _both_or_none(self) -> Self:
        if (self.quiet_from is None) != (self.quiet_to is None):
            raise ValueError("免打扰的开始和结束时间要同时填写。")
        return self


class KindChoiceOut(Out):
    """One kind, under its heading, and how it reaches the person."""

    kind: NoticeKind
    label: str
    group: KindGroup
    channels: list[OwnChannel]


class SubscriptionOut(Out):
    """One browser that takes pushes; ``is_paused``: its push service cannot be reached."""

    id: int
    device: str
    created_at: UtcInstant
    is_paused: bool


class PreferencesOut(Out):
    """Everything that 提醒设置 shows; ``push_key`` is what a browser subscribes with."""

    kinds: list[KindChoiceOut]
    quiet_from: str | None
    quiet_to: str | None
    wants_digest: bool
    push_key: str
    subscriptions: list[SubscriptionOut]
    sends_mail: bool
    calendar_since: UtcInstant | None
    calendar_read_at: UtcInstant | None


class PushKeysIn(In):
    """The keys of a browser's subscription, base64url."""

    p256dh: str = Field(min_length=40, max_length=100)
    auth: str = Field(min_length=10, max_length=40)


class SubscriptionIn(In):
    """What PushSubscription.toJSON() gives."""

    endpoint: str = Field(min_length=10, max_length=1000)
    keys: PushKeysIn


class SubscribedOut(Out):
    """The row of this browser."""

    id: int


class TestSentOut(Out):
    """Whether a test notice went out; within one minute there is one."""

    is_new: bool


class CalendarOut(Out):
    """A new secret address; it is shown this once."""

    url: str
