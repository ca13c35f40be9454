"""What the people of the tests type into the forms."""

from typing import Any

from tests.personas import PASSWORD, Persona


def registration_of(persona: Persona, **changes: Any) -> dict[str, Any]:
    return {
        "username": persona.username,
        "display_name": persona.display_name,
        "email": persona.email,
        "password": PASSWORD,
    } | changes


def setup_by(persona: Persona, **changes: Any) -> dict[str, Any]:
    return registration_of(persona) | {"organisation_name": "晴川集团"} | changes


# Each is text and nothing else; none may ever be run, shown as markup or break a statement.
NASTY = (
    "'; DROP TABLE person; --",
    '" OR 1=1 --',
    "<script>alert(1)</script>",
    "{{7*7}}${7*7}",
    "%s%n\\x",
    "😀\u202e票卡",
)
