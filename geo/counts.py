"""The gate for counts of places: whole numbers of 0 or more, one for each place."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Counts = NDArray[np.int64]

# The square of the total, and the total times the number of places, must fit into 64 bits.
_MOST = 2_000_000_000


def whole_counts(values: ArrayLike, name: str = "counts", *, dimensions: int = 1) -> Counts:
    """Give counts as whole numbers, or refuse them by name.

    Parameters
    ----------
    values
        Counts, one for each place; of shape (places, periods) where `dimensions` is 2.
    name
        What the caller calls this argument; used in the refusal.

    Returns
    -------
    Whole numbers of the same shape, int64, with at least one place.

    Raises
    ------
    ValueError
        If the shape is another or empty, an entry is negative, not whole or not a number, or the
        total is more than 2,000,000,000.
    """
    try:
        given = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        msg = f"{name}: expected whole numbers of 0 or more, {dimensions}-dimensional"
        raise ValueError(msg) from error
    if given.ndim != dimensions or given.size == 0:
        wanted = "one count for each place" if dimensions == 1 else "a row of counts for each place"
        msg = f"{name}: expected {wanted}, got shape {given.shape}"
        raise ValueError(msg)
    wrong = ~(np.isfinite(given) & (given >= 0) & (given == np.floor(given)))
    if wrong.any():
        at = tuple(int(k) for k in np.argwhere(wrong)[0])
        place = at[0] if dimensions == 1 else at
        msg = f"{name}: entry {place} is {given[at]}; give whole numbers of 0 or more"
        raise ValueError(msg)
    if given.sum() > _MOST:
        msg = f"{name}: a total of {given.sum():.3g} is not a number of incidents; give counts"
        raise ValueError(msg)
    return given.astype(np.int64)


def same_length(first: Counts, second: Counts, names: tuple[str, str]) -> None:
    """Refuse two lists of places that are not one and the same list."""
    if len(first) != len(second):
        msg = (
            f"{names[1]}: expected {len(first):,} entries, one for each of {names[0]},"
            f" got {len(second):,}; give both for the same places in the same order"
        )
        raise ValueError(msg)
