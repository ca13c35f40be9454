"""The wallet list against the raw SQLite driver, deep pages against the first, empty searches."""

import sqlite3
from collections.abc import Callable
from typing import Any

from backend.infra.db import db
from backend.invoices.schemas import WalletQueryIn
from backend.invoices.service import Within, list_own, relax_own
from backend.invoices.states import WalletFilter
from backend.web.context import settings
from bench.measure import compared, cpu_seconds
from bench.wallet_data import OWNER_ID, filled_app

_SIZES = (100_000, 1_000_000)
_DEEP_PAGE = 400
RAW_COLUMNS = (
    *("id", "reference_no", "kind", "number", "code", "issued_on", "amount_fen"),
    *("amount_meaning", "total_fen", "currency", "seller_name", "verify_status", "tax_status"),
    *("title_check", "usage_status", "review_status", "is_sandbox", "is_by_hand", "is_red_letter"),
    *("captured_at", "status_changed_at"),
)
RAW = (
    f"SELECT {', '.join(RAW_COLUMNS)} FROM invoice WHERE owner_id = ?"  # noqa: S608 - our columns
    " ORDER BY captured_at DESC, id DESC LIMIT 31"
)


def run() -> list[dict[str, Any]]:
    """Rows for 100,000 and 1,000,000 invoices."""
    rows = []
    for count in _SIZES:
        with filled_app(count) as app, app.app_context():
            rows += _compare(count)
            db.engine.dispose()
    return rows


def _compare(count: int) -> list[dict[str, Any]]:
    raw = sqlite3.connect(settings().sqlite_path)
    cursor = _cursor_of_page(_DEEP_PAGE)
    first, deep, driver = cpu_seconds(
        _ours(None), _ours(cursor), lambda: raw.execute(RAW, (OWNER_ID,)).fetchall()
    )
    raw.close()
    empty, ways_out = cpu_seconds(_in_vain, _ways_out, rounds=5, calls=1)
    return [
        compared(f"list of {count:,}, page 1", first, "raw driver, same rows", driver, 5),
        compared(f"list of {count:,}, page {_DEEP_PAGE}", deep, "page 1", first, 1.5),
        compared(f"ways out of an empty search, {count:,}", ways_out, "the search", empty, 5),
    ]


_IN_VAIN = WalletQueryIn(q="无此销售方", filter=WalletFilter.PROBLEM, month="2025-03")


def _in_vain() -> None:
    list_own(
        OWNER_ID,
        wallet_filter=_IN_VAIN.filter,
        search=_IN_VAIN.q,
        within=Within.of(_IN_VAIN),
    )
    db.session.rollback()


def _ways_out() -> None:
    relax_own(OWNER_ID, _IN_VAIN)
    db.session.rollback()


def _ours(cursor: str | None) -> Callable[[], None]:
    def call() -> None:
        list_own(OWNER_ID, cursor=cursor)
        db.session.rollback()

    return call


def _cursor_of_page(page: int) -> str | None:
    cursor = None
    for _ in range(page - 1):
        cursor = list_own(OWNER_ID, cursor=cursor)["next_cursor"]
    return cursor
