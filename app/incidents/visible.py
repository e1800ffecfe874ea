"""How precisely each tier may see where and when an incident was.

The database holds the same ceilings as column grants: a statement that names a column which its
role was not granted fails. These tables only let statements name the right ones.
"""

from app.db import Tier

POINT_COLUMNS: dict[Tier, str] = {
    "exact": "geom",
    "street": "geom_street",
    "count": "geom_cell",
}
TILE_COLUMNS: dict[Tier, str] = {"exact": "geom_3857", "street": "geom_street_3857"}
BASIS_WORDS: dict[Tier, str] = {
    "exact": "places as they were recorded",
    "street": "the middle of the nearest street",
    "count": "cells of 200 m",
}
COUNT_CARD = (
    "id",
    "harm_type",
    "enforcement_driven",
    "month",
    "weekday",
    "hour",
    "time_precision",
    "location_precision",
)
STREET_CARD = (*COUNT_CARD, "source_category", "location_label", "reporting_agency", "outcome")
CARD_COLUMNS: dict[Tier, tuple[str, ...]] = {
    "exact": (*STREET_CARD, "occurred"),
    "street": STREET_CARD,
    "count": COUNT_CARD,
}


def point_column(tier: Tier) -> str:
    """Name the column (EPSG:27700) that a tier counts incidents by."""
    return POINT_COLUMNS[tier]


def tile_column(tier: Tier) -> str | None:
    """Name the column (EPSG:3857) that a tier sees as points on the map; none for counts only."""
    return TILE_COLUMNS.get(tier)
