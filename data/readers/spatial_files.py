"""Open a file of shapes: GeoJSON, a zipped Shapefile, or a GeoPackage.

What a file is follows from its first bytes, never from its name, and only these three are opened,
so that no other of GDAL's many drivers (some of which open further files or the network) can be
reached. The parts of a Shapefile are written to a private folder under names of our own.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.errors import ShapelyError

from data.readers.archives import OPERATOR_LIMITS, Limits, Member, members
from data.readers.faults import Skipped, UnreadableFile
from data.readers.geojson_file import LONLAT, epsg_of, features_of, strict_json
from data.readers.projection import in_britain, look_swapped, on_grid, to_national_grid

NATIONAL_GRID = 27700
SHAPES_BYTES = 300 * 1024 * 1024
MOST_FEATURES = 100_000
WAIT_SECONDS = 120
OUTSIDE_M = -1_000_000.0
GPKG_MAGIC = b"SQLite format 3\0"
SHP_MAGIC = b"\x00\x00\x27\x0a"
SHAPEFILE_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
ROOT = Path(__file__).resolve().parents[2]
Shapes = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class ShapeTable:
    """Shapes in EPSG:27700 metres with their values; a shape that cannot be read is None."""

    file: str
    columns: tuple[str, ...]
    shapes: Shapes
    values: tuple[dict[str, Any], ...]


def read_shapes(
    path: Path,
    *,
    shown_as: str | None = None,
    layer: str | None = None,
    limits: Limits = OPERATOR_LIMITS,
    kind: Literal["polygons", "any"] = "polygons",
) -> ShapeTable:
    """Return the shapes of a file, projected to EPSG:27700.

    Parameters
    ----------
    layer
        Which layer of a GeoPackage or which Shapefile of a zip, where there are several.
    kind
        Which layers of a GeoPackage are meant when none is named.

    Raises
    ------
    UnreadableFile
        When the file is of another kind, is damaged, holds several layers and none was named, or
        is in a coordinate system other than WGS 84 or the National Grid.
    """
    with tempfile.TemporaryDirectory(prefix="shapes-") as folder:
        parts: dict[str, Path] = {}
        for member in members(path, shown_as=shown_as, limits=limits):
            if isinstance(member, Skipped):
                continue
            head = member.stream.read(len(GPKG_MAGIC))
            if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
                return _geojson(head + member.stream.read(SHAPES_BYTES), member.name)
            if head.startswith(GPKG_MAGIC):
                own = _keep(member, head, Path(folder) / "layers.gpkg")
                return _through_gdal(own, member.name, layer, kind)
            part = PurePosixPath(member.name)
            if part.suffix.lower() in SHAPEFILE_PARTS:
                number = len({PurePosixPath(name).stem for name in parts} - {part.stem})
                own = Path(folder) / f"{number}{part.suffix.lower()}"
                parts[member.name] = _keep(member, head, own)
        return _shapefile(parts, shown_as or path.name, layer, kind)


def holds_shapes(path: Path, shown_as: str, limits: Limits = OPERATOR_LIMITS) -> bool:
    """Whether a file is one that ``read_shapes`` opens, by its first bytes."""
    for member in members(path, shown_as=shown_as, limits=limits):
        if isinstance(member, Skipped):
            continue
        head = member.stream.read(len(GPKG_MAGIC))
        is_json = head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
        if is_json or head.startswith((GPKG_MAGIC, SHP_MAGIC)):
            return True
    return False


def _keep(member: Member, head: bytes, own: Path) -> Path:
    with own.open("wb") as target:
        target.write(head)
        while data := member.stream.read(1024 * 1024):
            target.write(data)
    return own


def _shapefile(parts: dict[str, Path], file: str, layer: str | None, kind: str) -> ShapeTable:
    found = {PurePosixPath(n).stem: own for n, own in parts.items() if own.suffix == ".shp"}
    if layer is not None:
        found = {stem: own for stem, own in found.items() if stem == layer}
    if not found:
        raise UnreadableFile(file, "is not a GeoJSON, a zipped Shapefile or a GeoPackage")
    if len(found) > 1:
        raise UnreadableFile(file, f"holds several layers; name one of: {', '.join(found)}")
    ((stem, own),) = found.items()
    for suffix in (".shx", ".dbf"):
        if not own.with_suffix(suffix).exists():
            raise UnreadableFile(file, f"lacks {stem}{suffix}, which {stem}.shp needs")
    if not own.read_bytes()[:4].startswith(SHP_MAGIC):
        raise UnreadableFile(file, f"{stem}.shp is not a Shapefile")
    return _through_gdal(own, f"{file}: {stem}", None, kind)


def _geojson(data: bytes, file: str) -> ShapeTable:
    value = strict_json(data, file)
    features = features_of(value, file)
    if not features:
        raise UnreadableFile(file, "holds no shapes")
    if len(features) > MOST_FEATURES:
        raise UnreadableFile(file, f"holds more than {MOST_FEATURES:,} shapes")
    shapes = np.empty(len(features), dtype=object)
    for index, feature in enumerate(features):
        shapes[index] = _shape_or_none(feature.get("geometry"))
    values = tuple(f.get("properties") or {} for f in features)
    columns = tuple(dict.fromkeys(name for row in values[:100] for name in row))
    return ShapeTable(file, columns, _projected(shapes, epsg_of(value, file), file), values)


def _shape_or_none(geometry: Any) -> Any:  # noqa: ANN401 - untyped JSON in, a shapely geometry out
    try:
        return shapely.force_2d(shapely.from_geojson(json.dumps(geometry))) if geometry else None
    except (ShapelyError, ValueError, TypeError):
        return None


def _through_gdal(own: Path, file: str, layer: str | None, kind: str) -> ShapeTable:
    command = [sys.executable, "-m", "data.readers.gdal_child", str(own), layer or "", kind]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            cwd=ROOT,
            timeout=WAIT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(file, "takes too long to read") from error
    if done.returncode != 0:
        why = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise UnreadableFile(file, f"cannot be read: {''.join(why)[-200:] or 'the reader stopped'}")
    return _from_child(done.stdout.decode().splitlines(), file)


def _from_child(lines: list[str], file: str) -> ShapeTable:
    about = json.loads(lines[0])
    if "layers" in about:
        names = ", ".join(about["fitting"] or about["layers"])
        raise UnreadableFile(file, f"name the layer to read, one of: {names}")
    rows = [json.loads(line) for line in lines[1:]]
    if not rows:
        raise UnreadableFile(file, "holds no shapes")
    if len(rows) > MOST_FEATURES:
        raise UnreadableFile(file, f"holds more than {MOST_FEATURES:,} shapes")
    shapes = np.empty(len(rows), dtype=object)
    for index, row in enumerate(rows):
        shapes[index] = _wkb_or_none(row["wkb"])
    epsg = about["epsg"] or _epsg_by_range(shapes, file, about["crs"])
    values = tuple(row["values"] for row in rows)
    return ShapeTable(file, tuple(about["columns"]), _projected(shapes, epsg, file), values)


def _wkb_or_none(text: str | None) -> Any:  # noqa: ANN401 - a shapely geometry or None
    try:
        return shapely.force_2d(shapely.from_wkb(text)) if text else None
    except ShapelyError:
        return None


def _epsg_by_range(shapes: Shapes, file: str, crs: str | None) -> int:
    """Return what the numbers look like, for a Shapefile that came without its .prj."""
    xy = shapely.get_coordinates(shapes)
    if crs is None and len(xy):
        if in_britain(xy[:, 0], xy[:, 1]).all():
            return LONLAT
        if on_grid(xy[:, 0], xy[:, 1]).all():
            return NATIONAL_GRID
    raise UnreadableFile(
        file, "is in a coordinate system that is not known; save it in EPSG:27700 or EPSG:4326"
    )


def _projected(shapes: Shapes, epsg: int, file: str) -> Shapes:
    if epsg == NATIONAL_GRID:
        return shapes
    if epsg != LONLAT:
        raise UnreadableFile(
            file, f"is in EPSG:{epsg}; save it in EPSG:27700 (National Grid) or EPSG:4326"
        )
    xy = shapely.get_coordinates(shapes)
    if len(xy) and look_swapped(xy[:, 0], xy[:, 1]).all():
        raise UnreadableFile(
            file, "looks to have longitude and latitude swapped; longitude comes first"
        )
    return np.array(list(_to_grid(shapes)), dtype=object)


def _to_grid(shapes: Shapes) -> Iterator[Any]:
    for shape in shapes:
        if shape is None:
            yield None
            continue
        yield shapely.transform(shape, _grid_of)


def _grid_of(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    lon, lat = lonlat[:, 0], lonlat[:, 1]
    x, y = to_national_grid(lon, lat)
    inside = in_britain(lon, lat)
    # The projection means nothing there; the gate for shapes refuses such a point as outside.
    # (Not NaN, which is unequal to itself: a ring that begins with it would never close.)
    return np.column_stack([np.where(inside, x, OUTSIDE_M), np.where(inside, y, OUTSIDE_M)])
