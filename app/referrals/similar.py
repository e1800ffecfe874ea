"""Offer locations that may be the same place before a new one begins; none is merged silently."""

from uuid import UUID

import shapely
from sqlalchemy.orm import Session

from app.assessments.stages import is_finished
from app.geojson import parse_lonlat
from app.identity.person import Person
from app.identity.rights import Right
from app.problems import InvalidInput, NotFound
from app.referrals import similar_queries as queries
from app.referrals.schemas import SimilarListOut, SimilarOut
from app.referrals.similar_queries import SimilarRow, Sought

WITHIN_M = 150
ALIKE = 0.45
"""Share of three-letter pieces that two names have in common, from which on they are offered."""
MOST = 8
WITHHELD = "An assessment lead looks whether this place was referred before."


def similar_to_place(
    session: Session,
    person: Person,
    *,
    lon: float | None,
    lat: float | None,
    place: UUID | None,
    name: str,
) -> SimilarListOut:
    """Locations near a point, at a known place, or of a similar name."""
    if not person.may(Right.ASSESSMENTS_READ):
        return SimilarListOut(items=[], count=0, withheld=True, words=WITHHELD)
    if (lon is None) != (lat is None):
        raise InvalidInput([("query.lat", "Give both lon and lat, or neither.")])
    point = None
    if lon is not None and lat is not None:
        point = shapely.to_wkb(parse_lonlat(lon, lat, at="query.lon"))
    return _told(session, Sought(name, point, place))


def similar_to_location(session: Session, assessment: UUID) -> SimilarListOut:
    """Other locations that may be the same place as this one.

    Raises
    ------
    NotFound
        When there is no such location.
    """
    sought = queries.of_location(session, assessment)
    if sought is None:
        raise NotFound("There is no location of this id. It may have been deleted.")
    return _told(session, sought)


def _told(session: Session, sought: Sought) -> SimilarListOut:
    rows = queries.similar(session, sought, within_m=WITHIN_M, alike=ALIKE, most=MOST)
    items = [_item(row) for row in rows]
    words = "No location near here or of a similar name is known."
    if items:
        count = "1 location" if len(items) == 1 else f"{len(items)} locations"
        words = f"{count} may be the same place."
    return SimilarListOut(items=items, count=len(items), withheld=False, words=words)


def _item(row: SimilarRow) -> SimilarOut:
    near = row.distance_m is not None and row.distance_m <= WITHIN_M
    return SimilarOut(
        id=row.id,
        number=row.number,
        title=row.title,
        stage_label=row.stage_label,
        finished=is_finished(row.stage),
        referrals=row.referrals,
        agencies=row.agencies,
        distance_m=None if row.distance_m is None else round(row.distance_m, 1),
        why=[
            words
            for words, holds in (
                ("The same known place", row.same_place),
                (_distance_words(row.distance_m), near),
                ("A similar name", row.alike),
            )
            if holds
        ],
    )


def _distance_words(metres: float | None) -> str:
    if metres is None or metres < 1:
        return "At the same place on the map"
    return f"{max(round(metres, -1), 5):.0f} metres away"
