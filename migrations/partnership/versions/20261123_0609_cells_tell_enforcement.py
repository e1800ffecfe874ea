"""Cells count enforcement-driven records apart, so that they are never summed with harm unasked."""

import sqlalchemy as sa
from alembic import op

revision = "partnership_0009"
down_revision = "partnership_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "incident_cell",
        sa.Column(
            "enforcement_driven", sa.Boolean(), server_default=sa.text("false"), nullable=False
        ),
    )


def downgrade() -> None:
    op.drop_column("incident_cell", "enforcement_driven")
