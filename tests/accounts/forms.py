"""What the people of the tests type into the forms."""

import re
from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from tests.personas import PASSWORD, Persona

LatestMail = Callable[[], dict[str, Any]]
"""What the fixture ``latest_mail`` gives."""


def registration_of(persona: Persona, **changes: Any) -> dict[str, Any]:
    return {
        "username": persona.username,
        "display_name": persona.display_name,
        "email": persona.email,
        "password": PASSWORD,
    } | changes


def setup_by(persona: Persona, **changes: Any) -> dict[str, Any]:
    return registration_of(persona) | {"organisation_name": "晴川集团"} | changes


def log_in(
    client: FlaskClient, username: str = "lin", password: str = PASSWORD, **options: Any
) -> Any:
    form = {"username": username, "password": password}
    return client.post("/api/login", json=form, **options)


def token_in(mail: dict[str, Any], screen: str = "confirm") -> str:
    found = re.search(rf"http://127\.0\.0\.1:8000/{screen}#(\S+)", mail["body"])
    assert found
    return found[1]


def reset_token_in(mail: dict[str, Any]) -> str:
    return token_in(mail, "reset")


# Each is text and nothing else; none may ever be run, shown as markup or break a statement.
NASTY = (
    "'; DROP TABLE person; --",
    '" OR 1=1 --',
    "<script>alert(1)</script>",
    "{{7*7}}${7*7}",
    "%s%n\\x",
    "😀\u202e票卡",
)
