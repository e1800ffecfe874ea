"""The statement that reads every recorded incident as a tier may see it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.db import Tier
from app.incidents.visible import point_column

VERSION = text("SELECT version FROM data_version WHERE layer = 'incident'")
OCCURRED = """
    extract(epoch FROM lower(occurred) AT TIME ZONE 'Europe/London') / 60,
    extract(epoch FROM upper(occurred) AT TIME ZONE 'Europe/London') / 60
"""
"""Minutes on Britain's clocks; what ends open or is empty has none."""


def version(session: Session) -> int:
    """How often recorded incidents have changed."""
    return session.execute(VERSION).scalar() or 0


def everything(session: Session, tier: Tier) -> Sequence[Sequence[Any]]:
    """Every incident: id, place, month, weekday, hour, precisions, kind, source, begin and end."""
    column = point_column(tier)
    occurred = OCCURRED if tier == "exact" else "NULL, NULL"
    rows = session.execute(
        text(
            f"""
            SELECT incident.id, st_x({column}), st_y({column}),
                   (date_part('year', month) - 1970) * 12 + date_part('month', month) - 1,
                   weekday, hour, incident.time_precision, incident.location_precision,
                   harm_type, source.key, enforcement_driven, {occurred}
            FROM incident JOIN data_source AS source ON source.id = source_id
            ORDER BY incident.id
            """  # noqa: S608 - own columns
        )
    )
    return rows.all()
