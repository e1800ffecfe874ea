"""Hold rows of police.uk against what they must be; the others are refused with a reason."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from data.readers.faults import Reject, shown_value
from data.readers.police_uk_categories import Category
from data.readers.projection import in_britain, look_swapped, to_national_grid

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
MONTH = re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])")
Columns = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """The rows that passed, column by column, with their place on the National Grid."""

    lines: NDArray[np.int64]
    text: dict[str, list[str]]
    category: list[str]
    lon: Floats
    lat: Floats
    x: Floats
    y: Floats
    rejects: tuple[Reject, ...]


def check_rows(
    file: str,
    lines: NDArray[np.int64],
    columns: Columns,
    categories: Mapping[str, Category],
    today: date,
) -> CheckedRows:
    """Return the rows that hold, and one reject with the first fault of each row that does not."""
    known = _known_categories(columns["Crime type"], categories)
    faults = _month_faults(columns["Month"], today)
    for index, label in enumerate(columns["Crime type"]):
        if label not in known:
            faults.setdefault(index, ("Crime type", label, "This category is not known."))
    lon, lat = _numbers(columns["Longitude"]), _numbers(columns["Latitude"])
    for index, fault in _place_faults(columns, lon, lat).items():
        faults.setdefault(index, fault)
    nowhere = (lon == 0) & (lat == 0)
    lon[nowhere] = np.nan
    lat[nowhere] = np.nan
    kept = np.ones(lines.size, dtype=np.bool_)
    kept[list(faults)] = False
    text = dict(columns) if not faults else {n: _keep(c, kept) for n, c in columns.items()}
    x, y = to_national_grid(lon[kept], lat[kept])
    rejects = tuple(
        Reject(file, int(lines[index]), column, shown_value(value), reason)
        for index, (column, value, reason) in sorted(faults.items())
    )
    category = [known[label].code for label in text["Crime type"]]
    return CheckedRows(lines[kept], text, category, lon[kept], lat[kept], x, y, rejects)


def _keep(values: Sequence[str], kept: Mask) -> list[str]:
    return list(compress(values, kept))


def _known_categories(
    labels: Sequence[str], categories: Mapping[str, Category]
) -> dict[str, Category]:
    found = {label: categories.get(label.strip().casefold()) for label in set(labels)}
    return {label: category for label, category in found.items() if category is not None}


def _month_faults(months: Sequence[str], today: date) -> dict[int, tuple[str, str, str]]:
    this_month = f"{today:%Y-%m}"
    reasons: dict[str, str] = {}
    for month in set(months):
        if not MONTH.fullmatch(month):
            reasons[month] = "A month is written like 2025-01."
        elif month > this_month:
            reasons[month] = "This month lies in the future."
    if not reasons:
        return {}
    return {
        index: ("Month", month, reasons[month])
        for index, month in enumerate(months)
        if month in reasons
    }


def _numbers(texts: Sequence[str]) -> Floats:
    """Return degrees: NaN where the text is blank, infinity where it is no finite number."""
    try:
        values = np.array([float(text) if text else np.nan for text in texts], dtype=np.float64)
    except ValueError:
        values = np.array([_number(text) for text in texts], dtype=np.float64)
    for index in np.flatnonzero(np.isnan(values)).tolist():
        if texts[index].strip():
            values[index] = np.inf
    return values


def _number(text: str) -> float:
    if not text.strip():
        return np.nan
    try:
        return float(text)
    except ValueError:
        return np.inf


def _place_faults(columns: Columns, lon: Floats, lat: Floats) -> dict[int, tuple[str, str, str]]:
    blank_lon, blank_lat = np.isnan(lon), np.isnan(lat)
    zero = (lon == 0) & (lat == 0)
    nowhere = zero | (blank_lon & blank_lat)
    swapped = look_swapped(lon, lat)
    suspects = np.flatnonzero(~in_britain(lon, lat) & ~nowhere)
    faults: dict[int, tuple[str, str, str]] = {}
    for index in map(int, suspects):
        lon_text, lat_text = columns["Longitude"][index], columns["Latitude"][index]
        if np.isinf(lon[index]):
            fault = ("Longitude", lon_text, "The longitude is not a number.")
        elif np.isinf(lat[index]):
            fault = ("Latitude", lat_text, "The latitude is not a number.")
        elif blank_lon[index]:
            fault = ("Longitude", lon_text, "The longitude is missing beside a latitude.")
        elif blank_lat[index]:
            fault = ("Latitude", lat_text, "The latitude is missing beside a longitude.")
        elif swapped[index]:
            fault = ("Longitude", lon_text, "Longitude and latitude look swapped.")
        else:
            pair = f"{lon_text}, {lat_text}"
            fault = ("Longitude", pair, "The point lies outside Britain.")
        faults[index] = fault
    return faults
