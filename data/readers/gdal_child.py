"""Read one Shapefile or GeoPackage in a process of its own, under limits of time and memory.

GDAL is a large C++ program that reads files from strangers. It runs in a child that can be lost:
``python -m data.readers.gdal_child FILE LAYER KIND`` writes a line of JSON about the layer, then
one line for each feature. It is started by ``spatial_files`` and by nobody else.
"""

import json
import resource
import sys
from typing import Any

import numpy as np
import pyogrio
import pyogrio.raw
from pyproj import CRS
from pyproj.exceptions import CRSError

CPU_SECONDS = 60
MEMORY_BYTES = 3 * 1024**3
MOST_FEATURES = 100_000
POLYGONS = ("Polygon", "MultiPolygon", "Unknown", "GeometryCollection")


def main(path: str, layer: str | None, kind: str = "polygons") -> None:
    """Write the features of a layer to standard output; layers of ``any`` kind, or of polygons."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    layers = [(str(name), str(kind)) for name, kind in pyogrio.list_layers(path)]
    fitting = [name for name, of in layers if kind == "any" or of.split(" ")[0] in POLYGONS]
    chosen = layer or (fitting[0] if len(fitting) == 1 else None)
    if chosen is None or chosen not in [name for name, _ in layers]:
        _write({"layers": [name for name, _ in layers], "fitting": fitting})
        return
    meta, _, shapes, columns = pyogrio.raw.read(
        path, layer=chosen, max_features=MOST_FEATURES + 1, force_2d=True
    )
    names = [str(name) for name in meta["fields"]]
    _write({"layer": chosen, "columns": names, "epsg": _epsg(meta["crs"]), "crs": meta["crs"]})
    if shapes is None:
        return
    for index, shape in enumerate(shapes):
        values = {name: _plain(columns[at][index]) for at, name in enumerate(names)}
        _write({"wkb": shape.hex() if shape is not None else None, "values": values})


def _epsg(crs: str | None) -> int | None:
    if not crs:
        return None
    try:
        known = CRS.from_user_input(crs)
    except CRSError:
        return None
    if "British_National_Grid" in known.name.replace(" ", "_"):
        return 27700
    return known.to_epsg(min_confidence=60)


def _plain(value: Any) -> str | int | float | bool | None:  # noqa: ANN401 - whatever GDAL gives
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, float):
        return value if np.isfinite(value) else None
    return str(value)


def _write(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] or None, sys.argv[3])
