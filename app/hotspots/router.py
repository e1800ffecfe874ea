"""Where: places in rank order, one place closer up, and what is decided about it."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Response

from app.analysis.memory import ServiceAnalyses
from app.hotspots import decisions, service
from app.hotspots.decision_schemas import DecisionIn, DecisionOut, DecisionsOut
from app.hotspots.detail import place_detail
from app.hotspots.detail_schemas import PlaceDetailOut
from app.hotspots.export import as_csv
from app.hotspots.question import Asking, Order, Question, of_cells
from app.hotspots.schemas import PlacesOut
from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.incidents.filters import FilteredIncidents
from app.plain_text import Line
from app.provision.moment import Moment

router = APIRouter(tags=["review"])

Width = Annotated[int, Query(description="Width of the cells: 100, 200 or 400 metres.")]
Most = Annotated[int, Query(ge=1, le=500, description="How many places to list.")]
Ordered = Annotated[Order, Query(description="What the list is ordered by; ranks stay by count.")]
Purpose = Annotated[Line, Query(description="What the table is taken for; kept in the audit.")]
Place = Annotated[int, Path(ge=-999_999, le=999_999)]
SegmentKey = Annotated[str, Path(max_length=60, examples=["303405-438674-303638-438668-240"])]


def asking_of(
    person: CurrentPerson, memory: ServiceAnalyses, settings: ServiceSettings, at: Moment
) -> Asking:
    """Who asks; ``at`` is the moment for which opening is told."""
    return Asking(person, memory, at, settings.suppression_threshold)


Asked = Annotated[Asking, Depends(asking_of)]


@router.get("/hotspots/cells", **requires(Right.ANALYSES_READ))
def ranked_cells(
    session: PartnershipSession,
    asking: Asked,
    chosen: FilteredIncidents,
    width: Width = 200,
    order: Ordered = "count",
    most: Most = 100,
) -> PlacesOut:
    """Equal cells of the ground by recorded incidents, with what speaks against the order."""
    question = of_cells(chosen, width)
    return service.places(session, question, asking, order=order, most=most)


@router.get("/hotspots/cells.csv", response_class=Response, **requires(Right.FEATURES_EXPORT))
def ranked_cells_as_csv(
    session: PartnershipSession,
    asking: Asked,
    chosen: FilteredIncidents,
    purpose: Purpose,
    width: Width = 200,
) -> Response:
    """The ranked cells as a table; what it is taken for is kept in the audit."""
    body = as_csv(session, of_cells(chosen, width), asking, purpose=purpose)
    return _file(body, f"recorded-incidents-by-cell-{width}m.csv")


@router.get("/hotspots/segments", **requires(Right.ANALYSES_READ))
def ranked_segments(
    session: PartnershipSession,
    asking: Asked,
    chosen: FilteredIncidents,
    order: Ordered = "count",
    most: Most = 100,
) -> PlacesOut:
    """Stretches of street between junctions by recorded incidents within 50 m."""
    return service.places(session, Question(chosen, None), asking, order=order, most=most)


@router.get("/hotspots/segments.csv", response_class=Response, **requires(Right.FEATURES_EXPORT))
def ranked_segments_as_csv(
    session: PartnershipSession, asking: Asked, chosen: FilteredIncidents, purpose: Purpose
) -> Response:
    """The ranked stretches of street as a table; the purpose is kept in the audit."""
    body = as_csv(session, Question(chosen, None), asking, purpose=purpose)
    return _file(body, "recorded-incidents-by-street.csv")


@router.get("/hotspots/cells/{width}/{i}/{j}", **requires(Right.ANALYSES_READ))
def read_cell(
    session: PartnershipSession,
    asking: Asked,
    chosen: FilteredIncidents,
    width: int,
    i: Place,
    j: Place,
) -> PlaceDetailOut:
    """One cell closer up: what helps there, what was recorded, and why it ranks where it does."""
    return place_detail(session, "cell", f"{width}/{i}/{j}", chosen, asking)


@router.get("/hotspots/segments/{key}", **requires(Right.ANALYSES_READ))
def read_segment(
    session: PartnershipSession, asking: Asked, chosen: FilteredIncidents, key: SegmentKey
) -> PlaceDetailOut:
    """One stretch of street closer up."""
    return place_detail(session, "segment", key, chosen, asking)


@router.get("/hotspots/decisions", **requires(Right.ANALYSES_READ))
def list_decisions(
    session: PartnershipSession,
    kind: Literal["cell", "segment"] | None = None,
    key: Annotated[str | None, Query(max_length=60)] = None,
) -> DecisionsOut:
    """Decisions on one place, or on all, the newest first."""
    return decisions.decisions(session, kind, key)


@router.post("/hotspots/decisions", status_code=201, **requires(Right.HOTSPOTS_DECIDE))
def decide(session: PartnershipSession, asking: Asked, body: DecisionIn) -> DecisionOut:
    """Decide on a place, unless somebody else did since the page was opened."""
    return decisions.decide(session, body, asking)


def _file(body: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type="text/csv; charset=utf-8", headers=headers)
