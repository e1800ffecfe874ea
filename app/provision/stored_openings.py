"""Opening hours that a statement gathered into JSON, read back as openings.

Statements that need a whole neighbourhood's hours gather them with ``jsonb_build_object`` under
the names of the columns: one row a place, instead of one an opening.
"""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from app.provision.hours import WeeklyOpening


def openings(stored: Sequence[Mapping[str, Any]] | None) -> list[WeeklyOpening]:
    """Read gathered openings; dates and times are ISO words, as JSON holds them."""
    return [
        WeeklyOpening(
            weekday=one["weekday"],
            opens=time.fromisoformat(one["opens"]),
            closes=time.fromisoformat(one["closes"]),
            valid_from=_day(one["valid_from"]),
            valid_to=_day(one["valid_to"]),
            term=one["term"],
        )
        for one in stored or ()
    ]


def school_week_minutes(week: Sequence[WeeklyOpening]) -> int:
    """Minutes open in a school week: openings of term time and of all year, summed."""
    return sum(one.closes_minute - one.opens_minute for one in week if one.term != "holidays")


def _day(words: str | None) -> date | None:
    return None if words is None else date.fromisoformat(words)
