import pytest

from app.problems import InvalidInput
from app.tiles.address import TileAddress, parse_address


def test_last_tile_of_a_zoom_is_an_address() -> None:
    assert parse_address("3", "7", "7") == TileAddress(3, 7, 7)


def test_the_whole_world_is_one_tile() -> None:
    assert parse_address("0", "0", "0") == TileAddress(0, 0, 0)


@pytest.mark.parametrize(
    ("z", "x", "y", "places"),
    [
        ("23", "0", "0", ["path.z"]),
        ("3", "8", "9", ["path.x", "path.y"]),
        ("one", "0", "½", ["path.z", "path.y"]),
        ("0", "-1", "0", ["path.x"]),
    ],
)
def test_each_part_that_is_wrong_is_named(z: str, x: str, y: str, places: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_address(z, x, y)
    assert [fault.at for fault in refused.value.faults] == places
