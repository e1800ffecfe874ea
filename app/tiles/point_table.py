"""Points of one layer in memory, ready to be cut into tiles.

All but the place of a point is encoded once, when the table is made: its id and its tags, as the
Mapbox Vector Tile specification 2.1 (section 4) writes them. A tile is a stretch of the table with
the places put between, all points at once. Its dictionary of values is that of the whole table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.tiles.address import TileAddress
from app.tiles.point_grid import Codes, Units, codes, grid_units, stretch, within_tile

Value = str | int | bool
Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]

PORTION = 1 << 13
VERSION_2 = b"\x78\x02"
EXTENT_4096 = b"\x28\x80\x20"
A_POINT = b"\x18\x01"
ID, TAGS, SHAPE, MOVE_ONCE = 0x08, 0x12, 0x22, 0x09
NAME, FEATURE, KEY, VALUE, LAYER = 0x0A, 0x12, 0x1A, 0x22, 0x1A
TEXT_VALUE, NUMBER_VALUE, YES_VALUE = 0x0A, 0x28, 0x38


@dataclass(frozen=True, slots=True)
class Tags:
    """One property of all points: its possible values, and which each point has, −1 for none."""

    values: Sequence[Value]
    chosen: Numbers


@dataclass(frozen=True, slots=True)
class PointTable:
    """Points in the order of their codes; ``heads`` are encoded ids and tags, left in each row."""

    codes: Codes
    column: Units
    row: Units
    heads: Bytes
    head_lengths: NDArray[np.uint8]
    beginning: bytes
    ending: bytes

    @property
    def size_bytes(self) -> int:
        """How much memory it takes."""
        arrays = (self.codes, self.column, self.row, self.heads, self.head_lengths)
        return sum(array.nbytes for array in arrays) + len(self.ending)

    def tile(self, address: TileAddress) -> bytes:
        """Encode the points of a tile as a tile of one layer; empty when there are none."""
        first, end = stretch(self.codes, address)
        if first == end:
            return b""
        part = slice(first, end)
        features = _features(
            self.heads[part],
            self.head_lengths[part],
            within_tile(self.column[part], address.z),
            within_tile(self.row[part], address.z),
        )
        layer = self.beginning + features + self.ending
        return bytes([LAYER]) + _number(len(layer)) + layer


def make_table(
    layer: str,
    ids: Numbers,
    x_m: NDArray[np.float64],
    y_m: NDArray[np.float64],
    tags: Mapping[str, Tags],
) -> PointTable:
    """Make a table of points in EPSG:3857 metres.

    Parameters
    ----------
    layer : str
        Name of the layer in its tiles.
    ids, x_m, y_m : arrays of shape (n,)
        Positive ids, and places.
    tags : mapping
        Properties by name, fewer than 16 and with fewer than 16,384 values together.
    """
    column, row = grid_units(x_m, y_m)
    morton = codes(column, row)
    order = np.argsort(morton, kind="stable")
    heads, lengths = _all_heads(ids[order], [one.chosen[order] for one in tags.values()], tags)
    ending = b"".join(_field(KEY, name.encode()) for name in tags)
    ending += b"".join(_field(VALUE, _value(v)) for one in tags.values() for v in one.values)
    return PointTable(
        codes=morton[order],
        column=column[order],
        row=row[order],
        heads=heads,
        head_lengths=lengths,
        beginning=VERSION_2 + _field(NAME, layer.encode()),
        ending=ending + EXTENT_4096,
    )


def _all_heads(
    ids: Numbers, chosen: Sequence[Numbers], tags: Mapping[str, Tags]
) -> tuple[Bytes, NDArray[np.uint8]]:
    """Encode in portions that stay in the processor's cache."""
    lengths = np.zeros(len(ids), np.uint8)
    heads: list[Bytes] = []
    for first in range(0, len(ids), PORTION):
        part = slice(first, first + PORTION)
        encoded, lengths[part] = _heads(ids[part], [one[part] for one in chosen], tags)
        heads.append(encoded)
    left = np.zeros((len(ids), max((one.shape[1] for one in heads), default=0)), np.uint8)
    for number, one in enumerate(heads):
        first = number * PORTION
        left[first : first + len(one), : one.shape[1]] = one
    return left, lengths


def _heads(
    ids: Numbers, chosen: Sequence[Numbers], tags: Mapping[str, Tags]
) -> tuple[Bytes, NDArray[np.uint8]]:
    """Encode ids, tags and the type of geometry, each row pushed to the left."""
    pairs: list[tuple[Bytes, NDArray[np.bool_]]] = []
    start = 0
    for key, (picked, one) in enumerate(zip(chosen, tags.values(), strict=True)):
        pairs.append(_pair(key, start + picked, picked >= 0))
        start += len(one.values)
    tag_bytes, tag_mask = (np.hstack(part) for part in zip(*pairs, strict=True))
    length = tag_mask.sum(axis=1, dtype=np.uint8)
    id_bytes, id_mask = _varints(ids, 9)
    n = len(ids)
    parts = (
        (_column(n, ID), _yes(n)),
        (id_bytes, id_mask),
        (_column(n, TAGS), _yes(n)),
        (length[:, None], _yes(n)),
        (tag_bytes, tag_mask),
        (_column(n, A_POINT[0]), _yes(n)),
        (_column(n, A_POINT[1]), _yes(n)),
    )
    return _pushed_left(
        np.hstack([part[0] for part in parts]), np.hstack([part[1] for part in parts])
    )


def _pair(key: int, value: Numbers, has: NDArray[np.bool_]) -> tuple[Bytes, NDArray[np.bool_]]:
    encoded, mask = _varints(np.where(has, value, 0), 2)
    both = np.hstack([_column(len(value), key), encoded])
    return both, np.hstack([_yes(len(value)), mask]) & has[:, None]


def _features(heads: Bytes, lengths: NDArray[np.uint8], x: Units, y: Units) -> bytes:
    """Put heads and places together, each as one length-delimited feature of a layer."""
    n, width = heads.shape
    long_x, long_y = x >= 64, y >= 64
    shape_length = (3 + long_x + long_y).astype(np.uint8)
    whole = np.empty((n, width + 9), np.uint8)
    keep = np.ones((n, width + 9), np.bool_)
    whole[:, 0], whole[:, 1] = FEATURE, lengths + shape_length + np.uint8(2)
    whole[:, 2 : width + 2] = heads
    keep[:, 2 : width + 2] = np.arange(width, dtype=np.uint8) < lengths[:, None]
    at = width + 2
    whole[:, at], whole[:, at + 1], whole[:, at + 2] = SHAPE, shape_length, MOVE_ONCE
    for place, (units, is_long) in enumerate(((x, long_x), (y, long_y))):
        # Zigzag of a positive number is its double; from 128 it takes two bytes.
        first = at + 3 + 2 * place
        whole[:, first] = ((units << np.uint32(1)) & np.uint32(0x7F)) | (is_long * np.uint32(0x80))
        whole[:, first + 1] = units >> np.uint32(6)
        keep[:, first + 1] = is_long
    return whole[keep].tobytes()


def _pushed_left(values: Bytes, mask: NDArray[np.bool_]) -> tuple[Bytes, NDArray[np.uint8]]:
    lengths = mask.sum(axis=1, dtype=np.uint8)
    width = int(lengths.max(initial=0))
    left = np.zeros((len(values), width), np.uint8)
    left[np.arange(width, dtype=np.uint8) < lengths[:, None]] = values[mask]
    return left, lengths


def _varints(numbers: Numbers, most_bytes: int) -> tuple[Bytes, NDArray[np.bool_]]:
    """Encode numbers in groups of seven bits, the lowest first, and say which bytes count."""
    shifts = np.arange(most_bytes, dtype=np.int64) * 7
    groups = numbers[:, None] >> shifts
    mask = groups > 0
    mask[:, 0] = True
    follows = np.zeros_like(mask)
    follows[:, :-1] = mask[:, 1:]
    return ((groups & 0x7F) | (follows * 0x80)).astype(np.uint8), mask


def _column(n: int, value: int) -> Bytes:
    return np.full((n, 1), value, np.uint8)


def _yes(n: int) -> NDArray[np.bool_]:
    return np.ones((n, 1), np.bool_)


def _value(value: Value) -> bytes:
    if isinstance(value, bool):
        return bytes([YES_VALUE, int(value)])
    if isinstance(value, int):
        return bytes([NUMBER_VALUE]) + _number(value)
    return _field(TEXT_VALUE, value.encode())


def _field(tag: int, content: bytes) -> bytes:
    return bytes([tag]) + _number(len(content)) + content


def _number(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
