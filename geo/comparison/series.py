"""Figures of a treated area and of donors, checked once and laid out one way."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Names of any kind: a mapping of text is no mapping of hashables to a type checker.
Donors = ArrayLike | Mapping[Any, ArrayLike]
MOST_FIGURES = 20_000_000


@dataclass(frozen=True, eq=False)
class Series:
    """Figures by period (or any other figure to match), checked.

    Attributes
    ----------
    treated
        Shape (units, figures): one row where only one area, or only totals, are given.
    donors
        Shape (figures, donors).
    names
        Of the donors; their positions where they have none.
    by_unit
        Whether `treated` has a row for each treated unit.
    """

    treated: NDArray[np.float64]
    donors: NDArray[np.float64]
    names: tuple[Hashable, ...]
    by_unit: bool


def series(
    treated: ArrayLike, donors: Donors, *, donors_axis: int | None, when: str = "before"
) -> Series:
    """Check the figures of treated and donors and lay the donors out as columns.

    Parameters
    ----------
    treated
        Shape (figures,), or (units, figures) for several treated units.
    donors
        A mapping from name to figures, or an array with donors along one axis.
    donors_axis
        Which axis the donors are on; None finds it from the number of figures.
    when
        Of the names of the arguments, for refusals.

    Raises
    ------
    ValueError
        If a figure is not a number, the shapes do not fit, or they fit both ways.
    """
    own, other = f"treated_{when}", f"donors_{when}"
    rows = _numbers(treated, own)
    if rows.ndim not in {1, 2} or rows.size == 0:
        msg = f"{own}: expected figures of shape (n,) or (units, n), got shape {rows.shape}"
        raise ValueError(msg)
    figures = rows.shape[-1]
    if isinstance(donors, Mapping):
        names = tuple(donors)
        columns = _columns_by_name(donors, figures, other)
    else:
        columns = _columns(_numbers(donors, other), figures, donors_axis, other)
        names = tuple(range(columns.shape[1]))
    if columns.shape[1] == 0:
        msg = f"{other}: no donors; give at least one area to compare with"
        raise ValueError(msg)
    return Series(
        treated=np.atleast_2d(rows),
        donors=np.ascontiguousarray(columns),
        names=names,
        by_unit=rows.ndim == 2,
    )


def _columns_by_name(
    donors: Mapping[Any, ArrayLike], figures: int, name: str
) -> NDArray[np.float64]:
    columns = [_numbers(values, f"{name} ({key})") for key, values in donors.items()]
    for key, column in zip(donors, columns, strict=True):
        if column.shape != (figures,):
            msg = f"{name} ({key}): expected {figures} figures, got shape {column.shape}"
            raise ValueError(msg)
    return np.array(columns).reshape(-1, figures).T


def _columns(
    given: NDArray[np.float64], figures: int, donors_axis: int | None, name: str
) -> NDArray[np.float64]:
    if given.ndim != 2:
        msg = f"{name}: expected a table of figures by donors, got shape {given.shape}"
        raise ValueError(msg)
    fits = [axis for axis in (0, 1) if given.shape[1 - axis] == figures]
    if donors_axis is not None:
        fits = [axis for axis in fits if axis == donors_axis]
    if not fits:
        msg = f"{name}: expected {figures} figures for each donor, got shape {given.shape}"
        raise ValueError(msg)
    if len(fits) == 2:
        msg = (
            f"{name}: as many donors as figures ({figures}); say donors_axis=0 or donors_axis=1,"
            " or give a mapping from name to figures"
        )
        raise ValueError(msg)
    return given if fits[0] == 1 else given.T


def _numbers(values: ArrayLike, name: str) -> NDArray[np.float64]:
    try:
        numbers = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        msg = f"{name}: expected a table of numbers, as many in every row"
        raise ValueError(msg) from error
    if numbers.size > MOST_FIGURES:
        msg = f"{name}: {numbers.size:,} figures are more than {MOST_FIGURES:,}; sum some first"
        raise ValueError(msg)
    if not np.isfinite(numbers).all():
        msg = f"{name}: a figure is missing or not finite; leave that period or donor out"
        raise ValueError(msg)
    return numbers
