"""The hours of the week in sentences: the busiest part, and what is open then."""

from dataclasses import dataclass

from app.areas.profile_hours import DAY_GROUPS, FEWEST_TIMED, SPAN_HOURS, Block, Grid, clock
from app.areas.profile_words import joined
from app.disclosure.figures import Figure, shown_count
from app.rhythms.open_hours import open_during
from app.rhythms.schemas import OpenPlaceOut, OpenWeekOut

NOT_PRECISE = (
    "Times are not precise enough to show hours: most of these records know only the day or the"
    " month. Choose a source that records times."
)
NONE_AT_ALL = "No incidents were recorded in this choice. Choose a longer period or more kinds."
MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Busiest:
    """The part of the week with the most incidents for each hour."""

    name: str
    days: range
    start: int
    block: Block

    @property
    def words(self) -> str:
        """When that is: "Saturdays, 6pm to 9pm"."""
        days = self.name if len(self.days) > 1 else f"{self.name}s"
        return f"{days}, {clock(self.start)} to {clock(self.start + SPAN_HOURS)}"


def too_few(used: Figure, *, asked: int, refused: bool) -> str:
    """Say why nothing may be read from the hours; empty where something may."""
    if asked == 0:
        return NONE_AT_ALL
    if refused:
        return NOT_PRECISE
    if (shown_count(used) or 0) < FEWEST_TIMED:
        return (
            f"Fewer than {FEWEST_TIMED} incidents have a known hour, too few to say when they"
            " happen. Choose a longer period, a larger place or more kinds."
        )
    return ""


def reading(grid: Grid, timed: int, opened: OpenWeekOut) -> str:
    """Say which three hours hold the most, and what is open for young people then."""
    busiest = busiest_part(grid)
    if busiest is None:
        return "Every hour has too few incidents to show, so no part of the week stands out."
    least = "" if busiest.block.is_whole else "at least "
    share = round(100 * busiest.block.shown / timed)
    return (
        f"Hour for hour, most was recorded on **{busiest.words}**: {least}{busiest.block.shown:,}"
        f" of the {timed:,} incidents with a known hour ({share}%). {_open_then(busiest, opened)}"
    )


def busiest_part(grid: Grid) -> Busiest | None:
    """The three hours, of working days, Saturday or Sunday, with the most for each hour shown."""
    best: Busiest | None = None
    for name, days in DAY_GROUPS:
        for start in range(24 - SPAN_HOURS + 1):
            block = grid.block(days, range(start, start + SPAN_HOURS))
            most = 0.0 if best is None else best.block.shown / len(best.days)
            if block.shown / len(days) > most:
                best = Busiest(name, days, start, block)
    return best


def _open_then(busiest: Busiest, opened: OpenWeekOut) -> str:
    known = [one for one in opened.places if one.hours_known]
    if not known:
        return opened.reading
    then = open_during(known, list(busiest.days), busiest.start, busiest.start + SPAN_HOURS)
    of_all = f"{len(known)} places for young people whose hours are known"
    if len(known) == 1:
        of_all = "one place for young people whose hours are known"
    if not then:
        return f"Of the {of_all}, **none is open** then."
    verb = "is" if len(then) == 1 else "are"
    some = " on at least one of these days" if len(busiest.days) > 1 else ""
    return f"Of the {of_all}, **{len(then)} {verb} open** for some of it{some}{_named(then)}."


def _named(places: list[OpenPlaceOut]) -> str:
    return f": {joined([one.name for one in places])}" if len(places) <= MOST_NAMED else ""
