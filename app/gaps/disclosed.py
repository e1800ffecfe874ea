"""Counts in three parts as they may be told, so that no sum, part or difference gives one away.

Every row is parted into incidents with something open, untold, and with nothing open. A reader sees
the parts, their sum, the sums of groups of rows, and those of all rows: each of these is a line on
which a single hidden count could be worked out.

Where one small part stands beside a large one, as where something was open for 3 of 60, hiding both
would make 57 pass for few. The small one is hidden and taken as the largest number that it could
be, so that 56 is told: never more than there were, and at most 3 fewer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.disclosure.figures import SUPPRESSED, ZERO, Figure, figure
from app.disclosure.secondary import keeps_small_parts

Whole = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Parted:
    """Figures of rows, of groups of them, and of all: incidents first, then each part."""

    rows: list[list[Figure]]
    groups: list[list[Figure]]
    all: list[Figure]


def parted(table: Whole, threshold: int, *, group: Whole | None = None) -> Parted:
    """Tell a table of parts.

    Parameters
    ----------
    table
        Shape (n, parts).
    threshold
        Counts from 1 to one less than this are hidden.
    group
        Shape (n,): the group that each row is in, from 0; their sums are told too.
    """
    live = table.sum(axis=0) > 0  # what no row has is known to be 0, and protects nothing
    if live.any() and not live.all():
        return _with_zeros(parted(table[:, live], threshold, group=group), live)
    counts = _with_sums(table)
    whole = np.arange(len(counts))
    members = [] if group is None else [np.flatnonzero(group == g) for g in range(group.max() + 1)]
    hidden, sums = small(counts, threshold), _sums(counts, members)
    hidden_sums = small(sums, threshold)
    while True:
        before = int(hidden.sum() + hidden_sums.sum())
        unsafe = _settle(counts, hidden, threshold, [whole, *members])
        hidden_sums |= unsafe[1:] & (sums > 0)
        unsafe_sums = _settle(sums, hidden_sums, threshold, [np.arange(len(sums))])
        _hide_what_adds_up(counts, hidden, members, hidden_sums)
        if int(hidden.sum() + hidden_sums.sum()) == before:
            break
    everything = _sums(counts, [whole])[0]
    hide = (small(everything, threshold) | unsafe[0] | unsafe_sums[0]) & (everything > 0)
    _close_row(everything, hide, threshold)
    return Parted(
        _figures(counts, hidden, threshold),
        _figures(sums, hidden_sums, threshold),
        _row(everything, hide, threshold),
    )


def hidden_in_table(
    table: Whole, threshold: int, *, rows_near: Booleans, columns_near: Booleans
) -> Booleans:
    """Choose cells of a table to hide where the sums of its rows and of its columns are told.

    ``rows_near`` and ``columns_near`` are those whose sums are told too small or not at all: one of
    their cells is hidden at least, so that adding up does not give the true one.
    """
    hidden = small(table, threshold)
    for near, lines, own in ((rows_near, table, hidden), (columns_near, table.T, hidden.T)):
        for one in np.flatnonzero(near & ~own.any(axis=1) & (lines.sum(axis=1) > 0)):
            some = np.flatnonzero(lines[one])
            own[one, some[int(np.argmin(lines[one, some]))]] = True
    while True:
        before = int(hidden.sum())
        for row in range(table.shape[0]):
            close(table[row], hidden[row], threshold)
        for column in range(table.shape[1]):
            close(table[:, column], hidden[:, column], threshold)
        if int(hidden.sum()) == before:
            return hidden


def small(counts: Whole, threshold: int) -> Booleans:
    """Which counts are too small to tell."""
    return (counts > 0) & (counts < threshold)


def close(counts: Whole, hidden: Booleans, threshold: int, at: Whole | None = None) -> bool:
    """Hide more on a line, in place, until its sum gives no hidden count away.

    Parameters
    ----------
    at
        The entries that are on the line; all of them without it.

    Returns
    -------
    Whether that was possible; where not, the sum itself must not be told.
    """
    line = np.arange(len(counts)) if at is None else at
    values = counts[line]
    if not hidden[line].any() or 0 < values.sum() < threshold:  # nothing hidden, or the sum is
        return True
    spare = iter([one for one in line[np.lexsort((values, values == 0))] if not hidden[one]])
    while not keeps_small_parts(values[hidden[line]].tolist(), threshold):
        one = next(spare, None)
        if one is None:
            return False
        hidden[one] = True
    return True


def _settle(counts: Whole, hidden: Booleans, threshold: int, lines: Sequence[Whole]) -> Booleans:
    """Close all rows and the columns of all lines; tell which lines cannot be closed."""
    unsafe = np.zeros((len(lines), counts.shape[1]), dtype=bool)
    while True:
        before = int(hidden.sum())
        for row in np.flatnonzero(hidden.any(axis=1)):
            _close_row(counts[row], hidden[row], threshold)
        for number, line in enumerate(lines):
            for column in range(counts.shape[1]):
                closed = close(counts[:, column], hidden[:, column], threshold, line)
                unsafe[number, column] = not closed
                _close_understated(counts, hidden, threshold, line, column)
        if int(hidden.sum()) == before:
            return unsafe


def _close_row(counts: Whole, hidden: Booleans, threshold: int) -> None:
    """Hide more of a row, in place: its first count is the sum of the others."""
    if not hidden[0] and _understated(counts, hidden, threshold) is not None:
        return
    if not hidden[0] and not close(counts[1:], hidden[1:], threshold):
        hidden[0] = True
    if hidden[0] and counts[0] > 0 and not hidden[1:].any():
        hidden[1 + int(np.argmax(counts[1:]))] = True


def _understated(counts: Whole, hidden: Booleans, threshold: int) -> tuple[int, int] | None:
    """The place and number of the large part that is told too small, for the sake of a small one.

    None where not exactly one small part is hidden, or no part would stay large.
    """
    (few,) = np.nonzero(hidden[1:])
    if len(few) != 1 or not 0 < counts[1 + few[0]] < threshold:
        return None
    large = 1 + int(np.argmax(counts[1:]))
    told = int(counts[large]) - (threshold - 1 - int(counts[1 + few[0]]))
    return (large, told) if told >= threshold else None


def _close_understated(
    counts: Whole, hidden: Booleans, threshold: int, line: Whole, column: int
) -> None:
    """Hide a large part, in place, that alone falls short of a sum and so tells the small one."""
    if hidden[line, column].any():
        return
    rows = [
        int(row)
        for row in line[hidden[line].any(axis=1) & ~hidden[line, 0]]
        if (found := _understated(counts[row], hidden[row], threshold)) and found[0] == column
    ]
    few = [int(counts[row][1:][hidden[row][1:]].sum()) for row in rows]
    if rows and not keeps_small_parts(few, threshold):
        hidden[min(rows, key=lambda row: int(counts[row, column])), column] = True


def _with_zeros(told: Parted, live: Booleans) -> Parted:
    """Put parts that no row has back in their places."""

    def whole(row: list[Figure]) -> list[Figure]:
        figures = iter(row[1:])
        return [row[0], *(next(figures) if one else ZERO for one in live)]

    return Parted(
        [whole(row) for row in told.rows], [whole(row) for row in told.groups], whole(told.all)
    )


def _hide_what_adds_up(
    counts: Whole, hidden: Booleans, members: Sequence[Whole], hidden_sums: Booleans
) -> None:
    """Hide one count of each hidden sum whose counts are all told."""
    for number, column in np.argwhere(hidden_sums):
        line = members[number]
        if not hidden[line, column].any():
            hidden[line[int(np.argmax(counts[line, column]))], column] = True


def _with_sums(table: Whole) -> Whole:
    return np.column_stack([table.sum(axis=1), table]).astype(np.int64)


def _sums(counts: Whole, lines: Sequence[Whole]) -> Whole:
    sums = [counts[line].sum(axis=0) for line in lines]
    return np.array(sums, dtype=np.int64).reshape(-1, counts.shape[1])


def _figures(counts: Whole, hidden: Booleans, threshold: int) -> list[list[Figure]]:
    return [_row(n, hide, threshold) for n, hide in zip(counts, hidden, strict=True)]


def _row(counts: Whole, hidden: Booleans, threshold: int) -> list[Figure]:
    told = counts.tolist()
    understated = None if hidden[0] else _understated(counts, hidden, threshold)
    if understated is not None:
        told[understated[0]] = understated[1]
    return [
        SUPPRESSED if hide else figure(n, threshold)
        for n, hide in zip(told, hidden.tolist(), strict=True)
    ]
