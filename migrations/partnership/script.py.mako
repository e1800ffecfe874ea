"""${message}

One change only. Locks are short: lock_timeout is set by env.py, and the previous
version of the service must still run on the schema that this leaves behind.
Geometry columns name their SRID and have their GiST index written out. No rows
are loaded here, and nothing is imported from the service: this is history.
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
