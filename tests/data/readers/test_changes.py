from datetime import date

import numpy as np
import pytest
import shapely

from data.readers.changes import ChangeRow, read_change_shapes, read_changes
from data.readers.faults import MappingNeeded, Reject
from data.readers.spatial_files import ShapeTable
from data.readers.tables import table_of

LISTS = {
    "intervention_type": {"bins": "Bins or sharps bins", "pspo": "Public spaces protection order"},
    "status": {"in_place": "In place"},
    "agency": {"parks": "Parks"},
    "mechanism": {},
}
HEADER = "type,date finished,longitude,latitude"


def read(*lines: str, header: str = HEADER, **more: object) -> tuple[list[ChangeRow], list[Reject]]:
    table = table_of("\n".join([header, *lines]).encode(), "ledger.csv")
    return read_changes(table, lists=LISTS, **more)  # pyright: ignore[reportArgumentType]


def finished(words: str) -> ChangeRow:
    rows, rejects = read(f"bins,{words},-0.06,51.55", mapping={"completed_on": "date finished"})
    assert not rejects
    return rows[0]


def test_columns_are_known_by_other_names() -> None:
    ((row,), _) = read("bins,Two bins,-0.06,51.55", header="Intervention,Summary,lng,lat")
    assert row.values == {"intervention_type": "bins", "title": "Two bins"}


def test_a_kind_is_a_code_or_its_label() -> None:
    (rows, _) = read("bins,,-0.06,51.55", "Bins or Sharps Bins,,-0.06,51.55")
    assert [row.values["intervention_type"] for row in rows] == ["bins", "bins"]


@pytest.mark.parametrize(
    "words", ["2026-03-03", "03/03/2026", "3 March 2026", "2026-03-03T09:30:00"]
)
def test_days_are_read_in_british_and_iso_forms(words: str) -> None:
    row = finished(words)
    assert (row.dates["completed_on"], row.months) == (date(2026, 3, 3), False)


@pytest.mark.parametrize("words", ["2026-03", "March 2026", "mar 2026"])
def test_a_month_is_a_month(words: str) -> None:
    row = finished(words)
    assert (row.dates["completed_on"], row.months) == (date(2026, 3, 1), True)


def test_a_place_is_degrees_or_metres_or_a_postcode() -> None:
    header = "type,easting,northing,postcode"
    (rows, _) = read("bins,534500,185500,", "bins,,,E8 1EA", header=header)
    assert rows[0].geometry is not None
    assert rows[0].geometry["coordinates"] == pytest.approx([-0.0625, 51.552], abs=0.002)
    assert (rows[1].geometry, rows[1].postcode) == (None, "E8 1EA")


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        (
            "disco,,-0.06,51.55",
            "type",
            "This is not one of: Bins or sharps bins, Public spaces protection order.",
        ),
        (
            ",,-0.06,51.55",
            "type",
            "This is not one of: Bins or sharps bins, Public spaces protection order.",
        ),
        ("bins,soon,-0.06,51.55", "date finished", "Write a date like"),
        ("bins,31/02/2026,-0.06,51.55", "date finished", "Write a date like"),
        ("bins,2026-13,-0.06,51.55", "date finished", "Write a date like"),
        ("bins,,51.55,-0.06", "longitude", "swapped"),
        ("bins,,2.35,48.86", "longitude", "outside Britain"),
        ("bins,,,", "", "names no place"),
    ],
)
def test_a_faulty_row_is_refused_with_its_number_and_column(
    line: str, column: str, reason: str
) -> None:
    _, (reject,) = read(line, mapping={"completed_on": "date finished"})
    assert (reject.line, reject.column) == (2, column)
    assert reason in reject.reason


def test_a_table_without_a_place_asks_for_one() -> None:
    with pytest.raises(MappingNeeded, match="the place"):
        read("bins", header="type")


def shapes(*found: object) -> ShapeTable:
    values = tuple({"type": "bins", "date": "2026-03-03"} for _ in found)
    return ShapeTable("a.gpkg", ("type", "date"), np.array([*found, None])[:-1], values)


def test_shapes_are_the_places_of_their_rows() -> None:
    line = shapely.LineString([(534500, 185500), (534600, 185500)])
    rows, rejects = read_change_shapes(shapes(line, shapely.Point(534500, 185500)), lists=LISTS)
    assert not rejects
    assert [row.geometry["type"] for row in rows if row.geometry] == ["LineString", "Point"]


def test_a_row_of_several_points_or_of_none_is_refused() -> None:
    many = shapely.MultiPoint([(534500, 185500), (534600, 185500)])
    _, rejects = read_change_shapes(shapes(many, shapely.Point()), lists=LISTS)
    assert ["several points" in rejects[0].reason, "no shape" in rejects[1].reason] == [True, True]
