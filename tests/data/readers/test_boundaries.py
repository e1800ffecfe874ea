from pathlib import Path

import pytest

from data.readers.boundaries import BoundaryRow, guess_columns, read_boundaries
from data.readers.faults import MappingNeeded, Reject
from data.readers.spatial_files import read_shapes
from tests.data.readers.sites import BOW_TIE, collection, feature


def read(path: Path) -> tuple[list[BoundaryRow], list[Reject]]:
    table = read_shapes(path)
    return read_boundaries(table, guess_columns(table))


def test_columns_of_the_statistics_office_tell_kind_and_year(tmp_path: Path) -> None:
    columns = guess_columns(read_shapes(collection(tmp_path, feature())))
    assert (columns.code, columns.name) == ("WD24CD", "WD24NM")
    assert (columns.boundary_type, columns.vintage) == ("ward", "2024")


def test_unknown_columns_are_asked_for(tmp_path: Path) -> None:
    strange = feature()
    strange["properties"] = {"a": 1, "b": 2}
    with pytest.raises(MappingNeeded) as needed:
        guess_columns(read_shapes(collection(tmp_path, strange)))
    assert needed.value.missing == ("code", "name")


def test_person_may_name_columns_or_give_a_text(tmp_path: Path) -> None:
    table = read_shapes(collection(tmp_path, feature(ref="X1")))
    columns = guess_columns(table, {"code": "ref", "name": "=Calderwick"})
    ((row,), _) = read_boundaries(table, columns)
    assert (row.code, row.name) == ("X1", "Calderwick")


def test_shape_that_crosses_itself_is_repaired_and_says_so(tmp_path: Path) -> None:
    ((row,), _) = read(collection(tmp_path, feature(BOW_TIE)))
    assert row.shape.is_valid
    assert row.note is not None
    assert "crosses itself" in row.note


@pytest.mark.parametrize(
    ("spoilt", "why"),
    [
        ({"geometry": None}, "empty or cannot be read"),
        ({"geometry": {"type": "Point", "coordinates": [-0.07, 51.5]}}, "an area"),
        ({"geometry": {"type": "Polygon", "coordinates": "nowhere"}}, "cannot be read"),
        ({"properties": {"WD24CD": "", "WD24NM": "x"}}, "code is missing"),
    ],
)
def test_fault_is_told_with_the_number_of_the_shape(
    tmp_path: Path, spoilt: dict[str, object], why: str
) -> None:
    path = collection(tmp_path, feature(), feature(WD24CD="E05000002") | spoilt)
    rows, (reject,) = read(path)
    assert len(rows) == 1
    assert reject.line == 2
    assert why in reject.reason


def test_shape_outside_britain_is_refused(tmp_path: Path) -> None:
    paris = [(2.3, 48.8), (2.4, 48.8), (2.4, 48.9), (2.3, 48.8)]
    rows, (reject,) = read(collection(tmp_path, feature(paris)))
    assert not rows
    assert reject.reason


def test_second_shape_with_a_code_is_refused(tmp_path: Path) -> None:
    _, (reject,) = read(collection(tmp_path, feature(), feature()))
    assert "Shape 1 already has this code" in reject.reason


@pytest.mark.parametrize(
    ("name", "kind", "number"),
    [
        ("hackney_lsoa_2021.geojson", "lsoa21", 149),
        ("hackney_lsoa_2011.geojson", "lsoa11", 144),
        ("hackney_msoa_2021.geojson", "msoa21", 30),
        ("hackney_wards_2014-to-date.geojson", "ward", 21),
        ("hackney_and_neighbour_boroughs.geojson", "borough", 8),
    ],
)
def test_real_boundaries_tell_what_they_are(
    shared: Path, name: str, kind: str, number: int
) -> None:
    table = read_shapes(shared / "data" / name)
    columns = guess_columns(table)
    rows, rejects = read_boundaries(table, columns)
    assert (columns.boundary_type, len(rows), rejects) == (kind, number, [])


def test_real_borough_has_the_area_its_publisher_states(shared: Path) -> None:
    ((row,), _) = read(shared / "data" / "hackney_borough.geojson")
    assert row.shape.area / 10_000 == pytest.approx(1904.902, rel=1e-4)
