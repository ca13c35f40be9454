"""Stations, devices, sessions of clearing with their units, journal, log and files."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


KINDS = (
    'claim_waiting',
    'claim_returned',
    'claim_rejected',
    'claim_approved',
    'claim_to_pay',
    'claim_paid',
    'claim_nudged',
    'claim_transferred',
    'claim_cc',
    'claim_commented',
    'claw_back',
    'invoice_new',
    'invoice_problem',
    'invoice_unclaimed',
    'claim_deadline',
    'year_end',
    'filing_deadline',
    'red_confirmation',
    'dated_item',
    'reminder',
    'digest',
    'system',
)
CHANGES = ('change_email', 'change_mobile')


def upgrade() -> None:
    """Bring the schema forward."""
    _allow('notice', 'kind', 'noticekind', *KINDS, 'clearing')
    _allow('one_time_code', 'purpose', 'codepurpose', *CHANGES, 'confirm_clearing')
    _make_tables()


def downgrade() -> None:
    """Take the schema back; notices and codes of clearings go with it."""
    _drop_tables()
    op.execute("DELETE FROM one_time_code WHERE purpose = 'confirm_clearing'")
    _allow('one_time_code', 'purpose', 'codepurpose', *CHANGES)
    op.execute("DELETE FROM notice WHERE kind = 'clearing'")
    _allow('notice', 'kind', 'noticekind', *KINDS)


def _allow(table: str, column: str, name: str, *values: str) -> None:
    listed = ', '.join(f"'{value}'" for value in values)
    constraint = f'ck_{table}_{name}'
    with op.batch_alter_table(table) as batch_op:
        batch_op.drop_constraint(op.f(constraint), type_='check')
        batch_op.create_check_constraint(op.f(constraint), sa.text(f'{column} IN ({listed})'))


def _make_tables() -> None:
    op.create_table(
        'clear_device',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('identity_key', sa.String(length=120), nullable=False),
        sa.Column('taxpayer_no', sa.String(length=20), nullable=False),
        sa.Column('taxpayer_name', sa.String(length=200), nullable=False),
        sa.Column('device_no', sa.String(length=40), nullable=False),
        sa.Column('machines', sa.JSON(), nullable=False),
        sa.Column('version', sa.String(length=40), nullable=False),
        sa.Column('valid_from', sa.Date(), nullable=True),
        sa.Column('valid_until', sa.Date(), nullable=True),
        sa.Column('company_id', sa.Integer(), nullable=True),
        sa.Column('label', sa.String(length=60), nullable=False),
        sa.Column('responsible_id', sa.Integer(), nullable=True),
        sa.Column(
            'cycle',
            sa.Enum(
                'MONTHLY',
                'QUARTERLY',
                'NONE',
                name='cycle',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('limit_date', sa.Date(), nullable=True),
        sa.Column('cleared_until', sa.Date(), nullable=True),
        sa.Column('first_seen_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['company_id'], ['company.id'], name=op.f('fk_clear_device_company_id_company')
        ),
        sa.ForeignKeyConstraint(
            ['responsible_id'],
            ['person.id'],
            name=op.f('fk_clear_device_responsible_id_person'),
            ondelete='SET NULL',
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_clear_device')),
        sa.UniqueConstraint('identity_key', name=op.f('uq_clear_device_identity_key')),
    )
    with op.batch_alter_table('clear_device', schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f('ix_clear_device_taxpayer_no'), ['taxpayer_no'], unique=False
        )

    op.create_table(
        'clear_settings',
        sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('needs_approval', sa.Boolean(), nullable=False),
        sa.Column('most_sessions', sa.Integer(), nullable=False),
        sa.Column('maintenance_from', sa.DateTime(timezone=True), nullable=True),
        sa.Column('maintenance_until', sa.DateTime(timezone=True), nullable=True),
        sa.Column('maintenance_text', sa.String(length=200), nullable=False),
        sa.Column('peak_from', sa.Integer(), nullable=False),
        sa.Column('peak_until', sa.Integer(), nullable=False),
        sa.Column('changed_by', sa.Integer(), nullable=True),
        sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint('id = 1', name=op.f('ck_clear_settings_only_one')),
        sa.ForeignKeyConstraint(
            ['changed_by'],
            ['person.id'],
            name=op.f('fk_clear_settings_changed_by_person'),
            ondelete='SET NULL',
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_clear_settings')),
    )
    op.create_table(
        'desk_station',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=60), nullable=False),
        sa.Column('token_hash', sa.String(length=64), nullable=False),
        sa.Column('public_key', sa.String(length=64), nullable=False),
        sa.Column('version', sa.String(length=40), nullable=False),
        sa.Column('paired_by', sa.Integer(), nullable=False),
        sa.Column('paired_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('seen_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('report', sa.JSON(), nullable=False),
        sa.Column('mirrored_until', sa.Integer(), nullable=False),
        sa.Column('last_hash', sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ['paired_by'], ['person.id'], name=op.f('fk_desk_station_paired_by_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_desk_station')),
        sa.UniqueConstraint('token_hash', name=op.f('uq_desk_station_token_hash')),
    )
    op.create_table(
        'pairing_code',
        sa.Column('code_hash', sa.String(length=64), nullable=False),
        sa.Column('made_by', sa.Integer(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['made_by'], ['person.id'], name=op.f('fk_pairing_code_made_by_person')
        ),
        sa.PrimaryKeyConstraint('code_hash', name=op.f('pk_pairing_code')),
    )
    op.create_table(
        'clear_session',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('session_no', sa.String(length=64), nullable=False),
        sa.Column('station_id', sa.Integer(), nullable=False),
        sa.Column('reader', sa.String(length=120), nullable=False),
        sa.Column(
            'kind',
            sa.Enum(
                'MONTHLY',
                'GROUP',
                'ANNUAL',
                'SPECIAL',
                name='clearkind',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('chosen', sa.JSON(), nullable=True),
        sa.Column('reason', sa.String(length=500), nullable=True),
        sa.Column('over_id', sa.Integer(), nullable=True),
        sa.Column('device_id', sa.Integer(), nullable=True),
        sa.Column('company_id', sa.Integer(), nullable=True),
        sa.Column('operator_id', sa.Integer(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            'state',
            sa.Enum(
                'NEW',
                'BACKED_UP',
                'CHECKED',
                'LISTED',
                'CONFIRMED',
                'UPLOADING',
                'UPLOADED',
                'REPORT_INTENT',
                'REPORTED',
                'WAIT_COMPARE',
                'TICKETED',
                'WRITING',
                'VERIFIED',
                'SERVER_CONFIRMED',
                'DONE',
                'ABORTED',
                'PARKED',
                'HALTED',
                'SUPERSEDED',
                name='clearstate',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('is_unlisted', sa.Boolean(), nullable=False),
        sa.Column('is_taken_over', sa.Boolean(), nullable=False),
        sa.Column('is_sandbox', sa.Boolean(), nullable=False),
        sa.Column('is_rebuilt', sa.Boolean(), nullable=False),
        sa.Column('needs_approval', sa.Boolean(), nullable=False),
        sa.Column('pause', sa.String(length=20), nullable=True),
        sa.Column('code', sa.String(length=40), nullable=True),
        sa.Column('detail', sa.String(length=500), nullable=False),
        sa.Column('percent', sa.Integer(), nullable=False),
        sa.Column('paused_since', sa.DateTime(timezone=True), nullable=True),
        sa.Column('steps', sa.JSON(), nullable=False),
        sa.Column('identity', sa.JSON(), nullable=True),
        sa.Column('backup', sa.JSON(), nullable=True),
        sa.Column('checks', sa.JSON(), nullable=False),
        sa.Column('confirmed_by', sa.Integer(), nullable=True),
        sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('confirmed', sa.JSON(), nullable=False),
        sa.Column('approved_by', sa.Integer(), nullable=True),
        sa.Column('approved_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('approved', sa.JSON(), nullable=False),
        sa.Column('abort_asked_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('signed_off_by', sa.Integer(), nullable=True),
        sa.Column('signed_off_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            'register_update',
            sa.Enum(
                'yes',
                'no',
                'later',
                name='registerupdate',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ['approved_by'], ['person.id'], name=op.f('fk_clear_session_approved_by_person')
        ),
        sa.ForeignKeyConstraint(
            ['company_id'], ['company.id'], name=op.f('fk_clear_session_company_id_company')
        ),
        sa.ForeignKeyConstraint(
            ['confirmed_by'], ['person.id'], name=op.f('fk_clear_session_confirmed_by_person')
        ),
        sa.ForeignKeyConstraint(
            ['device_id'], ['clear_device.id'], name=op.f('fk_clear_session_device_id_clear_device')
        ),
        sa.ForeignKeyConstraint(
            ['operator_id'], ['person.id'], name=op.f('fk_clear_session_operator_id_person')
        ),
        sa.ForeignKeyConstraint(
            ['over_id'], ['clear_session.id'], name=op.f('fk_clear_session_over_id_clear_session')
        ),
        sa.ForeignKeyConstraint(
            ['signed_off_by'], ['person.id'], name=op.f('fk_clear_session_signed_off_by_person')
        ),
        sa.ForeignKeyConstraint(
            ['station_id'],
            ['desk_station.id'],
            name=op.f('fk_clear_session_station_id_desk_station'),
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_clear_session')),
        sa.UniqueConstraint('session_no', name=op.f('uq_clear_session_session_no')),
    )
    with op.batch_alter_table('clear_session', schema=None) as batch_op:
        batch_op.create_index('ix_clear_session_device', ['device_id', 'id'], unique=False)
        batch_op.create_index(
            'uq_clear_session_reader',
            ['station_id', 'reader'],
            unique=True,
            sqlite_where=sa.text('is_unlisted'),
            postgresql_where=sa.text('is_unlisted'),
        )

    op.create_table(
        'desk_command',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('station_id', sa.Integer(), nullable=False),
        sa.Column('session_no', sa.String(length=64), nullable=True),
        sa.Column(
            'kind',
            sa.Enum(
                'start',
                'special',
                'confirm',
                'unlock',
                'resume',
                'abort',
                'check',
                'repair',
                name='commandkind',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('body', sa.JSON(), nullable=False),
        sa.Column('sealed', sa.String(length=400), nullable=True),
        sa.Column('made_by', sa.Integer(), nullable=True),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['made_by'],
            ['person.id'],
            name=op.f('fk_desk_command_made_by_person'),
            ondelete='SET NULL',
        ),
        sa.ForeignKeyConstraint(
            ['station_id'],
            ['desk_station.id'],
            name=op.f('fk_desk_command_station_id_desk_station'),
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_desk_command')),
    )
    with op.batch_alter_table('desk_command', schema=None) as batch_op:
        batch_op.create_index('ix_desk_command_station', ['station_id', 'id'], unique=False)

    op.create_table(
        'desk_entry',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('station_id', sa.Integer(), nullable=False),
        sa.Column('seq', sa.Integer(), nullable=False),
        sa.Column('session_no', sa.String(length=64), nullable=False),
        sa.Column('unit_id', sa.String(length=64), nullable=False),
        sa.Column('kind', sa.String(length=40), nullable=False),
        sa.Column('body', sa.JSON(), nullable=False),
        sa.Column('written_at', sa.String(length=40), nullable=False),
        sa.Column('previous', sa.String(length=64), nullable=False),
        sa.Column('hash', sa.String(length=64), nullable=False),
        sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['station_id'], ['desk_station.id'], name=op.f('fk_desk_entry_station_id_desk_station')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_desk_entry')),
        sa.UniqueConstraint('station_id', 'seq', name=op.f('uq_desk_entry_station_id')),
    )
    with op.batch_alter_table('desk_entry', schema=None) as batch_op:
        batch_op.create_index('ix_desk_entry_session', ['session_no', 'seq'], unique=False)

    op.create_table(
        'clear_event',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('session_id', sa.Integer(), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('kind', sa.String(length=40), nullable=False),
        sa.Column(
            'state',
            sa.Enum(
                'NEW',
                'BACKED_UP',
                'CHECKED',
                'LISTED',
                'CONFIRMED',
                'UPLOADING',
                'UPLOADED',
                'REPORT_INTENT',
                'REPORTED',
                'WAIT_COMPARE',
                'TICKETED',
                'WRITING',
                'VERIFIED',
                'SERVER_CONFIRMED',
                'DONE',
                'ABORTED',
                'PARKED',
                'HALTED',
                'SUPERSEDED',
                name='eventstate',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('percent', sa.Integer(), nullable=False),
        sa.Column('unit_id', sa.String(length=64), nullable=False),
        sa.Column('code', sa.String(length=40), nullable=True),
        sa.Column('text', sa.String(length=500), nullable=False),
        sa.Column('is_error', sa.Boolean(), nullable=False),
        sa.Column('seq', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ['session_id'],
            ['clear_session.id'],
            name=op.f('fk_clear_event_session_id_clear_session'),
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_clear_event')),
    )
    with op.batch_alter_table('clear_event', schema=None) as batch_op:
        batch_op.create_index('ix_clear_event_session', ['session_id', 'id'], unique=False)

    op.create_table(
        'clear_file',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('session_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=120), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('byte_count', sa.Integer(), nullable=False),
        sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['session_id'],
            ['clear_session.id'],
            name=op.f('fk_clear_file_session_id_clear_session'),
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_clear_file')),
        sa.UniqueConstraint('session_id', 'name', name=op.f('uq_clear_file_session_id')),
    )
    op.create_table(
        'clear_unit',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('session_id', sa.Integer(), nullable=False),
        sa.Column('unit_id', sa.String(length=64), nullable=False),
        sa.Column('label', sa.String(length=60), nullable=False),
        sa.Column('period_start', sa.Date(), nullable=False),
        sa.Column('period_end', sa.Date(), nullable=False),
        sa.Column('is_living', sa.Boolean(), nullable=False),
        sa.Column(
            'state',
            sa.Enum(
                'NEW',
                'BACKED_UP',
                'CHECKED',
                'LISTED',
                'CONFIRMED',
                'UPLOADING',
                'UPLOADED',
                'REPORT_INTENT',
                'REPORTED',
                'WAIT_COMPARE',
                'TICKETED',
                'WRITING',
                'VERIFIED',
                'SERVER_CONFIRMED',
                'DONE',
                'ABORTED',
                'PARKED',
                'HALTED',
                'SUPERSEDED',
                name='unitstate',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('code', sa.String(length=40), nullable=True),
        sa.Column('fingerprint', sa.String(length=64), nullable=False),
        sa.Column('totals', sa.JSON(), nullable=False),
        sa.Column('limit_date', sa.Date(), nullable=True),
        sa.Column('before', sa.String(length=600), nullable=True),
        sa.Column('after', sa.String(length=600), nullable=True),
        sa.Column('was_reset', sa.Boolean(), nullable=True),
        sa.Column('receipt', sa.String(length=80), nullable=True),
        sa.Column('ticket_sha256', sa.String(length=64), nullable=True),
        sa.Column('proof_sha256', sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ['session_id'],
            ['clear_session.id'],
            name=op.f('fk_clear_unit_session_id_clear_session'),
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_clear_unit')),
        sa.UniqueConstraint('session_id', 'unit_id', name=op.f('uq_clear_unit_session_id')),
    )
    with op.batch_alter_table('clear_unit', schema=None) as batch_op:
        batch_op.create_index('ix_clear_unit_period', ['unit_id', 'period_start'], unique=False)
        batch_op.create_index(
            'uq_clear_unit_living',
            ['unit_id', 'period_start'],
            unique=True,
            sqlite_where=sa.text('is_living'),
            postgresql_where=sa.text('is_living'),
        )


def _drop_tables() -> None:
    with op.batch_alter_table('clear_unit', schema=None) as batch_op:
        batch_op.drop_index(
            'uq_clear_unit_living',
            sqlite_where=sa.text('is_living'),
            postgresql_where=sa.text('is_living'),
        )
        batch_op.drop_index('ix_clear_unit_period')

    op.drop_table('clear_unit')
    op.drop_table('clear_file')
    with op.batch_alter_table('clear_event', schema=None) as batch_op:
        batch_op.drop_index('ix_clear_event_session')

    op.drop_table('clear_event')
    with op.batch_alter_table('desk_entry', schema=None) as batch_op:
        batch_op.drop_index('ix_desk_entry_session')

    op.drop_table('desk_entry')
    with op.batch_alter_table('desk_command', schema=None) as batch_op:
        batch_op.drop_index('ix_desk_command_station')

    op.drop_table('desk_command')
    with op.batch_alter_table('clear_session', schema=None) as batch_op:
        batch_op.drop_index(
            'uq_clear_session_reader',
            sqlite_where=sa.text('is_unlisted'),
            postgresql_where=sa.text('is_unlisted'),
        )
        batch_op.drop_index('ix_clear_session_device')

    op.drop_table('clear_session')
    op.drop_table('pairing_code')
    op.drop_table('desk_station')
    op.drop_table('clear_settings')
    with op.batch_alter_table('clear_device', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_clear_device_taxpayer_no'))

    op.drop_table('clear_device')
