"""Encoded tiles kept in memory, the ones used least recently given up first."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock
from zlib import MAX_WBITS, compressobj

LEAST_WORTH_PACKING_BYTES = 700
OVERHEAD_BYTES = 400
FAST = 1
"""Compression level: a third larger than the best, at a tenth of its time."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One encoded tile, and the same packed with gzip once somebody asked for it so."""

    body: bytes
    packed: bytes | None = None

    @property
    def is_worth_packing(self) -> bool:
        """Whether packing would pay and was not done yet."""
        return self.packed is None and len(self.body) >= LEAST_WORTH_PACKING_BYTES

    @property
    def size_bytes(self) -> int:
        """What keeping it costs."""
        return len(self.body) + len(self.packed or b"") + OVERHEAD_BYTES


def pack(tile: Tile) -> Tile:
    """Add the packed form to a tile."""
    packer = compressobj(FAST, wbits=MAX_WBITS | 16)
    return Tile(tile.body, packer.compress(tile.body) + packer.flush())


class TileCache:
    """A least-recently-used cache that holds so many bytes and no more; safe between threads."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._held_bytes = 0
        self._tiles: OrderedDict[Hashable, Tile] = OrderedDict()
        self._lock = Lock()

    @property
    def held_bytes(self) -> int:
        """How much is held now."""
        return self._held_bytes

    def get(self, key: Hashable) -> Tile | None:
        """Find a tile, and count it as used."""
        with self._lock:
            tile = self._tiles.get(key)
            if tile is not None:
                self._tiles.move_to_end(key)
            return tile

    def put(self, key: Hashable, tile: Tile) -> None:
        """Keep a tile, giving up others for it; one larger than an eighth of all is not kept."""
        if tile.size_bytes > self._most_bytes // 8:
            return
        with self._lock:
            former = self._tiles.pop(key, None)
            if former is not None:
                self._held_bytes -= former.size_bytes
            self._tiles[key] = tile
            self._held_bytes += tile.size_bytes
            while self._held_bytes > self._most_bytes:
                _, oldest = self._tiles.popitem(last=False)
                self._held_bytes -= oldest.size_bytes
