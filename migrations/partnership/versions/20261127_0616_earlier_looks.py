"""At how many earlier dates a place was as unusual as one that a look found lately."""

import sqlalchemy as sa
from alembic import op

revision = "partnership_0016"
down_revision = "partnership_0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("emerging_place", sa.Column("earlier", sa.Integer(), nullable=True))
    op.add_column("emerging_place", sa.Column("earlier_of", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("emerging_place", "earlier_of")
    op.drop_column("emerging_place", "earlier")
