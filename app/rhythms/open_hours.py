"""What is open for young people by hour of a school week."""

from collections.abc import Sequence

from app.areas.profile_schemas import ProvisionNearOut, StrengthsOut, StretchOut
from app.areas.profile_words import capitalised, counted_words, joined
from app.rhythms.schemas import OpenDayOut, OpenPlaceOut, OpenWeekOut

DAY_MINUTES = 1440
HOUR_MINUTES = 60
Stretches = Sequence[tuple[int, int, int]]
"""Weekday, first minute and the minute after the last, none past midnight."""


def open_week(strengths: StrengthsOut, *, within_m: int | None) -> OpenWeekOut:
    """Tell what is open in a school week.

    Parameters
    ----------
    within_m : int or None
        How far round a place was looked; None for a whole partnership.
    """
    places = [place_out(one) for one in strengths.provision]
    return OpenWeekOut(
        places=places,
        without_hours=sum(not one.hours_known for one in places),
        stretches=strengths.provision_hours,
        days=[
            OpenDayOut(
                weekday=day,
                places=[len(open_during(places, [day], hour, hour + 1)) for hour in range(24)],
            )
            for day in range(1, 8)
        ],
        within_m=within_m,
        reading=_reading(strengths.provision, within_m),
    )


def place_out(one: ProvisionNearOut) -> OpenPlaceOut:
    """A place with its hours in a school week; what runs past midnight is cut there."""
    hours = [
        StretchOut(weekday=day, opens=_clock(opens), closes=_clock(closes))
        for hour in one.hours
        if hour.term != "holidays"
        for day, opens, closes in _within_days(hour)
    ]
    return OpenPlaceOut(
        id=str(one.id),
        name=one.name,
        type_label=one.type_label,
        hours_known=bool(one.hours),
        hours=hours,
    )


def open_during(
    places: Sequence[OpenPlaceOut], days: Sequence[int], first: int, last: int
) -> list[OpenPlaceOut]:
    """Places that are open at some time between two full hours on any of these days."""
    return [
        one
        for one in places
        if any(
            stretch.weekday in days
            and minute_of(stretch.opens) < last * HOUR_MINUTES
            and minute_of(stretch.closes) > first * HOUR_MINUTES
            for stretch in one.hours
        )
    ]


def minute_of(clock: str) -> int:
    """Minutes after midnight of a time such as 16:30; 24:00 is the end of the day."""
    hours, minutes = clock.split(":")
    return int(hours) * HOUR_MINUTES + int(minutes)


def _within_days(hour: StretchOut) -> Stretches:
    opens, closes = minute_of(hour.opens), minute_of(hour.closes)
    if closes > opens:
        return [(hour.weekday, opens, closes)]
    parts = [(hour.weekday, opens, DAY_MINUTES)]
    return [*parts, (hour.weekday % 7 + 1, 0, closes)] if closes else parts


def _clock(minute: int) -> str:
    return f"{minute // HOUR_MINUTES:02d}:{minute % HOUR_MINUTES:02d}"


def _reading(provision: Sequence[ProvisionNearOut], within_m: int | None) -> str:
    where = "in the partnership" if within_m is None else f"here or within {within_m} m"
    if not provision:
        return f"No provision for young people is recorded {where}."
    places = counted_words(len(provision), "place")
    told = f"{capitalised(places)} for young people {where}."
    unknown = [one.name for one in provision if not one.hours]
    if unknown:
        told += f" Opening hours are not recorded for {joined(unknown)}."
    return f"{told} Hours of a school week."
