"""Changes near one another: the same one logged twice, and effects that cannot be told apart."""

from datetime import date
from uuid import UUID

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy.orm import Session

from app.changes import neighbour_rows, queries
from app.changes.neighbour_rows import NeighbourRow
from app.changes.schemas import NearbyListOut, OverlapsOut
from app.changes.telling import Lists, told_nearby, told_overlap
from app.geojson import parse_lonlat
from app.params import known_values

SAME_WITHIN_M, SAME_WITHIN_DAYS = 50, 90
"""A change of this kind this near and this recent may be the one that is being logged."""
OVERLAP_WITHIN_M, OVERLAP_WITHIN_DAYS = 100, 183
"""Nearer than this and within half a year, the effects of two changes cannot be told apart."""


def lists(session: Session, today: date) -> Lists:
    """The codes that entries are told with."""
    return Lists(
        queries.types(session),
        queries.labels(session, "change_status"),
        queries.labels(session, "agency"),
        queries.labels(session, "mechanism"),
        today,
    )


def nearby(
    session: Session,
    *,
    lon: float,
    lat: float,
    kind: str | None,
    on: date | None,
    within_m: float,
    today: date,
) -> NearbyListOut:
    """Changes that may be the one somebody is about to log.

    Parameters
    ----------
    lon, lat : float
        Degrees.
    kind : str, optional
        A type of change; others under the same choice of the form (all lighting, say) count too.
    on : date, optional
        The day it was made; today when not given.

    Raises
    ------
    InvalidInput
        When the place is not in Britain, or the type is not known.
    """
    point = parse_lonlat(lon, lat, at="query.lon")
    codes = lists(session, today)
    types = None
    if kind is not None:
        known_values([kind], frozenset(codes.types), at="query.type", what="type of change")
        choice = codes.type(kind).choice
        alike = [code for code, one in codes.types.items() if choice and one.choice == choice]
        types = tuple({kind, *alike})
    rows = neighbour_rows.like_this(
        session,
        shapely.to_wkb(point),
        on=on or today,
        types=types,
        within_m=within_m,
        within_days=SAME_WITHIN_DAYS,
    )
    return NearbyListOut(
        items=[told_nearby(row, codes) for row in rows],
        count=len(rows),
        reading=_nearby_words(rows),
    )


def overlaps(
    session: Session,
    change: UUID,
    codes: Lists,
    *,
    within_m: int = OVERLAP_WITHIN_M,
    within_days: int = OVERLAP_WITHIN_DAYS,
) -> OverlapsOut:
    """Other changes whose effects cannot be told apart from those of one change."""
    rows = neighbour_rows.overlapping(session, change, within_m=within_m, within_days=within_days)
    others = "1 other change" if len(rows) == 1 else f"{len(rows)} other changes"
    return OverlapsOut(
        items=[told_overlap(row, codes) for row in rows],
        count=len(rows),
        within_m=within_m,
        within_days=within_days,
        reading=(
            f"This overlaps in place and time with {others}. Effects cannot be told apart."
            if rows
            else ""
        ),
    )


def around(
    session: Session,
    shape: BaseGeometry,
    *,
    on: date,
    first: date,
    last: date,
    within_m: float,
    besides: UUID | None,
) -> list[NeighbourRow]:
    """Changes in or near a shape (EPSG:27700) between two days, those nearest to a day first."""
    return neighbour_rows.around(
        session,
        shapely.to_wkb(shape),
        on=on,
        first=first,
        last=last,
        within_m=within_m,
        besides=besides,
    )


def _nearby_words(rows: list[NeighbourRow]) -> str:
    if not rows:
        return ""
    nearest = rows[0]
    return (
        f"“{nearest.title}” was logged {round(nearest.distance_m)} metres away."
        " Choose it if this is the same change."
    )
