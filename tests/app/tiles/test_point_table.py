import mapbox_vector_tile
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.tiles.address import HALF_WORLD_M, TileAddress
from app.tiles.point_table import PointTable, Tags, make_table

TILE = TileAddress(15, 16384, 10892)
SIDE_M = 2 * HALF_WORLD_M / 2**15
WEST_M, NORTH_M = TILE.x * SIDE_M - HALF_WORLD_M, HALF_WORLD_M - TILE.y * SIDE_M


def table(
    places: list[tuple[float, float]],
    tags: dict[str, Tags] | None = None,
    ids: list[int] | None = None,
) -> PointTable:
    """Points at shares of a tile from its north-western corner."""
    share = np.array(places, dtype=float).reshape(-1, 2)
    numbers = np.array(ids or range(1, len(places) + 1), dtype=np.int64)
    chosen = tags or {"kind": Tags(["one"], np.zeros(len(places), np.int64))}
    x_m, y_m = WEST_M + share[:, 0] * SIDE_M, NORTH_M - share[:, 1] * SIDE_M
    return make_table("incidents", numbers, x_m, y_m, chosen)


def decoded(content: bytes) -> list[dict[str, object]]:
    tile = mapbox_vector_tile.decode(content, default_options={"y_coord_down": True})
    assert set(tile) == {"incidents"}
    assert (tile["incidents"]["extent"], tile["incidents"]["version"]) == (4096, 2)
    return tile["incidents"]["features"]


def placed(made: PointTable, tile: TileAddress = TILE) -> list[tuple[int, list[int]]]:
    return [
        (one["id"], one["geometry"]["coordinates"])  # type: ignore[index]
        for one in decoded(made.tile(tile))
    ]


def test_point_lies_where_its_share_of_the_tile_is() -> None:
    assert placed(table([(2048.5 / 4096, 1024.5 / 4096)])) == [(1, [2048, 1024])]


def test_small_and_large_places_are_told_rightly() -> None:
    shares = [0, 1, 63, 64, 65, 127, 128, 4095]
    made = table([((n + 0.5) / 4096, (n + 0.5) / 4096) for n in shares])
    assert sorted(at for _, at in placed(made)) == [[n, n] for n in shares]


def test_tile_without_points_is_empty() -> None:
    assert table([(0.5, 0.5)]).tile(TileAddress(15, 0, 0)) == b""


def test_table_without_points_has_only_empty_tiles() -> None:
    assert table([]).tile(TILE) == b""


def test_points_beside_an_edge_are_in_one_tile_each() -> None:
    made = table([(0.999999, 0.5), (1.000001, 0.5)])
    east = TileAddress(TILE.z, TILE.x + 1, TILE.y)
    assert [number for number, _ in placed(made)] == [1]
    assert [number for number, _ in placed(made, east)] == [2]


def test_properties_are_told_and_missing_ones_are_not() -> None:
    tags = {
        "harm": Tags(["robbery", "hate"], np.array([1, 0])),
        "month": Tags([202603], np.array([0, 0])),
        "hour": Tags(list(range(24)), np.array([-1, 23])),
        "checked": Tags([True], np.array([0, -1])),
    }
    found = {
        one["id"]: one["properties"] for one in decoded(table([(0.1, 0.1)] * 2, tags).tile(TILE))
    }
    assert found == {
        1: {"harm": "hate", "month": 202603, "checked": True},
        2: {"harm": "robbery", "month": 202603, "hour": 23},
    }


def test_long_dictionaries_are_told_rightly() -> None:
    values = [f"value {n}" for n in range(400)]
    tags = {"a": Tags(values, np.arange(400)), "b": Tags(values, np.arange(400)[::-1].copy())}
    found = decoded(table([(0.5, 0.5)] * 400, tags).tile(TILE))
    told = {one["id"]: one["properties"] for one in found}
    assert told[1] == {"a": "value 0", "b": "value 399"}
    assert told[400] == {"a": "value 399", "b": "value 0"}


@pytest.mark.parametrize("number", [1, 127, 128, 16_383, 16_384, 2**35, 2**62])
def test_ids_of_every_length_are_told_rightly(number: int) -> None:
    assert placed(table([(0.5, 0.5)], ids=[number])) == [(number, [2048, 2048])]


def test_more_points_than_one_portion_are_all_there() -> None:
    rng = np.random.default_rng(5)
    made = table([(float(x), float(y)) for x, y in rng.uniform(0, 1, (20_000, 2))])
    assert sorted(number for number, _ in placed(made)) == list(range(1, 20_001))


@given(
    st.lists(
        st.tuples(st.floats(0.0001, 0.9999), st.floats(0.0001, 0.9999)), min_size=1, max_size=40
    ),
    st.integers(1, 4),
)
def test_tiles_of_a_zoom_share_all_points_out(
    places: list[tuple[float, float]], deeper: int
) -> None:
    made = table(places)
    many = 2**deeper
    found = [
        number
        for x in range(TILE.x * many, (TILE.x + 1) * many)
        for y in range(TILE.y * many, (TILE.y + 1) * many)
        if (content := made.tile(TileAddress(TILE.z + deeper, x, y)))
        for number in [one["id"] for one in decoded(content)]
    ]
    assert sorted(found) == list(range(1, len(places) + 1))  # type: ignore[type-var]


def test_deepest_tile_holds_the_point() -> None:
    z = 22
    many = 2 ** (z - TILE.z)
    made = table([(0.5 + 0.5 / many, 0.5 + 0.5 / many)])
    deep = TileAddress(z, TILE.x * many + many // 2, TILE.y * many + many // 2)
    [(_, at)] = placed(made, deep)
    # Half a centimetre is what the grid tells apart: four units of the deepest tile.
    assert at == pytest.approx([2048, 2048], abs=4)
