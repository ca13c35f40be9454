"""Uploaded files, what became of them, and the originals behind invoices."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

CHANNEL = 'ck_invoice_intakechannel'
STANDS = sa.text("duplicate_of_id IS NULL AND state <> 'rejected'")
ORIGINAL = sa.text("role = 'original'")


def upgrade() -> None:
    """Bring the schema forward."""
    _allow('qr_scan', 'photo', 'file_upload', 'manual')
    _add_upload()
    _add_reading_task()
    _add_upload_invoice()
    _add_invoice_file()


def downgrade() -> None:
    """Take the schema back; invoices that came by file are said to have been scanned."""
    for table in ('invoice_file', 'upload_invoice', 'reading_task', 'upload'):
        op.drop_table(table)
    op.execute(
        "UPDATE invoice SET intake_channel = 'qr_scan'"
        " WHERE intake_channel IN ('photo', 'file_upload')"
    )
    _allow('qr_scan', 'manual')


def _allow(*channels: str) -> None:
    with op.batch_alter_table('invoice') as batch_op:
        batch_op.drop_constraint(op.f(CHANNEL), type_='check')
        batch_op.create_check_constraint(op.f(CHANNEL), sa.text(_among('intake_channel', channels)))


def _among(column: str, members: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(one) for one in members)})"


def _choice(name: str, *members: str) -> sa.Enum:
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=32)


def _instant() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def _add_upload() -> None:
    op.create_table(
        'upload',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('reference_no', sa.String(length=24), nullable=False),
        sa.Column('owner_id', sa.Integer(), nullable=False),
        sa.Column(
            'channel',
            _choice('intakechannel', 'qr_scan', 'photo', 'file_upload', 'manual'),
            nullable=False,
        ),
        sa.Column('file_name', sa.String(length=200), nullable=False),
        sa.Column('file_format', sa.String(length=8), nullable=True),
        sa.Column('byte_count', sa.Integer(), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('pages', sa.Integer(), nullable=True),
        sa.Column(
            'state',
            _choice(
                'uploadstate', 'reading', 'stored', 'duplicate', 'needs_confirmation', 'rejected'
            ),
            nullable=False,
        ),
        sa.Column('reason_code', sa.String(length=32), nullable=True),
        sa.Column('reason', sa.String(length=500), nullable=True),
        sa.Column('duplicate_of_id', sa.Integer(), nullable=True),
        sa.Column('hint', sa.JSON(), nullable=True),
        sa.Column('captured_at', _instant(), nullable=False),
        sa.Column('created_at', _instant(), nullable=False),
        sa.Column('state_changed_at', _instant(), nullable=False),
        sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_upload_owner_id_person')),
        sa.ForeignKeyConstraint(
            ['duplicate_of_id'], ['upload.id'], name=op.f('fk_upload_duplicate_of_id_upload')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_upload')),
        sa.UniqueConstraint('reference_no', name=op.f('uq_upload_reference_no')),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_upload_owner', 'upload', ['owner_id', 'id'])
    op.create_index('ix_upload_owner_state', 'upload', ['owner_id', 'state', 'id'])
    op.create_index(
        'uq_upload_standing',
        'upload',
        ['owner_id', 'sha256'],
        unique=True,
        sqlite_where=STANDS,
        postgresql_where=STANDS,
    )


def _add_reading_task() -> None:
    op.create_table(
        'reading_task',
        sa.Column('upload_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('state', _choice('jobstate', 'waiting', 'done', 'dead'), nullable=False),
        sa.Column('next_try_at', _instant(), nullable=True),
        sa.Column('attempts', sa.Integer(), nullable=False),
        sa.Column('lease_until', _instant(), nullable=True),
        sa.Column('deaths', sa.Integer(), nullable=False),
        sa.Column('last_error', sa.String(length=500), nullable=True),
        sa.ForeignKeyConstraint(
            ['upload_id'], ['upload.id'], name=op.f('fk_reading_task_upload_id_upload')
        ),
        sa.PrimaryKeyConstraint('upload_id', name=op.f('pk_reading_task')),
    )
    op.create_index('ix_reading_task_due', 'reading_task', ['state', 'next_try_at'])


def _add_upload_invoice() -> None:
    op.create_table(
        'upload_invoice',
        sa.Column('upload_id', sa.Integer(), nullable=False),
        sa.Column('invoice_id', sa.Integer(), nullable=False),
        sa.Column('outcome', _choice('outcome', 'stored', 'duplicate'), nullable=False),
        sa.Column('page', sa.Integer(), nullable=False),
        sa.Column('source', sa.String(length=8), nullable=False),
        sa.Column('differs', sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ['invoice_id'], ['invoice.id'], name=op.f('fk_upload_invoice_invoice_id_invoice')
        ),
        sa.ForeignKeyConstraint(
            ['upload_id'], ['upload.id'], name=op.f('fk_upload_invoice_upload_id_upload')
        ),
        sa.PrimaryKeyConstraint('upload_id', 'invoice_id', name=op.f('pk_upload_invoice')),
    )
    op.create_index('ix_upload_invoice_invoice', 'upload_invoice', ['invoice_id'])


def _add_invoice_file() -> None:
    op.create_table(
        'invoice_file',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('invoice_id', sa.Integer(), nullable=False),
        sa.Column('upload_id', sa.Integer(), nullable=False),
        sa.Column('role', _choice('filerole', 'original', 'further'), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('file_name', sa.String(length=200), nullable=False),
        sa.Column('file_format', sa.String(length=8), nullable=False),
        sa.Column('byte_count', sa.Integer(), nullable=False),
        sa.Column('pages', sa.Integer(), nullable=True),
        sa.Column('added_at', _instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ['invoice_id'], ['invoice.id'], name=op.f('fk_invoice_file_invoice_id_invoice')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_invoice_file')),
        sa.UniqueConstraint('invoice_id', 'sha256', name=op.f('uq_invoice_file_invoice_id')),
    )
    op.create_index(
        'uq_invoice_file_original',
        'invoice_file',
        ['invoice_id'],
        unique=True,
        sqlite_where=ORIGINAL,
        postgresql_where=ORIGINAL,
    )
