"""Draw, check, keep and change areas."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import shapely
from sqlalchemy.orm import Session

from app.areas import answers, findings, ground_queries, queries
from app.areas.outlines import Outline, outline_of
from app.areas.queries import AreaFilter, AreaRow
from app.areas.schemas import (
    AreaChange,
    AreaCheckOut,
    AreaIn,
    AreaOut,
    AreasOut,
    OutlineIn,
    SimilarAreaOut,
)
from app.audit.service import record
from app.codes.service import refuse_strange_filters
from app.history import service as history
from app.history.schemas import HistoryOut
from app.identity.person import Person
from app.identity.rights import Right
from app.problems import Conflict, InvalidInput, NotFound
from app.problems import faults as refuse_faults
from app.records.warned import warned

SOON_DAYS, MONTH_DAYS = 14, 31
DUE = ("late", "soon", "month", "none")
UNREAD = "Your role does not read assessments, so areas cannot be chosen by them. Leave this out."


def list_areas(
    session: Session,
    person: Person,
    *,
    today: date,
    q: str | None = None,
    kind: str | None = None,
    stage: str | None = None,
    ward: str | None = None,
    due: str | None = None,
) -> AreasOut:
    """List areas that match every filter given, with their assessments for who may read those.

    Parameters
    ----------
    due : str, optional
        ``late`` before today, ``soon`` within 14 days, ``month`` late or within 31 days,
        ``none`` without a review date.

    Raises
    ------
    InvalidInput
        When there is no such filter or code, or it would tell of assessments that are not this
        person's.
    """
    if not person.may(Right.ASSESSMENTS_READ):
        asked = (("query.stage", stage), ("query.due", due))
        refuse_faults((at, UNREAD) for at, value in asked if value)
    refuse_strange_filters(session, {"kind": ("area_kind", kind), "stage": ("stage", stage)})
    wanted = AreaFilter(q=q or None, kind=kind or None, stage=stage or None, ward=ward or None)
    stored, count = queries.listed(session, _due(wanted, due, today), today=today)
    rows = [_as_seen(row, person) for row in stored]
    if not person.may(Right.ASSESSMENTS_READ):
        rows.sort(key=lambda row: (row.name, row.id))
    return AreasOut(items=[answers.area_row(row) for row in rows], count=count)


def read(session: Session, area: UUID, person: Person, *, today: date) -> AreaOut:
    """One area, with what its assessment says for who may read it.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    return _out(session, _as_seen(found(session, area, today=today), person))


def found(session: Session, area: UUID, *, today: date) -> AreaRow:
    """The stored area, for other rooms; refusals as in ``read``."""
    row = stored(session, area, today=today)
    if row is None:
        raise NotFound("There is no area of this id. It may have been deleted.")
    return row


def stored(session: Session, area: UUID, *, today: date) -> AreaRow | None:
    """The stored area, or None where there is none; for other rooms."""
    return queries.one(session, area, today=today)


def check(session: Session, given: OutlineIn, *, besides: UUID | None = None) -> AreaCheckOut:
    """Say what an outline would be as an area, and what speaks against it."""
    outline = outline_of(session, given)
    similar = ground_queries.similar(
        session, outline.wkb, least=findings.NEARLY_EQUAL, besides=besides
    )
    ground = ground_queries.ground(session, outline.wkb)
    return AreaCheckOut(
        geometry=answers.plain_geojson(outline),
        hectares=answers.hectares(shapely.area(outline.geometry)),
        vertices=answers.corners(outline),
        wards=ground_queries.wards(session, outline.wkb),
        homes=answers.rounded(ground_queries.homes(session, outline.wkb)),
        problems=findings.problems(outline, ground),
        warnings=findings.warnings(outline, ground, similar),
        crossings=list(outline.crossings),
        similar=[
            SimilarAreaOut(id=one.id, name=one.name, overlap=round(one.overlap, 3))
            for one in similar
        ],
    )


def create(session: Session, given: AreaIn, *, today: date) -> AreaOut:
    """Keep a new area.

    Raises
    ------
    InvalidInput
        When the kind is not known, or the outline cannot be used; see ``check``.
    """
    _refuse_unknown_kind(session, given.kind)
    outline = outline_of(session, given)
    warnings = _refuse_or_warn(session, outline, besides=None)
    area = queries.add(
        session,
        name=given.name,
        kind=given.kind,
        reason=given.reason,
        made_by=given.made_by,
        origin=given.origin,
        geom=outline.wkb,
    )
    record(session, action="area.created", object_kind="area", object_id=area)
    answer = _out(session, found(session, area, today=today), warnings)
    return warned(answer, {"reason": given.reason})


def change(
    session: Session, area: UUID, version: int, given: AreaChange, *, today: date
) -> AreaOut:
    """Change an area that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With the present state and what the person sent, when somebody saved in between.
    """
    current = found(session, area, today=today)
    if given.kind is not None:
        _refuse_unknown_kind(session, given.kind)
    outline = outline_of(session, given) if given.shape else None
    warnings = _refuse_or_warn(session, outline, besides=area) if outline else []
    saved = current.version == version and queries.change(
        session,
        area,
        version,
        name=given.name,
        kind=given.kind,
        reason=given.reason,
        made_by=given.made_by,
        geom=outline.wkb if outline else None,
    )
    if not saved:
        _refuse_stale(session, area, given, today=today)
    fields = sorted("outline" if name in _SHAPE_FIELDS else name for name in given.model_fields_set)
    detail = {"fields": list(dict.fromkeys(fields)), "version": saved}
    record(session, action="area.changed", object_kind="area", object_id=area, detail=detail)
    answer = _out(session, found(session, area, today=today), warnings)
    return warned(answer, {"reason": given.reason})


def delete(session: Session, area: UUID, version: int, *, today: date) -> None:
    """Take an area off the map; its history stays.

    Raises
    ------
    Conflict
        While it has an assessment.
    StaleVersion
        When somebody saved it in between.
    """
    found(session, area, today=today)
    titles = queries.assessment_titles(session, area)
    if titles:
        raise Conflict(f"The area has an assessment, “{titles[0]}”, and stays while it has one.")
    if queries.remove(session, area, version) is None:
        _refuse_stale(session, area, None, today=today)
    record(session, action="area.deleted", object_kind="area", object_id=area)


def versions(session: Session, area: UUID) -> HistoryOut:
    """Every version of an area, the newest first; also of one that was deleted."""
    return history.versions(session, "area", area)


_SHAPE_FIELDS = frozenset(OutlineIn.model_fields)


def _refuse_stale(session: Session, area: UUID, given: AreaChange | None, *, today: date) -> None:
    current = _out(session, found(session, area, today=today))
    raise history.stale(
        session,
        "area",
        area,
        current=current.model_dump(mode="json"),
        yours=None if given is None else given.model_dump(mode="json", exclude_unset=True),
    )


def _refuse_unknown_kind(session: Session, kind: str) -> None:
    if kind not in queries.kinds(session):
        raise InvalidInput([("body.kind", f"“{kind}” is not a kind of area.")])


def usable_outline(session: Session, given: OutlineIn) -> Outline:
    """The outline that a request describes; refused unless it could be kept as an area."""
    outline = outline_of(session, given)
    ground = ground_queries.ground(session, outline.wkb)
    refuse_faults(("body.geometry", why) for why in findings.problems(outline, ground))
    return outline


def _refuse_or_warn(session: Session, outline: Outline, *, besides: UUID | None) -> list[str]:
    ground = ground_queries.ground(session, outline.wkb)
    refuse_faults(("body.geometry", why) for why in findings.problems(outline, ground))
    similar = ground_queries.similar(
        session, outline.wkb, least=findings.NEARLY_EQUAL, besides=besides
    )
    return findings.warnings(outline, ground, similar)


def _as_seen(row: AreaRow, person: Person) -> AreaRow:
    """The area as a person sees it: how its assessment stands is for who may read that."""
    if person.may(Right.ASSESSMENTS_READ):
        return row
    return replace(row, stage=None, stage_label=None, lead=None, review_on=None)


def _due(wanted: AreaFilter, due: str | None, today: date) -> AreaFilter:
    if not due:
        return wanted
    if due == "late":
        return replace(wanted, due_to=today - timedelta(days=1))
    if due == "soon":
        return replace(wanted, due_from=today, due_to=today + timedelta(days=SOON_DAYS))
    if due == "month":
        return replace(wanted, due_to=today + timedelta(days=MONTH_DAYS))
    if due == "none":
        return replace(wanted, undated=True)
    raise InvalidInput([("query.due", f"Choose one of {', '.join(DUE)}.")])


def _out(session: Session, row: AreaRow, warnings: list[str] | None = None) -> AreaOut:
    return answers.area_out(
        row,
        wards=ground_queries.wards(session, row.geom),
        homes=ground_queries.homes(session, row.geom),
        warnings=warnings or [],
    )
