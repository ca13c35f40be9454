"""A login session remembers which browser opened it."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.add_column(
        'login_session',
        sa.Column('user_agent', sa.String(length=255), nullable=False, server_default=''),
    )


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table('login_session') as batch_op:
        batch_op.drop_column('user_agent')
