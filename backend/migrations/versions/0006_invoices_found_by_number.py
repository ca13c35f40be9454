"""A person's invoices are found by number; a verdict read off the official site is marked."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.add_column(
        'invoice',
        sa.Column('is_by_hand', sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.drop_index('ix_invoice_number', table_name='invoice')
    op.create_index('ix_invoice_owner_number', 'invoice', ['owner_id', 'number'])


def downgrade() -> None:
    """Take the schema back."""
    op.drop_index('ix_invoice_owner_number', table_name='invoice')
    op.create_index('ix_invoice_number', 'invoice', ['number'])
    with op.batch_alter_table('invoice') as batch_op:
        batch_op.drop_column('is_by_hand')
