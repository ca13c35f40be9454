"""Single-use links may also reset a password."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

NAME = 'ck_one_time_link_linkpurpose'


def upgrade() -> None:
    """Bring the schema forward."""
    _allow('confirm_email', 'reset_password')


def downgrade() -> None:
    """Take the schema back."""
    op.execute("DELETE FROM one_time_link WHERE purpose <> 'confirm_email'")
    _allow('confirm_email')


def _allow(*purposes: str) -> None:
    listed = ', '.join(f"'{purpose}'" for purpose in purposes)
    with op.batch_alter_table('one_time_link') as batch_op:
        batch_op.drop_constraint(op.f(NAME), type_='check')
        batch_op.create_check_constraint(op.f(NAME), sa.text(f'purpose IN ({listed})'))
