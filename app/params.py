"""Parameters that many routes share, each parsed once and trusted afterwards."""

import re
from calendar import monthrange
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import numpy as np
from fastapi import Depends, Header, Query
from shapely.geometry import Polygon, box

from app.problems import InvalidInput, VersionRequired
from data.readers.projection import to_national_grid

BRITAIN = (-9.0, 49.0, 2.5, 61.5)
MONTH = re.compile(r"^([0-9]{4})-([0-9]{2})$")
LONGEST_SIDE_M = 60_000


@dataclass(frozen=True, slots=True)
class BBox:
    """A box in degrees, west, south, east, north, and its outline in EPSG:27700."""

    west: float
    south: float
    east: float
    north: float

    @property
    def grid(self) -> Polygon:
        """The box in metres (EPSG:27700), as the hull of its four corners."""
        corners = [
            (self.west, self.south),
            (self.east, self.south),
            (self.east, self.north),
            (self.west, self.north),
        ]
        east, north = to_national_grid(
            np.array([lon for lon, _ in corners]), np.array([lat for _, lat in corners])
        )
        return box(east.min(), north.min(), east.max(), north.max())


@dataclass(frozen=True, slots=True)
class Months:
    """Whole months, first to last, both included."""

    first: date
    last: date

    @property
    def count(self) -> int:
        """How many months there are."""
        return months_between(self.first, self.last) + 1

    @property
    def ends_on(self) -> date:
        """The last day."""
        return self.last.replace(day=monthrange(self.last.year, self.last.month)[1])

    def shifted(self, months: int) -> "Months":
        """The same length of time, so many months later (or earlier, when negative)."""
        return Months(month_plus(self.first, months), month_plus(self.last, months))

    def listed(self) -> list[date]:
        """Each month, by its first day."""
        return [month_plus(self.first, step) for step in range(self.count)]


def month_plus(month: date, months: int) -> date:
    """The first day of the month so many months later."""
    whole = month.year * 12 + month.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1)


def months_between(first: date, last: date) -> int:
    """How many month ends lie between two months."""
    return (last.year - first.year) * 12 + last.month - first.month


def parse_month(value: str, *, at: str) -> date:
    """Read ``2026-10`` as its first day.

    Raises
    ------
    InvalidInput
        When it is not a month between 1950 and 2100.
    """
    found = MONTH.match(value)
    if found and 1 <= int(found[2]) <= 12 and 1950 <= int(found[1]) <= 2100:
        return date(int(found[1]), int(found[2]), 1)
    raise InvalidInput([(at, f"“{value[:20]}” is not a month. Write it as 2026-10.")])


def optional_months(
    first: Annotated[str | None, Query(alias="from", examples=["2025-11"])] = None,
    last: Annotated[str | None, Query(alias="to", examples=["2026-10"])] = None,
) -> Months | None:
    """A period of whole months from ``from`` and ``to``; none when neither is given."""
    if first is None and last is None:
        return None
    if first is None or last is None:
        missing = "query.from" if first is None else "query.to"
        raise InvalidInput([(missing, "Give both the first and the last month of the period.")])
    months = Months(parse_month(first, at="query.from"), parse_month(last, at="query.to"))
    if months.first > months.last:
        raise InvalidInput([("query.to", "The period ends before it starts.")])
    if months.count > 600:
        raise InvalidInput([("query.to", "A period has at most 50 years.")])
    return months


def optional_bbox(
    bbox: Annotated[str | None, Query(examples=["-0.08,51.5,-0.03,51.54"])] = None,
) -> BBox | None:
    """A box from ``bbox=west,south,east,north`` in degrees, inside Britain."""
    if bbox is None:
        return None
    at = "query.bbox"
    try:
        west, south, east, north = (float(part) for part in bbox.split(","))
    except ValueError:
        why = "Give four numbers: west, south, east, north, in degrees."
        raise InvalidInput([(at, why)]) from None
    if not (BRITAIN[0] <= west < east <= BRITAIN[2] and BRITAIN[1] <= south < north <= BRITAIN[3]):
        why = "The box is not inside Britain, or its corners are the wrong way round."
        raise InvalidInput([(at, why)])
    found = BBox(west, south, east, north)
    minx, miny, maxx, maxy = found.grid.bounds
    if max(maxx - minx, maxy - miny) > LONGEST_SIDE_M:
        raise InvalidInput([(at, "A side of the box is at most 60 km.")])
    return found


def required_version(
    if_match: Annotated[str | None, Header(examples=['"3"'])] = None,
) -> int:
    """The version of the record that is being changed, from ``If-Match``."""
    if if_match is None:
        raise VersionRequired(
            "Send the version you read as If-Match, so that nobody is overwritten."
        )
    found = re.fullmatch(r'(?:W/)?"?(\d{1,9})"?', if_match.strip())
    if found is None:
        raise InvalidInput([("header.if-match", "A version is a whole number in quotes.")])
    return int(found[1])


def csv_values(value: str | None, *, at: str, most: int = 50) -> tuple[str, ...]:
    """Read ``a,b,c``; each value is a code of letters, digits, hyphens and underscores."""
    if not value:
        return ()
    parts = tuple(part.strip() for part in value.split(","))
    bad = [part for part in parts if not re.fullmatch(r"[A-Za-z0-9_.:-]{1,60}", part)]
    if bad:
        raise InvalidInput([(at, f"“{bad[0][:30]}” is not a code.")])
    if len(parts) > most:
        raise InvalidInput([(at, f"Give at most {most} values.")])
    return parts


@contextmanager
def faults_of_body() -> Generator[None]:
    """Place faults in the body that are told of an address: the same question, sent in a body."""
    try:
        yield
    except InvalidInput as refused:
        raise InvalidInput(
            [(one.at.replace("query.", "body.", 1), one.why) for one in refused.faults]
        ) from None


def known_values(
    given: Sequence[str], known: Sequence[str] | frozenset[str], *, at: str, what: str
) -> tuple[str, ...]:
    """Pass codes on that exist; say which does not."""
    strange = [one for one in given if one not in known]
    if strange:
        raise InvalidInput([(at, f"“{strange[0][:40]}” is not a {what} of this partnership.")])
    return tuple(given)


OptionalMonths = Annotated[Months | None, Depends(optional_months)]
OptionalBBox = Annotated[BBox | None, Depends(optional_bbox)]
IfMatch = Annotated[int, Depends(required_version)]
Limit = Annotated[int, Query(ge=1, le=1000)]
