"""Stretches between junctions, however a map was cut."""

import numpy as np
import pytest
import shapely
from shapely import LineString

from geo.network import cut_at_junctions, network_from_lines

#            (1200, 5100)
#                  |  Mill Lane
#   High Street    |
#   1000 ------- 1200 ------- 1400     all at y = 5000
HIGH_STREET = LineString([(1_000, 5_000), (1_200, 5_000), (1_400, 5_000)])
MILL_LANE = LineString([(1_200, 5_000), (1_200, 5_100)])


def told(lines: list[LineString], names: list[str]) -> list[tuple[str, float]]:
    found = cut_at_junctions(lines, names)
    return sorted(zip(found.names.tolist(), shapely.length(found.lines).tolist(), strict=True))


def test_a_street_is_cut_where_another_begins() -> None:
    assert told([HIGH_STREET, MILL_LANE], ["High Street", "Mill Lane"]) == [
        ("High Street", 200),
        ("High Street", 200),
        ("Mill Lane", 100),
    ]


def test_a_street_that_nothing_joins_is_one_stretch_however_the_map_cut_it() -> None:
    parts = [
        LineString([(1_000, 5_000), (1_150, 5_000)]),
        LineString([(1_250, 5_000), (1_150, 5_000)]),
    ]
    assert told(parts, ["Weir Road", "Weir Road"]) == [("Weir Road", 250)]


def test_a_street_whose_name_changes_is_two() -> None:
    parts = [
        LineString([(1_000, 5_000), (1_150, 5_000)]),
        LineString([(1_150, 5_000), (1_250, 5_000)]),
    ]
    assert told(parts, ["Weir Road", "Lock Street"]) == [("Lock Street", 100), ("Weir Road", 150)]


def test_a_bridge_is_not_a_junction() -> None:
    over = LineString([(1_100, 4_900), (1_100, 5_100)])
    assert told([HIGH_STREET, over], ["High Street", "Canal path"]) == [
        ("Canal path", 200),
        ("High Street", 400),
    ]


def test_a_loop_is_cut_where_it_meets_itself() -> None:
    lollipop = LineString([(1_000, 5_000), (1_100, 5_000), (1_200, 5_050), (1_200, 4_950)])
    closed = LineString([*lollipop.coords, (1_100, 5_000)])
    found = cut_at_junctions([closed], ["The Close"])
    assert len(found.lines) == 2
    assert len(network_from_lines(list(found.lines)).nodes) == 2


def test_stretches_meet_at_their_ends_only_and_lose_no_metre() -> None:
    rng = np.random.default_rng(7)
    crossing = []
    for k in range(8):
        rows = [(1_000 + 100 * x, 5_000 + 100 * k) for x in range(9)]
        columns = [(1_000 + 100 * k, 5_000 + 100 * y) for y in range(9)]
        crossing += [LineString(rows), LineString(columns)]
    names = [str(one) for one in rng.permutation(len(crossing))]
    found = cut_at_junctions(crossing, names)
    network = network_from_lines(list(found.lines))
    assert shapely.length(found.lines).sum() == pytest.approx(shapely.length(crossing).sum())
    # 8 streets each way: 64 crossings and 16 loose ends; every street is cut into 8.
    assert (len(found.lines), len(network.nodes)) == (16 * 8, 64 + 16)
    assert sorted(np.unique(found.names).tolist()) == sorted(names)


def test_no_streets_have_no_stretches() -> None:
    assert len(cut_at_junctions([], []).lines) == 0


@pytest.mark.parametrize(
    ("lines", "names", "says"),
    [
        ([HIGH_STREET], [], "names: expected 1"),
        ([LineString()], ["Nowhere"], "lines: expected shapely LineStrings"),
        ([LineString([(-0.1, 51.5), (-0.2, 51.5)])], ["In degrees"], "lines"),
    ],
)
def test_what_cannot_be_cut_is_refused_by_name(
    lines: list[LineString], names: list[str], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        cut_at_junctions(lines, names)
