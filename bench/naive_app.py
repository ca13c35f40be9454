"""The peer of ``bench.reference``: an invoice app as popular ones are written.

Every request loads the whole table for its statistics box, amounts are strings, the list is
sorted in Python, a search is a substring of any column, one invoice is unique per user only. It
has no sign-in to check and no verification, so it does less than the product per request.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask, Response, jsonify, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import UniqueConstraint, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_PAGE = 30


class _Base(DeclarativeBase):
    pass


_db = SQLAlchemy(model_class=_Base)


class _Invoice(_Base):
    __tablename__ = "invoices"
    __table_args__ = (UniqueConstraint("user_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int]
    number: Mapped[str]
    kind: Mapped[str]
    issued_on: Mapped[str]
    amount: Mapped[str]
    seller: Mapped[str]
    status: Mapped[str]


@contextmanager
def filled_naive_app(rows: Iterable[dict[str, Any]]) -> Iterator[Flask]:
    """The app on a fresh SQLite file with the invoices of ``bench.wallet_data``."""
    with TemporaryDirectory() as folder:
        app = Flask("naive")
        app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{Path(folder) / 'naive.db'}"
        _db.init_app(app)
        app.add_url_rule("/invoices", view_func=_list)
        with app.app_context():
            _db.create_all()
            _db.session.execute(insert(_Invoice), [_as_strings(row) for row in rows])
            _db.session.commit()
        yield app
        with app.app_context():
            _db.engine.dispose()


def _as_strings(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "user_id": row["owner_id"],
        "number": row["number"],
        "kind": row["kind"],
        "issued_on": row["issued_on"].isoformat(),
        "amount": f"{row['amount_fen'] / 100:.2f}",
        "seller": row["seller_name"],
        "status": row["verify_status"],
    }


def _list() -> Response:
    """A page of invoices and the statistics box above it."""
    everything = _db.session.scalars(select(_Invoice).filter_by(user_id=1)).all()
    wanted = request.args.get("q", "")
    found = [one for one in everything if wanted in one.number or wanted in one.seller]
    found.sort(key=lambda one: float(one.amount), reverse=True)
    box = {
        "count": len(everything),
        "total": sum(float(one.amount) for one in everything),
        "by_status": Counter(one.status for one in everything),
    }
    return jsonify(items=[_shown(one) for one in found[:_PAGE]], statistics=box)


def _shown(one: _Invoice) -> dict[str, Any]:
    return {column.key: getattr(one, column.key) for column in _Invoice.__table__.columns}
