"""Whether a person wants the daily letter of what is new for them."""

import sqlalchemy as sa
from alembic import op

revision = "partnership_0015"
down_revision = "partnership_0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "member",
        sa.Column("daily_letter", sa.Boolean(), server_default=sa.text("true"), nullable=False),
    )


def downgrade() -> None:
    op.drop_column("member", "daily_letter")
