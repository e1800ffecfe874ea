"""How actions leave the service: labels, their place, and what was logged for them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

import numpy as np
import shapely
from sqlalchemy.orm import Session

from app.clock import LONDON
from app.geojson import to_geojson
from app.plans import queries
from app.plans.frame import Frame
from app.plans.queries import ActionRow, ChangeRow
from app.plans.schemas import ActionDetailOut, ActionOut, ActionProgressOut, LinkedChangeOut
from data.readers.projection import to_lonlat

AS_STORED = (
    "id",
    "number",
    "version",
    "assessment_id",
    "area_id",
    "location_label",
    "title",
    "task",
    "goal_id",
    "goal",
    "owner_agency",
    "owner_id",
    "owner",
    "due_on",
    "mechanism",
    "measure",
    "status",
    "done_on",
    "outcome",
    "conference_id",
    "created_at",
    "updated_at",
    "updated_by",
)
"""What leaves as it is stored."""


def told(session: Session, rows: Sequence[ActionRow], frame: Frame) -> list[ActionOut]:
    """Some actions, each with the changes that were logged for it."""
    logged: dict[UUID, list[ChangeRow]] = defaultdict(list)
    for one in queries.changes(session, [row.id for row in rows]):
        logged[one.action_id].append(one)
    return [_action(row, logged[row.id], frame) for row in rows]


def detail(session: Session, row: ActionRow, frame: Frame) -> ActionDetailOut:
    """One action with its shape and its notes."""
    (base,) = told(session, [row], frame)
    return ActionDetailOut(
        **base.model_dump(),
        geometry=None if row.geom is None else to_geojson(shapely.from_wkb(row.geom)),
        progress=[
            ActionProgressOut(
                id=one.id,
                noted_on=one.noted_on,
                status=one.status,
                status_label=frame.label("action_status", one.status) or "",
                body=one.body,
                created_at=one.created_at,
                created_by=one.created_by,
            )
            for one in queries.progress(session, row.id)
        ],
    )


def _action(row: ActionRow, logged: Sequence[ChangeRow], frame: Frame) -> ActionOut:
    finished = row.status in frame.finished
    stored = asdict(row)
    return ActionOut(
        **{name: stored[name] for name in AS_STORED},
        location=row.location if frame.reads_text else None,
        place=_place(row, frame),
        centre=_centre(row),
        own_place=row.geom is not None,
        owner_agency_label=frame.label("agency", row.owner_agency) or "",
        mechanism_label=frame.label("mechanism", row.mechanism),
        status_label=frame.label("action_status", row.status) or "",
        finished=finished,
        late=not finished and row.due_on is not None and row.due_on < frame.today,
        agreed_on=None if row.agreed_at is None else row.agreed_at.astimezone(LONDON).date(),
        changes=[_change(one) for one in logged],
        may_progress=frame.may_progress(row.owner_agency, row.owner_id),
    )


def _change(row: ChangeRow) -> LinkedChangeOut:
    return LinkedChangeOut(
        id=row.id,
        number=row.number,
        title=row.title,
        status_label=row.status_label,
        completed_on=row.completed_on,
    )


def _place(row: ActionRow, frame: Frame) -> str:
    named = [one for one in (row.location_label, row.area_name) if one]
    if named:
        return ", ".join(named)
    return row.location if frame.reads_text else ""


def _centre(row: ActionRow) -> tuple[float, float] | None:
    if row.x is None or row.y is None:
        return None
    lon, lat = to_lonlat(np.array([row.x]), np.array([row.y]))
    return round(float(lon[0]), 6), round(float(lat[0]), 6)
