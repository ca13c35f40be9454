"""Alarms are acknowledged before a clearing; a next try has its time; people may subscribe."""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        'clear_acknowledgement',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('station_id', sa.Integer(), sa.ForeignKey('desk_station.id'), nullable=False),
        sa.Column('alarm', sa.String(length=240), nullable=False),
        sa.Column('told', sa.JSON(), nullable=False),
        sa.Column('reason', sa.String(length=200), nullable=False),
        sa.Column('person_id', sa.Integer(), sa.ForeignKey('person.id'), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('holds_until', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index(
        'uq_clear_acknowledgement_alarm',
        'clear_acknowledgement',
        ['alarm'],
        unique=True,
        sqlite_where=sa.text('ended_at IS NULL'),
        postgresql_where=sa.text('ended_at IS NULL'),
    )
    op.create_index(
        'ix_clear_acknowledgement_station', 'clear_acknowledgement', ['station_id', 'id']
    )
    op.create_table(
        'clear_subscription',
        sa.Column(
            'person_id',
            sa.Integer(),
            sa.ForeignKey('person.id', ondelete='CASCADE'),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    )
    with op.batch_alter_table('clear_session') as batch_op:
        batch_op.add_column(
            sa.Column('acknowledged', sa.JSON(), nullable=False, server_default='[]')
        )
        batch_op.add_column(sa.Column('next_try_at', sa.DateTime(timezone=True)))
    with op.batch_alter_table('clear_settings') as batch_op:
        batch_op.add_column(
            sa.Column('alarm_hours', sa.Integer(), nullable=False, server_default='24')
        )


def downgrade() -> None:
    """Take the schema back; acknowledgements are lost."""
    with op.batch_alter_table('clear_settings') as batch_op:
        batch_op.drop_column('alarm_hours')
    with op.batch_alter_table('clear_session') as batch_op:
        batch_op.drop_column('next_try_at')
        batch_op.drop_column('acknowledged')
    op.drop_table('clear_subscription')
    op.drop_index('ix_clear_acknowledgement_station', table_name='clear_acknowledgement')
    op.drop_index('uq_clear_acknowledgement_alarm', table_name='clear_acknowledgement')
    op.drop_table('clear_acknowledgement')
