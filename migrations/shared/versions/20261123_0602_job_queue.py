"""The job queue, in a schema of its own, that the service's login works through."""

from alembic import op
from procrastinate.schema import SchemaManager

revision = "shared_0003"
down_revision = "shared_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    before = op.get_bind().exec_driver_sql("SHOW search_path").scalar_one()
    op.execute("CREATE SCHEMA jobs")
    op.execute("SET LOCAL search_path = jobs")
    # The queue's tables and functions are procrastinate's own; its version is locked with ours.
    # Straight to the driver: through SQLAlchemy its many statements would count as prepared ones.
    cursor = op.get_bind().connection.cursor()
    cursor.execute(SchemaManager.get_schema())
    cursor.close()
    op.execute(f"SET LOCAL search_path = {before}")
    op.execute("REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA jobs FROM PUBLIC")


def downgrade() -> None:
    op.execute("DROP SCHEMA jobs CASCADE")
