"""Tiles as a map asks for them, decoded."""

import math
from typing import Any

import mapbox_vector_tile
import numpy as np
from httpx2 import Response
from starlette.testclient import TestClient

from data.readers.projection import to_lonlat

CENTRE = (534500.0, 185500.0)


def tile_of(at: tuple[float, float], z: int) -> tuple[int, int, int]:
    """The tile that a place (EPSG:27700) lies in."""
    lon, lat = (float(part[0]) for part in to_lonlat(np.array([at[0]]), np.array([at[1]])))
    n = 2**z
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return z, int((lon + 180) / 360 * n), int(y * n)


def ask(
    client: TestClient,
    layer: str,
    z: int,
    *,
    at: tuple[float, float] = CENTRE,
    query: str = "",
    etag: str | None = None,
) -> Response:
    """Ask for the tile of a place."""
    _, x, y = tile_of(at, z)
    headers = {} if etag is None else {"If-None-Match": etag}
    return client.get(f"/api/test/tiles/{layer}/{z}/{x}/{y}.mvt{query}", headers=headers)


def features(answer: Response, layer: str) -> list[dict[str, Any]]:
    """Features of one MVT layer of an answer; none for an empty tile."""
    if answer.status_code == 204:
        return []
    assert answer.status_code == 200, answer.text
    decoded = mapbox_vector_tile.decode(answer.content)
    return decoded.get(layer, {}).get("features", [])


def properties(answer: Response, layer: str) -> list[dict[str, Any]]:
    """What the features of one MVT layer tell."""
    return [feature["properties"] for feature in features(answer, layer)]
