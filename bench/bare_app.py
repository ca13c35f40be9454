"""The peer of ``bench.wallet_api``: bare Flask views over the same database file.

``/same-query`` runs the same query through the raw driver and writes the same JSON. It knows no
sign-in, no cursor, no checks and no log. ``/constant`` returns bytes made once.
"""

import os
import sqlite3
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Response

from backend.reading.kinds import label_of
from bench.wallet_data import OWNER_ID
from bench.wallet_query import RAW, RAW_COLUMNS

app = Flask("bare")
app.json.ensure_ascii = False  # type: ignore[attr-defined] # the default provider has it
app.json.sort_keys = False  # type: ignore[attr-defined]
_connection = sqlite3.connect(os.environ["BARE_DATABASE"], check_same_thread=False)


@app.get("/same-query")
def same_query() -> Response:
    """The page, asked anew."""
    return Response(app.json.dumps(_page()), mimetype="application/json")


@app.get("/constant")
def constant() -> Response:
    """The same bytes without asking."""
    return Response(_BYTES, mimetype="application/json")


def _page() -> dict[str, Any]:
    rows = _connection.execute(RAW, (OWNER_ID,)).fetchall()
    return {"items": [_item(row) for row in rows[:30]], "next_cursor": "x" * 40}


def _item(row: tuple[Any, ...]) -> dict[str, Any]:
    item = dict(zip(RAW_COLUMNS, row, strict=True))
    item["kind_label"] = label_of(item["kind"])
    for name in ("is_sandbox", "is_by_hand", "is_red_letter"):
        item[name] = bool(item[name])
    for name in ("captured_at", "status_changed_at"):
        instant = datetime.fromisoformat(item[name]).replace(tzinfo=UTC)
        item[name] = instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return item


_BYTES = app.json.dumps(_page()).encode()
