"""Looks as they are told: places with names, outlines, doubts and what helps near them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from sqlalchemy.orm import Session

from app.analysis.memory import AnalysisMemory
from app.areas.profile_schemas import StrengthsOut
from app.areas.profile_strengths import PRESENT
from app.areas.strengths_near import strengths_near
from app.disclosure.figures import figure
from app.emerging import words
from app.emerging.cells import WIDTH_M, ground_of, together
from app.emerging.queries import Circle, PlaceRow, ScanRow
from app.emerging.schemas import EmergingPlaceOut, KindLookedAtOut, ScanOut, StrengthNearOut
from app.geojson import to_geojson
from app.identity.person import Person
from app.places.street_names import street_names
from data.readers.projection import to_lonlat

MOST_BY_CHANCE = 4
"""So many places that could be chance are told as well, the most unusual first, each once."""


@dataclass(frozen=True, slots=True)
class Telling:
    """To whom a look is told, when, and from which count on numbers are."""

    person: Person
    memory: AnalysisMemory
    at: datetime
    threshold: int


def stands_out(p_value: float, kinds: int, earlier: int | None) -> bool:
    """Whether chance alone seldom brings one as unusual in any of the kinds looked at.

    Nor may one have been as unusual at an earlier date: places have good and bad months of their
    own, and how often those look like this, only their own past tells.
    """
    return p_value * max(1, kinds) <= words.STANDS_OUT and not earlier


def standing_places(rows: Iterable[Circle], kinds: int) -> int:
    """How many places stand out, each told once though several kinds may have found it.

    Parameters
    ----------
    rows
        The circles of one look.
    """
    found = [
        [tuple(cell) for cell in cells]
        for p, cells, earlier in rows
        if stands_out(p, kinds, earlier)
    ]
    return len(set(together(found)))


def places_out(
    session: Session, scan: ScanRow, rows: Sequence[PlaceRow], telling: Telling
) -> list[EmergingPlaceOut]:
    """Tell the places that stand out, and after them the most unusual of those that do not."""
    kinds = len(scan.kinds)
    standing = [row for row in rows if stands_out(row.p_value, kinds, row.earlier)]
    others = [row for row in rows if row not in standing]
    told = [*standing, *_each_once(others, besides=standing)[:MOST_BY_CHANCE]]
    streets = telling.memory.streets.streets(session, telling.person.partnership)
    names = street_names(streets, [(row.x, row.y) for row in told])
    return [
        _place_out(session, scan, row, rank, near, telling)
        for rank, (row, near) in enumerate(zip(told, names, strict=True), start=1)
    ]


def _each_once(rows: Sequence[PlaceRow], *, besides: Sequence[PlaceRow]) -> list[PlaceRow]:
    """Those circles that share no cell with one before them, nor with those told already."""
    numbers = together([[tuple(cell) for cell in row.cells] for row in [*besides, *rows]])
    return [
        row
        for place, row in enumerate(rows, start=len(besides))
        if numbers[place] not in numbers[:place]
    ]


def kinds_out(scan: ScanRow, labels: Mapping[str, str], threshold: int) -> list[KindLookedAtOut]:
    """Tell which kinds were looked at, and how many incidents of each."""
    return [
        KindLookedAtOut(
            code=code,
            label=words.ALL_KINDS if code is None else labels.get(code, code),
            used=figure(n, threshold),
        )
        for code, n in scan.kinds
    ]


def scan_out(scan: ScanRow, *, data_version: int) -> ScanOut:
    """Tell when and of what a look was."""
    return ScanOut(
        id=scan.id,
        night=scan.night,
        made_at=scan.made_at,
        asked_by=scan.asked_by,
        first_day=scan.first_day,
        last_day=scan.last_day,
        seed=scan.seed,
        outdated=scan.data_version != data_version,
    )


def _place_out(
    session: Session,
    scan: ScanRow,
    row: PlaceRow,
    rank: int,
    streets: Sequence[str],
    telling: Telling,
) -> EmergingPlaceOut:
    kinds = max(1, len(scan.kinds))
    nights = max(1.0, 1 / (row.p_value * kinds))
    least_p = 1 / (int(scan.parameters["replicas"]) + 1)
    ground = ground_of((row.x, row.y), row.radius_m)
    strengths = strengths_near(session, ground.wkb, at=telling.at)
    lon, lat = to_lonlat(np.array([row.x]), np.array([row.y]))
    return EmergingPlaceOut(
        rank=rank,
        harm_type=row.harm_type,
        kind_label=row.label or words.ALL_KINDS,
        stands_out=stands_out(row.p_value, kinds, row.earlier),
        name=words.place_name(streets, (row.x, row.y)),
        first_day=row.first_day,
        last_day=row.last_day,
        days=(row.last_day - row.first_day).days + 1,
        observed=figure(row.observed, telling.threshold),
        expected=round(row.expected, 1),
        year_before=figure(row.year_before, telling.threshold),
        p_value=round(row.p_value, 3),
        once_in_nights=round(nights, 1),
        once=words.once_words(nights, at_least=row.p_value <= least_p),
        earlier=words.earlier_words(row.earlier, row.earlier_of),
        radius_m=round(row.radius_m),
        centre=(round(float(lon[0]), 6), round(float(lat[0]), 6)),
        outline=to_geojson(ground),
        cells=[f"{WIDTH_M}/{i}/{j}" for i, j in row.cells],
        strengths=_strengths(strengths),
        strengths_reading=words.strengths_words(strengths),
    )


def _strengths(strengths: StrengthsOut) -> list[StrengthNearOut]:
    provision = [
        StrengthNearOut(
            kind="provision", name=one.name, centre=one.centre, on=one.open_now.open or False
        )
        for one in strengths.provision
    ]
    guardians = [
        StrengthNearOut(kind="guardian", name=one.name, centre=one.centre, on=one.status in PRESENT)
        for one in strengths.guardians
    ]
    return [*provision, *guardians]
