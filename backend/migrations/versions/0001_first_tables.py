"""First tables."""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table('audit_record',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('action', sa.String(length=64), nullable=False),
    sa.Column('subject', sa.String(length=32), nullable=False),
    sa.Column('subject_id', sa.Integer(), nullable=True),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_record')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('audit_record', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_audit_record_recorded_at'), ['recorded_at'], unique=False)

    op.create_table('company',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=100), nullable=False),
    sa.Column('tax_id', sa.String(length=20), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_company')),
    sa.UniqueConstraint('tax_id', name=op.f('uq_company_tax_id')),
    sa.UniqueConstraint('title', name=op.f('uq_company_title'))
    )
    op.create_table('job_slot',
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('name', 'due_at', name=op.f('pk_job_slot'))
    )
    op.create_table('login_throttle',
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('last_try_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('locked_until', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('tries >= 0', name=op.f('ck_login_throttle_tries_not_negative')),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_login_throttle'))
    )
    with op.batch_alter_table('login_throttle', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_login_throttle_last_try_at'), ['last_try_at'], unique=False)

    op.create_table('mail',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('to', sa.String(length=254), nullable=False),
    sa.Column('subject', sa.String(length=200), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('state', sa.Enum('local', 'waiting', 'sent', 'dead', name='mailstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('next_try_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('lease_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('deaths', sa.Integer(), nullable=False),
    sa.Column('last_error', sa.String(length=500), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mail'))
    )
    with op.batch_alter_table('mail', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mail_state'), ['state'], unique=False)

    op.create_table('organisation',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_organisation_only_one')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation'))
    )
    op.create_table('person',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('username', sa.String(length=32), nullable=False),
    sa.Column('username_key', sa.String(length=128), nullable=False),
    sa.Column('display_name', sa.String(length=50), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('email_key', sa.String(length=512), nullable=False),
    sa.Column('password_hash', sa.String(length=200), nullable=False),
    sa.Column('state', sa.Enum('unconfirmed', 'active', 'disabled', name='personstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('company_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_person_company_id_company')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person')),
    sa.UniqueConstraint('username_key', name=op.f('uq_person_username_key')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.create_index('uq_person_confirmed_email', ['email_key'], unique=True, sqlite_where=sa.text("state <> 'unconfirmed'"), postgresql_where=sa.text("state <> 'unconfirmed'"))

    op.create_table('idempotent_answer',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('status', sa.Integer(), nullable=False),
    sa.Column('body', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_idempotent_answer_person_id_person')),
    sa.PrimaryKeyConstraint('person_id', 'key', name=op.f('pk_idempotent_answer'))
    )
    with op.batch_alter_table('idempotent_answer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_idempotent_answer_created_at'), ['created_at'], unique=False)

    op.create_table('invoice',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('dedupe_key', sa.String(length=128), nullable=False),
    sa.Column('reference_no', sa.String(length=24), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=False),
    sa.Column('company_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('qr_type', sa.String(length=2), nullable=True),
    sa.Column('derived_kind', sa.String(length=32), nullable=True),
    sa.Column('code', sa.String(length=12), nullable=True),
    sa.Column('number', sa.String(length=32), nullable=False),
    sa.Column('issued_on', sa.Date(), nullable=True),
    sa.Column('check_code', sa.String(length=20), nullable=True),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=True),
    sa.Column('amount_meaning', sa.Enum('without_tax', 'with_tax', 'unknown', name='amountmeaning', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('crc', sa.String(length=16), nullable=False),
    sa.Column('payload', sa.String(length=4096), nullable=True),
    sa.Column('buyer_name', sa.String(length=200), nullable=True),
    sa.Column('buyer_tax_id', sa.String(length=20), nullable=True),
    sa.Column('seller_name', sa.String(length=200), nullable=True),
    sa.Column('seller_tax_id', sa.String(length=20), nullable=True),
    sa.Column('amount_without_tax_fen', sa.BigInteger(), nullable=True),
    sa.Column('tax_fen', sa.BigInteger(), nullable=True),
    sa.Column('total_fen', sa.BigInteger(), nullable=True),
    sa.Column('items', sa.JSON(), nullable=False),
    sa.Column('verify_status', sa.Enum('not_required', 'unverified', 'pending', 'consistent', 'inconsistent', 'not_found', 'quota_exceeded', 'same_day', 'out_of_window', 'malformed', 'error', name='verifystatus', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('settled_verify_status', sa.Enum('not_required', 'unverified', 'pending', 'consistent', 'inconsistent', 'not_found', 'quota_exceeded', 'same_day', 'out_of_window', 'malformed', 'error', name='settled_verify_status', native_enum=False, create_constraint=True, length=32), nullable=True),
    sa.Column('tax_status', sa.Enum('unknown', 'normal', 'voided', 'partially_red', 'fully_red', 'abnormal', name='taxstatus', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('title_check', sa.Enum('unchecked', 'ok', 'tax_no_mismatch', 'unknown_title', 'not_required', name='titlecheck', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('usage_status', sa.Enum('unused', 'locked', 'in_approval', 'to_pay', 'paid', 'written_off', 'archived', name='usagestatus', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('review_status', sa.Enum('pending', 'confirmed', 'rejected', 'voided', 'archived', name='reviewstatus', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('is_sandbox', sa.Boolean(), nullable=False),
    sa.Column('is_red_letter', sa.Boolean(), nullable=False),
    sa.Column('intake_channel', sa.Enum('qr_scan', 'manual', name='intakechannel', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('late_entry_reason', sa.String(length=200), nullable=True),
    sa.Column('warnings', sa.JSON(), nullable=False),
    sa.Column('captured_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('status_changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('verified_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("currency = 'CNY'", name=op.f('ck_invoice_currency_cny')),
    sa.ForeignKeyConstraint(['company_id'], ['company.id'], name=op.f('fk_invoice_company_id_company')),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_invoice_owner_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invoice')),
    sa.UniqueConstraint('dedupe_key', name=op.f('uq_invoice_dedupe_key')),
    sa.UniqueConstraint('reference_no', name=op.f('uq_invoice_reference_no'))
    )
    with op.batch_alter_table('invoice', schema=None) as batch_op:
        batch_op.create_index('ix_invoice_number', ['number'], unique=False)
        batch_op.create_index('ix_invoice_owner_captured', ['owner_id', 'captured_at', 'id'], unique=False)
        batch_op.create_index('ix_invoice_owner_status', ['owner_id', 'verify_status', 'captured_at', 'id'], unique=False)

    op.create_table('login_session',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_login_session_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_login_session')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_login_session_token_hash'))
    )
    with op.batch_alter_table('login_session', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_login_session_expires_at'), ['expires_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_login_session_person_id'), ['person_id'], unique=False)

    op.create_table('one_time_link',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('purpose', sa.Enum('confirm_email', name='linkpurpose', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_one_time_link_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_one_time_link')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_one_time_link_token_hash'))
    )
    with op.batch_alter_table('one_time_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_one_time_link_person_id'), ['person_id'], unique=False)

    op.create_table('person_role',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('employee', 'approver', 'accountant', 'cashier', 'clearing_operator', 'auditor', 'administrator', name='role', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_person_role_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'role', name=op.f('pk_person_role'))
    )
    op.create_table('verification_attempt',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('invoice_id', sa.Integer(), nullable=False),
    sa.Column('dedupe_key', sa.String(length=128), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('provider', sa.String(length=32), nullable=False),
    sa.Column('is_sandbox', sa.Boolean(), nullable=False),
    sa.Column('request', sa.JSON(), nullable=False),
    sa.Column('request_digest', sa.String(length=64), nullable=False),
    sa.Column('counts', sa.Boolean(), nullable=False),
    sa.Column('outcome', sa.Enum('MATCH_VALID', 'MATCH_VOID', 'MATCH_RED_PARTIAL', 'MATCH_RED_FULL', 'MATCH_IS_RED_LETTER', 'MISMATCH', 'NOT_FOUND', 'DAILY_LIMIT', 'NOT_YET', 'TOO_OLD', 'BAD_INPUT', 'PROVIDER_BUSY', 'PROVIDER_CONFIG', 'UNSUPPORTED', name='outcome', native_enum=False, create_constraint=True, length=32), nullable=True),
    sa.Column('raw_code', sa.String(length=100), nullable=True),
    sa.Column('request_id', sa.String(length=64), nullable=True),
    sa.Column('message', sa.String(length=500), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('note', sa.String(length=500), nullable=True),
    sa.Column('evidence', sa.String(length=64), nullable=True),
    sa.Column('evidence_type', sa.String(length=32), nullable=True),
    sa.ForeignKeyConstraint(['invoice_id'], ['invoice.id'], name=op.f('fk_verification_attempt_invoice_id_invoice')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_verification_attempt_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_verification_attempt')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('verification_attempt', schema=None) as batch_op:
        batch_op.create_index('ix_verification_attempt_day', ['dedupe_key', 'day'], unique=False)
        batch_op.create_index('ix_verification_attempt_invoice', ['invoice_id', 'id'], unique=False)
        batch_op.create_index('uq_verification_attempt_open', ['invoice_id'], unique=True, sqlite_where=sa.text('finished_at IS NULL'), postgresql_where=sa.text('finished_at IS NULL'))

    op.create_table('verification_task',
    sa.Column('invoice_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('state', sa.Enum('waiting', 'done', 'dead', name='jobstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('asked_for_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('asked_by', sa.Integer(), nullable=True),
    sa.Column('next_try_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('lease_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('deaths', sa.Integer(), nullable=False),
    sa.Column('last_error', sa.String(length=500), nullable=True),
    sa.ForeignKeyConstraint(['asked_by'], ['person.id'], name=op.f('fk_verification_task_asked_by_person')),
    sa.ForeignKeyConstraint(['invoice_id'], ['invoice.id'], name=op.f('fk_verification_task_invoice_id_invoice')),
    sa.PrimaryKeyConstraint('invoice_id', name=op.f('pk_verification_task'))
    )
    with op.batch_alter_table('verification_task', schema=None) as batch_op:
        batch_op.create_index('ix_verification_task_due', ['state', 'next_try_at'], unique=False)



def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('verification_task', schema=None) as batch_op:
        batch_op.drop_index('ix_verification_task_due')

    op.drop_table('verification_task')
    with op.batch_alter_table('verification_attempt', schema=None) as batch_op:
        batch_op.drop_index('uq_verification_attempt_open', sqlite_where=sa.text('finished_at IS NULL'), postgresql_where=sa.text('finished_at IS NULL'))
        batch_op.drop_index('ix_verification_attempt_invoice')
        batch_op.drop_index('ix_verification_attempt_day')

    op.drop_table('verification_attempt')
    op.drop_table('person_role')
    with op.batch_alter_table('one_time_link', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_one_time_link_person_id'))

    op.drop_table('one_time_link')
    with op.batch_alter_table('login_session', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_login_session_person_id'))
        batch_op.drop_index(batch_op.f('ix_login_session_expires_at'))

    op.drop_table('login_session')
    with op.batch_alter_table('invoice', schema=None) as batch_op:
        batch_op.drop_index('ix_invoice_owner_status')
        batch_op.drop_index('ix_invoice_owner_captured')
        batch_op.drop_index('ix_invoice_number')

    op.drop_table('invoice')
    with op.batch_alter_table('idempotent_answer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_idempotent_answer_created_at'))

    op.drop_table('idempotent_answer')
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_index('uq_person_confirmed_email', sqlite_where=sa.text("state <> 'unconfirmed'"), postgresql_where=sa.text("state <> 'unconfirmed'"))

    op.drop_table('person')
    op.drop_table('organisation')
    with op.batch_alter_table('mail', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_mail_state'))

    op.drop_table('mail')
    with op.batch_alter_table('login_throttle', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_login_throttle_last_try_at'))

    op.drop_table('login_throttle')
    op.drop_table('job_slot')
    op.drop_table('company')
    with op.batch_alter_table('audit_record', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_audit_record_recorded_at'))

    op.drop_table('audit_record')
