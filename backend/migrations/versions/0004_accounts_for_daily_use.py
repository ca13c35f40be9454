"""Settings of registration and passwords, one-time codes, invitations, what a title card shows."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

STATE = 'ck_person_personstate'
MODE = 'ck_organisation_registrationmode'
MODES = "registration_mode IN ('open', 'approval', 'invitation')"
TITLE_CARD = (('address', 200), ('phone', 40), ('bank_name', 100), ('bank_account', 40))


def upgrade() -> None:
    """Bring the schema forward."""
    _extend_organisation()
    for name, length in TITLE_CARD:
        op.add_column('company', sa.Column(name, sa.String(length=length), nullable=True))
    op.add_column('company', sa.Column('retired_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('person', sa.Column('mobile', sa.String(length=20), nullable=True))
    op.add_column('person', sa.Column('password_set_at', sa.DateTime(timezone=True), nullable=True))
    op.execute('UPDATE person SET password_set_at = created_at')
    _change_person('unconfirmed', 'awaiting_approval', 'active', 'disabled', has_password_date=True)
    _add_codes()
    _add_invitations()


def downgrade() -> None:
    """Take the schema back; who waits for approval is switched off."""
    op.drop_table('invitation')
    op.drop_table('one_time_code')
    op.execute("UPDATE person SET state = 'disabled' WHERE state = 'awaiting_approval'")
    _change_person('unconfirmed', 'active', 'disabled', has_password_date=False)
    with op.batch_alter_table('company') as batch_op:
        batch_op.drop_column('retired_at')
        for name, _ in reversed(TITLE_CARD):
            batch_op.drop_column(name)
    with op.batch_alter_table('organisation') as batch_op:
        batch_op.drop_constraint(op.f(MODE), type_='check')
        for name in ('password_days', 'asks_mobile', 'registration_mode'):
            batch_op.drop_column(name)


def _extend_organisation() -> None:
    with op.batch_alter_table('organisation') as batch_op:
        batch_op.add_column(
            sa.Column(
                'registration_mode', sa.String(length=32), nullable=False, server_default='open'
            )
        )
        batch_op.add_column(
            sa.Column('asks_mobile', sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column('password_days', sa.Integer(), nullable=False, server_default='0')
        )
        batch_op.create_check_constraint(op.f(MODE), sa.text(MODES))


def _change_person(*states: str, has_password_date: bool) -> None:
    """Other states and columns. SQLite makes the table anew, and its ids must not start again."""
    is_sqlite = op.get_bind().dialect.name == 'sqlite'
    highest = "(SELECT seq FROM sqlite_sequence WHERE name = 'person')"
    seq = op.get_bind().scalar(sa.text(f'SELECT {highest}')) if is_sqlite else None  # noqa: S608
    listed = ', '.join(f"'{state}'" for state in states)
    with op.batch_alter_table('person', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_constraint(op.f(STATE), type_='check')
        batch_op.create_check_constraint(op.f(STATE), sa.text(f'state IN ({listed})'))
        if has_password_date:
            batch_op.alter_column('password_set_at', nullable=False)
        else:
            batch_op.drop_column('password_set_at')
            batch_op.drop_column('mobile')
    if seq is not None:
        op.get_bind().execute(
            sa.text("UPDATE sqlite_sequence SET seq = :seq WHERE name = 'person'"), {'seq': seq}
        )


def _add_codes() -> None:
    purposes = "purpose IN ('change_email', 'change_mobile')"
    op.create_table(
        'one_time_code',
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('purpose', sa.String(length=32), nullable=False),
        sa.Column('code_hash', sa.String(length=200), nullable=False),
        sa.Column('target', sa.String(length=254), nullable=False),
        sa.Column('tries', sa.Integer(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(purposes, name=op.f('ck_one_time_code_codepurpose')),
        sa.ForeignKeyConstraint(
            ['person_id'],
            ['person.id'],
            name=op.f('fk_one_time_code_person_id_person'),
            ondelete='CASCADE',
        ),
        sa.PrimaryKeyConstraint('person_id', 'purpose', name=op.f('pk_one_time_code')),
    )


def _add_invitations() -> None:
    op.create_table(
        'invitation',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('token_hash', sa.String(length=64), nullable=False),
        sa.Column('email', sa.String(length=254), nullable=True),
        sa.Column('company_id', sa.Integer(), nullable=True),
        sa.Column('roles', sa.JSON(), nullable=False),
        sa.Column('invited_by', sa.Integer(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('used_by', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ['company_id'], ['company.id'], name=op.f('fk_invitation_company_id_company')
        ),
        sa.ForeignKeyConstraint(
            ['invited_by'], ['person.id'], name=op.f('fk_invitation_invited_by_person')
        ),
        sa.ForeignKeyConstraint(
            ['used_by'],
            ['person.id'],
            name=op.f('fk_invitation_used_by_person'),
            ondelete='SET NULL',
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation')),
        sa.UniqueConstraint('token_hash', name=op.f('uq_invitation_token_hash')),
    )
