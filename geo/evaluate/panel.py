"""A table of counts, a row for each place and period, checked once before it is compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from geo.counts import whole_counts
from geo.evaluate.glm import Floats


class Columns(Protocol):
    """Anything that gives columns by name: a data frame, or a mapping of arrays."""

    def __getitem__(self, name: str, /) -> object:
        """Give one column."""
        ...


@dataclass(frozen=True, kw_only=True, eq=False)
class Panel:
    """Rows of counts; `unit` and `at` number places and periods from 0, in their own order.

    `time` is the period as a number, for a straight course; all of shape (n,).
    """

    count: Floats
    treated: NDArray[np.bool_]
    post: NDArray[np.bool_]
    unit: NDArray[np.intp]
    at: NDArray[np.intp]
    time: Floats

    @property
    def units(self) -> int:
        """How many places there are."""
        return int(self.unit.max()) + 1

    @property
    def treated_units(self) -> int:
        """How many of them had the change."""
        return len(np.unique(self.unit[self.treated]))

    @property
    def total_of_groups(self) -> tuple[int, ...]:
        """Incidents of treated before, treated after, comparison before, comparison after."""
        return tuple(
            int(self.count[mine & when].sum())
            for mine in (self.treated, ~self.treated)
            for when in (~self.post, self.post)
        )

    def rows(self, chosen: NDArray[np.bool_]) -> "Panel":
        """Keep some rows; places that are left without any lose their number."""
        return Panel(
            count=self.count[chosen],
            treated=self.treated[chosen],
            post=self.post[chosen],
            unit=np.unique(self.unit[chosen], return_inverse=True)[1],
            at=np.unique(self.at[chosen], return_inverse=True)[1],
            time=self.time[chosen],
        )


def read_panel(frame: Columns, names: Mapping[str, str]) -> Panel:
    """Read and check the five columns.

    Parameters
    ----------
    frame
        Gives columns by name, each of shape (n,).
    names
        The column for each of count, treated, post, unit and period.

    Raises
    ------
    ValueError
        If a column is absent or of another length; a count is not a whole number; treated or post
        is neither 0 nor 1; one of the four groups has no rows; a place is treated in some rows
        only, has two rows for a period, or the time after begins at different periods.
    """
    columns = {part: _column(frame, name) for part, name in names.items()}
    count = whole_counts(columns["count"], names["count"]).astype(np.float64)
    for part, column in columns.items():
        if len(column) != len(count):
            msg = (
                f"{names[part]}: expected {len(count):,} entries like {names['count']},"
                f" got {len(column):,}"
            )
            raise ValueError(msg)
    treated = _yes_or_no(columns["treated"], names["treated"])
    post = _yes_or_no(columns["post"], names["post"])
    unit = _numbered(columns["unit"], names["unit"])
    at = _numbered(columns["period"], names["period"])
    _each_agrees(unit, treated, names["treated"], "a place is 1 in all of its rows or in none")
    _each_agrees(at, post, names["post"], "all places must change at the same period")
    for mine, who in ((treated, "treated"), (~treated, "comparison")):
        for when, word in ((~post, "before"), (post, "after")):
            if not np.any(mine & when):
                msg = f"{names['treated']}, {names['post']}: no rows of {who} places {word}"
                raise ValueError(msg)
    if len(np.unique(unit * (at.max() + 1) + at)) < len(unit):
        msg = f"{names['unit']}, {names['period']}: a place has two rows for one period; add them"
        raise ValueError(msg)
    time = _time(columns["period"], at)
    return Panel(count=count, treated=treated, post=post, unit=unit, at=at, time=time)


def _column(frame: Columns, name: str) -> NDArray[Any]:
    try:
        column = np.asarray(frame[name])
    except KeyError as error:
        msg = f"frame: has no column {name!r}; name the column that holds it"
        raise ValueError(msg) from error
    if column.ndim != 1:
        msg = f"{name}: expected a column of shape (n,), got shape {column.shape}"
        raise ValueError(msg)
    return column


def _yes_or_no(column: NDArray[Any], name: str) -> NDArray[np.bool_]:
    if column.dtype.kind not in "biufO" or not np.isin(column, (0, 1)).all():
        msg = f"{name}: expected 0 or 1 (or false and true) in every row"
        raise ValueError(msg)
    return column.astype(bool)


def _numbered(column: NDArray[Any], name: str) -> NDArray[np.intp]:
    absent = _absent(column)
    if absent.any():
        msg = f"{name}: row {int(np.argmax(absent))} has none; leave it out"
        raise ValueError(msg)
    labels = column.astype(str) if column.dtype.kind == "O" else column
    return np.unique(labels, return_inverse=True)[1]


def _absent(column: NDArray[Any]) -> NDArray[np.bool_]:
    if column.dtype.kind == "O":
        # Only what is not a number differs from itself.
        return np.array([value is None or value != value for value in column], dtype=bool)
    if column.dtype.kind == "M":
        return np.isnat(column)
    if column.dtype.kind == "f":
        return ~np.isfinite(column)
    return np.zeros(len(column), dtype=bool)


def _each_agrees(group: NDArray[np.intp], yes: NDArray[np.bool_], name: str, remedy: str) -> None:
    share = np.bincount(group, yes) / np.bincount(group)
    if np.any((share > 0) & (share < 1)):
        msg = f"{name}: differs within one place or period; {remedy}"
        raise ValueError(msg)


def _time(column: NDArray[Any], at: NDArray[np.intp]) -> Floats:
    """Numbers as they are; dates and labels by their order."""
    return column.astype(np.float64) if column.dtype.kind in "iuf" else at.astype(np.float64)
