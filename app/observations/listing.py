"""Observations as a list and as GeoJSON."""

from dataclasses import dataclass
from uuid import UUID

import shapely
from sqlalchemy.orm import Session

from app.codes import service as codes
from app.observations import queries
from app.observations.answers import told
from app.observations.instruments import instruments
from app.observations.queries import ObservationFilter, ObservationRow
from app.observations.schemas import FeatureOut, FeaturesOut, ObservationOut, ObservationsOut
from app.params import BBox, known_values
from app.photos import service as photos

LISTS = ("light", "school_phase", "weather", "observer_role")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks the list for; None lets all pass. ``author`` narrows to one's own."""

    assessment: UUID | None = None
    area: UUID | None = None
    bbox: BBox | None = None
    instrument: str | None = None
    light: str | None = None
    round: int | None = None
    author: UUID | None = None
    after: UUID | None = None


def page(session: Session, wanted: Wanted, *, limit: int) -> ObservationsOut:
    """One page of the observations that match, the latest first.

    Raises
    ------
    InvalidInput
        When a code is not on its list.
    """
    chosen = _filter(session, wanted)
    rows = queries.listed(session, chosen, limit=limit + 1, after=wanted.after)
    shown = rows[:limit]
    return ObservationsOut(
        items=_told(session, shown),
        count=queries.counted(session, chosen),
        next=shown[-1].id if len(rows) > limit else None,
    )


def features(session: Session, wanted: Wanted, *, limit: int) -> FeaturesOut:
    """Observations that match as GeoJSON in WGS 84; refusals as in ``page``."""
    found = page(session, wanted, limit=limit)
    return FeaturesOut(
        features=[_feature(one) for one in found.items],
        numberMatched=found.count,
        numberReturned=len(found.items),
    )


def _filter(session: Session, wanted: Wanted) -> ObservationFilter:
    lists = codes.read_lists(session).lists
    for name, given in (("instrument", wanted.instrument), ("light", wanted.light)):
        if given:
            known = frozenset(one.code for one in lists.get(name, []))
            known_values([given], known, at=f"query.{name}", what=name)
    return ObservationFilter(
        assessment=wanted.assessment,
        area=wanted.area,
        box=None if wanted.bbox is None else shapely.to_wkb(wanted.bbox.grid),
        instrument=wanted.instrument or None,
        light=wanted.light or None,
        round=wanted.round,
        author=wanted.author,
    )


def _told(session: Session, rows: list[ObservationRow]) -> list[ObservationOut]:
    known = instruments(session)
    labels = codes.labels(session, *LISTS)
    pictures = photos.of_records(session, "observation", [row.id for row in rows])
    return [told(row, known, labels, pictures.get(row.id, [])) for row in rows]


def _feature(one: ObservationOut) -> FeatureOut:
    said = one.model_dump(mode="json", exclude={"id", "geometry", "answers", "photos", "ratings"})
    return FeatureOut(
        id=one.id,
        geometry=one.geometry,
        properties={**said, **one.ratings, "photos": len(one.photos)},
    )
