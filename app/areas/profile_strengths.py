"""What helps young people in and near an area: who is there, and when."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import numpy as np

from app.areas.profile_schemas import (
    GuardianNearOut,
    OpenNowOut,
    ProfileOpeningOut,
    ProvisionNearOut,
    StrengthsOut,
    StretchOut,
)
from app.areas.profile_strength_queries import GuardianRow, ProvisionRow
from app.areas.profile_words import capitalised, counted_words, joined
from app.provision.closures import Closed, closures_of, is_for_good
from app.provision.hours import Term, WeeklyOpening, open_words, weekly_hours
from app.provision.stored_openings import openings, school_week_minutes
from data.readers.projection import to_lonlat

NEAR_M = 400
PRESENT = frozenset({"trained", "active"})
"""States in which a guardianship site is counted as serving a place."""
DAY_MINUTES = 1440


def strengths_out(
    provision: Sequence[ProvisionRow],
    guardians: Sequence[GuardianRow],
    terms: Sequence[Term],
    *,
    at: datetime,
) -> StrengthsOut:
    """Tell the strengths of an area at a moment.

    Hours a week are those of a school week, summed over all provision, now and a year ago:
    holiday hours are left out of both, so that the season does not pass for a change.
    """
    today = at.date()
    open_now = [row for row in provision if _there_on(row, today)]
    a_year_ago = _year_before(today)
    then = [row for row in provision if _there_on(row, a_year_ago)]
    weeks = [_week_of(row, today) for row in open_now]
    weeks_then = [_week_of(row, a_year_ago) for row in then]
    return StrengthsOut(
        provision=[_provision_out(row, terms, at) for row in open_now],
        provision_ever=[row.id for row in provision],
        guardians=[_guardian_out(row) for row in guardians],
        open_hours_week=_hours(weeks),
        open_hours_week_before=_hours(weeks_then) if provision else None,
        provision_hours=merged(one for week in weeks for one in week),
        guardian_summary=_guardian_summary(guardians, today),
        within_m=NEAR_M,
    )


def serving_guardians(guardians: Sequence[GuardianNearOut]) -> int:
    """How many sites are trained or active."""
    return sum(one.status in PRESENT for one in guardians)


def school_week(
    hours: Sequence[WeeklyOpening], day: date, closures: Sequence[Closed] = ()
) -> list[WeeklyOpening]:
    """Openings that hold on a day, in a week of term; none while a place is closed."""
    held = weekly_hours(hours, day, closures=closures)
    return [one for one in held if one.term != "holidays"]


def merged(stretches: Iterable[WeeklyOpening]) -> list[StretchOut]:
    """When anything is open, overlaps joined; what runs past midnight is cut there."""
    spans: dict[int, list[tuple[int, int]]] = {day: [] for day in range(1, 8)}
    for one in stretches:
        spans[one.weekday].append((one.opens_minute, min(one.closes_minute, DAY_MINUTES)))
        if one.closes_minute > DAY_MINUTES:
            spans[one.weekday % 7 + 1].append((0, one.closes_minute - DAY_MINUTES))
    return [
        StretchOut(weekday=day, opens=_clock(start), closes=_clock(end))
        for day, listed in spans.items()
        for start, end in _joined(listed)
    ]


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    together: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if together and start <= together[-1][1]:
            together[-1] = (together[-1][0], max(end, together[-1][1]))
        else:
            together.append((start, end))
    return together


def _provision_out(row: ProvisionRow, terms: Sequence[Term], at: datetime) -> ProvisionNearOut:
    hours = openings(row.hours)
    state = open_words(hours, terms, at, closures_of(row.closures))
    return ProvisionNearOut(
        id=row.id,
        name=row.name,
        provision_type=row.provision_type,
        type_label=row.type_label,
        inside=row.distance_m == 0,
        distance_m=round(row.distance_m),
        hours=[
            ProfileOpeningOut(
                weekday=one.weekday,
                opens=f"{one.opens:%H:%M}",
                closes=f"{one.closes:%H:%M}",
                term=one.term,
            )
            for one in weekly_hours(hours, at.date())
        ],
        open_now=OpenNowOut(open=state.open, words=state.words),
        ages=_ages(row.min_age, row.max_age),
        free=row.free,
        assured_on=row.assured_on,
        centre=_lonlat(row.x, row.y),
    )


def _guardian_out(row: GuardianRow) -> GuardianNearOut:
    return GuardianNearOut(
        id=row.id,
        name=row.name,
        site_type=row.site_type,
        type_label=row.type_label,
        status=row.status,
        status_label=row.status_label,
        inside=row.distance_m == 0,
        distance_m=round(row.distance_m),
        centre=_lonlat(row.x, row.y),
    )


def _guardian_summary(guardians: Sequence[GuardianRow], today: date) -> str:
    """Say how many sites there are, of what kinds, and whose training has run out."""
    present = [row for row in guardians if row.status in PRESENT]
    if not present:
        return f"No trained guardianship sites in the area or within {NEAR_M} m."
    kinds = sorted({row.type_label.lower() for row in present if row.site_type != "other"})
    kinds += ["others"] if any(row.site_type == "other" for row in present) else []
    told = f"{capitalised(counted_words(len(present), 'guardianship site'))}: {joined(kinds)}."
    out = sum(
        row.training_expires_on is not None and row.training_expires_on < today for row in present
    )
    if not out:
        return told
    return f"{told} Training has run out at {counted_words(out, 'site')}."


def _week_of(row: ProvisionRow, day: date) -> list[WeeklyOpening]:
    return school_week(openings(row.hours), day, closures_of(row.closures))


def _there_on(row: ProvisionRow, day: date) -> bool:
    if row.opened_on is not None and row.opened_on > day:
        return False
    if is_for_good(closures_of(row.closures), day):
        return False
    if row.closed_on is not None:
        return row.closed_on > day
    return row.status == "open"


def _year_before(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)


def _hours(weeks: Sequence[Sequence[WeeklyOpening]]) -> float:
    return round(sum(school_week_minutes(week) for week in weeks) / 60, 1)


def _ages(lowest: int | None, highest: int | None) -> str | None:
    if lowest is None and highest is None:
        return None
    if highest is None:
        return f"{lowest} and over"
    return f"Up to {highest}" if lowest is None else f"{lowest} to {highest}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _lonlat(x: float, y: float) -> tuple[float, float]:
    lon, lat = to_lonlat(np.array([x]), np.array([y]))
    return round(float(lon[0]), 6), round(float(lat[0]), 6)
