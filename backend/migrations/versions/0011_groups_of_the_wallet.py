"""Invoices have a category, from their first item, and a purpose, from their owner."""

import json

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.add_column('invoice', sa.Column('category', sa.String(length=60)))
    op.add_column('invoice', sa.Column('purpose', sa.String(length=100)))
    _fill_categories()


def _fill_categories() -> None:
    connection = op.get_bind()
    rows = connection.execute(sa.text('SELECT id, items FROM invoice ORDER BY id')).all()
    filled = []
    for id_, stored in rows:
        items = json.loads(stored) if isinstance(stored, str) else stored
        name = str((items or [{}])[0].get('name') or '').strip()
        parts = name.split('*')
        if len(parts) > 2 and not parts[0] and parts[1].strip():
            filled.append({'id': id_, 'category': parts[1].strip()[:60]})
    if filled:
        connection.execute(
            sa.text('UPDATE invoice SET category = :category WHERE id = :id'), filled
        )


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table('invoice') as batch_op:
        batch_op.drop_column('purpose')
        batch_op.drop_column('category')
