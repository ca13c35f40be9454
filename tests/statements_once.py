"""Compiles each statement once for the whole suite instead of once for each test's database.

SQLAlchemy keeps compiled statements for each engine and dialect; every test has an engine of its
own, but all SQLite files speak one dialect, and so do all databases of one PostgreSQL server.
"""

from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Engine

_make_engine = SQLAlchemy._make_engine
_first: dict[tuple[str, str], Engine] = {}


def _make_sharing(self: SQLAlchemy, *told: Any) -> Engine:
    engine = _make_engine(self, *told)
    kind = (engine.dialect.name, engine.dialect.driver)
    first = _first.get(kind)
    if first is None or first.dialect.server_version_info is None:  # it has never connected
        _first[kind] = engine
    else:
        engine.dialect = first.dialect
        engine._compiled_cache = first._compiled_cache
    return engine


SQLAlchemy._make_engine = _make_sharing  # type: ignore[assignment, method-assign] # tests
