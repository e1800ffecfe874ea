"""History, audit seal and layer versions keep themselves, by trigger."""

import sqlalchemy as sa
from alembic import op

from migrations.sql import statements

revision = "partnership_0007"
down_revision = "partnership_0006"
branch_labels = None
depends_on = None

PRACTICE = {
    "provision": "geom",
    "guardian_site": "geom",
    "place": "geom",
    "area": "geom",
    "assessment": "",
    "change": "geom",
    "review": "treated_geom",
}
LAYERS = {
    "incident": "incident",
    "incident_cell": "incident",
    "hex_cell": "incident",
    "provision": "provision",
    "opening_hours": "provision",
    "term_date": "provision",
    "guardian_site": "guardian_site",
    "place": "place",
    "change": "change",
    "area": "area",
    "assessment": "assessment",
    "boundary": "boundary",
    "context_feature": "context_feature",
    "postcode": "postcode",
    "review": "review",
}


def upgrade() -> None:
    for name in ("history", "audit_link", "audit", "data_version"):
        op.execute(sa.text(statements(name).replace(":", "\\:")))
    for table, shape in PRACTICE.items():
        op.execute(
            f'CREATE TRIGGER remember_version BEFORE INSERT OR UPDATE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION remember_version()"
        )
        op.execute(
            f'CREATE TRIGGER keep_history AFTER INSERT OR UPDATE ON "{table}" '
            f"FOR EACH ROW EXECUTE FUNCTION keep_history('{shape}')"
        )
    for table, layer in LAYERS.items():
        op.execute(
            f"CREATE TRIGGER raise_data_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE "
            f"ON \"{table}\" FOR EACH STATEMENT EXECUTE FUNCTION raise_data_version('{layer}')"
        )
    op.execute(
        "CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()"
    )
    op.execute(
        "CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON audit_event DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW EXECUTE FUNCTION seal_audit_event()"
    )
    op.execute("INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, sha256(''))")


def downgrade() -> None:
    for table in LAYERS:
        op.execute(f'DROP TRIGGER raise_data_version ON "{table}"')
    for table in PRACTICE:
        op.execute(f'DROP TRIGGER keep_history ON "{table}"')
        op.execute(f'DROP TRIGGER remember_version ON "{table}"')
    op.execute("DROP TRIGGER seal ON audit_event")
    op.execute("DROP TRIGGER refuse_change ON audit_event")
    op.execute("DELETE FROM audit_head")
    for function in (
        "raise_data_version()",
        "seal_audit_event()",
        "refuse_audit_change()",
        "audit_link(bytea, bigint, audit_event)",
        "keep_history()",
        "remember_version()",
    ):
        op.execute(f"DROP FUNCTION {function}")
