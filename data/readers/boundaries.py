"""Read boundaries: wards, statistical areas, boroughs, or the partnership's own outline."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from data.readers.columns import CONSTANT
from data.readers.faults import MappingNeeded, Reject, shown_value
from data.readers.spatial_files import ShapeTable
from geo.validity import IMPORTED, examine_polygon

CODE_NAME = re.compile(r"(lsoa|msoa|oa|wd|lad|ctyua|cty|rgn|par)(\d\d)?(cd|nm)", re.IGNORECASE)
TYPES = {"lsoa11": "lsoa11", "lsoa21": "lsoa21", "msoa21": "msoa21", "wd": "ward", "lad": "borough"}
TYPES_BY_CODE = {
    **dict.fromkeys(("E05", "W05", "S13"), "ward"),
    **dict.fromkeys(("E06", "E07", "E08", "E09", "W06", "S12"), "borough"),
}
PEOPLE = ("population", "pop", "allpersons", "usualresidents")
TEXT_CHARS = 200


@dataclass(frozen=True, slots=True)
class BoundaryColumns:
    """Which columns hold the code, the name and the population, and what the columns tell."""

    code: str
    name: str
    population: str | None = None
    boundary_type: str | None = None
    vintage: str = ""


@dataclass(frozen=True, slots=True)
class BoundaryRow:
    """One boundary: a MultiPolygon in EPSG:27700, sound; ``note`` says when it was repaired."""

    line: int
    code: str
    name: str
    population: int | None
    shape: shapely.MultiPolygon
    note: str | None


def guess_columns(table: ShapeTable, mapping: Mapping[str, str] | None = None) -> BoundaryColumns:
    """Return which columns hold what, from how the Office for National Statistics names them.

    Parameters
    ----------
    mapping
        What a person said: ``code``, ``name`` and ``population`` to a column, or to ``=`` and a
        text (``name`` of an outline).

    Raises
    ------
    MappingNeeded
        When the code or the name cannot be told.
    """
    said = dict(mapping or {})
    guesses = {
        "code": _first(table.columns, "cd", ("gsscode", "code", "areacode", "id")),
        "name": _first(table.columns, "nm", ("name", "areaname", "label", "title")),
        "population": _first(
            table.columns, "", ("population", "pop", "allpersons", "usualresidents")
        ),
    }
    found = {f: c for f, c in (guesses | said).items() if c}
    missing = [f for f in ("code", "name") if f not in found]
    missing += [
        f"{column} (no such column)"
        for column in found.values()
        if not column.startswith(CONSTANT) and column not in table.columns
    ]
    missing += [f"{field} (no such field)" for field in said if field not in guesses]
    if missing:
        raise MappingNeeded(table.file, table.columns, guesses, missing)
    kind = CODE_NAME.fullmatch(found["code"])
    area, year = (kind[1].lower(), kind[2] or "") if kind else ("", "")
    first_code = _value(table.values[0], found["code"]) if table.values else ""
    named = TYPES.get(area + year) or TYPES.get(area)
    return BoundaryColumns(
        code=found["code"],
        name=found["name"],
        population=found.get("population"),
        boundary_type=named or TYPES_BY_CODE.get(first_code[:3]),
        vintage=f"20{year}" if year else "",
    )


def _first(columns: tuple[str, ...], ending: str, names: tuple[str, ...]) -> str | None:
    if ending:
        for column in columns:
            found = CODE_NAME.fullmatch(column)
            if found and found[3].lower() == ending:
                return column
    plain = {re.sub(r"[^a-z]", "", column.casefold()): column for column in columns}
    return next((plain[name] for name in names if name in plain), None)


def read_boundaries(
    table: ShapeTable, columns: BoundaryColumns
) -> tuple[list[BoundaryRow], list[Reject]]:
    """Return the boundaries of a table of shapes, and what was refused.

    A shape that crosses itself is repaired where that is safe, and the row says so. The line of a
    reject is the number of the shape in the file, counted from 1.
    """
    rows: list[BoundaryRow] = []
    rejects: list[Reject] = []
    line_of: dict[str, int] = {}
    for line, (shape, values) in enumerate(zip(table.shapes, table.values, strict=True), start=1):
        code, name = _value(values, columns.code), _value(values, columns.name)
        fault = _fault(code, name, line_of)
        mended, why = (None, None) if fault else _mended(shape)
        if fault or mended is None:
            column, reason = fault or ("geometry", why or "The shape cannot be read.")
            value = shown_value(code if column != columns.name else name)
            rejects.append(Reject(table.file, line, column, value, reason))
            continue
        line_of[code] = line
        population = _population(values, columns.population)
        rows.append(BoundaryRow(line, code, name, population, mended, why))
    return rows, rejects


def _value(values: Mapping[str, Any], column: str) -> str:
    if column.startswith(CONSTANT):
        return column[1:]
    value = values.get(column)
    return "" if value is None else str(value).strip()


def _fault(code: str, name: str, line_of: Mapping[str, int]) -> tuple[str, str] | None:
    for column, value in (("code", code), ("name", name)):
        if not value:
            return column, f"The {column} is missing."
        if len(value) > TEXT_CHARS:
            return column, f"The {column} is longer than {TEXT_CHARS} characters."
    if code in line_of:
        return "code", f"Shape {line_of[code]} already has this code."
    return None


def _population(values: Mapping[str, Any], column: str | None) -> int | None:
    text = _value(values, column).replace(",", "") if column else ""
    return int(float(text)) if re.fullmatch(r"[0-9]{1,9}(\.0*)?", text) else None


def _mended(shape: Any) -> tuple[shapely.MultiPolygon | None, str | None]:  # noqa: ANN401
    """Return a sound MultiPolygon and what was mended, or None and why the shape is refused."""
    if shape is None or shapely.is_empty(shape):
        return None, "The shape is empty or cannot be read."
    if shape.geom_type not in {"Polygon", "MultiPolygon"}:
        return None, f"A boundary is an area; this is a {shape.geom_type}."
    report = examine_polygon(_rings(shape), limits=IMPORTED)
    if report.geometry is None:
        return None, " ".join(dict.fromkeys(fault.why for fault in report.faults[:3]))
    parts = [part for part in shapely.get_parts(report.geometry) if part.geom_type == "Polygon"]
    note = None if report.verdict == "valid" else report.reading
    return shapely.MultiPolygon(parts), note


def _rings(shape: Any) -> list[list[NDArray[np.float64]]]:  # noqa: ANN401 - shapely geometry
    return [
        [shapely.get_coordinates(ring) for ring in (part.exterior, *part.interiors)]
        for part in shapely.get_parts(shape)
    ]
