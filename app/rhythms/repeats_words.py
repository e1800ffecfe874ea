"""Near repeats in sentences, for people who know no statistics."""

from collections.abc import Sequence

from app.disclosure.figures import Figure, shown_count
from app.rhythms.schemas import BandOut, PairsOut
from geo.repeats import KnoxTable

STANDS_OUT, SELDOM = 1.2, 0.05
"""A fifth more than expected, and no more than one order of the days in twenty gives as many."""
NOT_AT_YOUR_LEVEL = (
    "Pairs cannot be counted at your level: the day of an incident is shown to assessment leads and"
    " community safety officers only. Ask one of them for this page."
)
NOT_PRECISE = (
    "Pairs cannot be counted: most of these records do not know their day, or their place to the"
    " street. Choose a source that records both."
)
TOO_CLOSE = (
    "There are more pairs within these distances than can be counted while somebody waits. Choose"
    " shorter distances, a shorter period or one kind of incident."
)
CARE = (
    "Even with nothing but chance at work, about one combination in twenty holds so many pairs that"
    " chance seldom brings them.",
)


def too_many(records: int, most: int) -> str:
    """Refuse more records than can be paired while somebody waits."""
    return (
        f"{records:,} incidents are more than the {most:,} that can be paired at once. Choose a"
        " shorter period, one kind of incident or one source."
    )


def reading(
    cells: Sequence[Sequence[PairsOut]],
    space: Sequence[BandOut],
    time: Sequence[BandOut],
    *,
    shuffles: int,
) -> str:
    """Say what the nearest and soonest pairs show, and how many bands stand out."""
    first = f"Pairs of incidents {_lower(space[0].label)} apart and {_lower(time[0].label)} apart"
    return f"{_nearest(cells[0][0], first, shuffles)} {_others(cells)}"


def _nearest(cell: PairsOut, first: str, shuffles: int) -> str:
    n, expected = shown_count(cell.observed), cell.expected or 0.0
    if n is None or cell.ratio is None or cell.p_value is None:
        return f"{first}: too few to tell."
    beside = f"{n:,} beside {_number(expected)} expected by chance"
    if cell.stands_out:
        share = round(100 * (cell.ratio - 1))
        return f"{first}: **{share}% more than chance would bring** ({beside}). {_seldom(cell)}"
    if n <= expected:
        return f"{first}: **no more than chance would bring** ({beside})."
    if cell.p_value <= SELDOM:
        share = round(100 * (cell.ratio - 1))
        return (
            f"{first}: **only {share}% more than chance would bring** ({beside}). Chance alone"
            " seldom brings as many, but so small a difference says little about a place."
        )
    as_many = round(cell.p_value * (shuffles + 1)) - 1
    return (
        f"{first}: {beside}. **The difference could be chance**: with the days dealt out anew,"
        f" {as_many} of {shuffles} tries gave as many."
    )


def _seldom(cell: PairsOut) -> str:
    share = max(1, round(100 * (cell.p_value or 0.0)))
    return f"With the days dealt out anew, about {share} of 100 tries at most give as many."


def _others(cells: Sequence[Sequence[PairsOut]]) -> str:
    marked = sum(one.stands_out for row in cells for one in row)
    number = sum(len(row) for row in cells)
    if not marked:
        return f"None of the {number} combinations of distance and days stands out."
    verb = "combination stands" if marked == 1 else "combinations stand"
    return f"{marked} of {number} {verb} out."


def too_few(used: Figure) -> str:
    """Say that there are no pairs to speak of."""
    told = shown_count(used)
    number = "Fewer than two" if told is None else "No" if told == 0 else f"{told:,}"
    return f"{number} incidents can be paired, too few to tell. Choose a longer period."


def unreadable(table: KnoxTable) -> str:
    """Say why a table must not be read as a finding."""
    return f"{table.reading} Choose a longer period or more kinds of incident."


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"
