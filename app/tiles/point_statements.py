"""Statements that read all points of recorded incidents at once, as bytes of one length."""

import numpy as np

from app.db import Tier
from app.tiles.incident_statements import points_column

HOW_MANY = "SELECT count(*) FROM incident"
VALUES = """
    SELECT ARRAY(SELECT harm_type FROM incident GROUP BY 1 ORDER BY 1) AS harms,
           ARRAY(SELECT location_precision FROM incident GROUP BY 1 ORDER BY 1) AS precisions,
           ARRAY(SELECT month FROM incident GROUP BY 1 ORDER BY 1) AS months,
           ARRAY(SELECT id FROM data_source ORDER BY key) AS sources,
           ARRAY(SELECT key FROM data_source ORDER BY key) AS source_keys
"""
"""What the properties of points can be."""

POINT = np.dtype(
    [
        ("id", ">i8"),
        ("x_m", ">f8"),
        ("y_m", ">f8"),
        ("harm_type", ">i2"),
        ("precision", ">i2"),
        ("month", ">i2"),
        ("source", ">i2"),
        ("weekday", ">i2"),
        ("hour", ">i2"),
        ("enforcement_driven", ">i2"),
    ]
)
"""One point as ``rows`` gives it. Harm type, precision, month and source are numbers, from 1, of
``VALUES``, and 0 where the value is not among them; weekday 0 and hour −1 are unknown."""


def rows(tier: Tier) -> str:
    """All points as precise as a tier may see them, a few thousand to a row."""
    column = points_column(tier)
    return f"""
        SELECT string_agg(
            int8send(id) || float8send(st_x({column})) || float8send(st_y({column}))
            || {_number("harms::text[]", "harm_type")}
            || {_number("precisions::text[]", "location_precision")}
            || {_number("months::date[]", "month")}
            || {_number("sources::uuid[]", "source_id")}
            || int2send(coalesce(weekday, 0::int2)) || int2send(coalesce(hour, -1::int2))
            || int2send(enforcement_driven::int::int2), ''::bytea)
        FROM incident
        WHERE {column} IS NOT NULL
        GROUP BY id >> 13
    """  # noqa: S608


def _number(values: str, column: str) -> str:
    name, kind = values.split("::")
    return f"int2send(coalesce(array_position(%({name})s::{kind}, {column}), 0)::int2)"
