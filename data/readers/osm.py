"""Read an OpenStreetMap extract (PBF): the ground that maps are drawn on, and named places."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import osmium
import osmium.filter
import osmium.geom
import shapely
from numpy.typing import NDArray

from data.readers.archives import OPERATOR_LIMITS, Limits
from data.readers.faults import UnreadableFile
from data.readers.osm_tags import KEYS, area_layer, line_layer, place_type
from data.readers.projection import to_national_grid

PBF_MAGIC = b"OSMHeader"
CHUNK_OBJECTS = 5_000
MOST_POINTS = 50_000
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class OsmObject:
    """One object: what it is drawn as, which place it is, or both. Geometry is EPSG:27700."""

    source_ref: str
    name: str | None
    layer: str | None
    class_: str | None
    place_type: str | None
    shape: Any


@dataclass(frozen=True, slots=True)
class OsmChunk:
    """Some thousand objects; ``incomplete`` counts those without a sound geometry.

    ``outside`` counts those that do not touch the box that was asked for.
    """

    objects: tuple[OsmObject, ...]
    incomplete: int
    outside: int = 0


def read_osm(
    path: Path,
    *,
    shown_as: str | None = None,
    within: Box | None = None,
    limits: Limits = OPERATOR_LIMITS,
) -> Iterator[OsmChunk]:
    """Yield the roads, paths, rails, buildings, water, green and named places of an extract.

    Parameters
    ----------
    within
        West, south, east, north in EPSG:27700 metres: what does not touch it is left out.

    Raises
    ------
    UnreadableFile
        When the file is no PBF, is damaged, or is larger than the limits allow.
    """
    file = shown_as or path.name
    with path.open("rb") as source:
        if PBF_MAGIC not in source.read(64):
            raise UnreadableFile(file, "is not an OpenStreetMap extract in PBF form")
    if path.stat().st_size > limits.packed_bytes:
        raise UnreadableFile(file, f"is larger than {limits.packed_bytes // 1024**2:,} MB")
    factory = osmium.geom.WKBFactory()
    found: list[tuple[OsmObject, str]] = []
    incomplete = 0
    try:
        for item in _objects(path):
            described = _described(item)
            if described is None:
                continue
            wkb = _wkb(factory, item)
            if wkb is None:
                incomplete += 1
                continue
            found.append((described, wkb))
            if len(found) == CHUNK_OBJECTS:
                yield _chunk(found, incomplete, within)
                found, incomplete = [], 0
    except RuntimeError as error:
        raise UnreadableFile(file, f"is damaged: {error}") from error
    if found or incomplete:
        yield _chunk(found, incomplete, within)


def _objects(path: Path) -> Iterator[Any]:
    wanted = osmium.filter.KeyFilter(*KEYS)
    processor = osmium.FileProcessor(str(path)).with_areas(wanted).with_filter(wanted)
    yield from processor


def _described(item: Any) -> OsmObject | None:  # noqa: ANN401 - osmium's object types
    tags = {tag.k: tag.v for tag in item.tags}
    layer: tuple[str, str] | None = None
    if item.is_area():
        layer = area_layer(tags)
        ref = f"{'w' if item.from_way() else 'r'}{item.orig_id()}"
    elif item.is_way():
        # A closed way comes a second time as an area, unless it is a street that ends at its start.
        layer = line_layer(tags) if tags.get("area") != "yes" else None
        ref = f"w{item.id}"
    elif item.is_node():
        ref = f"n{item.id}"
    else:
        return None
    name = tags.get("name", "").strip()[:200] or None
    place = place_type(tags) if name and not (item.is_way() and layer is None) else None
    if layer is None and place is None:
        return None
    return OsmObject(ref, name, layer and layer[0], layer and layer[1], place, None)


def _wkb(factory: Any, item: Any) -> str | None:  # noqa: ANN401
    try:
        if item.is_area():
            return factory.create_multipolygon(item)
        if item.is_way():
            return factory.create_linestring(item)
        return factory.create_point(item)
    except (RuntimeError, ValueError, osmium.InvalidLocationError):
        # At the edge of an extract an object may lack some of its points.
        return None


def _chunk(found: list[tuple[OsmObject, str]], incomplete: int, within: Box | None) -> OsmChunk:
    shapes = shapely.transform(shapely.from_wkb([wkb for _, wkb in found]), _grid_of)
    shapes = _simple(shapes)
    finite = np.array([np.isfinite(shapely.get_coordinates(s)).all() for s in shapes], dtype=bool)
    sound = finite & (shapely.get_num_coordinates(shapes) <= MOST_POINTS)
    sound[sound] = shapely.is_valid(shapes[sound])
    near = _touching(shapes, within)
    objects = tuple(
        OsmObject(o.source_ref, o.name, o.layer, o.class_, o.place_type, shapes[index])
        for index, (o, _) in enumerate(found)
        if sound[index] and near[index]
    )
    return OsmChunk(objects, incomplete + int((~sound).sum()), int((sound & ~near).sum()))


def _grid_of(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack(to_national_grid(lonlat[:, 0], lonlat[:, 1]))


def _simple(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return MultiPolygons of one part as Polygons, which draw and index alike but are smaller."""
    single = (shapely.get_type_id(shapes) == shapely.GeometryType.MULTIPOLYGON) & (
        shapely.get_num_geometries(shapes) == 1
    )
    return np.where(single, shapely.get_geometry(shapes, 0), shapes)


def _touching(shapes: NDArray[np.object_], within: Box | None) -> NDArray[np.bool_]:
    if within is None:
        return np.ones(len(shapes), dtype=np.bool_)
    bounds = shapely.bounds(shapes)
    west, south, east, north = within
    return (
        (bounds[:, 0] <= east)
        & (bounds[:, 2] >= west)
        & (bounds[:, 1] <= north)
        & (bounds[:, 3] >= south)
    )
