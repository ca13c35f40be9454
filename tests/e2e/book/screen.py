"""What one page of the book is, and what may be pretended to reach its state."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from playwright.sync_api import Page, Route

Reply: TypeAlias = Callable[[Route], None]
Replies: TypeAlias = Mapping[str | re.Pattern[str], Reply]


class Who(StrEnum):
    """Whose phone it is."""

    NOBODY = "nobody"
    LIN = "lin"
    """A wallet full of invoices."""
    WANG = "wang"
    """Approver: a claim of 林's waits for him."""
    ZHAO = "zhao"
    """Nothing yet."""
    SUN = "sun"
    """Administrator."""


class Camera(StrEnum):
    """What the phone's camera does."""

    DESK = "desk"
    INVOICE = "invoice"
    REFUSED = "refused"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Screen:
    """One page of the book.

    ``route`` as routes.ts has it; ``path`` where it differs, {problem} and {sound} stand for ids of
    invoices, {draft}, {waiting}, {claim} and {paid} for those of claims;
    ``replies`` are pretended answers by URL pattern; ``script`` runs before the page's own;
    ``act`` brings the open page into the state. ``shows`` is a text that must be there.
    ``is_desk``: at a computer's screen instead of a phone's.
    """

    route: str
    state: str
    who: Who = Who.LIN
    path: str = ""
    camera: Camera = Camera.DESK
    replies: Replies = field(default_factory=dict)
    is_offline: bool = False
    script: str = ""
    act: Callable[[Page], None] | None = None
    shows: str = ""
    is_desk: bool = False

    @property
    def address(self) -> str:
        return self.path or self.route


def answers(body: Any, status: int = 200) -> Reply:
    """The server answers this."""
    kind = "application/json" if status < 400 else "application/problem+json"

    def reply(route: Route) -> None:
        route.fulfill(status=status, content_type=kind, body=json.dumps(body))

    return reply


def refuses(status: int, code: str, **facts: Any) -> Reply:
    """The server answers with a problem."""
    problem = {"type": "about:blank", "title": code, "status": status, "code": code, "detail": ""}
    return answers(problem | facts, status)


def changed(**members: Any) -> Reply:
    """What the server really answers, with some members changed."""

    def reply(route: Route) -> None:
        body = route.fetch().json()
        route.fulfill(json=body | members)

    return reply


_held: list[Route] = []


def never(route: Route) -> None:
    """The server never answers: what is loading stays so."""
    _held.append(route)


def let_go() -> None:
    """End the questions that were never answered, before their page is closed."""
    while _held:
        _held.pop().abort()


def cut(route: Route) -> None:
    """The line breaks."""
    route.abort()


def gets_only(reply: Reply) -> Reply:
    """Pretends for reads; what is written goes to the server."""

    def choose(route: Route) -> None:
        if route.request.method == "GET":
            reply(route)
        else:
            route.fallback()

    return choose
