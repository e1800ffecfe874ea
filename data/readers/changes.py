"""Read changes to places from a table or from a file of shapes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely

from data.readers.columns import PLACE_FIELDS, PLACES, Field, Template, picked, resolve
from data.readers.faults import Reject, shown_value
from data.readers.projection import to_lonlat
from data.readers.row_place import place_of
from data.readers.row_values import FaultyValue, RowValues
from data.readers.spatial_files import ShapeTable
from data.readers.tables import Table, TableRow

DATES = (
    "requested_on",
    "decided_on",
    "started_on",
    "completed_on",
    "ended_on",
    "expires_on",
    "move_on",
)
TEXTS = ("title", "description", "location_label", "decision_reason", "asset_ref")
CODES = ("intervention_type", "status", "agency", "mechanism")
FIELDS = (
    Field(
        "intervention_type",
        "What changed, as the list of types has it: its words or its code",
        ("type", "kind", "change type", "type of change", "intervention", "measure"),
        required=True,
    ),
    Field("title", "A few words; made from kind and place when empty", ("name", "summary")),
    Field("description", "What was done. No names of people", ("notes", "note", "details")),
    Field("location_label", "Where, in words", ("location", "place", "where", "street", "address")),
    Field(
        "agency",
        "Who did it, as the list of agencies has it",
        ("owner", "team", "service", "lead"),
    ),
    Field("status", "Such as Requested or In place; told from the dates when empty", ("stage",)),
    Field("requested_on", "A date, or a month", ("requested", "date requested", "request date")),
    Field("decided_on", "A date, or a month", ("decided", "approved", "date approved")),
    Field("started_on", "A date, or a month", ("started", "start", "start date")),
    Field(
        "completed_on",
        "When it was finished: a date, or a month",
        ("completed", "finished", "date", "completion date", "date completed", "installed"),
    ),
    Field("ended_on", "A date, or a month", ("ended", "removed", "end date", "date removed")),
    Field("expires_on", "When an order runs out, a date", ("expires", "expiry", "expiry date")),
    Field("move_on", "When a redeployable item must move, a date", ("move by", "move date")),
    Field("decision_reason", "Why it was refused", ("reason",)),
    Field("asset_ref", "Your own reference of the lamp or camera", ("asset", "asset id", "ref")),
    Field("mechanism", "Changes conditions, or controls people", ()),
)
TEMPLATE = Template("changes", (*FIELDS, *PLACE_FIELDS), PLACES)
SHAPES_TEMPLATE = Template("changes", FIELDS)
TIMED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.+Z]+")
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change as a file tells it.

    ``values`` are texts and codes by field. ``months`` says that a date was told by its month
    only. ``geometry`` is GeoJSON in WGS 84, None where only a postcode is given.
    """

    line: int
    values: Mapping[str, str]
    dates: Mapping[str, date]
    months: bool
    geometry: Mapping[str, Any] | None
    postcode: str | None


Lists = Mapping[str, Mapping[str, str]]
"""Code to label, by field."""


def read_changes(
    table: Table, *, lists: Lists, mapping: Mapping[str, str] | None = None
) -> tuple[list[ChangeRow], list[Reject]]:
    """Return the changes of a table and the rows that were refused.

    Raises
    ------
    MappingNeeded
        When it is not clear which column holds the kind or the place.
    """
    columns = resolve(table.file, table.columns, TEMPLATE, mapping)
    return _read(table.file, table.rows, columns, lists, None, list(table.rejects))


def read_change_shapes(
    table: ShapeTable, *, lists: Lists, mapping: Mapping[str, str] | None = None
) -> tuple[list[ChangeRow], list[Reject]]:
    """Return the changes of a file of shapes; a row's number is that of its shape.

    Raises
    ------
    MappingNeeded
        When it is not clear which column holds the kind.
    """
    columns = resolve(table.file, table.columns, SHAPES_TEMPLATE, mapping)
    rows = [
        TableRow(number, {name: _text(value) for name, value in values.items()})
        for number, values in enumerate(table.values, 1)
    ]
    return _read(table.file, rows, columns, lists, list(table.shapes), [])


def _read(
    file: str,
    rows: Sequence[TableRow],
    columns: Mapping[str, str],
    lists: Lists,
    shapes: Sequence[Any] | None,
    rejects: list[Reject],
) -> tuple[list[ChangeRow], list[Reject]]:
    found: list[ChangeRow] = []
    for index, row in enumerate(rows):
        values = RowValues(picked(row.values, columns))
        try:
            shape = None if shapes is None else _shape(shapes[index])
            found.append(_change(row.line, values, lists, shape, needs_place=shapes is None))
        except FaultyValue as fault:
            column = columns.get(fault.field, fault.field)
            rejects.append(Reject(file, row.line, column, shown_value(fault.value), fault.reason))
    return found, rejects


def _change(
    line: int,
    row: RowValues,
    lists: Lists,
    shape: Mapping[str, Any] | None,
    *,
    needs_place: bool,
) -> ChangeRow:
    values = {name: row.text(name) for name in TEXTS}
    for name in CODES:
        needed = name == "intervention_type"
        values[name] = row.code(name, lists[name], default=None if needed else "") or None
    dates, months = _dates(row)
    geometry, postcode = shape, None
    if needs_place:
        place = place_of(row)
        postcode = place.postcode
        if place.x is not None and place.y is not None:
            geometry = point_at(place.x, place.y)
        elif postcode is None:
            raise FaultyValue("", "", "The row names no place: give coordinates or a postcode.")
    return ChangeRow(
        line=line,
        values={name: value for name, value in values.items() if value},
        dates=dates,
        months=months,
        geometry=geometry,
        postcode=postcode,
    )


def _dates(row: RowValues) -> tuple[dict[str, date], bool]:
    """Days by field, and whether any of them was told by its month only."""
    dates: dict[str, date] = {}
    months = False
    for name in DATES:
        words = row.text(name)
        if words is None:
            continue
        month = _month(words)
        timed = TIMED.fullmatch(words)
        day = month or RowValues({name: timed[1] if timed else words}).day(name)
        months = months or month is not None
        if day is not None:
            dates[name] = day
    return dates, months


def _month(words: str) -> date | None:
    """The first day of a month that is written 2026-03 or March 2026."""
    iso = MONTH.fullmatch(words)
    if iso is not None and 1 <= int(iso[2]) <= 12 and int(iso[1]) > 0:
        return date(int(iso[1]), int(iso[2]), 1)
    name, _, year = words.partition(" ")
    number = MONTHS.get(name.casefold())
    if number is None or not re.fullmatch(r"[0-9]{4}", year) or year == "0000":
        return None
    return date(int(year), number, 1)


def _shape(shape: Any) -> Mapping[str, Any]:  # noqa: ANN401 - a shapely geometry or None
    if shape is None or shape.is_empty:
        raise FaultyValue("geometry", "", "The row has no shape that can be read.")
    if shape.geom_type == "MultiPoint":
        if len(shape.geoms) > 1:
            why = "These are several points. Give each change a row of its own."
            raise FaultyValue("geometry", "", why)
        shape = shape.geoms[0]
    degrees = shapely.transform(shape, _degrees)
    mapped: Mapping[str, Any] = shapely.geometry.mapping(degrees)
    return mapped


def _degrees(xy: Any) -> Any:  # noqa: ANN401 - arrays in, arrays out
    return np.round(np.column_stack(to_lonlat(xy[:, 0], xy[:, 1])), 8)


def point_at(x: float, y: float) -> Mapping[str, Any]:
    """A place in EPSG:27700 metres as GeoJSON in WGS 84."""
    lon, lat = to_lonlat(np.array([x]), np.array([y]))
    return {"type": "Point", "coordinates": [round(float(lon[0]), 8), round(float(lat[0]), 8)]}


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a file of shapes holds
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip()
