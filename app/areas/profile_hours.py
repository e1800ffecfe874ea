"""When most is recorded, and whether anything is open then: two sentences from the hour grid."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.areas.profile_schemas import StretchOut, WeekdayOut
from app.disclosure.figures import Figure, Suppressed, shown_count
from app.disclosure.secondary import keeps_small_parts
from app.provision.hours import WEEKDAYS

DAY_GROUPS = (("Monday to Friday", range(1, 6)), ("Saturday", range(6, 7)), ("Sunday", range(7, 8)))
SPAN_HOURS = 3
FEWEST_TIMED = 30
"""With fewer incidents of known hour nothing is said of when."""
AFTER_SCHOOL = (15, 20)


@dataclass(frozen=True, slots=True)
class Grid:
    """True counts, 7 days by 24 hours, beside the figures that are shown of them."""

    counts: Sequence[Sequence[int]]
    rows: Sequence[WeekdayOut]
    threshold: int

    def block(self, days: range, hours: range) -> int | None:
        """The sum of some cells; None where it would give a hidden one away, or is small."""
        cells: list[tuple[int, Figure]] = [
            (self.counts[day - 1][hour], self.rows[day - 1].cells[hour])
            for day in days
            for hour in hours
        ]
        total = sum(n for n, _ in cells)
        hidden = [n for n, told in cells if isinstance(told, Suppressed)]
        rest = sum(map(sum, self.counts)) - total
        if total < self.threshold or 0 < rest < self.threshold:
            return None
        return total if keeps_small_parts(hidden, self.threshold) else None


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
            n = grid.block(days, range(start, start + SPAN_HOURS))
            if n is not None and (best is None or n / len(days) > best[0]):
                span = f"{clock(start)} to {clock(start + SPAN_HOURS)}"
                best = (
                    n / len(days),
                    f"{name}, {span}, holds the most recorded incidents for each hour"
                    f" ({n:,} of {timed:,} with a known hour).",
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
    shown = [(day, n) for day, n in parts if n is not None]
    if not shown:
        days = [f"{WEEKDAYS[day - 1]}s" for day in closed]
        return f"No youth provision is open on {' or '.join(days)}."
    day, n = max(shown, key=lambda one: one[1])
    return (
        f"On {WEEKDAYS[day - 1]}s no youth provision is open, and {n:,} were recorded between"
        f" {clock(first)} and {clock(last)}."
    )


def clock(hour: int) -> str:
    """A full hour as people say it: 3pm, midday, midnight."""
    if hour in (0, 24):
        return "midnight"
    if hour == 12:
        return "midday"
    return f"{hour % 12}{'am' if hour < 12 else 'pm'}"
