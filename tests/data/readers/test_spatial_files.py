import json
import zipfile
from pathlib import Path

import numpy as np
import pyogrio.raw
import pytest
import shapely

from data.readers.faults import UnreadableFile
from data.readers.spatial_files import read_shapes
from tests.data.readers.sites import SQUARE, collection, feature
from tests.data.readers.specimens import written, zipped

LONLAT_SQUARE = shapely.Polygon(SQUARE)
GRID_SQUARE = shapely.box(533000, 184000, 534000, 185000)


def saved(
    path: Path,
    shape: shapely.Polygon,
    crs: str,
    *,
    layer: str | None = None,
    append: bool = False,
) -> Path:
    """Write one shape with a code by GDAL, in the form that the name's ending says."""
    pyogrio.raw.write(
        path,
        np.array([shapely.to_wkb(shape)], dtype=object),
        [np.array(["X1"], dtype=object)],
        ["code"],
        layer=layer,
        geometry_type="Polygon",
        crs=crs,
        append=append,
    )
    return path


def shapefile(folder: Path, shape: shapely.Polygon, crs: str, **left_out: bool) -> Path:
    """Zip a Shapefile's parts, but for those named ``dbf=False``."""
    saved(folder / "wards.shp", shape, crs)
    parts = [p for p in folder.glob("wards.*") if left_out.get(p.suffix[1:], True)]
    return zipped(folder, {p.name: p.read_bytes() for p in parts}, name="wards.zip")


def centre(path: Path, *, layer: str | None = None) -> tuple[float, float]:
    (shape,) = read_shapes(path, layer=layer).shapes
    return shape.centroid.x, shape.centroid.y


def test_geojson_in_degrees_becomes_metres(tmp_path: Path) -> None:
    (shape,) = read_shapes(collection(tmp_path, feature())).shapes
    # A hundredth of a degree each way at 51.545 N is 1,112.6 m by 693.5 m.
    assert shape.area == pytest.approx(1112.6 * 693.5, rel=0.005)
    assert 533_000 < shape.centroid.x < 534_000


@pytest.mark.parametrize("prj", [True, False], ids=["with prj", "without prj"])
def test_shapefile_on_the_national_grid_stays_there(tmp_path: Path, *, prj: bool) -> None:
    path = shapefile(tmp_path, GRID_SQUARE, "EPSG:27700", prj=prj)
    assert centre(path) == (533_500, 184_500)


def test_shapefile_without_prj_in_degrees_is_recognised(tmp_path: Path) -> None:
    x, _ = centre(shapefile(tmp_path, LONLAT_SQUARE, "EPSG:4326", prj=False))
    assert round(x, -2) == 533_600


def test_geopackage_is_read(tmp_path: Path) -> None:
    assert centre(saved(tmp_path / "a.gpkg", GRID_SQUARE, "EPSG:27700")) == (533_500, 184_500)


def test_geopackage_with_two_layers_asks_which(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.gpkg", GRID_SQUARE, "EPSG:27700", layer="wards")
    saved(path, GRID_SQUARE, "EPSG:27700", layer="lsoas", append=True)
    with pytest.raises(UnreadableFile, match="wards, lsoas"):
        read_shapes(path)
    assert centre(path, layer="lsoas") == (533_500, 184_500)


def test_shapefile_without_its_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"lacks wards\.dbf"):
        read_shapes(shapefile(tmp_path, GRID_SQUARE, "EPSG:27700", dbf=False))


def test_other_coordinate_system_is_named(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.gpkg", shapely.box(0, 0, 9, 9), "EPSG:2154")
    with pytest.raises(UnreadableFile, match="EPSG:2154"):
        read_shapes(path)


def test_old_geojson_that_names_the_national_grid_is_taken_at_its_word(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
    shape = json.loads(shapely.to_geojson(GRID_SQUARE))
    whole = {
        "type": "FeatureCollection",
        "crs": crs,
        "features": [{"type": "Feature", "geometry": shape, "properties": {}}],
    }
    path = written(tmp_path, "a.geojson", json.dumps(whole).encode())
    assert centre(path) == (533_500, 184_500)


@pytest.mark.parametrize(
    "content",
    [
        b"<OGRVRTDataSource><OGRVRTLayer name='x'/></OGRVRTDataSource>",
        b"SQLite format 3\0 but no more than that",
        b"code,name\n1,2\n",
        b'{"type": "Topology"}',
        b"[]",
    ],
    ids=["vrt", "broken gpkg", "csv", "topojson", "list"],
)
def test_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_shapes(written(tmp_path, "x.gpkg", content))


def test_vrt_inside_a_zip_is_refused(tmp_path: Path) -> None:
    vrt = b"<OGRVRTDataSource/>"
    with pytest.raises(UnreadableFile, match="is not a GeoJSON"):
        read_shapes(zipped(tmp_path, {"wards.vrt": vrt, "wards.csv": b"a\n1\n"}))


def test_shapefile_that_is_something_else_inside_is_refused(tmp_path: Path) -> None:
    vrt = b"<OGRVRTDataSource/>"
    parts = {"wards.shp": vrt, "wards.shx": vrt, "wards.dbf": vrt}
    with pytest.raises(UnreadableFile, match=r"wards\.shp is not a Shapefile"):
        read_shapes(zipped(tmp_path, parts))


def test_zip_with_two_shapefiles_asks_which(tmp_path: Path) -> None:
    names = ["a.shp", "a.shx", "a.dbf", "b.shp", "b.shx", "b.dbf"]
    parts = dict.fromkeys(names, b"x")
    with pytest.raises(UnreadableFile, match="name one of: a, b"):
        read_shapes(zipped(tmp_path, parts))


def test_damaged_geopackage_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.gpkg", GRID_SQUARE, "EPSG:27700")
    raw = bytearray(path.read_bytes())
    raw[100:8192] = bytes(8092)
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_shapes(written(tmp_path, "b.gpkg", bytes(raw)))


def test_zipped_geojson_is_read(tmp_path: Path) -> None:
    plain = collection(tmp_path, feature())
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(plain, "wards.geojson")
    assert len(read_shapes(tmp_path / "a.zip").shapes) == 1


def test_swapped_coordinates_are_said_to_be_swapped(tmp_path: Path) -> None:
    swapped = [(lat, lon) for lon, lat in SQUARE]
    with pytest.raises(UnreadableFile, match="longitude and latitude swapped"):
        read_shapes(collection(tmp_path, feature(swapped)))


def test_collection_without_a_shape_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="holds no shapes"):
        read_shapes(collection(tmp_path))
