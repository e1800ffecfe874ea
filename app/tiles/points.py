"""Read the points of recorded incidents into a table from which tiles are cut."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from app.db import Tier
from app.tiles import point_statements
from app.tiles.connections import TileConnections
from app.tiles.layers import INCIDENTS
from app.tiles.point_table import Numbers, PointTable, Tags, make_table

WEEKDAYS, HOURS = tuple(range(1, 8)), tuple(range(24))
BYTES_EACH = 60
"""About what a point takes in memory, with what is needed for a moment to make the table."""


def read_points(
    connections: TileConnections, slug: str, tier: Tier, *, most_bytes: int
) -> PointTable | None:
    """Read all points of a partnership as a tier may see them.

    Returns
    -------
    A table; None when it would take more than ``most_bytes``.

    Raises
    ------
    ValueError
        When a new harm type, month or source arrived while the points were read.
    """
    [[how_many]] = connections.read_rows(slug, tier, point_statements.HOW_MANY, {})
    if how_many * BYTES_EACH > most_bytes:
        return None
    [values] = connections.read_rows(slug, tier, point_statements.VALUES, {})
    harms, precisions, months, sources, keys = values
    given = {"harms": harms, "precisions": precisions, "months": months, "sources": sources}
    portions = connections.read_rows(slug, tier, point_statements.rows(tier), given)
    return table_of([row[0] for row in portions], harms, precisions, months, keys)


def table_of(
    portions: Sequence[bytes],
    harms: Sequence[str],
    precisions: Sequence[str],
    months: Sequence[date],
    keys: Sequence[str],
) -> PointTable:
    """Make a table of rows as ``point_statements.rows`` gives them.

    Raises
    ------
    ValueError
        When a point has a value that is not among those given.
    """
    points = np.frombuffer(b"".join(portions), point_statements.POINT)
    coded = ("harm_type", "precision", "month", "source")
    if any(bool((points[name] == 0).any()) for name in coded):
        message = "portions: a point has a value that is not listed"
        raise ValueError(message)
    tags = {
        "harm_type": Tags(harms, _from_one(points, "harm_type")),
        "source": Tags(keys, _from_one(points, "source")),
        "month": Tags([m.year * 100 + m.month for m in months], _from_one(points, "month")),
        "weekday": Tags(WEEKDAYS, _from_one(points, "weekday")),
        "hour": Tags(HOURS, points["hour"].astype(np.int64)),
        "precision": Tags(precisions, _from_one(points, "precision")),
        "enforcement_driven": Tags([True], _from_one(points, "enforcement_driven")),
    }
    return make_table(
        INCIDENTS.key,
        points["id"].astype(np.int64),
        points["x_m"].astype(np.float64),
        points["y_m"].astype(np.float64),
        tags,
    )


def _from_one(points: Any, name: str) -> Numbers:  # noqa: ANN401 - numpy knows no fields
    """Numbers counted from 1, counted from 0; none becomes −1."""
    return points[name].astype(np.int64) - 1
