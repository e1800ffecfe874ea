"""The difference in incidents that a closer look tells, here and in the ring."""

import numpy as np
import pytest

from app.reviews.closer_schemas import ZoneKey
from app.reviews.in_incidents import Zones, in_incidents

STEADY = np.array([(60 + n, 60 + n) for n in range(30)])
RESTLESS = np.column_stack(
    [np.full(30, 100), (100 * np.exp(np.random.default_rng(4).normal(0, 0.4, 30))).astype(int)]
)
WITH_RINGS = Zones((90, 60), (80, 82), (40, 52), (44, 41))


@pytest.mark.parametrize(
    ("zones", "told"),
    [
        (Zones((90, 60), (80, 82)), [("place", -32)]),
        (WITH_RINGS, [("place", -32), ("ring", 15), ("together", -17)]),
        (Zones((90, 60), (80, 82), ring=(40, 52)), [("place", -32)]),
    ],
)
def test_place_ring_and_both_are_told_where_both_have_a_ring(
    zones: Zones, told: list[tuple[ZoneKey, int]]
) -> None:
    found = in_incidents(zones, STEADY)
    assert [(row.key, row.estimate) for row in found.rows] == told


def test_what_other_areas_did_leaves_more_open_than_the_counts_alone() -> None:
    for row in in_incidents(WITH_RINGS, RESTLESS).rows:
        assert row.low is not None
        assert row.high is not None
        assert row.low < row.chance_low < row.chance_high < row.high


def test_one_sentence_tells_place_and_ring_together_with_its_doubt() -> None:
    assert in_incidents(WITH_RINGS, RESTLESS).reading.startswith(
        "Here and in the ring: 17 fewer than the comparison area suggests ("
    )


def test_without_other_areas_only_what_the_counts_leave_open_is_told() -> None:
    found = in_incidents(WITH_RINGS, np.empty((0, 2), dtype=np.int64))
    assert {(row.low, row.high) for row in found.rows} == {(None, None)}
    assert "too few other areas" in found.reading
    assert "than the comparison area suggests" in found.reading


def test_the_note_names_where_the_difference_was_published() -> None:
    assert "Wheeler & Ratcliffe" in in_incidents(WITH_RINGS, STEADY).method.source
