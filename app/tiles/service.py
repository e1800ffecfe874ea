"""Decide what a tile holds for a person, and answer it from memory while nothing changed.

A tile is known by partnership, tier, layer, place, choice of the person and the versions of the
data behind it, read at each request. The same facts make its ETag, so that a browser that already
has the tile is told so without it being made or found.
"""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

from app import clock
from app.db import Database
from app.disclosure.rounding import narrowest_cell_m
from app.identity.person import Person
from app.incidents.filters import IncidentFilter, read_filter, unknown_code_faults
from app.incidents.visible import tile_column
from app.problems import Forbidden, InvalidInput, faults
from app.settings import Settings
from app.tiles import queries
from app.tiles.address import TileAddress
from app.tiles.cache import Tile, TileCache, pack
from app.tiles.connections import TileConnections
from app.tiles.incident_statements import cell_width_m
from app.tiles.layers import INCIDENT_CELLS, INCIDENTS, TileLayer
from app.tiles.point_store import PointStore
from app.tiles.points import read_points
from app.tiles.versions import SharedReads

Key = tuple[Any, ...]
WIDTHS = {"100": 100, "200": 200, "400": 400, "800": 800}
SHAPE_OF_TILES = 2
"""Raised when tiles of the same data come to hold something else, so that no old one is kept."""


@dataclass(frozen=True, slots=True)
class TileRequest:
    """One tile as one person asks for it."""

    layer: TileLayer
    address: TileAddress
    person: Person
    today: date
    chosen: IncidentFilter
    width_m: int

    @property
    def told_more(self) -> bool:
        """Whether the layer tells this person what it tells only some."""
        return self.layer.by_right is not None and self.person.may(self.layer.by_right)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is in memory of a tile, and whether the browser has it already."""

    etag: str
    tile: Tile | None
    is_known: bool
    versions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TileAnswer:
    """What is answered: a tile, or only that the one the browser has is still good."""

    etag: str
    tile: Tile | None


class Tiles:
    """Tiles of all partnerships, made in the database and kept in memory."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._connections = TileConnections(database, most=settings.tile_connections + 2)
        self._cache = TileCache(settings.tile_cache_bytes)
        self._makers = ThreadPoolExecutor(settings.tile_connections, thread_name_prefix="tiles")
        self._versions = SharedReads(lambda slug: self._connections.read_versions(slug, "count"))
        self._points = PointStore(
            lambda slug, tier: read_points(
                self._connections, slug, tier, most_bytes=settings.tile_points_bytes
            ),
            most_bytes=settings.tile_points_bytes,
        )
        self._threshold = settings.suppression_threshold

    async def answer(
        self, asked: TileRequest, *, packed: bool, known_etags: str | None
    ) -> TileAnswer:
        """Answer one tile.

        Parameters
        ----------
        packed : bool
            Whether the browser takes the tile packed with gzip.
        known_etags : str, optional
            What the browser says it has, as in ``If-None-Match``.

        Raises
        ------
        Forbidden
            When the person may not see this layer, or not in this form.
        InvalidInput
            When a filter names a code that the partnership does not have.
        """
        key, kept = await self._look(asked, known_etags)
        tile = kept.tile
        if kept.is_known or (tile is not None and not (packed and tile.is_worth_packing)):
            return TileAnswer(kept.etag, tile)
        loop = asyncio.get_running_loop()
        tile = await loop.run_in_executor(
            self._makers, self._make, asked, kept.versions, tile, packed
        )
        self._cache.put(key, tile)
        return TileAnswer(kept.etag, tile)

    def close(self) -> None:
        """Let threads end and give connections back."""
        self._versions.close()
        self._points.close()
        self._makers.shutdown(wait=False, cancel_futures=True)
        self._connections.close()

    async def _look(self, asked: TileRequest, known_etags: str | None) -> tuple[Key, Kept]:
        """Hold the right, read the versions, and look whether the tile is known or kept."""
        _refuse_without_right(asked)
        versions = await self._versions.read(asked.person.partnership)
        followed = tuple(versions.get(name, "") for name in asked.layer.follows)
        key = self._key(asked, followed)
        etag = f'"{blake2b(repr(key).encode(), digest_size=12).hexdigest()}"'
        if known_etags is not None and (etag in known_etags or known_etags.strip() == "*"):
            return key, Kept(etag, None, is_known=True, versions=followed)
        return key, Kept(etag, self._cache.get(key), is_known=False, versions=followed)

    def _key(self, asked: TileRequest, versions: tuple[str, ...]) -> Key:
        layer, place = asked.layer, asked.address
        return (
            SHAPE_OF_TILES,
            asked.person.partnership,
            asked.person.tier,
            layer.key,
            (place.z, place.x, place.y),
            versions,
            asked.today if layer.by_day else None,
            asked.told_more,
            (asked.chosen.key, asked.width_m, self._threshold) if layer.filtered else None,
        )

    def _make(
        self, asked: TileRequest, versions: tuple[str, ...], kept: Tile | None, packed: bool
    ) -> Tile:
        tile = kept or Tile(self._encode(asked, versions))
        return pack(tile) if packed and tile.is_worth_packing else tile

    def _encode(self, asked: TileRequest, versions: tuple[str, ...]) -> bytes:
        if asked.address.z < asked.layer.min_zoom:
            return b""
        if asked.layer is INCIDENTS:
            person = asked.person
            points = self._points.table(person.partnership, person.tier, versions[0])
            if points is not None:
                return points.tile(asked.address)
        slug, tier = asked.person.partnership, asked.person.tier
        if asked.chosen.harm or asked.chosen.source:
            self._refuse_unknown(asked)
        statement = queries.statement(asked.layer, tier, asked.chosen)
        values = {
            "z": asked.address.z,
            "x": asked.address.x,
            "y": asked.address.y,
            **asked.address.bounds_m,
            "today": asked.today,
            "told_more": asked.told_more,
            "width_m": asked.width_m,
            "threshold": self._threshold,
            **asked.chosen.values(),
        }
        return self._connections.read_tile(slug, tier, statement, values)

    def _refuse_unknown(self, asked: TileRequest) -> None:
        found = self._connections.read_rows(
            asked.person.partnership, asked.person.tier, queries.UNKNOWN, asked.chosen.values()
        )
        faults(unknown_code_faults(found))


def _refuse_without_right(asked: TileRequest) -> None:
    right = asked.layer.right
    if not asked.person.may(right):
        raise Forbidden(
            "Ask an administrator of your partnership if you need it.", right=right.value
        )
    if asked.layer is INCIDENTS and tile_column(asked.person.tier) is None:
        raise Forbidden("You see recorded incidents as counts by cell, not as points.")


def read_request(
    layer: TileLayer, address: TileAddress, person: Person, query: Mapping[str, str]
) -> TileRequest:
    """Read what is asked of a layer from the parameters of its address.

    Raises
    ------
    InvalidInput
        When a filter cannot be read.
    """
    if not layer.filtered:
        return TileRequest(layer, address, person, clock.today(), IncidentFilter(), 0)
    narrowest = narrowest_cell_m(person.tier)
    width_m = max(narrowest, cell_width_m(address.z))
    if layer is INCIDENT_CELLS and query.get("width"):
        width_m = WIDTHS.get(query["width"], 0)
        if not width_m:
            raise InvalidInput([("query.width", "Cells are 100, 200, 400 or 800 metres wide.")])
        if width_m < narrowest:
            why = "Your role sees cells of 200, 400 or 800 metres. Choose one of these widths."
            raise InvalidInput([("query.width", why)])
    return TileRequest(layer, address, person, clock.today(), read_filter(query), width_m)
