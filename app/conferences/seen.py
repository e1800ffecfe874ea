"""Keep what a conference saw when it was held, and read it again in the same words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import shapely
from sqlalchemy.orm import Session

from app.conferences import seen_queries
from app.conferences.frame import Frame
from app.conferences.look_schemas import (
    ConferenceSeenOut,
    SeenAreaOut,
    SeenCountOut,
    SeenFindingOut,
    SeenGoalOut,
)
from app.conferences.seen_queries import KeptRow
from app.conferences.sentences import counted
from app.conferences.service import found
from app.geojson import to_geojson
from app.problems import NotFound

SQUARE_METRES_PER_HECTARE = 10_000
OTHERS = {
    "weighting": "Context weightings",
    "survey": "Surveys",
    "safety_session": "Safety mapping sessions",
    "observation": "Observations",
    "action": "Actions",
}


def freeze(session: Session, assessment: UUID, at: datetime) -> dict[str, Any]:
    """Note which version of each record of a location lies before a conference at this moment."""
    return {"at": at.isoformat(), "records": seen_queries.versions(session, assessment)}


def read_seen(session: Session, conference: UUID, frame: Frame) -> ConferenceSeenOut:
    """Read what a conference had before it, as it then was.

    Raises
    ------
    NotFound
        When it was not held, so that nothing is kept.
    """
    row = found(session, conference)
    if row.seen is None or "records" not in row.seen:
        raise NotFound("Nothing was kept of what this conference saw: it was not held here.")
    records: Mapping[str, Any] = row.seen["records"]
    (assessment,) = seen_queries.kept(session, records, "assessment")
    findings = sorted(seen_queries.kept(session, records, "evidence"), key=_strengths_first)
    goals = seen_queries.kept(session, records, "goal")
    others = {name: seen_queries.kept(session, records, name) for name in OTHERS}
    areas = seen_queries.kept(session, records, "area")
    everything = [
        assessment,
        *areas,
        *findings,
        *goals,
        *(o for one in others.values() for o in one),
    ]
    return ConferenceSeenOut(
        conference_id=conference,
        at=datetime.fromisoformat(row.seen["at"]),
        title=assessment.row["title"],
        stage_label=frame.label("stage", assessment.row["stage"]) or "",
        threshold_label=frame.label("threshold_level", assessment.row["threshold_level"]),
        summary=assessment.row["summary"],
        assessment_version=assessment.version,
        assessment_newest_version=assessment.newest,
        area=_area(areas[0]) if areas else None,
        findings=[_finding(one, frame) for one in findings],
        goals=[_goal(one, frame) for one in goals],
        others=[_count(name, rows) for name, rows in others.items()],
        gauge_words=(row.seen.get("quorum") or {}).get("words", []),
        words=_words(everything),
    )


def _strengths_first(row: KeptRow) -> tuple[bool, str]:
    return row.row["standing"] != "strength", row.row["domain"]


def _area(row: KeptRow) -> SeenAreaOut:
    return SeenAreaOut(
        id=row.row_id,
        name=row.row["name"],
        version=row.version,
        newest_version=row.newest,
        hectares=None if row.area_m2 is None else round(row.area_m2 / SQUARE_METRES_PER_HECTARE, 2),
        outline=None if row.geom is None else to_geojson(shapely.from_wkb(row.geom)),
    )


def _finding(row: KeptRow, frame: Frame) -> SeenFindingOut:
    kept = row.row
    return SeenFindingOut(
        id=row.row_id,
        version=row.version,
        newest_version=row.newest,
        domain_label=frame.label("assessment_domain", kept["domain"]) or "",
        prompt_label=frame.label("assessment_prompt", kept["prompt"]),
        standing_label=frame.label("evidence_standing", kept["standing"]) or "",
        strength_label=frame.label("evidence_strength", kept["evidence_strength"]) or "",
        body=kept["body"],
    )


def _goal(row: KeptRow, frame: Frame) -> SeenGoalOut:
    return SeenGoalOut(
        id=row.row_id,
        version=row.version,
        newest_version=row.newest,
        statement=row.row["statement"],
        status_label=frame.label("goal_status", row.row["status"]) or "",
        measure=row.row["measure"],
    )


def _count(name: str, rows: list[KeptRow]) -> SeenCountOut:
    return SeenCountOut(
        kind=name, label=OTHERS[name], count=len(rows), changed_since=_changed(rows)
    )


def _changed(rows: list[KeptRow]) -> int:
    return sum(one.newest > one.version for one in rows)


def _words(rows: list[KeptRow]) -> str:
    changed = _changed(rows)
    if not changed:
        return "Nothing of this was changed since."
    records = counted(changed, "record was", "records were")
    return f"{records} changed since; this page shows what the conference saw."
