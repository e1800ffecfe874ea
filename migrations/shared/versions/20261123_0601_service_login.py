"""Nobody makes tables of their own; the login's rights are those of ``shared_grants.sql``."""

from alembic import op

revision = "shared_0002"
down_revision = "shared_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")


def downgrade() -> None:
    op.execute(
        """
        DO $$
        BEGIN
            EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %I',
                           current_setting('contextmap.service_login'));
        END
        $$
        """
    )
