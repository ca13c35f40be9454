"""Backups opened once more, clearings paused by a person, invoices that a clearing reported."""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

COMMANDS = ('start', 'special', 'confirm', 'unlock', 'resume', 'abort', 'check', 'repair')
NEW = ('pause', 'backup_check', 'backup_take_out')


def upgrade() -> None:
    """Bring the schema forward."""
    _allow(*COMMANDS, *NEW)
    with op.batch_alter_table('clear_session') as batch_op:
        batch_op.add_column(sa.Column('pause_asked_at', sa.DateTime(timezone=True)))
        batch_op.add_column(sa.Column('pause_asked_by', sa.Integer()))
        batch_op.add_column(
            sa.Column('pause_reason', sa.String(length=200), nullable=False, server_default='')
        )
        batch_op.add_column(sa.Column('reported_count', sa.Integer()))
        batch_op.add_column(sa.Column('reported_sha256', sa.String(length=64)))
        batch_op.create_foreign_key(
            op.f('fk_clear_session_pause_asked_by_person'), 'person', ['pause_asked_by'], ['id']
        )
    with op.batch_alter_table('clear_session') as batch_op:
        batch_op.alter_column('pause_reason', server_default=None)
    op.add_column('invoice', sa.Column('reported_in_session_id', sa.Integer()))
    op.create_index(
        'ix_invoice_reported',
        'invoice',
        ['reported_in_session_id'],
        sqlite_where=sa.text('reported_in_session_id IS NOT NULL'),
        postgresql_where=sa.text('reported_in_session_id IS NOT NULL'),
    )


def downgrade() -> None:
    """Take the schema back; the new commands go with it."""
    op.drop_index('ix_invoice_reported', 'invoice')
    with op.batch_alter_table('invoice') as batch_op:
        batch_op.drop_column('reported_in_session_id')
    with op.batch_alter_table('clear_session') as batch_op:
        batch_op.drop_constraint(op.f('fk_clear_session_pause_asked_by_person'), type_='foreignkey')
        for name in ('reported_sha256', 'reported_count', 'pause_reason', 'pause_asked_by'):
            batch_op.drop_column(name)
        batch_op.drop_column('pause_asked_at')
    listed = ', '.join(f"'{kind}'" for kind in NEW)
    op.execute(f'DELETE FROM desk_command WHERE kind IN ({listed})')
    _allow(*COMMANDS)


def _allow(*kinds: str) -> None:
    listed = ', '.join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table('desk_command') as batch_op:
        batch_op.drop_constraint(op.f('ck_desk_command_commandkind'), type_='check')
        batch_op.create_check_constraint(
            op.f('ck_desk_command_commandkind'), sa.text(f'kind IN ({listed})')
        )
