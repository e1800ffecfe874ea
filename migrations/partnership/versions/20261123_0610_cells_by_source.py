"""First and last month of each source without reading every cell."""

import sqlalchemy as sa
from alembic import op

revision = "partnership_0010"
down_revision = "partnership_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_incident_cell_width_m_source_id_month",
        "incident_cell",
        ["width_m", "source_id", "month"],
        postgresql_where=sa.text("width_m in (0, 800)"),
    )


def downgrade() -> None:
    op.drop_index("ix_incident_cell_width_m_source_id_month")
