"""Read GeoJSON strictly: no infinity, no key twice, no nesting without end."""

import json
import math
from typing import Any

from pyproj import CRS
from pyproj.exceptions import CRSError

from data.readers.faults import UnreadableFile

MOST_LEVELS = 20
LONLAT = 4326
CRS84 = "CRS84"


class _Refused(ValueError):
    """A value that JSON should not hold."""


def strict_json(data: bytes, file: str) -> Any:  # noqa: ANN401 - JSON is any of six types
    """Return what the JSON says.

    Raises
    ------
    UnreadableFile
        When it is not JSON, holds a number that is not finite or a key twice, or is nested more
        than 20 levels deep.
    """
    try:
        value = json.loads(
            data.decode("utf-8-sig"),
            parse_constant=_refuse_constant,
            parse_float=_finite,
            object_pairs_hook=_unique,
        )
    except (_Refused, UnicodeDecodeError) as error:
        raise UnreadableFile(file, f"is not usable JSON: {error}") from error
    except json.JSONDecodeError as error:
        raise UnreadableFile(file, f"is not JSON: {error.msg}", line=error.lineno) from error
    except RecursionError as error:
        raise UnreadableFile(file, "is nested too deeply") from error
    if _deeper_than(value, MOST_LEVELS):
        raise UnreadableFile(file, f"is nested more than {MOST_LEVELS} levels deep")
    return value


def _refuse_constant(text: str) -> float:
    raise _Refused(f"{text} is not a number that a place can have")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise _Refused(f"{text[:40]} is too large to be a number")
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Refused("an object has the same key twice")
    return found


def _deeper_than(value: object, levels: int) -> bool:
    if isinstance(value, dict):
        return levels <= 0 or any(_deeper_than(v, levels - 1) for v in value.values())
    if isinstance(value, list):
        return levels <= 0 or any(
            _deeper_than(v, levels - 1) for v in value if isinstance(v, dict | list)
        )
    return False


def features_of(value: Any, file: str) -> list[dict[str, Any]]:  # noqa: ANN401
    """Return the features of a FeatureCollection; other GeoJSON is refused."""
    features = value.get("features") if isinstance(value, dict) else None
    if not isinstance(features, list):
        raise UnreadableFile(file, "is JSON but not a GeoJSON FeatureCollection")
    return [feature if isinstance(feature, dict) else {} for feature in features]


def epsg_of(value: dict[str, Any], file: str) -> int:
    """Return the EPSG code that a GeoJSON file is in: WGS 84 unless its old ``crs`` member says."""
    crs = value.get("crs")
    name = (crs.get("properties") or {}).get("name") if isinstance(crs, dict) else None
    if not isinstance(name, str) or CRS84 in name:
        return LONLAT
    try:
        return CRS.from_user_input(name).to_epsg() or 0
    except CRSError as error:
        raise UnreadableFile(
            file, f"names a coordinate system that is not known: {name}"
        ) from error
