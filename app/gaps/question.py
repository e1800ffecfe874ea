"""What is asked of the provision gap, and by whom."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Query

from app.analysis.memory import AnalysisMemory
from app.identity.person import Person
from app.incidents.filters import IncidentFilter
from app.problems import InvalidInput

Walk = Literal["200", "400", "600", "800"]
"""Metres. Words of an address: the service's reader takes no numbers for them."""
Width = Literal["200", "400"]
School = Literal["term_time", "holidays"]
AGES = re.compile(r"^([0-9]{1,2})-([0-9]{1,2})$")
OLDEST = 25


@dataclass(frozen=True, slots=True)
class Ages:
    """Ages in years, both included."""

    youngest: int
    oldest: int

    @property
    def words(self) -> str:
        """Such as "14 to 17 years"."""
        return f"{self.youngest} to {self.oldest} years"


@dataclass(frozen=True, slots=True)
class Wish:
    """How long a walk, how wide a hexagon, which part of the school year, which ages."""

    walk_m: int
    width_m: int
    school: School
    ages: Ages | None


@dataclass(frozen=True, slots=True)
class Start:
    """Where a walk begins: at provision, or at a longitude and latitude (WGS 84)."""

    provision: UUID | None
    lonlat: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, when, and from which count on numbers are told."""

    person: Person
    memory: AnalysisMemory
    at: datetime
    threshold: int


@dataclass(frozen=True, slots=True)
class Question:
    """Which incidents, in the whole partnership or in one area."""

    chosen: IncidentFilter
    wish: Wish
    area: UUID | None = None


def parse_ages(value: str | None) -> Ages | None:
    """Read ``14-17``.

    Raises
    ------
    InvalidInput
        When it is not two ages up to 25, the younger first.
    """
    if not value:
        return None
    found = AGES.match(value)
    if found is None or not int(found[1]) <= int(found[2]) <= OLDEST:
        why = f"“{value[:20]}” is not a range of ages up to {OLDEST}. Write 14-17."
        raise InvalidInput([("query.ages", why)])
    return Ages(int(found[1]), int(found[2]))


def read_wish(
    walk: Annotated[Walk, Query(description="Longest walk, metres.")] = "400",
    width: Annotated[Width, Query(description="Width of a hexagon, metres.")] = "400",
    school: Annotated[School, Query(description="Whose opening hours.")] = "term_time",
    ages: Annotated[str | None, Query(examples=["14-17"], description="Whom it is for.")] = None,
) -> Wish:
    """Read how the gap is measured."""
    return Wish(int(walk), int(width), school, parse_ages(ages))


def read_start(
    provision_id: Annotated[UUID | None, Query(description="Walk from this provision.")] = None,
    lon: Annotated[float | None, Query(allow_inf_nan=False, examples=[-3.46])] = None,
    lat: Annotated[float | None, Query(allow_inf_nan=False, examples=[53.82])] = None,
) -> Start:
    """Read where a walk begins.

    Raises
    ------
    InvalidInput
        When it begins nowhere, or at two places.
    """
    if (provision_id is None) == (lon is None and lat is None):
        why = "Give either a provision or a place, as lon and lat."
        raise InvalidInput([("query.provision_id", why)])
    if provision_id is not None:
        return Start(provision_id, None)
    if lon is None or lat is None:
        missing = "query.lon" if lon is None else "query.lat"
        raise InvalidInput([(missing, "Give both lon and lat.")])
    return Start(None, (lon, lat))


ChosenStart = Annotated[Start, Depends(read_start)]
ChosenWish = Annotated[Wish, Depends(read_wish)]
