"""The standing comparison with a naive app: list, exact and partial search; and fixed limits.

Both answer whole requests in one process, in turns, over the same invoices. Counted is CPU time,
the best round of each. The limits (10 ms for an exact search at 100,000 invoices, 60 KB for the
home page) are row L4 of docs/requirements.md.
"""

from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from backend.accounts import guard, service
from backend.infra.db import db, transaction
from bench.measure import compared, cpu_seconds
from bench.naive_app import filled_naive_app
from bench.wallet_data import OWNER_ID, filled_app, row_of

_SIZES = {10_000: 12, 100_000: 3}  # invoices: rounds
_GOAL = 1 / 20
_EXACT_LIMIT_MS = 10
_HOME_LIMIT_KB = 60
_SELLER = "商贸123"


def run() -> list[dict[str, Any]]:
    """Rows for 10,000 and 100,000 invoices, then the limits."""
    rows = []
    for count, rounds in _SIZES.items():
        with filled_app(count) as app, filled_naive_app(map(row_of, range(count))) as naive:
            ours, theirs = app.test_client(), naive.test_client()
            with app.app_context():
                with transaction() as session:
                    token = service.open_session(session, OWNER_ID)
                ours.set_cookie(guard.COOKIE, token)
            rows += _compare(count, rounds, ours, theirs)
            with app.app_context():
                db.engine.dispose()
    return rows


def _compare(
    count: int, rounds: int, ours: FlaskClient, theirs: FlaskClient
) -> list[dict[str, Any]]:
    number = row_of(count // 2)["number"]
    rows = []
    for what, query in (("list", ""), ("exact search", number), ("part of a name", _SELLER)):
        fast, slow = cpu_seconds(
            _asking(ours, "/api/invoices", query),
            _asking(theirs, "/invoices", query),
            rounds=rounds,
            calls=1,
        )
        rows.append(compared(f"{what}, {count:,}", fast, "naive app", slow, _GOAL))
        if what == "exact search":
            rows.append(_limit(f"exact search, {count:,}, ms", fast * 1000, _EXACT_LIMIT_MS))
    rows.append(_limit(f"home data, {count:,}, KB", _home_kb(ours), _HOME_LIMIT_KB))
    return rows


def _asking(client: FlaskClient, path: str, query: str) -> Callable[[], None]:
    def ask() -> None:
        answer = client.get(path, query_string={"q": query} if query else None)
        if answer.status_code != 200 or not answer.get_json()["items"]:
            raise RuntimeError(f"{path}: {answer.status_code}, or nothing found")

    return ask


def _home_kb(client: FlaskClient) -> float:
    """Everything that the home page asks for."""
    answers = [client.get(path) for path in ("/api/session", "/api/home")]
    if any(answer.status_code != 200 for answer in answers):
        raise RuntimeError("the home page's data could not be read")
    return sum(len(answer.data) for answer in answers) / 1024


def _limit(what: str, measured: float, limit: float) -> dict[str, Any]:
    return {
        "what": what,
        "peer": "limit",
        "ratio": measured / limit,
        "goal": f"{measured:.3g} of {limit}",
        "ok": measured <= limit,
    }
