"""Statements on layers as a whole: how many records, from which sources, of which version."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.features.layer_words import LAYER_WORDS

COUNTS = {
    "provision": "SELECT count(*) FROM provision WHERE deleted_at IS NULL",
    "guardian_sites": "SELECT count(*) FROM guardian_site WHERE deleted_at IS NULL",
    "changes": "SELECT count(*) FROM change WHERE deleted_at IS NULL",
    "incident_cells": "SELECT coalesce(sum(n), 0) FROM incident_cell WHERE width_m IN (0, 800)",
    "incidents": "SELECT coalesce(sum(n), 0) FROM incident_cell WHERE width_m = 800",
    "areas": "SELECT count(*) FROM area WHERE deleted_at IS NULL",
    "assessments": "SELECT count(*) FROM assessment WHERE deleted_at IS NULL",
    "places": "SELECT count(*) FROM place WHERE deleted_at IS NULL",
    "boundaries": "SELECT count(*) FROM boundary",
}
"""Whatever is not here is not counted: nobody asks how many streets there are."""

SOURCE_IDS = {
    "provision": "SELECT DISTINCT source_id FROM provision WHERE deleted_at IS NULL",
    "guardian_sites": "SELECT DISTINCT source_id FROM guardian_site WHERE deleted_at IS NULL",
    "places": "SELECT DISTINCT source_id FROM place WHERE deleted_at IS NULL",
    "boundaries": "SELECT DISTINCT source_id FROM boundary",
    "base_land": """
        SELECT id FROM data_source AS one
        WHERE EXISTS (SELECT FROM context_feature WHERE source_id = one.id)
    """,
    "incident_cells": """
        SELECT id FROM data_source AS one
        WHERE EXISTS (SELECT FROM incident_cell WHERE width_m IN (0, 800) AND source_id = one.id)
    """,
}
SOURCE_IDS["incidents"] = SOURCE_IDS["incident_cells"]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source behind a layer."""

    layer: str
    name: str
    publisher: str
    licence: str
    attribution: str
    latest: date | None


def counts(session: Session) -> dict[str, int]:
    """How many records each counted layer has."""
    parts = " UNION ALL ".join(f"SELECT '{key}', ({query})" for key, query in COUNTS.items())
    return {row[0]: int(row[1]) for row in session.execute(text(parts))}


def sources(session: Session) -> list[SourceRow]:
    """The sources behind each layer, by name."""
    parts = " UNION ALL ".join(
        f"SELECT '{key}' AS layer, one.id FROM ({query}) AS one (id)"  # noqa: S608
        for key, query in SOURCE_IDS.items()
    )
    rows = session.execute(
        text(
            f"SELECT layer, name, publisher, licence, attribution, latest"  # noqa: S608
            f" FROM ({parts}) AS behind JOIN data_source USING (id) ORDER BY layer, name"
        )
    )
    return [SourceRow(*row) for row in rows]


def versions(session: Session) -> dict[str, int]:
    """The version of the data behind each layer."""
    rows = session.execute(text("SELECT layer, version FROM data_version"))
    found = {row[0]: int(row[1]) for row in rows}
    return {
        words.layer.key: sum(found.get(name, 0) for name in words.layer.follows)
        for words in LAYER_WORDS
    }
