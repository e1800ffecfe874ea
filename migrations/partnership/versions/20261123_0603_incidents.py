"""Recorded incidents, their outcomes, and their counts by hexagon."""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql

revision = "partnership_0003"
down_revision = "partnership_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "incident",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("row_key", sa.LargeBinary(), nullable=False),
        sa.Column("harm_type", sa.String(), nullable=False),
        sa.Column("source_category", sa.String(), nullable=False),
        sa.Column(
            "enforcement_driven", sa.Boolean(), server_default=sa.text("false"), nullable=False
        ),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("weekday", sa.SmallInteger(), nullable=True),
        sa.Column("hour", sa.SmallInteger(), nullable=True),
        sa.Column("occurred", postgresql.TSTZRANGE(), nullable=True),
        sa.Column("time_precision", sa.String(), nullable=False),
        sa.Column(
            "geom",
            Geometry(
                geometry_type="POINT",
                srid=27700,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column(
            "geom_street",
            Geometry(
                geometry_type="POINT",
                srid=27700,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column(
            "geom_cell",
            Geometry(
                geometry_type="POINT",
                srid=27700,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column(
            "geom_3857",
            Geometry(
                geometry_type="POINT",
                srid=3857,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            sa.Computed("st_transform(geom, 3857)", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "geom_street_3857",
            Geometry(
                geometry_type="POINT",
                srid=3857,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            sa.Computed("st_transform(geom_street, 3857)", persisted=True),
            nullable=True,
        ),
        sa.Column("location_precision", sa.String(), nullable=False),
        sa.Column("location_label", sa.String(), nullable=True),
        sa.Column("reporting_agency", sa.String(), nullable=False),
        sa.Column("handling_level", sa.String(), server_default="official", nullable=False),
        sa.Column("lsoa_code", sa.String(), nullable=True),
        sa.Column("lsoa_vintage", sa.SmallInteger(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("batch_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("extract(day from month) = 1", name=op.f("ck_incident_month_first")),
        sa.CheckConstraint(
            "geom is null or (st_x(geom) between 0 and 700000 and st_y(geom) between 0 and 1300000)",
            name=op.f("ck_incident_in_britain"),
        ),
        sa.CheckConstraint("hour between 0 and 23", name=op.f("ck_incident_hour")),
        sa.CheckConstraint("weekday between 1 and 7", name=op.f("ck_incident_weekday")),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_incident_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["data_source.id"], name=op.f("fk_incident_source_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
        sa.UniqueConstraint("source_id", "row_key", name=op.f("uq_incident_source_id_row_key")),
    )
    op.create_index("ix_incident_batch_id", "incident", ["batch_id"], unique=False)
    op.create_index("ix_incident_geom", "incident", ["geom"], unique=False, postgresql_using="gist")
    op.create_index(
        "ix_incident_geom_3857", "incident", ["geom_3857"], unique=False, postgresql_using="gist"
    )
    op.create_index(
        "ix_incident_geom_cell", "incident", ["geom_cell"], unique=False, postgresql_using="gist"
    )
    op.create_index(
        "ix_incident_geom_street",
        "incident",
        ["geom_street"],
        unique=False,
        postgresql_using="gist",
    )
    op.create_index(
        "ix_incident_geom_street_3857",
        "incident",
        ["geom_street_3857"],
        unique=False,
        postgresql_using="gist",
    )
    op.create_index("ix_incident_month", "incident", ["month"], unique=False)
    op.create_table(
        "incident_outcome",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("incident_id", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("batch_id", sa.Uuid(), nullable=True),
        sa.Column(
            "recorded_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_incident_outcome_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incident.id"],
            name=op.f("fk_incident_outcome_incident_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_outcome")),
    )
    op.create_index(
        op.f("ix_incident_outcome_batch_id"), "incident_outcome", ["batch_id"], unique=False
    )
    op.create_index(
        op.f("ix_incident_outcome_incident_id"), "incident_outcome", ["incident_id"], unique=False
    )
    op.create_table(
        "incident_cell",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("width_m", sa.SmallInteger(), nullable=False),
        sa.Column("i", sa.Integer(), nullable=False),
        sa.Column("j", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("harm_type", sa.String(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.SmallInteger(), nullable=True),
        sa.Column("hour", sa.SmallInteger(), nullable=True),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_cell")),
    )
    op.create_index(
        "ix_incident_cell_width_m_i_j",
        "incident_cell",
        ["width_m", "i", "j", "month"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_table("incident_cell")
    op.drop_table("incident_outcome")
    op.drop_table("incident")
