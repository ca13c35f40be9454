"""Invoices on devices by state, their stock from 领购 to 核销, and when it is low."""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.add_column('clear_session', sa.Column('invoices', sa.JSON(), nullable=True))
    with op.batch_alter_table('clear_settings') as batch_op:
        batch_op.add_column(
            sa.Column('stock_threshold', sa.Integer(), nullable=False, server_default='50')
        )
    with op.batch_alter_table('clear_settings') as batch_op:
        batch_op.alter_column('stock_threshold', server_default=None)
    op.create_table(
        'stock_segment',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('device_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=8), nullable=False),
        sa.Column('label', sa.String(length=60), nullable=False),
        sa.Column('invoice_code', sa.String(length=20), nullable=False),
        sa.Column('first_number', sa.BigInteger(), nullable=False),
        sa.Column('last_number', sa.BigInteger(), nullable=False),
        sa.Column('count', sa.BigInteger(), nullable=False),
        sa.Column('left', sa.BigInteger(), nullable=True),
        sa.Column('bought_on', sa.Date(), nullable=True),
        sa.Column('first_seen_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('gone_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('buyer_id', sa.Integer(), nullable=True),
        sa.Column('keeper_id', sa.Integer(), nullable=True),
        sa.Column('kept_since', sa.Date(), nullable=True),
        sa.Column('written_off_on', sa.Date(), nullable=True),
        sa.Column('written_off_by', sa.Integer(), nullable=True),
        sa.Column('registration_ref', sa.String(length=80), nullable=True),
        sa.CheckConstraint(
            '(written_off_on IS NULL) = (registration_ref IS NULL)',
            name=op.f('ck_stock_segment_registered'),
        ),
        sa.ForeignKeyConstraint(
            ['device_id'], ['clear_device.id'], name=op.f('fk_stock_segment_device_id_clear_device')
        ),
        sa.ForeignKeyConstraint(
            ['buyer_id'],
            ['person.id'],
            name=op.f('fk_stock_segment_buyer_id_person'),
            ondelete='SET NULL',
        ),
        sa.ForeignKeyConstraint(
            ['keeper_id'],
            ['person.id'],
            name=op.f('fk_stock_segment_keeper_id_person'),
            ondelete='SET NULL',
        ),
        sa.ForeignKeyConstraint(
            ['written_off_by'],
            ['person.id'],
            name=op.f('fk_stock_segment_written_off_by_person'),
            ondelete='SET NULL',
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_stock_segment')),
        sa.UniqueConstraint(
            'device_id',
            'kind',
            'invoice_code',
            'last_number',
            name=op.f('uq_stock_segment_device_id'),
        ),
    )
    with op.batch_alter_table('stock_segment') as batch_op:
        batch_op.create_index('ix_stock_segment_device', ['device_id', 'id'], unique=False)


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table('stock_segment')
    with op.batch_alter_table('clear_settings') as batch_op:
        batch_op.drop_column('stock_threshold')
    with op.batch_alter_table('clear_session') as batch_op:
        batch_op.drop_column('invoices')
