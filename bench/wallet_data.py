"""A database full of invented invoices, made by the project's own migrations."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from apiflask import APIFlask
from sqlalchemy import insert

from backend.accounts.models import PersonRow
from backend.application import create_app
from backend.infra.config import Settings
from backend.infra.db import transaction
from backend.infra.migrate import upgrade
from backend.invoices.models import Invoice

_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
_SELLERS = [f"示例商贸{number:03d}（上海）有限公司" for number in range(400)]
_CHUNK = 20_000
OWNER_ID = 1


@contextmanager
def filled_app(count: int) -> Iterator[APIFlask]:
    """An application on a fresh SQLite file that holds ``count`` invoices of person 1."""
    with TemporaryDirectory() as folder:
        settings = Settings(piaokatong_data=Path(folder))
        upgrade(settings)
        app = create_app(settings)
        with app.app_context():
            _add_owner()
            for first in range(0, count, _CHUNK):
                rows = [row_of(number) for number in range(first, min(first + _CHUNK, count))]
                with transaction() as session:
                    session.execute(insert(Invoice), rows)
        yield app


def _add_owner() -> None:
    with transaction() as session:
        session.execute(insert(PersonRow), [_owner()])


def _owner() -> dict[str, Any]:
    return {
        "id": OWNER_ID,
        "username": "lin",
        "username_key": "lin",
        "email": "lin@example.com",
        "email_key": "lin@example.com",
        "display_name": "林",
        "password_hash": "-",
        "password_set_at": _BEGAN,
        "state": "active",
        "created_at": _BEGAN,
    }


def row_of(number: int) -> dict[str, Any]:
    """The columns of the invoice with this number in the series."""
    captured_at = _BEGAN + timedelta(seconds=number * 7)
    return {
        "dedupe_key": f"2599{number:016d}",
        "reference_no": f"PK{number:012d}",
        "owner_id": OWNER_ID,
        "kind": "digital_ordinary",
        "number": f"2599{number:016d}",
        "issued_on": date(2025, 1, 1) + timedelta(days=number % 600),
        "amount_fen": 100 + number % 900_000,
        "amount_meaning": "with_tax",
        "total_fen": 100 + number % 900_000,
        "seller_name": _SELLERS[number % len(_SELLERS)],
        "verify_status": "consistent" if number % 5 else "pending",
        "tax_status": "normal",
        "intake_channel": "qr_scan",
        "captured_at": captured_at,
        "created_at": captured_at,
        "status_changed_at": captured_at,
        "items": [],
        "warnings": [],
    }
