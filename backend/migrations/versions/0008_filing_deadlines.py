"""Officially announced filing deadlines; those of 2026 are known."""

from datetime import UTC, date, datetime

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

NOTICE_2026 = '税总办征科函〔2025〕64号'
DAYS_2026 = (20, 24, 16, 20, 22, 15, 15, 17, 15, 26, 16, 15)


def upgrade() -> None:
    """Bring the schema forward."""
    table = op.create_table(
        'filing_deadline',
        sa.Column('month', sa.String(length=7), nullable=False),
        sa.Column('due_on', sa.Date(), nullable=False),
        sa.Column('notice', sa.String(length=100), nullable=True),
        sa.Column('changed_by', sa.Integer(), nullable=True),
        sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("month LIKE '____-__'", name=op.f('ck_filing_deadline_month_form')),
        sa.ForeignKeyConstraint(
            ['changed_by'],
            ['person.id'],
            name=op.f('fk_filing_deadline_changed_by_person'),
            ondelete='SET NULL',
        ),
        sa.PrimaryKeyConstraint('month', name=op.f('pk_filing_deadline')),
    )
    now = datetime.now(UTC)
    op.bulk_insert(
        table,
        [
            {
                'month': f'2026-{number:02}',
                'due_on': date(2026, number, day),
                'notice': NOTICE_2026,
                'changed_at': now,
            }
            for number, day in enumerate(DAYS_2026, start=1)
        ],
    )


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table('filing_deadline')
