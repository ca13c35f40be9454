"""Departments, and everything of claims: drafts, locks, approval, rules, payment."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

TYPES = (
    ('交通费', True, False, '660201 管理费用-交通费'),
    ('差旅费', True, False, '660202 管理费用-差旅费'),
    ('住宿费', True, False, '660202 管理费用-差旅费'),
    ('餐饮费', True, False, '660203 管理费用-餐饮费'),
    ('业务招待费', True, False, '660204 管理费用-业务招待费'),
    ('办公费', True, False, '660205 管理费用-办公费'),
    ('通讯费', True, False, '660206 管理费用-通讯费'),
    ('培训费', True, True, '660207 管理费用-培训费'),
    ('其他', False, True, '660299 管理费用-其他'),
)
"""A start for the administrator to change: name, needs invoice, needs attachment, subject."""
INPUT_TAX = '222101 应交税费-应交增值税（进项税额）'
NOT_DEDUCTED = {'餐饮费', '业务招待费', '其他'}
"""Input tax on meals and entertainment may not be deducted (财税〔2016〕36号, art. 27)."""


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        'claim_settings',
        sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('draft_idle_days', sa.Integer(), nullable=False),
        sa.Column('unclaimed_days', sa.Integer(), nullable=False),
        sa.Column('claim_within_days', sa.Integer(), nullable=False),
        sa.Column('recheck_after_hours', sa.Integer(), nullable=False),
        sa.Column('nudge_after_hours', sa.Integer(), nullable=False),
        sa.Column('bank_columns', sa.JSON(), nullable=False),
        sa.Column(
            'bank_delimiter',
            sa.Enum(
                'comma',
                'semicolon',
                'tab',
                'bar',
                name='delimiter',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            'bank_encoding',
            sa.Enum(
                'utf-8-sig',
                'gb18030',
                name='encoding',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('subjects', sa.JSON(), nullable=False),
        sa.CheckConstraint('id = 1', name=op.f('ck_claim_settings_only_one')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_claim_settings')),
    )
    op.create_table(
        'expense_type',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=30), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('needs_invoice', sa.Boolean(), nullable=False),
        sa.Column('needs_attachment', sa.Boolean(), nullable=False),
        sa.Column('account_subject', sa.String(length=60), nullable=False),
        sa.Column('tax_subject', sa.String(length=60), nullable=False),
        sa.Column('retired_at', sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_expense_type')),
        sa.UniqueConstraint('name', name=op.f('uq_expense_type_name')),
    )
    op.create_table(
        'department',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('company_id', sa.Integer(), nullable=False),
        sa.Column('parent_id', sa.Integer(), nullable=True),
        sa.Column('name', sa.String(length=50), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('retired_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['company_id'], ['company.id'], name=op.f('fk_department_company_id_company')
        ),
        sa.ForeignKeyConstraint(
            ['parent_id'], ['department.id'], name=op.f('fk_department_parent_id_department')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_department')),
        sa.UniqueConstraint('company_id', 'name', name=op.f('uq_department_company_id')),
    )
    op.create_table(
        'approval_flow',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=50), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('is_active', sa.Boolean(), nullable=False),
        sa.Column('conditions', sa.JSON(), nullable=False),
        sa.Column('steps', sa.JSON(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('changed_by', sa.Integer(), nullable=False),
        sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['changed_by'], ['person.id'], name=op.f('fk_approval_flow_changed_by_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_approval_flow')),
    )
    op.create_table(
        'budget',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('department_id', sa.Integer(), nullable=False),
        sa.Column('expense_type_id', sa.Integer(), nullable=True),
        sa.Column('period', sa.String(length=7), nullable=False),
        sa.Column('amount_fen', sa.BigInteger(), nullable=False),
        sa.Column('changed_by', sa.Integer(), nullable=False),
        sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint('amount_fen >= 0', name=op.f('ck_budget_budget_not_negative')),
        sa.ForeignKeyConstraint(
            ['changed_by'], ['person.id'], name=op.f('fk_budget_changed_by_person')
        ),
        sa.ForeignKeyConstraint(
            ['department_id'], ['department.id'], name=op.f('fk_budget_department_id_department')
        ),
        sa.ForeignKeyConstraint(
            ['expense_type_id'],
            ['expense_type.id'],
            name=op.f('fk_budget_expense_type_id_expense_type'),
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_budget')),
        sa.UniqueConstraint(
            'department_id', 'period', 'expense_type_id', name=op.f('uq_budget_department_id')
        ),
    )
    op.create_index(
        'uq_budget_of_any_type',
        'budget',
        ['department_id', 'period'],
        unique=True,
        sqlite_where=sa.text('expense_type_id IS NULL'),
        postgresql_where=sa.text('expense_type_id IS NULL'),
    )

    op.create_table(
        'delegation',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('delegate_id', sa.Integer(), nullable=False),
        sa.Column(
            'kind',
            sa.Enum(
                'approve',
                'claim',
                name='delegationkind',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('starts_on', sa.Date(), nullable=False),
        sa.Column('ends_on', sa.Date(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint('ends_on >= starts_on', name=op.f('ck_delegation_days_in_order')),
        sa.CheckConstraint('person_id <> delegate_id', name=op.f('ck_delegation_not_himself')),
        sa.ForeignKeyConstraint(
            ['delegate_id'], ['person.id'], name=op.f('fk_delegation_delegate_id_person')
        ),
        sa.ForeignKeyConstraint(
            ['person_id'], ['person.id'], name=op.f('fk_delegation_person_id_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_delegation')),
    )
    op.create_index('ix_delegation_delegate', 'delegation', ['delegate_id'])
    op.create_index('ix_delegation_person', 'delegation', ['person_id'])

    op.create_table(
        'department_member',
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('department_id', sa.Integer(), nullable=False),
        sa.Column('is_head', sa.Boolean(), nullable=False),
        sa.Column('grade', sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(
            ['department_id'],
            ['department.id'],
            name=op.f('fk_department_member_department_id_department'),
        ),
        sa.ForeignKeyConstraint(
            ['person_id'],
            ['person.id'],
            name=op.f('fk_department_member_person_id_person'),
            ondelete='CASCADE',
        ),
        sa.PrimaryKeyConstraint('person_id', name=op.f('pk_department_member')),
    )
    op.create_index('ix_department_member_department', 'department_member', ['department_id'])

    op.create_table(
        'payee_account',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('holder', sa.String(length=50), nullable=False),
        sa.Column('bank_name', sa.String(length=100), nullable=False),
        sa.Column('account_number', sa.String(length=40), nullable=False),
        sa.Column('is_default', sa.Boolean(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('retired_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['person_id'], ['person.id'], name=op.f('fk_payee_account_person_id_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_payee_account')),
    )
    op.create_index('ix_payee_account_person', 'payee_account', ['person_id'])

    op.create_table(
        'payment_batch',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('batch_no', sa.String(length=24), nullable=False),
        sa.Column('company_id', sa.Integer(), nullable=False),
        sa.Column('created_by', sa.Integer(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('exported_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('released_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['company_id'], ['company.id'], name=op.f('fk_payment_batch_company_id_company')
        ),
        sa.ForeignKeyConstraint(
            ['created_by'], ['person.id'], name=op.f('fk_payment_batch_created_by_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_payment_batch')),
        sa.UniqueConstraint('batch_no', name=op.f('uq_payment_batch_batch_no')),
    )
    op.create_index('ix_payment_batch_company', 'payment_batch', ['company_id', 'id'])
    op.create_table(
        'policy_rule',
        sa.Column('code', sa.String(length=40), nullable=False),
        sa.Column(
            'level',
            sa.Enum(
                'block',
                'warn',
                'note',
                'off',
                name='rulelevel',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('parameters', sa.JSON(), nullable=False),
        sa.Column('waived_by', sa.JSON(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('changed_by', sa.Integer(), nullable=True),
        sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['changed_by'], ['person.id'], name=op.f('fk_policy_rule_changed_by_person')
        ),
        sa.PrimaryKeyConstraint('code', name=op.f('pk_policy_rule')),
    )
    op.create_table(
        'policy_rule_version',
        sa.Column('code', sa.String(length=40), nullable=False),
        sa.Column('version', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            'level',
            sa.Enum(
                'block',
                'warn',
                'note',
                'off',
                name='rulelevel',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('parameters', sa.JSON(), nullable=False),
        sa.Column('waived_by', sa.JSON(), nullable=False),
        sa.Column('changed_by', sa.Integer(), nullable=True),
        sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['changed_by'], ['person.id'], name=op.f('fk_policy_rule_version_changed_by_person')
        ),
        sa.PrimaryKeyConstraint('code', 'version', name=op.f('pk_policy_rule_version')),
    )
    op.create_table(
        'claim',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('claim_no', sa.String(length=24), nullable=False),
        sa.Column(
            'kind',
            sa.Enum(
                'expense',
                'advance',
                name='claimkind',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            'status',
            sa.Enum(
                'draft',
                'submitted',
                'in_approval',
                'returned',
                'rejected',
                'withdrawn',
                'cancelled',
                'approved',
                'paid',
                'archived',
                name='claimstatus',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('round', sa.Integer(), nullable=False),
        sa.Column('claimant_id', sa.Integer(), nullable=False),
        sa.Column('created_by', sa.Integer(), nullable=False),
        sa.Column('company_id', sa.Integer(), nullable=False),
        sa.Column('department_id', sa.Integer(), nullable=True),
        sa.Column('purpose', sa.String(length=200), nullable=False),
        sa.Column('currency', sa.String(length=3), nullable=False),
        sa.Column('total_fen', sa.BigInteger(), nullable=False),
        sa.Column('approved_fen', sa.BigInteger(), nullable=True),
        sa.Column('offset_fen', sa.BigInteger(), nullable=False),
        sa.Column('payee_account_id', sa.Integer(), nullable=True),
        sa.Column('payee', sa.JSON(), nullable=True),
        sa.Column('repay_by', sa.Date(), nullable=True),
        sa.Column('copied_from_id', sa.Integer(), nullable=True),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('touched_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('paid_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('archived_at', sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("currency = 'CNY'", name=op.f('ck_claim_currency_cny')),
        sa.CheckConstraint(
            'approved_fen IS NULL OR (approved_fen >= 0 AND approved_fen <= total_fen)',
            name=op.f('ck_claim_approved_within_total'),
        ),
        sa.CheckConstraint('offset_fen >= 0', name=op.f('ck_claim_offset_not_negative')),
        sa.CheckConstraint('total_fen >= 0', name=op.f('ck_claim_total_not_negative')),
        sa.ForeignKeyConstraint(
            ['claimant_id'], ['person.id'], name=op.f('fk_claim_claimant_id_person')
        ),
        sa.ForeignKeyConstraint(
            ['company_id'], ['company.id'], name=op.f('fk_claim_company_id_company')
        ),
        sa.ForeignKeyConstraint(
            ['copied_from_id'], ['claim.id'], name=op.f('fk_claim_copied_from_id_claim')
        ),
        sa.ForeignKeyConstraint(
            ['created_by'], ['person.id'], name=op.f('fk_claim_created_by_person')
        ),
        sa.ForeignKeyConstraint(
            ['department_id'], ['department.id'], name=op.f('fk_claim_department_id_department')
        ),
        sa.ForeignKeyConstraint(
            ['payee_account_id'],
            ['payee_account.id'],
            name=op.f('fk_claim_payee_account_id_payee_account'),
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_claim')),
        sa.UniqueConstraint('claim_no', name=op.f('uq_claim_claim_no')),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_claim_claimant', 'claim', ['claimant_id', 'id'])
    op.create_index('ix_claim_company', 'claim', ['company_id', 'id'])
    op.create_index('ix_claim_company_status', 'claim', ['company_id', 'status', 'id'])
    op.create_index('ix_claim_company_submitted', 'claim', ['company_id', 'submitted_at', 'id'])
    op.create_index('ix_claim_creator', 'claim', ['created_by', 'id'])
    op.create_index('ix_claim_status_touched', 'claim', ['status', 'touched_at'])

    op.create_table(
        'invoice_facts',
        sa.Column('invoice_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('facts', sa.JSON(), nullable=False),
        sa.Column('basis', sa.String(length=64), nullable=False),
        sa.Column('computed_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['invoice_id'], ['invoice.id'], name=op.f('fk_invoice_facts_invoice_id_invoice')
        ),
        sa.PrimaryKeyConstraint('invoice_id', name=op.f('pk_invoice_facts')),
    )
    op.create_table(
        'advance_offset',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('advance_id', sa.Integer(), nullable=False),
        sa.Column('claim_id', sa.Integer(), nullable=True),
        sa.Column('amount_fen', sa.BigInteger(), nullable=False),
        sa.Column('is_living', sa.Boolean(), nullable=False),
        sa.Column('noted_by', sa.Integer(), nullable=False),
        sa.Column('noted_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('remark', sa.String(length=200), nullable=False),
        sa.CheckConstraint('amount_fen > 0', name=op.f('ck_advance_offset_offset_positive')),
        sa.ForeignKeyConstraint(
            ['advance_id'], ['claim.id'], name=op.f('fk_advance_offset_advance_id_claim')
        ),
        sa.ForeignKeyConstraint(
            ['claim_id'], ['claim.id'], name=op.f('fk_advance_offset_claim_id_claim')
        ),
        sa.ForeignKeyConstraint(
            ['noted_by'], ['person.id'], name=op.f('fk_advance_offset_noted_by_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_advance_offset')),
    )
    op.create_index('ix_advance_offset_advance', 'advance_offset', ['advance_id'])
    op.create_index('ix_advance_offset_claim', 'advance_offset', ['claim_id'])

    op.create_table(
        'approval_step',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('round', sa.Integer(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=50), nullable=False),
        sa.Column(
            'mode',
            sa.Enum(
                'all', 'any', name='stepmode', native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column(
            'state',
            sa.Enum(
                'waiting',
                'open',
                'passed',
                'ended',
                name='stepstate',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('copy_to', sa.JSON(), nullable=False),
        sa.Column('added_by', sa.Integer(), nullable=True),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['added_by'], ['person.id'], name=op.f('fk_approval_step_added_by_person')
        ),
        sa.ForeignKeyConstraint(
            ['claim_id'], ['claim.id'], name=op.f('fk_approval_step_claim_id_claim')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_approval_step')),
        sa.UniqueConstraint(
            'claim_id', 'round', 'position', name=op.f('uq_approval_step_claim_id')
        ),
    )
    op.create_table(
        'claim_attachment',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('line_key', sa.String(length=36), nullable=False),
        sa.Column(
            'role',
            sa.Enum(
                'supporting_doc',
                'bank_slip',
                name='attachmentrole',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('file_name', sa.String(length=200), nullable=False),
        sa.Column('file_format', sa.String(length=8), nullable=False),
        sa.Column('byte_count', sa.Integer(), nullable=False),
        sa.Column('pages', sa.Integer(), nullable=True),
        sa.Column('added_by', sa.Integer(), nullable=False),
        sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['added_by'], ['person.id'], name=op.f('fk_claim_attachment_added_by_person')
        ),
        sa.ForeignKeyConstraint(
            ['claim_id'], ['claim.id'], name=op.f('fk_claim_attachment_claim_id_claim')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_claim_attachment')),
        sa.UniqueConstraint(
            'claim_id', 'line_key', 'sha256', 'role', name=op.f('uq_claim_attachment_claim_id')
        ),
    )
    op.create_table(
        'claim_copy',
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['claim_id'], ['claim.id'], name=op.f('fk_claim_copy_claim_id_claim')
        ),
        sa.ForeignKeyConstraint(
            ['person_id'], ['person.id'], name=op.f('fk_claim_copy_person_id_person')
        ),
        sa.PrimaryKeyConstraint('claim_id', 'person_id', name=op.f('pk_claim_copy')),
    )
    op.create_index('ix_claim_copy_person', 'claim_copy', ['person_id', 'claim_id'])

    op.create_table(
        'claim_event',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('happened_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('actor_id', sa.Integer(), nullable=True),
        sa.Column('for_id', sa.Integer(), nullable=True),
        sa.Column(
            'action',
            sa.Enum(
                'save',
                'attach',
                'detach',
                'submit',
                'withdraw',
                'cancel',
                'nudge',
                'approve',
                'reject',
                'return',
                'transfer',
                'add_approver',
                'waive',
                'return_from_payment',
                'pay',
                'add_slip',
                'archive',
                'release',
                name='claimaction',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            'status',
            sa.Enum(
                'draft',
                'submitted',
                'in_approval',
                'returned',
                'rejected',
                'withdrawn',
                'cancelled',
                'approved',
                'paid',
                'archived',
                name='claimstatus',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('comment', sa.String(length=500), nullable=False),
        sa.Column('facts', sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ['actor_id'], ['person.id'], name=op.f('fk_claim_event_actor_id_person')
        ),
        sa.ForeignKeyConstraint(
            ['claim_id'], ['claim.id'], name=op.f('fk_claim_event_claim_id_claim')
        ),
        sa.ForeignKeyConstraint(
            ['for_id'], ['person.id'], name=op.f('fk_claim_event_for_id_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_claim_event')),
    )
    op.create_index('ix_claim_event_claim', 'claim_event', ['claim_id', 'id'])

    op.create_table(
        'claim_invoice',
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('invoice_id', sa.Integer(), nullable=False),
        sa.Column('is_living', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ['claim_id'], ['claim.id'], name=op.f('fk_claim_invoice_claim_id_claim')
        ),
        sa.ForeignKeyConstraint(
            ['invoice_id'], ['invoice.id'], name=op.f('fk_claim_invoice_invoice_id_invoice')
        ),
        sa.PrimaryKeyConstraint('claim_id', 'invoice_id', name=op.f('pk_claim_invoice')),
    )
    op.create_index(
        'uq_claim_invoice_living',
        'claim_invoice',
        ['invoice_id'],
        unique=True,
        sqlite_where=sa.text('is_living'),
        postgresql_where=sa.text('is_living'),
    )

    op.create_table(
        'claim_line',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('key', sa.String(length=36), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('invoice_id', sa.Integer(), nullable=True),
        sa.Column('no_invoice_reason', sa.String(length=200), nullable=False),
        sa.Column('expense_type_id', sa.Integer(), nullable=True),
        sa.Column('purpose', sa.String(length=200), nullable=False),
        sa.Column('happened_on', sa.Date(), nullable=True),
        sa.Column('city', sa.String(length=40), nullable=False),
        sa.Column('amount_fen', sa.BigInteger(), nullable=True),
        sa.Column('approved_fen', sa.BigInteger(), nullable=True),
        sa.Column(
            'decision',
            sa.Enum(
                'pending',
                'approved',
                'reduced',
                'refused',
                name='linedecision',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('decision_reason', sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            'amount_fen IS NULL OR amount_fen > 0', name=op.f('ck_claim_line_amount_positive')
        ),
        sa.CheckConstraint(
            'approved_fen IS NULL OR (approved_fen >= 0 AND approved_fen <= amount_fen)',
            name=op.f('ck_claim_line_approved_within_amount'),
        ),
        sa.ForeignKeyConstraint(
            ['claim_id'],
            ['claim.id'],
            name=op.f('fk_claim_line_claim_id_claim'),
            ondelete='CASCADE',
        ),
        sa.ForeignKeyConstraint(
            ['expense_type_id'],
            ['expense_type.id'],
            name=op.f('fk_claim_line_expense_type_id_expense_type'),
        ),
        sa.ForeignKeyConstraint(
            ['invoice_id'], ['invoice.id'], name=op.f('fk_claim_line_invoice_id_invoice')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_claim_line')),
        sa.UniqueConstraint('claim_id', 'key', name=op.f('uq_claim_line_claim_id')),
    )
    op.create_index('ix_claim_line_invoice', 'claim_line', ['invoice_id'])

    op.create_table(
        'claw_back',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('invoice_id', sa.Integer(), nullable=False),
        sa.Column('is_paid', sa.Boolean(), nullable=False),
        sa.Column('amount_fen', sa.BigInteger(), nullable=False),
        sa.Column('recovered_fen', sa.BigInteger(), nullable=True),
        sa.Column('reason', sa.String(length=200), nullable=False),
        sa.Column(
            'state',
            sa.Enum(
                'open',
                'recovered',
                'closed',
                name='clawbackstate',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('ended_by', sa.Integer(), nullable=True),
        sa.Column('remark', sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            'recovered_fen IS NULL OR (recovered_fen >= 0 AND recovered_fen <= amount_fen)',
            name=op.f('ck_claw_back_recovered_within_amount'),
        ),
        sa.ForeignKeyConstraint(
            ['claim_id'], ['claim.id'], name=op.f('fk_claw_back_claim_id_claim')
        ),
        sa.ForeignKeyConstraint(
            ['ended_by'], ['person.id'], name=op.f('fk_claw_back_ended_by_person')
        ),
        sa.ForeignKeyConstraint(
            ['invoice_id'], ['invoice.id'], name=op.f('fk_claw_back_invoice_id_invoice')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_claw_back')),
    )
    op.create_index(
        'uq_claw_back_open',
        'claw_back',
        ['claim_id', 'invoice_id'],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )

    op.create_table(
        'payment',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('amount_fen', sa.BigInteger(), nullable=False),
        sa.Column('payable_fen', sa.BigInteger(), nullable=False),
        sa.Column('paid_on', sa.Date(), nullable=False),
        sa.Column(
            'method',
            sa.Enum(
                'bank',
                'cash',
                'other',
                'offset',
                name='paymentmethod',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('bank_reference', sa.String(length=64), nullable=False),
        sa.Column('difference_reason', sa.String(length=200), nullable=False),
        sa.Column('recheck_reason', sa.String(length=200), nullable=False),
        sa.Column('batch_id', sa.Integer(), nullable=True),
        sa.Column('registered_by', sa.Integer(), nullable=False),
        sa.Column('registered_at', sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint('amount_fen >= 0', name=op.f('ck_payment_payment_not_negative')),
        sa.ForeignKeyConstraint(
            ['batch_id'], ['payment_batch.id'], name=op.f('fk_payment_batch_id_payment_batch')
        ),
        sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_payment_claim_id_claim')),
        sa.ForeignKeyConstraint(
            ['registered_by'], ['person.id'], name=op.f('fk_payment_registered_by_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_payment')),
        sa.UniqueConstraint('claim_id', name=op.f('uq_payment_claim_id')),
    )
    op.create_index('ix_payment_paid_on', 'payment', ['paid_on', 'claim_id'])
    op.create_table(
        'payment_batch_claim',
        sa.Column('batch_id', sa.Integer(), nullable=False),
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('amount_fen', sa.BigInteger(), nullable=False),
        sa.Column('is_standing', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ['batch_id'],
            ['payment_batch.id'],
            name=op.f('fk_payment_batch_claim_batch_id_payment_batch'),
        ),
        sa.ForeignKeyConstraint(
            ['claim_id'], ['claim.id'], name=op.f('fk_payment_batch_claim_claim_id_claim')
        ),
        sa.PrimaryKeyConstraint('batch_id', 'claim_id', name=op.f('pk_payment_batch_claim')),
    )
    op.create_index(
        'uq_payment_batch_claim_standing',
        'payment_batch_claim',
        ['claim_id'],
        unique=True,
        sqlite_where=sa.text('is_standing'),
        postgresql_where=sa.text('is_standing'),
    )

    op.create_table(
        'policy_hit',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('round', sa.Integer(), nullable=False),
        sa.Column('key', sa.String(length=120), nullable=False),
        sa.Column('code', sa.String(length=40), nullable=False),
        sa.Column('rule_version', sa.Integer(), nullable=False),
        sa.Column(
            'level',
            sa.Enum(
                'block',
                'warn',
                'note',
                'off',
                name='rulelevel',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('line_key', sa.String(length=36), nullable=True),
        sa.Column('invoice_id', sa.Integer(), nullable=True),
        sa.Column('message', sa.String(length=300), nullable=False),
        sa.Column('fields', sa.JSON(), nullable=False),
        sa.Column('waived_by', sa.Integer(), nullable=True),
        sa.Column('waived_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('waive_reason', sa.String(length=200), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['claim_id'], ['claim.id'], name=op.f('fk_policy_hit_claim_id_claim')
        ),
        sa.ForeignKeyConstraint(
            ['invoice_id'], ['invoice.id'], name=op.f('fk_policy_hit_invoice_id_invoice')
        ),
        sa.ForeignKeyConstraint(
            ['waived_by'], ['person.id'], name=op.f('fk_policy_hit_waived_by_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_policy_hit')),
        sa.UniqueConstraint('claim_id', 'round', 'key', name=op.f('uq_policy_hit_claim_id')),
    )
    op.create_index('ix_policy_hit_rule', 'policy_hit', ['code', 'created_at'])

    op.create_table(
        'approval_task',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('step_id', sa.Integer(), nullable=False),
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('approver_id', sa.Integer(), nullable=False),
        sa.Column(
            'state',
            sa.Enum(
                'waiting',
                'open',
                'approved',
                'rejected',
                'returned',
                'transferred',
                'closed',
                name='taskstate',
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column('transferred_from', sa.Integer(), nullable=True),
        sa.Column('acted_by', sa.Integer(), nullable=True),
        sa.Column('comment', sa.String(length=500), nullable=False),
        sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('nudged_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['acted_by'], ['person.id'], name=op.f('fk_approval_task_acted_by_person')
        ),
        sa.ForeignKeyConstraint(
            ['approver_id'], ['person.id'], name=op.f('fk_approval_task_approver_id_person')
        ),
        sa.ForeignKeyConstraint(
            ['claim_id'], ['claim.id'], name=op.f('fk_approval_task_claim_id_claim')
        ),
        sa.ForeignKeyConstraint(
            ['step_id'], ['approval_step.id'], name=op.f('fk_approval_task_step_id_approval_step')
        ),
        sa.ForeignKeyConstraint(
            ['transferred_from'],
            ['person.id'],
            name=op.f('fk_approval_task_transferred_from_person'),
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_approval_task')),
        sa.UniqueConstraint('step_id', 'approver_id', name=op.f('uq_approval_task_step_id')),
    )
    op.create_index('ix_approval_task_acted', 'approval_task', ['acted_by', 'claim_id'])
    op.create_index('ix_approval_task_claim', 'approval_task', ['claim_id'])
    op.create_index('ix_approval_task_inbox', 'approval_task', ['approver_id', 'state', 'claim_id'])

    op.create_table(
        'claim_line_share',
        sa.Column('line_id', sa.Integer(), nullable=False),
        sa.Column('department_id', sa.Integer(), nullable=False),
        sa.Column('amount_fen', sa.BigInteger(), nullable=False),
        sa.CheckConstraint('amount_fen > 0', name=op.f('ck_claim_line_share_share_positive')),
        sa.ForeignKeyConstraint(
            ['department_id'],
            ['department.id'],
            name=op.f('fk_claim_line_share_department_id_department'),
        ),
        sa.ForeignKeyConstraint(
            ['line_id'],
            ['claim_line.id'],
            name=op.f('fk_claim_line_share_line_id_claim_line'),
            ondelete='CASCADE',
        ),
        sa.PrimaryKeyConstraint('line_id', 'department_id', name=op.f('pk_claim_line_share')),
    )
    _add_vouchers()
    _add_indexes_of_judging()
    _seed()


def _add_vouchers() -> None:
    op.create_table(
        'voucher',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('claim_id', sa.Integer(), nullable=False),
        sa.Column('company_id', sa.Integer(), nullable=False),
        sa.Column('period', sa.String(length=7), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('dated_on', sa.Date(), nullable=False),
        sa.Column('lines', sa.JSON(), nullable=False),
        sa.Column('proof_count', sa.Integer(), nullable=False),
        sa.Column('made_by', sa.Integer(), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_voucher_claim_id_claim')),
        sa.ForeignKeyConstraint(
            ['company_id'], ['company.id'], name=op.f('fk_voucher_company_id_company')
        ),
        sa.ForeignKeyConstraint(
            ['made_by'], ['person.id'], name=op.f('fk_voucher_made_by_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_voucher')),
        sa.UniqueConstraint('claim_id', name=op.f('uq_voucher_claim_id')),
        sa.UniqueConstraint(
            'company_id', 'period', 'number', name=op.f('uq_voucher_company_id')
        ),
    )


_OF_INVOICES = {
    'ix_invoice_day_seller': ['issued_on', 'seller_tax_id'],
    'ix_invoice_day_total': ['issued_on', 'total_fen'],
    'ix_invoice_day_amount': ['issued_on', 'amount_fen'],
    'ix_invoice_buyer': ['buyer_tax_id', 'buyer_name'],
}


def _add_indexes_of_judging() -> None:
    for name, columns in _OF_INVOICES.items():
        op.create_index(name, 'invoice', columns)
    op.create_index('ix_claim_department', 'claim', ['department_id'])
    op.create_index('ix_claim_submitted', 'claim', ['submitted_at'])
    op.create_index('ix_claim_line_share_department', 'claim_line_share', ['department_id'])


def _seed() -> None:
    op.execute(
        sa.text(
            'INSERT INTO claim_settings (id, draft_idle_days, unclaimed_days, claim_within_days,'
            " recheck_after_hours, nudge_after_hours, bank_columns, bank_delimiter, bank_encoding,"
            " subjects) VALUES (1, 30, 30, 180, 24, 4, '[]', 'comma', 'utf-8-sig', '{}')"
        )
    )
    insert = sa.text(
        'INSERT INTO expense_type (name, position, needs_invoice, needs_attachment,'
        " account_subject, tax_subject) VALUES (:name, :position, :invoice, :attachment,"
        " :subject, :tax)"
    )
    for position, (name, invoice, attachment, subject) in enumerate(TYPES, 1):
        tax = '' if name in NOT_DEDUCTED else INPUT_TAX
        values = {'invoice': invoice, 'attachment': attachment, 'subject': subject, 'tax': tax}
        op.get_bind().execute(insert, {'name': name, 'position': position, **values})


def downgrade() -> None:
    """Take the schema back; claims are lost."""
    op.drop_table('voucher')
    for name in _OF_INVOICES:
        op.drop_index(name, 'invoice')
    op.drop_table('claim_line_share')

    op.drop_table('approval_task')

    op.drop_table('policy_hit')

    op.drop_table('payment_batch_claim')
    op.drop_table('payment')

    op.drop_table('claw_back')

    op.drop_table('claim_line')

    op.drop_table('claim_invoice')

    op.drop_table('claim_event')

    op.drop_table('claim_copy')
    op.drop_table('claim_attachment')
    op.drop_table('approval_step')

    op.drop_table('advance_offset')
    op.drop_table('invoice_facts')

    op.drop_table('claim')
    op.drop_table('policy_rule_version')
    op.drop_table('policy_rule')
    op.drop_table('payment_batch')

    op.drop_table('payee_account')

    op.drop_table('department_member')

    op.drop_table('delegation')

    op.drop_table('budget')
    op.drop_table('approval_flow')
    op.drop_table('department')
    op.drop_table('expense_type')
    op.drop_table('claim_settings')
