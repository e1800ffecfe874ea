"""Turns a moment on the local clock into what a record says of it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

LONDON = ZoneInfo("Europe/London")
PARTS_OF_DAY = (0, 6, 12, 18, 24)


def local_moment(day: date, minute: int) -> datetime:
    """Give a moment from a day and a minute of that day on the local clock."""
    return datetime.combine(day, time(minute // 60, minute % 60), tzinfo=LONDON)


def recorded_range(
    happened_at: datetime, precision: str, rng: np.random.Generator
) -> tuple[datetime, datetime]:
    """Say between which moments (UTC) a thing was recorded to have happened.

    Parameters
    ----------
    happened_at
        When it truly happened, on the local clock.
    precision
        A code of the list ``time_precision``.
    rng
        Decides how far a clerk rounds.
    """
    day = happened_at.date()
    match precision:
        case "minute":
            start = _rounded(happened_at, rng).astimezone(UTC)
            end = start + timedelta(minutes=1)
        case "part_of_day":
            start, end = _part_of_day(happened_at)
        case "range":
            before, after = rng.gamma(2.0, 90.0, 2)
            moment = happened_at.astimezone(UTC)
            start = moment - timedelta(minutes=int(before) + 5)
            end = moment + timedelta(minutes=int(after) + 5)
        case "day":
            start, end = _midnight(day), _midnight(day + timedelta(1))
        case "month":
            first = day.replace(day=1)
            start, end = _midnight(first), _midnight((first + timedelta(32)).replace(day=1))
        case _:
            message = f"precision: {precision!r} is not known"
            raise ValueError(message)
    return start.astimezone(UTC), end.astimezone(UTC)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), tzinfo=LONDON)


def _part_of_day(moment: datetime) -> tuple[datetime, datetime]:
    part = next(h for h in reversed(PARTS_OF_DAY) if h <= moment.hour)
    start = moment.replace(hour=part, minute=0)
    if part == 18:
        return start, _midnight(moment.date() + timedelta(1))
    return start, moment.replace(hour=part + 6, minute=0)


def _rounded(moment: datetime, rng: np.random.Generator) -> datetime:
    """Round as clerks do: often to five minutes, sometimes to the half hour or hour."""
    step = int(rng.choice([1, 5, 15, 30, 60], p=[0.38, 0.30, 0.14, 0.11, 0.07]))
    return moment.replace(minute=moment.minute // step * step)
