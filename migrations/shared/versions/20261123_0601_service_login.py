"""The service's login may use the shared tables, and only those."""

import sqlalchemy as sa
from alembic import op

revision = "shared_0002"
down_revision = "shared_0001"
branch_labels = None
depends_on = None

GRANTS = """
DO $$
DECLARE
    login text := current_setting('contextmap.service_login');
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', login);
    EXECUTE format('GRANT SELECT ON public.account, public.partnership TO %I', login);
    EXECUTE format('GRANT SELECT ON public.membership, public.alembic_version TO %I', login);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON public.browser_session TO %I', login);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON public.sign_in_attempt TO %I', login);
END
$$;
"""


def upgrade() -> None:
    op.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    op.execute(sa.text(GRANTS.replace(":", "\\:")))


def downgrade() -> None:
    op.execute(
        sa.text(GRANTS.replace("GRANT", "REVOKE").replace(" TO %I", " FROM %I").replace(":", "\\:"))
    )
