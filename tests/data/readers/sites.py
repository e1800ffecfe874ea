"""Small tables and shapes to read."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Ring = Sequence[tuple[float, float]]
SQUARE: Ring = [(-0.08, 51.54), (-0.07, 51.54), (-0.07, 51.55), (-0.08, 51.55), (-0.08, 51.54)]
BOW_TIE: Ring = [(-0.08, 51.54), (-0.07, 51.55), (-0.07, 51.54), (-0.08, 51.55), (-0.08, 51.54)]


def table_file(folder: Path, rows: Sequence[Mapping[str, str]], *, name: str = "t.csv") -> Path:
    """Write rows of text as a CSV and return its path."""
    columns = list(rows[0])
    lines = [",".join(columns)]
    lines += [",".join(f'"{row[column]}"' for column in columns) for row in rows]
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def site(**values: str) -> dict[str, str]:
    """A good row of a table of guardianship sites, with some values of its own."""
    usual = {
        "name": "Corner Takeaway",
        "site_type": "takeaway",
        "longitude": "-0.0553",
        "latitude": "51.5465",
    }
    return usual | values


def club(**values: str) -> dict[str, str]:
    """A good row of a table of provision, with some values of its own."""
    usual = {
        "name": "Friday Club",
        "provision_type": "open_access",
        "longitude": "-0.0553",
        "latitude": "51.5465",
        "opening_hours": "Fri 18:00-21:00 term",
    }
    return usual | values


def feature(ring: Ring = SQUARE, **properties: object) -> dict[str, Any]:
    """A GeoJSON feature with a polygon, in degrees."""
    usual = {"WD24CD": "E05000001", "WD24NM": "First Ward"}
    geometry = {"type": "Polygon", "coordinates": [list(ring)]}
    return {"type": "Feature", "geometry": geometry, "properties": usual | properties}


def collection(folder: Path, *features: dict[str, Any], name: str = "wards.geojson") -> Path:
    """Write a GeoJSON file and return its path."""
    path = folder / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path
