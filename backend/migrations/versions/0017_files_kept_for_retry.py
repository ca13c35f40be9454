"""Refused files are kept for another look, and know which readers have looked."""

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward; what was refused as no known format was never kept."""
    with op.batch_alter_table('upload') as batch_op:
        batch_op.add_column(
            sa.Column('is_kept', sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch_op.add_column(sa.Column('reader_version', sa.Integer()))
    op.execute(sa.text('UPDATE upload SET is_kept = false WHERE file_format IS NULL'))
    op.execute(sa.text('UPDATE upload SET reader_version = 1 WHERE file_format IS NOT NULL'))


def downgrade() -> None:
    """Take the schema back; files of unknown format stay in the store."""
    with op.batch_alter_table('upload') as batch_op:
        batch_op.drop_column('reader_version')
        batch_op.drop_column('is_kept')
