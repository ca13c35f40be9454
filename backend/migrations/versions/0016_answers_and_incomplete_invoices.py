"""Each attempt keeps what was told; invoices may be incomplete; people hear of late answers."""

import json
import re

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


KIND = 'invoice_answered'
WITH_ITEMS = (
    'special_vat',
    'ordinary_vat',
    'electronic_ordinary',
    'electronic_special',
    'digital_special',
    'digital_ordinary',
    'digital_paper_special',
    'digital_paper_ordinary',
)


def upgrade() -> None:
    """Bring the schema forward."""
    with op.batch_alter_table('verification_attempt') as batch_op:
        batch_op.add_column(sa.Column('answer', sa.JSON()))
    with op.batch_alter_table('invoice') as batch_op:
        batch_op.add_column(
            sa.Column('is_incomplete', sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column('supplied', sa.JSON(), nullable=False, server_default='[]')
        )
    _mark_incomplete()
    _allow({*_allowed(), KIND})


def _mark_incomplete() -> None:
    connection = op.get_bind()
    query = sa.text(
        'SELECT id, kind, items, buyer_name, seller_name, total_fen FROM invoice'
        " WHERE settled_verify_status = 'consistent' AND NOT is_by_hand"
    )
    found = [{'id': row.id} for row in connection.execute(query).all() if _is_incomplete(row)]
    if found:
        change = sa.text('UPDATE invoice SET is_incomplete = :is_so WHERE id = :id')
        change = change.bindparams(sa.bindparam('is_so', True, type_=sa.Boolean()))
        connection.execute(change, found)


def _is_incomplete(row: sa.Row) -> bool:
    if row.kind not in WITH_ITEMS:
        return False
    items = json.loads(row.items) if isinstance(row.items, str) else row.items
    return not (items and row.buyer_name and row.seller_name and row.total_fen is not None)


def downgrade() -> None:
    """Take the schema back; what each attempt was told is lost."""
    op.execute(f"DELETE FROM notice WHERE kind = '{KIND}'")
    _allow(_allowed() - {KIND})
    with op.batch_alter_table('invoice') as batch_op:
        batch_op.drop_column('supplied')
        batch_op.drop_column('is_incomplete')
    with op.batch_alter_table('verification_attempt') as batch_op:
        batch_op.drop_column('answer')


def _allowed() -> set[str]:
    """Kinds of notices that the table takes now, whichever migrations went before."""
    checks = sa.inspect(op.get_bind()).get_check_constraints('notice')
    (text,) = [one['sqltext'] for one in checks if one['name'] == 'ck_notice_noticekind']
    return set(re.findall(r"'(\w+)'", text))


def _allow(kinds: set[str]) -> None:
    listed = ', '.join(f"'{kind}'" for kind in sorted(kinds))
    with op.batch_alter_table('notice') as batch_op:
        batch_op.drop_constraint(op.f('ck_notice_noticekind'), type_='check')
        batch_op.create_check_constraint(
            op.f('ck_notice_noticekind'), sa.text(f'kind IN ({listed})')
        )
