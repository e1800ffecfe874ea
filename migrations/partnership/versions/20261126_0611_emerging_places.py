"""Looks for places that stand out lately, written by the nightly job and never changed."""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql

revision = "partnership_0011"
down_revision = "partnership_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "emerging_scan",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("night", sa.Date(), nullable=False),
        sa.Column(
            "made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("data_version", sa.BigInteger(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("left_out", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("kinds", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("parameters", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("marks", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("refusal", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emerging_scan")),
    )
    op.create_index("ix_emerging_scan_made_at", "emerging_scan", ["made_at"], unique=False)
    op.create_table(
        "emerging_place",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("scan_id", sa.Uuid(), nullable=False),
        sa.Column("harm_type", sa.String(), nullable=True),
        sa.Column("cells", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "centre",
            Geometry(
                geometry_type="POINT",
                srid=27700,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column("radius_m", sa.Float(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("observed", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Float(), nullable=False),
        sa.Column("p_value", sa.Float(), nullable=False),
        sa.Column("recurrence_days", sa.Float(), nullable=False),
        sa.Column("year_before", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["scan_id"], ["emerging_scan.id"], name=op.f("fk_emerging_place_scan_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emerging_place")),
    )
    op.create_index(op.f("ix_emerging_place_scan_id"), "emerging_place", ["scan_id"], unique=False)
    op.execute(
        "CREATE TRIGGER raise_data_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON"
        " emerging_scan FOR EACH STATEMENT EXECUTE FUNCTION raise_data_version('emerging')"
    )


def downgrade() -> None:
    op.drop_table("emerging_place")
    op.drop_table("emerging_scan")
