"""Who is asking, and may he: every route declares one permission, undeclared ones are shut.

The check runs before the route's input is read, so that a stranger learns nothing from it.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from apiflask import APIFlask
from flask import Response, after_this_request, current_app, request

from backend.accounts import rules, service
from backend.accounts.errors import (
    InsecureTransportError,
    NotSignedInError,
    OtherPersonError,
    PasswordExpiredError,
)
from backend.accounts.rules import Person, Role
from backend.kernel.errors import ForbiddenError
from backend.web import origin, transport

COOKIE = "pkt_session"
_MARKS = "pkt_known"
# One cookie for everybody: with one a person, a shared browser would some day send more than
# the server takes, and nobody could sign in on it.
_MOST_MARKS = 8
_LONGEST_MARK = 160
# A phone that sends later what it kept while offline says here whose it is: another person may
# have signed in on it since, and the browser puts that person's cookie on the request.
FOR_PERSON = "For-Person"
_LONGEST_TOKEN = 128
_LOOKED_UP = "piaokatong.person"
# The built web client, the state of the process and the description of the API: no data.
OPEN_RULES = frozenset(
    {"/", "/<path:path>", "/share", "/healthz", "/readyz", "/api/openapi.json", "/api/docs"}
)


class Permission(StrEnum):
    """What a route asks of the person."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    CASHIER = "cashier"
    ACCOUNTANT = "accountant"
    BOOKS = "books"
    """Reads what was handed in: cashier, accountant, auditor."""
    TAX = "tax"
    """Clears: 税务员 and administrator."""
    TAX_APPROVAL = "tax_approval"
    """Approves a clearing (复核): who clears, and approvers."""
    TAX_BOOKS = "tax_books"
    """Reads about clearings: who clears or approves one, accountant, auditor."""
    ADMINISTRATOR = "administrator"
    SUPPORT = "support"
    """Answers tickets (工单)."""
    STATION = "station"
    """No person: a desk station, by the bearer token that the view itself looks at."""


_TAX = frozenset({Role.CLEARING_OPERATOR, Role.ADMINISTRATOR})
_ROLES: Mapping[Permission, frozenset[Role]] = {
    Permission.CASHIER: frozenset({Role.CASHIER}),
    Permission.ACCOUNTANT: frozenset({Role.ACCOUNTANT}),
    Permission.BOOKS: frozenset({Role.CASHIER, Role.ACCOUNTANT, Role.AUDITOR}),
    Permission.TAX: _TAX,
    Permission.TAX_APPROVAL: _TAX | {Role.APPROVER},
    Permission.TAX_BOOKS: _TAX | {Role.APPROVER, Role.ACCOUNTANT, Role.AUDITOR},
    Permission.ADMINISTRATOR: frozenset({Role.ADMINISTRATOR}),
    Permission.SUPPORT: rules.SUPPORT_ROLES,
}

_NOTED = frozenset({Permission.TAX, Permission.TAX_APPROVAL})
"""Who tries to act without one of these is written down (A3)."""

View = TypeVar("View", bound=Callable[..., Any])


def permits(permission: Permission, *, even_expired: bool = False) -> Callable[[View], View]:
    """Declares a view's permission; stands under its route and schema decorators.

    ``even_expired``: also for a person whose password is too old; to change it he needs little.
    """

    def mark(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        view.even_expired = even_expired  # type: ignore[attr-defined]
        return view

    return mark


def takes_password(view: View) -> View:
    """Declares that the view's input holds a password: not over plain HTTP (A6)."""
    view.takes_password = True  # type: ignore[attr-defined]
    return view


def permission_of(view: Callable[..., Any]) -> Permission | None:
    """The declared permission; None when there is none."""
    permission: Permission | None = getattr(view, "permission", None)
    return permission


def register(app: APIFlask) -> None:
    """Check origin, then permission, before every view."""
    origin.register(app)
    app.before_request(_check)


def person() -> Person:
    """The person of this request; NotSignedInError when nobody is signed in."""
    found = person_or_none()
    if found is None:
        raise NotSignedInError
    return found


def person_or_none() -> Person | None:
    """The person of this request, looked up once; None when nobody is signed in."""
    if _LOOKED_UP not in request.environ:
        request.environ[_LOOKED_UP] = _look_up()
    found: Person | None = request.environ[_LOOKED_UP]
    return found


def session_id() -> int:
    """The login session of this request; NotSignedInError when nobody is signed in."""
    token = token_of_request()
    found = service.find_session(token) if token else None
    if found is None:
        raise NotSignedInError
    return found.id


def token_of_request() -> str | None:
    """The session token that the browser sent; None without a usable one."""
    token = request.cookies.get(COOKIE)
    return token if token and len(token) <= _LONGEST_TOKEN else None


def hand_out_cookie(token: str) -> None:
    """Give the browser its session with the answer to this request."""

    @after_this_request
    def _set(response: Response) -> Response:
        response.set_cookie(
            COOKIE,
            token,
            max_age=rules.SESSION_LIFETIME,
            path="/",
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
        )
        return response


def mark_of_request(person_id: int) -> str | None:
    """The mark of a browser in which this person has signed in before; None without one."""
    return _marks_of_request().get(str(person_id))


def hand_out_mark(person_id: int, mark: str) -> None:
    """Make the browser known to this person's next sign-in; it is sent to no other route.

    A browser knows its last eight people.
    """
    others = {key: one for key, one in _marks_of_request().items() if key != str(person_id)}
    marks = [*others.items(), (str(person_id), mark)][-_MOST_MARKS:]

    @after_this_request
    def _set(response: Response) -> Response:
        response.set_cookie(
            _MARKS,
            "~".join(f"{key}:{one}" for key, one in marks),
            max_age=rules.KNOWN_DEVICE_LIFETIME,
            path="/api/login",
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
        )
        return response


def _marks_of_request() -> dict[str, str]:
    """Person ids and their marks, the last sign-in last."""
    pairs = [one.partition(":") for one in request.cookies.get(_MARKS, "").split("~")]
    return {
        key: mark
        for key, _, mark in pairs
        if key.isascii() and key.isdigit() and mark and len(f"{key}{mark}") <= _LONGEST_MARK
    }


def take_back_cookie() -> None:
    """Make the browser forget its session with the answer to this request."""

    @after_this_request
    def _delete(response: Response) -> Response:
        response.delete_cookie(
            COOKIE, path="/", secure=request.is_secure, httponly=True, samesite="Lax"
        )
        return response


def _check() -> None:
    rule = request.url_rule
    if rule is None or rule.rule in OPEN_RULES:
        return
    view = current_app.view_functions[rule.endpoint]
    if getattr(view, "takes_password", False) and not transport.is_private():
        raise InsecureTransportError
    match permission_of(view):
        case Permission.PUBLIC | Permission.STATION:
            return
        case None:
            raise ForbiddenError
        case permission:
            _refuse_without(permission, person())
    if person().must_change_password and not getattr(view, "even_expired", False):
        raise PasswordExpiredError


def _refuse_without(permission: Permission, signed_in: Person) -> None:
    if permission is Permission.SIGNED_IN:
        _refuse_for_another(signed_in)
    elif not _ROLES[permission] & signed_in.roles:
        if permission in _NOTED and request.method != "GET":
            service.note_refusal(signed_in.id, f"{request.method} {request.path}", permission)
        raise ForbiddenError


def _refuse_for_another(signed_in: Person) -> None:
    meant = request.headers.get(FOR_PERSON)
    if meant is not None and meant != str(signed_in.id):
        raise OtherPersonError


def _look_up() -> Person | None:
    token = token_of_request()
    found = service.find_session(token) if token else None
    if found is None:
        return None
    service.note_seen(found)
    return found.person
