"""Notices, their outbox and the ways out; reminders and everything else with a last day."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

UNREAD = sa.text('read_at IS NULL')
OPEN = sa.text("state IN ('waiting', 'dead')")
KINDS = (
    'claim_waiting', 'claim_returned', 'claim_rejected', 'claim_approved', 'claim_to_pay',
    'claim_paid', 'claim_nudged', 'claim_transferred', 'claim_cc', 'claim_commented',
    'claw_back', 'invoice_new', 'invoice_problem', 'invoice_unclaimed', 'claim_deadline',
    'year_end', 'filing_deadline', 'red_confirmation', 'dated_item', 'reminder', 'digest',
    'system',
)  # fmt: skip


def upgrade() -> None:
    """Bring the schema forward."""
    _add_notice()
    _add_delivery()
    _add_preference()
    _add_push_subscription()
    _add_robot()
    _add_reminder()
    _add_red_confirmation()
    _add_dated_item()
    _add_calendar_feed()


def downgrade() -> None:
    """Take the schema back."""
    for table in (
        'calendar_feed',
        'dated_item',
        'red_confirmation',
        'reminder',
        'robot',
        'push_subscription',
        'notice_preference',
        'delivery',
        'notice',
    ):
        op.drop_table(table)


def _choice(name: str, *members: str) -> sa.Enum:
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=32)


def _instant(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, length: int, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=length), nullable=nullable)


def _id() -> sa.Column[Any]:
    return sa.Column('id', sa.Integer(), nullable=False)


def _job_columns() -> list[sa.Column[Any]]:
    return [
        _instant('next_try_at', nullable=True),
        sa.Column('attempts', sa.Integer(), nullable=False),
        _instant('lease_until', nullable=True),
        sa.Column('deaths', sa.Integer(), nullable=False),
        _text('last_error', 500, nullable=True),
    ]


def _job_state() -> sa.Column[Any]:
    return sa.Column('state', _choice('jobstate', 'waiting', 'done', 'dead'), nullable=False)


def _of_person(table: str, *, ondelete: str | None = 'CASCADE') -> sa.ForeignKeyConstraint:
    name = op.f(f'fk_{table}_person_id_person')
    return sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=name, ondelete=ondelete)


def _person_id(**options: Any) -> sa.Column[Any]:
    return sa.Column('person_id', sa.Integer(), nullable=False, **options)


def _add_notice() -> None:
    op.create_table(
        'notice',
        _id(),
        _person_id(),
        sa.Column('kind', _choice('noticekind', *KINDS), nullable=False),
        _text('title', 100),
        _text('body', 1000),
        _text('link', 200),
        sa.Column('lines', sa.JSON(none_as_null=True), nullable=True),
        _text('key', 200),
        _instant('created_at'),
        _instant('read_at', nullable=True),
        _of_person('notice'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_notice')),
        sa.UniqueConstraint('person_id', 'key', name=op.f('uq_notice_person_id')),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_notice_inbox', 'notice', ['person_id', 'id'])
    op.create_index(
        'ix_notice_unread',
        'notice',
        ['person_id', 'id'],
        sqlite_where=UNREAD,
        postgresql_where=UNREAD,
    )


def _add_delivery() -> None:
    states = ('waiting', 'done', 'dead', 'gone', 'given_up')
    op.create_table(
        'delivery',
        _id(),
        sa.Column('notice_id', sa.Integer(), nullable=False),
        sa.Column('channel', _choice('channel', 'email', 'webpush', 'robot'), nullable=False),
        sa.Column('target_id', sa.Integer(), nullable=False),
        _text('group_key', 240, nullable=True),
        sa.Column('state', _choice('deliverystate', *states), nullable=False),
        _instant('created_at'),
        _instant('settled_at', nullable=True),
        *_job_columns(),
        sa.ForeignKeyConstraint(
            ['notice_id'],
            ['notice.id'],
            name=op.f('fk_delivery_notice_id_notice'),
            ondelete='CASCADE',
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_delivery')),
        sa.UniqueConstraint('group_key', name=op.f('uq_delivery_group_key')),
        sa.UniqueConstraint(
            'notice_id', 'channel', 'target_id', name=op.f('uq_delivery_notice_id')
        ),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_delivery_due', 'delivery', ['channel', 'state', 'next_try_at'])
    op.create_index('ix_delivery_state', 'delivery', ['state', 'id'])


def _add_preference() -> None:
    def check(rule: str, name: str) -> sa.CheckConstraint:
        return sa.CheckConstraint(rule, name=op.f(f'ck_notice_preference_{name}'))

    op.create_table(
        'notice_preference',
        _person_id(autoincrement=False),
        sa.Column('choices', sa.JSON(), nullable=False),
        sa.Column('quiet_from', sa.Integer(), nullable=True),
        sa.Column('quiet_to', sa.Integer(), nullable=True),
        sa.Column('wants_digest', sa.Boolean(), nullable=False),
        _instant('changed_at'),
        check('quiet_from BETWEEN 0 AND 1439', 'quiet_from_in_day'),
        check('quiet_to BETWEEN 0 AND 1439', 'quiet_to_in_day'),
        check('(quiet_from IS NULL) = (quiet_to IS NULL)', 'quiet_whole'),
        _of_person('notice_preference'),
        sa.PrimaryKeyConstraint('person_id', name=op.f('pk_notice_preference')),
    )


def _add_push_subscription() -> None:
    op.create_table(
        'push_subscription',
        _id(),
        _person_id(),
        sa.Column('session_id', sa.Integer(), nullable=False),
        _text('endpoint', 1000),
        _text('p256dh', 100),
        _text('auth', 40),
        _text('device', 100),
        _instant('created_at'),
        _instant('paused_until', nullable=True),
        _of_person('push_subscription'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_push_subscription')),
        sa.UniqueConstraint('endpoint', name=op.f('uq_push_subscription_endpoint')),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_push_subscription_person', 'push_subscription', ['person_id'])


def _add_robot() -> None:
    op.create_table(
        'robot',
        _id(),
        _text('name', 50),
        sa.Column('kind', _choice('robotkind', 'wecom', 'dingtalk', 'feishu'), nullable=False),
        _text('address', 1500),
        _text('secret', 500, nullable=True),
        sa.Column('kinds', sa.JSON(), nullable=False),
        sa.Column('is_active', sa.Boolean(), nullable=False),
        _instant('created_at'),
        _instant('last_sent_at', nullable=True),
        _text('last_problem', 500, nullable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_robot')),
        sa.UniqueConstraint('name', name=op.f('uq_robot_name')),
        sqlite_autoincrement=True,
    )


def _add_reminder() -> None:
    op.create_table(
        'reminder',
        _id(),
        _person_id(),
        _text('text', 200),
        _text('link', 200, nullable=True),
        _instant('due_at'),
        _instant('first_due_at'),
        sa.Column('repeat', _choice('repeat', 'none', 'weekly', 'monthly'), nullable=False),
        _job_state(),
        _instant('created_at'),
        _instant('fired_at', nullable=True),
        *_job_columns(),
        _of_person('reminder'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_reminder')),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_reminder_due', 'reminder', ['state', 'next_try_at'])
    op.create_index('ix_reminder_person', 'reminder', ['person_id', 'state', 'due_at', 'id'])


def _add_red_confirmation() -> None:
    states = ('waiting', 'done', 'dead', 'lapsed')
    op.create_table(
        'red_confirmation',
        _id(),
        _person_id(),
        _text('number', 40),
        _instant('came_at'),
        sa.Column('state', _choice('confirmationstate', *states), nullable=False),
        _instant('created_at'),
        _instant('closed_at', nullable=True),
        *_job_columns(),
        _of_person('red_confirmation'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_red_confirmation')),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_red_confirmation_due', 'red_confirmation', ['state', 'next_try_at'])
    op.create_index('ix_red_confirmation_person', 'red_confirmation', ['person_id', 'id'])
    op.create_index(
        'uq_red_confirmation_open',
        'red_confirmation',
        ['person_id', 'number'],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def _add_dated_item() -> None:
    kinds = ('certificate', 'equipment', 'other')
    op.create_table(
        'dated_item',
        _id(),
        _text('title', 100),
        sa.Column('kind', _choice('itemkind', *kinds), nullable=False),
        sa.Column('due_on', sa.Date(), nullable=False),
        _person_id(),
        sa.Column('lead_days', sa.JSON(), nullable=False),
        _text('note', 300),
        _job_state(),
        sa.Column('is_closed', sa.Boolean(), nullable=False),
        _instant('created_at'),
        _instant('closed_at', nullable=True),
        *_job_columns(),
        _of_person('dated_item', ondelete=None),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_dated_item')),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_dated_item_due', 'dated_item', ['state', 'next_try_at'])
    op.create_index('ix_dated_item_list', 'dated_item', ['is_closed', 'due_on', 'id'])
    op.create_index('ix_dated_item_person', 'dated_item', ['person_id', 'is_closed', 'due_on'])


def _add_calendar_feed() -> None:
    op.create_table(
        'calendar_feed',
        _person_id(autoincrement=False),
        _text('token_hash', 64),
        _instant('created_at'),
        _instant('last_read_at', nullable=True),
        _of_person('calendar_feed'),
        sa.PrimaryKeyConstraint('person_id', name=op.f('pk_calendar_feed')),
        sa.UniqueConstraint('token_hash', name=op.f('uq_calendar_feed_token_hash')),
    )
