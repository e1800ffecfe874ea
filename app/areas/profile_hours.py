"""When most is recorded, and whether anything is open then: two sentences from the hour grid."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.areas.profile_months import month_words
from app.areas.profile_schemas import StretchOut, WeekdayOut
from app.disclosure.figures import Figure, Suppressed, shown_count
from app.params import Months
from app.provision.hours import WEEKDAYS

DAY_GROUPS = (("Monday to Friday", range(1, 6)), ("Saturday", range(6, 7)), ("Sunday", range(7, 8)))
SPAN_HOURS = 3
FEWEST_TIMED = 30
"""With fewer incidents of known hour nothing is said of when."""
AFTER_SCHOOL = (15, 20)


@dataclass(frozen=True, slots=True)
class Block:
    """Some hours of some days: the sum of the figures that are shown, and whether all are."""

    shown: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """The figures of 7 days by 24 hours, as they are shown.

    A sentence may only add up figures that are shown: a sum that took in hidden ones would
    narrow them down, and with every further sentence a little more.
    """

    rows: Sequence[WeekdayOut]

    def block(self, days: range, hours: range) -> Block:
        """Add up what is shown of some hours of some days."""
        told = [self.rows[day - 1].cells[hour] for day in days for hour in hours]
        return Block(
            sum(shown_count(one) or 0 for one in told),
            not any(isinstance(one, Suppressed) for one in told),
        )


def time_sentence(grid: Grid, used: Figure, open_hours: Sequence[StretchOut]) -> str:
    """Say which three hours hold the most incidents, and on which days nothing is open."""
    timed = shown_count(used)
    if timed is None or timed < FEWEST_TIMED:
        return "Too few incidents have a known hour to say when they happen."
    told = [_busiest(grid, timed), _closed_days(grid, open_hours)]
    return " ".join(sentence for sentence in told if sentence)


def _busiest(grid: Grid, timed: int) -> str:
    best: tuple[float, str] | None = None
    for name, days in DAY_GROUPS:
        for start in range(24 - SPAN_HOURS + 1):
            block = grid.block(days, range(start, start + SPAN_HOURS))
            if block.shown and (best is None or block.shown / len(days) > best[0]):
                span = f"{clock(start)} to {clock(start + SPAN_HOURS)}"
                least = "" if block.is_whole else "at least "
                best = (
                    block.shown / len(days),
                    f"{name}, {span}, holds the most recorded incidents for each hour"
                    f" ({least}{block.shown:,} of the {timed:,} with a known hour).",
                )
    return "" if best is None else best[1]


def _closed_days(grid: Grid, open_hours: Sequence[StretchOut]) -> str:
    """Say what is recorded after school on days when no provision is open at all."""
    opened = {stretch.weekday for stretch in open_hours}
    closed = [day for day in range(1, 8) if day not in opened]
    if not opened or not closed:
        return ""
    first, last = AFTER_SCHOOL
    parts = [(day, grid.block(range(day, day + 1), range(first, last))) for day in closed]
    day, block = max(parts, key=lambda one: one[1].shown)
    if not block.shown:
        days = [f"{WEEKDAYS[day - 1]}s" for day in closed]
        return f"No youth provision is open on {' or '.join(days)}."
    least = "" if block.is_whole else "at least "
    return (
        f"On {WEEKDAYS[day - 1]}s no youth provision is open; {least}{block.shown:,} of these"
        f" incidents were recorded then between {clock(first)} and {clock(last)}."
    )


def longer_words(hours: Months, period: Months) -> str:
    """Say over which months hours are counted, where they are more than the period asked about.

    With a space before it, to follow a sentence: 21 of 325 beside a total of 123 is read as a
    mistake where nobody says that the hours are those of three years.
    """
    if hours == period:
        return ""
    return f" Hours are counted over {month_words(hours.first)} to {month_words(hours.last)}."


def clock(hour: int) -> str:
    """A full hour as people say it: 3pm, midday, midnight."""
    if hour in (0, 24):
        return "midnight"
    if hour == 12:
        return "midday"
    return f"{hour % 12}{'am' if hour < 12 else 'pm'}"
