"""Three database roles, which differ in what they may read of an incident."""

import sqlalchemy as sa
from alembic import op

from migrations.sql import statements

revision = "partnership_0008"
down_revision = "partnership_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(sa.text(statements("grants").replace(":", "\\:")))


def downgrade() -> None:
    op.execute(sa.text(statements("revokes").replace(":", "\\:")))
