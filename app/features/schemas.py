"""What the service says of layers."""

from datetime import date

from pydantic import BaseModel

from app.features.layer_words import Group


class LayerSourceOut(BaseModel):
    """A source behind a layer, and up to when it has data."""

    name: str
    publisher: str
    licence: str
    attribution: str
    latest: date | None


class LayerOut(BaseModel):
    """One layer of the map: what it shows, from whom, of when, and what it is not for.

    ``count`` is missing for layers whose records nobody counts.
    """

    key: str
    group: Group
    title: str
    count: int | None
    source: list[LayerSourceOut]
    shows: str
    not_for: str
    geometry: str
    min_zoom: int
    max_zoom: int
    tile_url: str
    data_version: int


class LayerListOut(BaseModel):
    """The layers that the person may see, in the order of the legend."""

    layers: list[LayerOut]
