"""Tell locations of concern: what is known of each, which agencies named it, what is due next."""

from typing import Any, Literal
from uuid import UUID

import shapely
from sqlalchemy.orm import Session

from app.assessments import location_queries as queries
from app.assessments.location_queries import LocationFilter, LocationRow, MoveRow
from app.assessments.location_schemas import (
    LabelledOut,
    LocationOut,
    LocationPageOut,
    LocationsOut,
    MoveMadeOut,
    PreviousOut,
    StageStepOut,
)
from app.assessments.stages import ENDS, PATH, is_finished
from app.clock import LONDON
from app.codes import service as codes
from app.geojson import to_geojson
from app.problems import NotFound

SQUARE_METRES_PER_HECTARE = 10_000
UNDECIDED = "none"
"""Asked for in place of a threshold level: those that have none yet."""
LISTS = ("stage", "context_kind", "threshold_level", "agency", "harm_type", "method")
NEXT_WORDS = {"method": "Method due", "conference": "Conference", "review": "Review due"}
Labels = dict[tuple[str, str], str]


def list_locations(
    session: Session, wanted: LocationFilter, *, most: int | None = None
) -> LocationsOut:
    """List locations that match: those at work first, the latest referral first.

    Raises
    ------
    InvalidInput
        When a code asked for is on no list of the partnership.
    """
    undecided = wanted.threshold == UNDECIDED
    codes.refuse_strange_filters(
        session,
        {
            "stage": ("stage", wanted.stage),
            "threshold": ("threshold_level", None if undecided else wanted.threshold),
            "context": ("context_kind", wanted.context),
            "agency": ("agency", wanted.agency),
            "harm": ("harm_type", wanted.harm),
        },
    )
    rows, count = queries.listed(session, wanted, list(ENDS), most=most)
    words = codes.labels(session, *LISTS)
    return LocationsOut(items=[location_out(row, words) for row in rows], count=count)


def read(session: Session, assessment: UUID) -> LocationPageOut:
    """One location with its path and every move that was made.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    row = queries.one(session, assessment, list(ENDS))
    if row is None:
        raise NotFound("There is no location of this id. It may have been deleted.")
    words = codes.labels(session, *LISTS)
    course = queries.course(session, assessment)
    outline = None if row.outline is None else _plain(shapely.from_wkb(row.outline))
    return LocationPageOut(
        **location_out(row, words).model_dump(),
        summary=row.summary,
        previous=_previous(session, row, words),
        outline=outline,
        points=None if row.points is None else to_geojson(shapely.from_wkb(row.points)),
        path=path_of(row.stage, course, words),
        moves=[_move_out(move, words) for move in course],
        created_at=row.created_at,
    )


def location_out(row: LocationRow, words: Labels) -> LocationOut:
    """A location as lists show it."""
    return LocationOut(
        id=row.id,
        number=row.number,
        title=row.title,
        context_kind=row.context_kind,
        context_label=_word(words, "context_kind", row.context_kind),
        stage=row.stage,
        stage_label=_word(words, "stage", row.stage),
        finished=is_finished(row.stage),
        threshold_level=row.threshold_level,
        threshold_label=row.threshold_level
        and _word(words, "threshold_level", row.threshold_level),
        lead_id=row.lead_id,
        lead=row.lead,
        started_on=row.started_on,
        review_on=row.review_on,
        area_id=row.area_id,
        area_name=row.area_name,
        hectares=row.area_m2 and round(row.area_m2 / SQUARE_METRES_PER_HECTARE, 2),
        centre=_centre(row),
        referrals=row.referrals,
        agencies=_labelled(words, "agency", row.agencies),
        harm_types=_labelled(words, "harm_type", row.harm_types),
        latest_referral_on=row.latest_on,
        next_on=row.next_on,
        next_kind=row.next_kind,  # pyright: ignore[reportArgumentType] - as the statement names them
        next_words=row.next_kind and NEXT_WORDS[row.next_kind],
        version=row.version,
        updated_at=row.updated_at,
        updated_by=row.updated_by,
    )


def path_of(stage: str, course: list[MoveRow], words: Labels) -> list[StageStepOut]:
    """The stages from referral to review, and an ending where one was reached."""
    reached = {move.to_stage: move.moved_at.astimezone(LONDON).date() for move in course}
    if is_finished(stage):
        last = next((PATH.index(one.from_stage) for one in reversed(course) if _ended(one)), 0)
        told = [*PATH[: last + 1], stage]
    else:
        told = list(PATH)
    here = told.index(stage) if stage in told else 0
    return [
        StageStepOut(
            stage=one,
            label=_word(words, "stage", one),
            state=_state(index, here),
            reached_on=reached.get(one) if index <= here else None,
        )
        for index, one in enumerate(told)
    ]


def _ended(move: MoveRow) -> bool:
    return move.to_stage in ENDS and move.from_stage in PATH


def _state(index: int, here: int) -> Literal["done", "present", "ahead"]:
    if index == here:
        return "present"
    return "done" if index < here else "ahead"


def _move_out(row: MoveRow, words: Labels) -> MoveMadeOut:
    return MoveMadeOut(
        from_stage=row.from_stage,
        from_label=row.from_stage and _word(words, "stage", row.from_stage),
        to_stage=row.to_stage,
        to_label=_word(words, "stage", row.to_stage),
        reason=row.reason,
        moved_at=row.moved_at,
        moved_by=row.moved_by,
    )


def _previous(session: Session, row: LocationRow, words: Labels) -> PreviousOut | None:
    before = row.previous_id and queries.one(session, row.previous_id, list(ENDS))
    if not before:
        return None
    label = _word(words, "stage", before.stage)
    return PreviousOut(id=before.id, number=before.number, title=before.title, stage_label=label)


def _centre(row: LocationRow) -> tuple[float, float] | None:
    shape = row.outline or row.points
    if shape is None:
        return None
    found = shapely.from_wkb(shape)
    point = shapely.point_on_surface(found) if row.outline else shapely.centroid(found)
    lon, lat = to_geojson(point)["coordinates"]
    return round(lon, 6), round(lat, 6)


def _plain(shape: Any) -> dict[str, Any]:  # noqa: ANN401 - any geometry
    parts = list(shapely.get_parts(shape))
    return to_geojson(parts[0] if len(parts) == 1 else shape)


def _labelled(words: Labels, listed: str, found: list[str]) -> list[LabelledOut]:
    told = [LabelledOut(code=one, label=_word(words, listed, one)) for one in found]
    return sorted(told, key=lambda one: one.label)


def _word(words: Labels, listed: str, code: str) -> str:
    return words.get((listed, code), code)
