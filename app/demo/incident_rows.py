"""The borough's incidents as rows: what each tier of precision may see of them."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
import shapely
from numpy.typing import NDArray
from psycopg.types.range import TimestamptzRange
from shapely import STRtree

from app.demo.tables import Row, Table, ewkb
from data.demo.records import Borough, Incident
from geo.grids import hexagon_centres, hexagon_index, hexagon_side_m

LONDON = ZoneInfo("Europe/London")
CELL_SIDE_M = hexagon_side_m(200)
KNOWS_THE_DAY = ("minute", "part_of_day", "day")
COLUMNS = (
    "source_id", "source_ref", "row_key", "harm_type", "source_category", "enforcement_driven",
    "month", "weekday", "hour", "occurred", "time_precision", "geom", "geom_street", "geom_cell",
    "location_precision", "location_label", "reporting_agency", "handling_level", "lsoa_code",
    "lsoa_vintage", "outcome",
)  # fmt: skip


def incidents(borough: Borough, sources: dict[str, UUID]) -> Table:
    """All incidents, in the order they happened."""
    return Table("incident", COLUMNS, _rows(borough, sources))


def _rows(borough: Borough, sources: dict[str, UUID]) -> Iterator[Row]:
    ground = _Ground(borough)
    for incident, (geom, street, cell, lsoa) in zip(borough.incidents, ground, strict=True):
        start = incident.occurred_from.astimezone(LONDON)
        yield (
            sources[incident.source_key],
            incident.source_ref,
            _row_key(incident, borough.seed),
            incident.harm_type,
            incident.source_category,
            incident.enforcement_driven,
            start.date().replace(day=1),
            start.isoweekday() if incident.time_precision in KNOWS_THE_DAY else None,
            start.hour if incident.time_precision == "minute" else None,
            _range(incident.occurred_from, incident.occurred_to),
            incident.time_precision,
            geom,
            street,
            cell,
            incident.location_precision,
            incident.location_label or None,
            incident.reporting_agency,
            incident.handling_level,
            lsoa,
            None if lsoa is None else 2021,
            incident.outcome,
        )


def _range(start: datetime, end: datetime) -> TimestamptzRange:
    return TimestamptzRange(start, end, "[)")


def _row_key(incident: Incident, seed: int) -> bytes:
    """Return what makes a record the same at the next load: its reference, or its place in ours."""
    text = incident.source_ref or f"{seed}/{incident.incident_id}"
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


class _Ground:
    """Gives the recorded point, street middle, cell centre and small area of each incident."""

    def __init__(self, borough: Borough) -> None:
        points = [i.point for i in borough.incidents]
        self._placed = np.array([p is not None for p in points])
        xy = shapely.get_coordinates([p for p in points if p is not None])
        self._point = [ewkb(p) for p in points if p is not None]
        self._street = self._street_middles(borough, xy)
        i, j = hexagon_index(xy, CELL_SIDE_M)
        self._cell = [ewkb(shapely.Point(c)) for c in hexagon_centres(i, j, CELL_SIDE_M)]
        small = [b for b in borough.boundaries if b.boundary_type == "lsoa21"]
        inside = STRtree([b.geometry for b in small]).nearest(shapely.points(xy))
        self._lsoa = [small[n].code for n in np.asarray(inside)]

    def _street_middles(self, borough: Borough, xy: NDArray[np.float64]) -> list[str]:
        """Find the middle of the nearest street; map points of open data are kept as they are."""
        lines = [s.line for s in borough.segments]
        middles = [ewkb(line.interpolate(0.5, normalized=True)) for line in lines]
        nearest = np.asarray(STRtree(lines).nearest(shapely.points(xy)))
        snapped = [
            i.location_precision == "snapped_map_point"
            for i in borough.incidents
            if i.point is not None
        ]
        return [
            point if keep else middles[n]
            for point, keep, n in zip(self._point, snapped, nearest, strict=True)
        ]

    def __iter__(self) -> Iterator[tuple[str | None, str | None, str | None, str | None]]:
        placed = iter(zip(self._point, self._street, self._cell, self._lsoa, strict=True))
        for has_place in self._placed:
            yield next(placed) if has_place else (None, None, None, None)
