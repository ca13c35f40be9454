"""The book of screens leaves no route of the client out, and knows no route that is gone."""

import re

from tests.e2e.book.screens import SCREENS
from tests.project.test_requirements_doc import ROOT

ROUTES = "".join(
    (ROOT / "pwa/src" / name).read_text(encoding="utf-8")
    for name in ("routes.ts", "clearingRoutes.ts", "helpRoutes.ts")
)
LITERAL = re.compile(r"\bpath: '([^']+)',\s+component:")


def routes() -> set[str]:
    """As the router writes them; a backslash stands there twice."""
    return {path.replace("\\\\", "\\") for path in LITERAL.findall(ROUTES)}


def test_every_route_has_a_page_in_the_book() -> None:
    assert routes() - {one.route for one in SCREENS} == set()


def test_every_page_of_the_book_is_a_route_or_stands_alone() -> None:
    assert {one.route for one in SCREENS} - routes() == {"/safe.html"}


def test_no_two_pages_of_the_book_have_the_same_name() -> None:
    names = [(one.route, one.state, one.who) for one in SCREENS]

    assert len(names) == len(set(names))
