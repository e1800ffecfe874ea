"""How an entry of the ledger leaves: codes with their labels, dates and places in words."""

from dataclasses import asdict, dataclass
from datetime import date

import numpy as np
import shapely

from app.changes.dates import DONE, ChangeDates, date_words
from app.changes.neighbour_rows import NeighbourRow
from app.changes.queries import ChangeRow, TypeRow
from app.changes.schemas import ChangeRowOut, NearbyOut, OverlapOut
from data.readers.projection import to_lonlat
from geo.crs import grid_reference

ORDERS = "place_order"
"""The family of changes that are legal orders on a place."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The codes that an entry is told with."""

    types: dict[str, TypeRow]
    statuses: dict[str, str]
    agencies: dict[str, str]
    mechanisms: dict[str, str]
    today: date

    def type(self, code: str) -> TypeRow:
        """A kind of change; one that is no longer listed is called by its code."""
        return self.types.get(code) or TypeRow(
            code, "", "", "", None, None, redeployable=False, unplanned=False
        )

    def status(self, code: str) -> str:
        """What people call a stage."""
        return self.statuses.get(code, code)


def told(row: ChangeRow, lists: Lists) -> ChangeRowOut:
    """One entry for a list."""
    kind = lists.type(row.intervention_type)
    lon, lat = to_lonlat(np.array([row.x]), np.array([row.y]))
    dates = ChangeDates.of(asdict(row))
    return ChangeRowOut(
        id=row.id,
        number=row.number,
        title=row.title,
        intervention_type=row.intervention_type,
        type_label=kind.label,
        family=kind.family,
        family_label=kind.family_label,
        choice=kind.choice,
        mechanism=row.mechanism,
        status=row.status,
        status_label=lists.statuses.get(row.status, row.status),
        finished=row.status in DONE,
        location_label=row.location_label,
        grid_reference=grid_reference(row.x, row.y),
        agency=row.agency,
        agency_label=lists.agencies.get(row.agency, row.agency),
        completed_on=row.completed_on,
        expires_on=row.expires_on,
        move_on=row.move_on,
        unplanned=kind.unplanned,
        redeployable=kind.redeployable,
        is_order=kind.family == ORDERS,
        date_words=date_words(
            dates,
            status=row.status,
            today=lists.today,
            unplanned=kind.unplanned,
            order=kind.family == ORDERS,
        ),
        centre=(round(float(lon[0]), 6), round(float(lat[0]), 6)),
        geometry_type=shapely.from_wkb(row.geom).geom_type,
        photo_id=row.photo_id,
        version=row.version,
    )


def told_nearby(row: NeighbourRow, lists: Lists) -> NearbyOut:
    """An entry that may be the same as the one being logged."""
    return NearbyOut(
        id=row.id,
        number=row.number,
        title=row.title,
        type_label=lists.type(row.intervention_type).label,
        status_label=lists.statuses.get(row.status, row.status),
        distance_m=round(row.distance_m),
        date_words=_date_words(row, lists),
        photo_id=row.photo_id,
    )


def told_overlap(row: NeighbourRow, lists: Lists) -> OverlapOut:
    """An entry near another one in place and time."""
    return OverlapOut(
        id=row.id,
        number=row.number,
        title=row.title,
        type_label=lists.type(row.intervention_type).label,
        date_words=_date_words(row, lists),
        distance_m=round(row.distance_m),
        days_apart=row.days_apart,
    )


def _date_words(row: NeighbourRow, lists: Lists) -> str:
    kind = lists.type(row.intervention_type)
    return date_words(
        ChangeDates.of(asdict(row)),
        status=row.status,
        today=lists.today,
        unplanned=kind.unplanned,
        order=kind.family == ORDERS,
    )
