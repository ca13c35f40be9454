"""Alembic's entry: runs the scripts on the database that infra.migrate names."""

from alembic import context
from sqlalchemy import create_engine, pool

from backend.infra.db import Base

config = context.config
url = config.attributes["database_url"]
engine = create_engine(url, poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
