"""Tickets with their conversation and evidence, and the log lines of what failed."""

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0014'
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
    'clearing',
)
STATES = ('open', 'answered', 'waiting', 'solved', 'closed')
ACTS = (
    'file',
    'reply',
    'answer',
    'ask',
    'resolve',
    'close',
    'reopen',
    'appoint',
    'attach',
    'try_step',
)


def upgrade() -> None:
    """Bring the schema forward."""
    _allow(*KINDS, 'ticket')
    op.create_table(
        'incident',
        sa.Column('id', sa.String(length=16), primary_key=True),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('code', sa.String(length=80), nullable=False),
        sa.Column('status', sa.Integer(), nullable=True),
        sa.Column('method', sa.String(length=10), nullable=False),
        sa.Column('route', sa.String(length=200), nullable=False),
        sa.Column('version', sa.String(length=40), nullable=False),
        sa.Column('lines', sa.JSON(), nullable=False),
    )
    op.create_index('ix_incident_at', 'incident', ['at'])
    _make_ticket()
    _make_conversation()
    _make_attachments()


def _make_ticket() -> None:
    op.create_table(
        'ticket',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('ticket_no', sa.String(length=24), nullable=False, unique=True),
        sa.Column('owner_id', sa.Integer(), sa.ForeignKey('person.id'), nullable=False),
        sa.Column('state', _choice('ticketstate', *STATES), nullable=False),
        sa.Column(
            'kind',
            _choice('ticketkind', 'incomplete', 'hard_to_use', 'data_lost', 'other'),
            nullable=False,
        ),
        sa.Column('title', sa.String(length=100), nullable=False),
        sa.Column('description', sa.String(length=4000), nullable=False),
        sa.Column('steps', sa.String(length=2000), nullable=False),
        sa.Column('tried', sa.String(length=2000), nullable=False),
        sa.Column('occurred_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('contact', sa.String(length=100), nullable=False),
        sa.Column('company', sa.String(length=100), nullable=False),
        sa.Column('invoice_id', sa.Integer(), sa.ForeignKey('invoice.id'), nullable=True),
        sa.Column('invoice_number', sa.String(length=32), nullable=False),
        sa.Column('invoice_issued_on', sa.Date(), nullable=True),
        sa.Column('error_code', sa.String(length=80), nullable=False),
        sa.Column('error_id', sa.String(length=16), nullable=False),
        sa.Column('session_no', sa.String(length=64), nullable=False),
        sa.Column('follow_up_on', sa.Date(), nullable=True),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index('ix_ticket_owner', 'ticket', ['owner_id', 'id'])
    op.create_index('ix_ticket_state', 'ticket', ['state', 'id'])
    op.create_index('ix_ticket_follow_up', 'ticket', ['follow_up_on'])


def _make_conversation() -> None:
    op.create_table(
        'ticket_message',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('ticket_id', sa.Integer(), sa.ForeignKey('ticket.id'), nullable=False),
        sa.Column('side', _choice('side', 'owner', 'support'), nullable=False),
        sa.Column('author_id', sa.Integer(), sa.ForeignKey('person.id'), nullable=False),
        sa.Column('act', _choice('ticketact', *ACTS), nullable=False),
        sa.Column('text', sa.String(length=4000), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index('ix_ticket_message_ticket', 'ticket_message', ['ticket_id', 'id'])
    op.create_table(
        'ticket_step',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('ticket_id', sa.Integer(), sa.ForeignKey('ticket.id'), nullable=False),
        sa.Column('message_id', sa.Integer(), sa.ForeignKey('ticket_message.id'), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('text', sa.String(length=500), nullable=False),
        sa.Column('tried_at', sa.DateTime(timezone=True), nullable=True),
        sa.UniqueConstraint('message_id', 'position'),
    )
    op.create_index('ix_ticket_step_ticket_id', 'ticket_step', ['ticket_id'])


def _make_attachments() -> None:
    op.create_table(
        'ticket_evidence',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('ticket_id', sa.Integer(), sa.ForeignKey('ticket.id'), nullable=False),
        sa.Column(
            'kind',
            _choice('evidencekind', 'error_log', 'invoice', 'clearing_log'),
            nullable=False,
        ),
        sa.Column('title', sa.String(length=200), nullable=False),
        sa.Column('lines', sa.JSON(), nullable=False),
        sa.UniqueConstraint('ticket_id', 'kind'),
    )
    op.create_table(
        'ticket_screenshot',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('ticket_id', sa.Integer(), sa.ForeignKey('ticket.id'), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('file_name', sa.String(length=200), nullable=False),
        sa.Column('file_format', sa.String(length=8), nullable=False),
        sa.Column('byte_count', sa.Integer(), nullable=False),
        sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint('ticket_id', 'sha256'),
    )


def downgrade() -> None:
    """Take the schema back; tickets, their notices and the kept log lines are lost."""
    for table in ('ticket_screenshot', 'ticket_evidence', 'ticket_step', 'ticket_message'):
        op.drop_table(table)
    op.drop_table('ticket')
    op.drop_table('incident')
    op.execute("DELETE FROM notice WHERE kind = 'ticket'")
    _allow(*KINDS)


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def _allow(*values: str) -> None:
    listed = ', '.join(f"'{value}'" for value in values)
    constraint = 'ck_notice_noticekind'
    with op.batch_alter_table('notice') as batch_op:
        batch_op.drop_constraint(op.f(constraint), type_='check')
        batch_op.create_check_constraint(op.f(constraint), sa.text(f'kind IN ({listed})'))
