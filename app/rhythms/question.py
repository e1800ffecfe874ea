"""What is asked of the rhythms of incidents, by whom, and where."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy.orm import Session

from app.analysis.memory import AnalysisMemory
from app.areas import service as areas
from app.areas.profile_schemas import MonthsOut
from app.identity.person import Person
from app.incidents.filters import IncidentFilter
from app.incidents.records import Records
from app.params import BBox
from app.problems import InvalidInput
from data.readers.projection import GRID_EAST_M, GRID_NORTH_M

BRITAIN = shapely.box(0, 0, GRID_EAST_M, GRID_NORTH_M)


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, when, and from which count on numbers are told."""

    person: Person
    memory: AnalysisMemory
    at: datetime
    threshold: int


@dataclass(frozen=True, slots=True)
class Question:
    """Which incidents, in which place: a saved area, a box, or the whole partnership."""

    chosen: IncidentFilter
    area: UUID | None = None
    box: BBox | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A place that is asked about; ``shape`` is EPSG:27700."""

    kind: Literal["partnership", "area", "box"]
    name: str
    shape: BaseGeometry

    @property
    def is_whole(self) -> bool:
        """Whether this is the whole partnership, so that records need no place."""
        return self.kind == "partnership"


def place_of(session: Session, question: Question, *, today: date) -> Place:
    """Find the place that is asked about.

    Raises
    ------
    InvalidInput
        When both an area and a box are given.
    NotFound
        When there is no such area.
    """
    if question.area is not None and question.box is not None:
        raise InvalidInput([("query.bbox", "Give either an area or a box, not both.")])
    if question.area is not None:
        row = areas.found(session, question.area, today=today)
        return Place("area", row.name, shapely.from_wkb(row.geom))
    if question.box is not None:
        return Place("box", "the box on the map", question.box.grid)
    return Place("partnership", "the whole partnership", BRITAIN)


def records_in(records: Records, place: Place) -> Records:
    """Those records that lie in a place, its edge included; all of them in a partnership."""
    if place.is_whole:
        return records
    inside = np.zeros(len(records), dtype=bool)
    placed = records.has_place
    shapely.prepare(place.shape)
    inside[placed] = shapely.intersects_xy(place.shape, records.xy[placed])
    return records.only(inside)


def period_of(chosen: IncidentFilter) -> MonthsOut | None:
    """The months that were asked about; None where all of them were."""
    if chosen.months is None:
        return None
    return MonthsOut(first=f"{chosen.months.first:%Y-%m}", last=f"{chosen.months.last:%Y-%m}")
