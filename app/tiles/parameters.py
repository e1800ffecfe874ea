"""What the address of a tile may be asked with, as the OpenAPI document tells it."""

from app.tiles.layers import TILE_LAYERS, TileLayer

FILTERS = (
    ("width", "Width of the cells in metres: 100, 200, 400 or 800. By default it follows zoom."),
    ("from", "First month, as 2025-11; needs `to`."),
    ("to", "Last month, as 2026-10; needs `from`."),
    ("harm", "Harm types, with commas between; without, enforcement-driven records are left out."),
    ("source", "Keys of data sources, with commas between."),
    ("hours", "Part of the day, as 15-18 for 3pm to 6pm. Records without a known hour are out."),
    ("weekdays", "Days of the week, 1 is Monday, with commas between."),
)
RENEWING = (
    ("v", "Changes nothing. A map puts the data version here, to ask again when there are new."),
    ("again", "Changes nothing. A map counts its tries here, to ask again after one failed."),
)


def described(layer: TileLayer) -> list[dict[str, object]]:
    """The parameters of a layer's tiles, as the OpenAPI document has them."""
    taken = (*FILTERS, *RENEWING) if layer.filtered else RENEWING
    return [
        {"name": name, "in": "query", "schema": {"type": "string"}, "description": words}
        for name, words in taken
    ]


NAMES = {
    layer.key: frozenset(str(one["name"]) for one in described(layer)) for layer in TILE_LAYERS
}
"""The same by layer, for the short way, which knows no routes."""
