"""A count as it may be shown: a number, too small to show, none, or not known at all.

The four states are four types, so that a hidden count has no field its value could leak from.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.disclosure.secondary import hidden_in_series


class Count(BaseModel):
    """A count that may be shown."""

    model_config = ConfigDict(frozen=True)
    state: Literal["count"] = "count"
    n: int


class Suppressed(BaseModel):
    """A count that is hidden: it is small, or it would give a small one away."""

    model_config = ConfigDict(frozen=True)
    state: Literal["suppressed"] = "suppressed"


class Zero(BaseModel):
    """There are data, and they hold none."""

    model_config = ConfigDict(frozen=True)
    state: Literal["zero"] = "zero"
    n: Literal[0] = 0


class NoData(BaseModel):
    """Nothing is known: outside the ground, or outside the months, that the data cover."""

    model_config = ConfigDict(frozen=True)
    state: Literal["no_data"] = "no_data"


Figure = Annotated[Count | Suppressed | Zero | NoData, Field(discriminator="state")]

SUPPRESSED = Suppressed()
ZERO = Zero()
NO_DATA = NoData()


def figure(n: int | None, threshold: int) -> Figure:
    """Tell one count that nothing else is published beside.

    Parameters
    ----------
    n : int or None
        The count; None where there are no data.
    threshold : int
        The smallest count above zero that may be shown.
    """
    if n is None:
        return NO_DATA
    if n == 0:
        return ZERO
    return _count(n) if n >= threshold else SUPPRESSED


@lru_cache(maxsize=4096)
def _count(n: int) -> Count:
    """A page holds hundreds of counts, most of them the same few; they are frozen, so shared."""
    return Count(n=n)


def series(ns: Sequence[int | None], threshold: int) -> list[Figure]:
    """Tell counts whose sum is published beside them, hiding enough to keep the small ones hidden.

    Where hiding other cells cannot protect a small one (all others are hidden or missing already),
    the sum itself must not be shown: see ``told``.
    """
    return told(ns, threshold)[0]


def told(ns: Sequence[int | None], threshold: int) -> tuple[list[Figure], Figure]:
    """Tell counts and their sum.

    Parameters
    ----------
    ns : sequence of int or None
        Counts of parts that do not overlap; None where there are no data.
    threshold : int
        The smallest count above zero that may be shown.

    Returns
    -------
    tuple
        The figure of each part, and that of the sum: no data only where no part has any.
    """
    known = [n for n in ns if n is not None]
    if not known:
        return [NO_DATA for _ in ns], NO_DATA
    total = sum(known)
    hidden, total_is_safe = hidden_in_series(known, threshold)
    marks = iter(hidden)
    parts: list[Figure] = []
    for n in ns:
        if n is None:
            parts.append(NO_DATA)
        else:
            parts.append(SUPPRESSED if next(marks) else figure(n, threshold))
    shown = figure(total, threshold)
    return parts, shown if total_is_safe or total < threshold else SUPPRESSED


def table(rows: Sequence[Sequence[int | None]], threshold: int) -> list[list[Figure]]:
    """Tell a table whose grand total is published, but neither its row nor its column totals."""
    flat = series([n for row in rows for n in row], threshold)
    cells = iter(flat)
    return [[next(cells) for _ in row] for row in rows]


def shown_count(told_figure: Figure) -> int | None:
    """The number that a reader may use for sums and sentences; None where there is none."""
    return told_figure.n if isinstance(told_figure, Count | Zero) else None
