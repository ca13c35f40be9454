"""Refused files are kept for another look; what clearings reported is looked at every night."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward; what was refused as no known format was never kept."""
    with op.batch_alter_table('upload') as batch_op:
        batch_op.add_column(
            sa.Column('is_kept', sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch_op.add_column(sa.Column('reader_version', sa.Integer()))
    op.execute(sa.text('UPDATE upload SET is_kept = false WHERE file_format IS NULL'))
    op.execute(sa.text('UPDATE upload SET reader_version = 1 WHERE file_format IS NOT NULL'))
    _add_nightly_looks()


def _add_nightly_looks() -> None:
    """One for each clearing that ended well, due at once."""
    op.create_table(
        'clear_reported',
        _session_key(),
        sa.Column('invoice_id', sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column('number', sa.String(length=32), nullable=False),
        sa.Column('code', sa.String(length=12)),
        sa.Column('issued_on', sa.Date()),
        sa.Column('total_fen', sa.BigInteger()),
        sa.Column('amount_fen', sa.BigInteger()),
        sa.Column('tax_fen', sa.BigInteger()),
        sa.Column('is_red_letter', sa.Boolean(), nullable=False),
        sa.Column(
            'tax_status',
            sa.Enum(
                'unknown', 'normal', 'voided', 'partially_red', 'fully_red', 'abnormal',
                name='taxstatus',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('verified_at', sa.DateTime(timezone=True)),
    )
    check = op.create_table(
        'clear_check',
        _session_key(),
        sa.Column(
            'state',
            sa.Enum(
                'waiting', 'done', 'dead',
                name='jobstate',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('checked_at', sa.DateTime(timezone=True)),
        sa.Column('found', sa.JSON()),
        sa.Column('digest', sa.String(length=64)),
        sa.Column('next_try_at', sa.DateTime(timezone=True)),
        sa.Column('attempts', sa.Integer(), nullable=False),
        sa.Column('lease_until', sa.DateTime(timezone=True)),
        sa.Column('deaths', sa.Integer(), nullable=False),
        sa.Column('last_error', sa.String(length=500)),
    )
    op.create_index('ix_clear_check_due', 'clear_check', ['state', 'next_try_at'])
    session = sa.table('clear_session', sa.column('id'), sa.column('state'))
    now = sa.literal(datetime.now(UTC), sa.DateTime(timezone=True))
    columns = ['session_id', 'state', 'next_try_at', 'attempts', 'deaths']
    cleared = sa.select(
        session.c.id, sa.literal('waiting'), now, sa.literal(0), sa.literal(0)
    ).where(session.c.state == 'DONE')
    op.execute(check.insert().from_select(columns, cleared))


def _session_key() -> sa.Column[int]:
    return sa.Column(
        'session_id',
        sa.Integer(),
        sa.ForeignKey('clear_session.id', ondelete='CASCADE'),
        primary_key=True,
        autoincrement=False,
    )


def downgrade() -> None:
    """Take the schema back; files of unknown format stay in the store."""
    op.drop_table('clear_check')
    op.drop_table('clear_reported')
    with op.batch_alter_table('upload') as batch_op:
        batch_op.drop_column('reader_version')
        batch_op.drop_column('is_kept')
