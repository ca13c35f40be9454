"""What notify was built with: the ways out, and what the features above tell it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from backend.infra.config import Secrets, Settings
from backend.infra.crypto import Sealer
from backend.infra.mail import Transport, smtp_transport
from backend.infra.parts import part, provide
from backend.notify.channels.email import EmailChannel
from backend.notify.channels.robots import RobotChannel
from backend.notify.channels.webpush import PushChannel, PushServices


@dataclass(frozen=True, slots=True)
class Todo:
    """So many things of one sort wait for a person: "待我审批", 3, "张", "/claims"."""

    label: str
    count: int
    unit: str
    link: str


class TodoSource(Protocol):
    """A feature that knows what waits for people; asked for the daily digest."""

    def todos(self, person_id: int) -> Sequence[Todo]:
        """What waits for this person now; nothing that counts zero."""
        ...


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One date in a person's calendar: a day (``on``) or an instant (``at``), never both.

    ``uid`` is stable: the same thing has the same one for ever. ``alarms`` are how long before
    it the calendar rings.
    """

    uid: str
    title: str
    on: date | None = None
    at: datetime | None = None
    note: str = ""
    link: str = "/"
    alarms: tuple[timedelta, ...] = ()


class CalendarSource(Protocol):
    """A feature that knows dates of people; asked whenever a calendar is read."""

    def entries(self, person_id: int) -> Sequence[CalendarEntry]:
        """The dates of this person that still matter."""
        ...


MayOpen = Callable[[int, int], Any]
"""Person and object: raises NotFoundError when it is not his."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What the features above bring; ``subjects`` are paths ("/invoices/") and who may open."""

    todos: Sequence[TodoSource] = ()
    calendar: Sequence[CalendarSource] = ()
    subjects: Mapping[str, MayOpen] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outlets:
    """The ways out of the house of one application."""

    settings: Settings
    email: EmailChannel
    webpush: PushChannel
    robots: RobotChannel
    sealer: Sealer


def use(
    app: Any,
    settings: Settings,
    secrets: Secrets,
    sources: Sources,
    *,
    transport: Transport | None = None,
) -> None:
    """Give ``app`` its ways out; ``transport`` None means the mail server of the settings."""
    if transport is None and settings.smtp_url:
        transport = smtp_transport(settings)
    outlets = Outlets(
        settings,
        EmailChannel(transport, settings.mail_from, settings.effective_public_url),
        PushChannel(secrets.vapid_key, settings.mail_from, PushServices(settings.push_services)),
        RobotChannel(settings.robot_test_url.rstrip("/")),
        Sealer(secrets.field_key),
    )
    provide(app, outlets)
    provide(app, sources)


def outlets() -> Outlets:
    """Of the running application."""
    return part(Outlets)


def sources() -> Sources:
    """Of the running application."""
    return part(Sources)
