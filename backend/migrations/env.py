"""Alembic's entry: runs the scripts on the database that infra.migrate names."""

from typing import Literal

from alembic import context
from sqlalchemy import create_engine, pool, text

from backend.infra.db import Base, Instant


def render_item(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Scripts name no code of ours, so that they stay true when it moves."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Instant) else False


config = context.config
url = config.attributes["database_url"]
engine = create_engine(url, poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        render_item=render_item,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":  # another machine may be starting, too
            connection.execute(text(f"SELECT pg_advisory_xact_lock({config.attributes['lock']})"))
        context.run_migrations()
