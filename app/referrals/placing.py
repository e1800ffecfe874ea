"""Where a referral is: a point, a known place or words; nowhere for a context without a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.places.whereabouts import name_near, placed
from app.problems import InvalidInput, faults
from app.referrals import queries

NO_PLACE = "This kind of context has no place on the map. Leave it out, and say it in words."


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A point (WKB, EPSG:27700) if there is one, and what people call the place."""

    geom: bytes | None
    name: str | None


def whereabouts(
    session: Session,
    *,
    context_kind: str,
    geometry: Mapping[str, Any] | None,
    place_id: UUID | None,
    label: str,
) -> Whereabouts:
    """Find the point of a referral and a name for it.

    Raises
    ------
    InvalidInput
        When a context without a place has one, a place that needs one has none, the known place
        does not exist, or the point is not on the partnership's ground.
    """
    if not queries.has_place(session, context_kind):
        given = {"geometry": geometry, "place_id": place_id}
        faults((f"body.{name}", NO_PLACE) for name, value in given.items() if value is not None)
        return Whereabouts(None, label or None)
    known = None if place_id is None else queries.place(session, place_id)
    if place_id is not None and known is None:
        raise InvalidInput([("body.place_id", "There is no place of this id.")])
    geom = placed(session, geometry, kinds=("Point",))
    if geom is None and known is None and not label:
        why = "Say where it is: a point on the map, a known place, or words."
        raise InvalidInput([("body.geometry", why)])
    point = geom or (known.geom if known else None)
    near = name_near(session, point) if point else None
    return Whereabouts(point, label or (known.name if known else None) or near)
