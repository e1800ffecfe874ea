"""How precisely a record knows its time and place: the codes, finest first, and their words.

The codes are those of the lists `time_precision` and `location_precision`; `range` is a time known
to lie between two others, and `withheld` and `none` are records without a place.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

Codes = NDArray[np.str_]

RANGE, WITHHELD, NO_PLACE, SNAPPED = "range", "withheld", "none", "snapped_map_point"

TIME: Mapping[str, str] = {
    "minute": "the time to the minute",
    "part_of_day": "the part of the day",
    "day": "the day",
    "month": "the month",
}
"""Needs of time, finest first, in words."""

PLACE: Mapping[str, str] = {
    "exact": "the exact place",
    "address": "the address",
    "street_segment": "the street",
    SNAPPED: "a point on the map",
    "area_only": "the area",
}
"""Needs of place, finest first, in words."""

TIME_CODES = (*TIME, RANGE)
PLACE_CODES = (*PLACE, WITHHELD, NO_PLACE)

# A range no longer than this is as good as the code: longer ones may lie in two days or months.
LONGEST_RANGE_HOURS: Mapping[str, float] = {
    "minute": 1.0,
    "part_of_day": 6.0,
    "day": 24.0,
    "month": 31 * 24.0,
}


def known_codes(values: ArrayLike, known: tuple[str, ...], name: str) -> Codes:
    """Give codes as an array of text, shape (n,), or refuse an unknown one by its row.

    Raises
    ------
    ValueError
        If the shape is another, or an entry is not one of `known`.
    """
    codes = np.asarray(values)
    if codes.ndim != 1:
        msg = f"{name}: expected a code for each record, shape (n,), got shape {codes.shape}"
        raise ValueError(msg)
    texts = codes.astype(np.str_)
    strange = ~np.isin(texts, known)
    if strange.any():
        row = int(np.argmax(strange))
        msg = f"{name}: row {row} is {codes[row]}, not one of {', '.join(known)}"
        raise ValueError(msg)
    return texts


def at_least(codes: Codes, need: str, order: Mapping[str, str]) -> NDArray[np.bool_]:
    """Tell which codes are `need` or finer; codes outside the order never are."""
    finer = list(order)[: list(order).index(need) + 1]
    return np.isin(codes, finer)
