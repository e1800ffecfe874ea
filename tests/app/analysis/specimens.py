"""Incidents as arrays, and as rows with their times, each saying only what a test is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

import numpy as np
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.incidents.records import Records
from tests.factories import add_source

HERE = (534500.0, 185500.0)
NOWHERE = (float("nan"), float("nan"))
_keys = count(1)


@dataclass(frozen=True, kw_only=True)
class One:
    """One incident; without an end it is precise to the minute."""

    starts: str | None = "2026-03-02T17:20"
    ends: str | None = None
    time: str = "minute"
    at: tuple[float, float] = HERE
    place: str = "exact"
    harm: str = "robbery"
    source: str = "shared"
    police: bool = False


def records(ones: Sequence[One], *, street_tier: bool = False) -> Records:
    """Incidents as the exact tier sees them, or as the street tier does."""
    starts = _times([one.starts for one in ones])
    ends = _times([one.ends or one.starts for one in ones])
    minute = np.array([one.time == "minute" for one in ones], dtype=bool) & ~np.isnat(starts)
    knows_day = np.array([one.time in {"minute", "part_of_day", "day"} for one in ones], dtype=bool)
    hours = starts.astype("datetime64[h]").astype(np.int64)
    days = starts.astype("datetime64[D]").astype(np.int64)
    hidden = np.full(len(ones), np.datetime64("NaT", "m"))
    return Records(
        ids=np.arange(len(ones)),
        xy=np.array([one.at for one in ones], dtype=np.float64).reshape(-1, 2),
        month=starts.astype("datetime64[M]"),
        weekday=np.where(knows_day, (days + 3) % 7 + 1, 0).astype(np.int8),
        hour=np.where(minute, hours % 24, -1).astype(np.int8),
        time_precision=np.array([one.time for one in ones], dtype=np.str_),
        place_precision=np.array([one.place for one in ones], dtype=np.str_),
        harm=np.array([one.harm for one in ones], dtype=np.str_),
        source=np.array([one.source for one in ones], dtype=np.str_),
        follows_police=np.array([one.police for one in ones], dtype=bool),
        starts=hidden if street_tier else starts,
        ends=hidden if street_tier else ends,
        version=1,
    )


def add_timed(
    session: Session,
    starts: datetime,
    *,
    ends: datetime | None = None,
    time: str = "minute",
    at: tuple[float, float] | None = HERE,
    place: str = "exact",
    harm: str = "robbery",
    source: UUID | None = None,
    police: bool = False,
) -> int:
    """One stored incident with its time; ``starts`` and ``ends`` are on Britain's clocks."""
    return session.execute(
        text(
            "INSERT INTO incident (source_id, row_key, harm_type, source_category, month, weekday,"
            " hour, occurred, time_precision, geom, geom_street, geom_cell, location_precision,"
            " reporting_agency, enforcement_driven) VALUES (:source, :key, :harm, :harm, :month,"
            " :weekday, :hour, tstzrange(:starts AT TIME ZONE 'Europe/London',"
            " :ends AT TIME ZONE 'Europe/London'), :time, st_geomfromtext(:point, 27700),"
            " st_geomfromtext(:point, 27700), st_geomfromtext(:point, 27700), :place, 'police',"
            " :police) RETURNING id"
        ),
        {
            "source": source or add_source(session),
            "key": b"timed" + next(_keys).to_bytes(8, "big"),
            "harm": harm,
            "month": starts.date().replace(day=1),
            "weekday": starts.isoweekday() if time in {"minute", "part_of_day", "day"} else None,
            "hour": starts.hour if time == "minute" else None,
            "starts": starts,
            "ends": ends or starts + timedelta(minutes=1),
            "time": time,
            "point": None if at is None else f"POINT({at[0]} {at[1]})",
            "place": "none" if at is None else place,
            "police": police,
        },
    ).scalar_one()


def _times(values: Sequence[str | None]) -> np.ndarray:
    return np.array([np.datetime64(one or "NaT", "m") for one in values], dtype="datetime64[m]")
