"""Statements on sources and how many records each has."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

SOURCES = text(
    """
    WITH held AS (
        SELECT source_id, count(*) AS n FROM incident GROUP BY 1
        UNION ALL SELECT source_id, count(*) FROM provision WHERE deleted_at IS NULL GROUP BY 1
        UNION ALL SELECT source_id, count(*) FROM guardian_site WHERE deleted_at IS NULL GROUP BY 1
        UNION ALL SELECT source_id, count(*) FROM place WHERE deleted_at IS NULL GROUP BY 1
        UNION ALL SELECT source_id, count(*) FROM context_feature GROUP BY 1
        UNION ALL SELECT source_id, count(*) FROM boundary GROUP BY 1
        UNION ALL SELECT source_id, count(*) FROM postcode GROUP BY 1
    )
    SELECT s.id, s.key, s.name, s.kind, s.publisher, s.licence, s.attribution, s.url,
           s.location_precision, s.time_precision, s.handling_level, s.shows, s.not_for, s.latest,
           s.updated_at, coalesce((SELECT sum(n) FROM held WHERE held.source_id = s.id), 0)::bigint
    FROM data_source s ORDER BY s.name
    """
)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source with the number of its records."""

    id: UUID
    key: str
    name: str
    kind: str
    publisher: str
    licence: str
    attribution: str
    url: str | None
    location_precision: str | None
    time_precision: str | None
    handling_level: str
    shows: str
    not_for: str
    latest: date | None
    updated_at: datetime
    records: int


def sources(session: Session) -> list[SourceRow]:
    """All sources, by name."""
    return [SourceRow(*row) for row in session.execute(SOURCES)]
