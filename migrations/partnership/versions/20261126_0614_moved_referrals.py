"""Why a referral was moved from one location to another."""

import sqlalchemy as sa
from alembic import op

revision = "partnership_0014"
down_revision = "partnership_0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "referral", sa.Column("moved_reason", sa.String(), server_default="", nullable=False)
    )


def downgrade() -> None:
    op.drop_column("referral", "moved_reason")
