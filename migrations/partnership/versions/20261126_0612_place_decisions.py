"""What officers decide about places that rank high: only ever added to."""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql

revision = "partnership_0012"
down_revision = "partnership_0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hotspot_review",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("place_kind", sa.String(), nullable=False),
        sa.Column("place_key", sa.String(), nullable=False),
        sa.Column("place_name", sa.String(), nullable=False),
        sa.Column(
            "geom",
            Geometry(
                srid=27700,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), server_default="", nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=True),
        sa.Column("looked_at", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "place_kind in ('cell', 'segment')", name=op.f("ck_hotspot_review_place_kind")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_hotspot_review_area_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hotspot_review")),
        sa.UniqueConstraint("number", name=op.f("uq_hotspot_review_number")),
    )
    op.create_index(
        "ix_hotspot_review_place", "hotspot_review", ["place_kind", "place_key", "number"]
    )
    op.create_index(op.f("ix_hotspot_review_area_id"), "hotspot_review", ["area_id"])
    op.execute(
        "CREATE TRIGGER remember_version BEFORE INSERT OR UPDATE ON hotspot_review"
        " FOR EACH ROW EXECUTE FUNCTION remember_version()"
    )
    op.execute(
        "CREATE TRIGGER keep_history AFTER INSERT OR UPDATE ON hotspot_review"
        " FOR EACH ROW EXECUTE FUNCTION keep_history('geom')"
    )
    op.execute(
        "CREATE TRIGGER raise_data_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON"
        " hotspot_review FOR EACH STATEMENT EXECUTE FUNCTION raise_data_version('hotspot_review')"
    )


def downgrade() -> None:
    op.drop_table("hotspot_review")
