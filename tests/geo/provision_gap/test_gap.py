import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.network import Network, node_distances
from geo.provision_gap import ProvisionGap, provision_gap
from tests.geo.network.towns import cross, town
from tests.geo.provision_gap.weeks import (
    EASTERN,
    FRIDAY,
    SATURDAY,
    WESTERN,
    ask,
    evening,
    open_on,
)


def four(found: ProvisionGap) -> tuple[int, ...]:
    """Incidents, open near, untold and gaps over the whole week."""
    return tuple(int(count.sum()) for count in found.week)


def test_an_incident_in_an_open_hour_within_the_walk_is_no_gap() -> None:
    assert four(ask([(1_030, 1_000)], [FRIDAY], [19])) == (1, 1, 0, 0)


def test_an_hour_later_it_is_one() -> None:
    assert four(ask([(1_030, 1_000)], [FRIDAY], [20])) == (1, 0, 0, 1)


def test_a_day_later_it_is_one() -> None:
    assert four(ask([(1_030, 1_000)], [SATURDAY], [19])) == (1, 0, 0, 1)


def test_the_walk_goes_along_the_streets() -> None:
    # 85 m as the crow flies from the eastern place, 110 m by the crossing.
    incident = [(1_000, 1_030)]
    assert four(ask(incident, [FRIDAY], [19], metres=100))[3] == 1
    assert four(ask(incident, [FRIDAY], [19], metres=110))[3] == 0


def test_a_walk_in_minutes_is_one_at_eighty_metres_a_minute() -> None:
    found = ask([(1_000, 1_030)], [FRIDAY], [19], metres=None, minutes=1.375)
    assert (found.walk_m, four(found)[3]) == (110, 0)


def test_a_walk_is_400_metres_unless_said() -> None:
    assert ask([(1_030, 1_000)], [FRIDAY], [19], metres=None).walk_m == 400


def test_one_open_place_of_two_is_enough() -> None:
    found = ask(
        [(1_000, 1_000)],
        [SATURDAY],
        [12],
        provision=[EASTERN, WESTERN],
        open_share=[open_on((FRIDAY, 0, 24)), open_on((SATURDAY, 12, 13))],
    )
    assert four(found) == (1, 1, 0, 0)


def test_an_hour_is_open_from_the_share_that_is_stated() -> None:
    half = 0.5 * open_on((FRIDAY, 19, 20))
    for open_from, gaps in ((0.5, 0), (0.51, 1)):
        found = ask([(1_030, 1_000)], [FRIDAY], [19], open_share=[half], open_from=open_from)
        assert four(found)[3] == gaps


def test_near_provision_without_recorded_hours_it_can_not_be_told() -> None:
    found = ask([(1_030, 1_000)], [FRIDAY], [3], hours_known=[False])
    assert four(found) == (1, 0, 1, 0)
    assert (found.provision_used, found.provision_hours_unknown) == (0, 1)


def test_an_open_place_beside_one_without_recorded_hours_is_open() -> None:
    found = ask(
        [(1_000, 1_000)],
        [FRIDAY],
        [17],
        provision=[EASTERN, WESTERN],
        open_share=[open_on((FRIDAY, 16, 20)), open_on()],
        hours_known=[True, False],
    )
    assert four(found) == (1, 1, 0, 0)


def test_far_from_provision_without_recorded_hours_it_is_a_gap() -> None:
    assert four(ask([(910, 1_000)], [FRIDAY], [3], hours_known=[False])) == (1, 0, 0, 1)


def test_incidents_that_do_not_know_their_place_or_hour_are_left_out_and_counted() -> None:
    found = ask(
        [(1_030, 1_000), (math.nan, math.nan), (3_000, 3_000)],
        [FRIDAY, -1, FRIDAY],
        [19, 99, 19],
        precise=[True, False, True],
    )
    assert (found.used, found.imprecise, found.off_street, found.left_out) == (1, 1, 1, 2)


def test_provision_far_from_every_street_is_left_out_and_counted() -> None:
    found = ask([(1_030, 1_000)], [FRIDAY], [19], provision=[(4_000, 4_000)])
    assert (found.provision_off_street, found.provision_used) == (1, 0)


def test_gaps_stand_in_the_hexagon_and_hour_they_were_recorded_in() -> None:
    found = ask(
        [(1_030, 1_000)] * 2 + [(910, 1_000)], [FRIDAY, FRIDAY, 0], [23, 19, 8], cell_width_m=50
    )
    assert found.cells.gaps.tolist() == [1, 1]
    assert found.cells.incidents.tolist() == [2, 1]
    assert found.cells.gaps_by_hour[0, FRIDAY, 23] == found.cells.gaps_by_hour[1, 0, 8] == 1
    assert np.hypot(*(found.cells.centre[0] - (1_030, 1_000))) <= 50 / math.sqrt(3)


def test_cells_with_most_gaps_come_first() -> None:
    found = evening(30, metres=20, provision=[WESTERN], cell_width_m=50)
    more = ask(
        [(910, 1_000)] * 2 + [(1_095, 1_000)] * 5 + [(1_000, 1_095)] * 3,
        [0] * 10,
        [3] * 10,
        cell_width_m=30,
    )
    assert more.cells.gaps.tolist() == [5, 3, 2]
    assert found.cells.gaps.tolist() == [30]


def test_parts_of_the_week_are_ranked_by_their_gaps() -> None:
    found = ask([(910, 1_000)] * 4, [FRIDAY, FRIDAY, 0, 6], [20, 23, 3, 11])
    assert [(p.weekday, p.first_hour, p.end_hour, p.gaps) for p in found.parts] == [
        (FRIDAY, 18, 24, 2),
        (0, 0, 6, 1),
        (6, 6, 12, 1),
    ]


def test_parts_of_the_day_can_be_chosen() -> None:
    found = ask([(910, 1_000)], [2], [16], parts=(0, 8, 15, 18))
    assert found.parts[0][:3] == (2, 15, 18)


@settings(max_examples=20)
@given(st.integers(0, 1_000))
def test_counts_are_those_of_asking_every_pair(seed: int) -> None:
    """Independent: incidents and provision at nodes, shortest ways by scipy, hours one by one."""
    rng, network = np.random.default_rng(seed), town(6, seed=seed)
    where, open_at = rng.integers(0, 36, 40), rng.integers(0, 36, 5)
    where, open_at = (part[network.degree[part] > 0] for part in (where, open_at))
    share = rng.integers(0, 2, (len(open_at), 7, 24)).astype(float)
    day, hour = rng.integers(0, 7, len(where)), rng.integers(0, 24, len(where))
    found = provision_gap(
        network.nodes[where],
        day,
        hour,
        provision=network.nodes[open_at],
        open_share=share,
        network=network,
        metres=250,
    )
    near = node_distances(network, open_at)[:, where].reshape(len(open_at), len(where)) <= 250
    gaps = ~(near & (share[:, day, hour] == 1)).any(axis=0)
    assert found.week.gaps.sum() == found.cells.gaps.sum() == gaps.sum()
    assert np.array_equal(
        found.week.incidents, np.bincount(day * 24 + hour, minlength=168).reshape(7, 24)
    )


def test_neither_the_order_of_incidents_nor_of_provision_matters() -> None:
    rng = np.random.default_rng(5)
    xy, day, hour = (
        rng.uniform(900, 1_100, (40, 2)),
        rng.integers(0, 7, 40),
        rng.integers(0, 24, 40),
    )
    share = rng.uniform(0, 1, (2, 7, 24))
    order = rng.permutation(40)

    def run(which: np.ndarray, provision: list[Any], table: np.ndarray) -> ProvisionGap:
        return provision_gap(
            xy[which],
            day[which],
            hour[which],
            provision=provision,
            open_share=table,
            network=cross(),
            metres=90,
            within_m=60,
        )

    here = run(np.arange(40), [EASTERN, WESTERN], share)
    there = run(order, [WESTERN, EASTERN], share[::-1])
    assert np.array_equal(here.cells.gaps_by_hour, there.cells.gaps_by_hour)
    assert here.parts == there.parts


def test_the_four_counts_add_up_everywhere() -> None:
    found = evening(hours_known=[False])
    for counts in (found.week, found.cells):
        np.testing.assert_array_equal(
            counts.incidents, counts.open_near + counts.untold + counts.gaps
        )
    assert sum(part.gaps for part in found.parts) == found.week.gaps.sum()


def test_no_incidents_are_no_gap() -> None:
    found = ask([], [], [])
    assert (found.used, found.usable, len(found.cells.i), found.parts) == (0, False, 0, ())


@pytest.mark.parametrize(
    ("change", "match"),
    [
        pytest.param({"incidents": [(-0.1, 51.5)]}, "^incidents: .*degrees", id="degrees"),
        pytest.param({"incidents": [(math.nan, 5)]}, "^incidents: row 0", id="nan"),
        pytest.param({"weekday": [7]}, "^weekday: row 0 is 7, not 0 to 6", id="weekday"),
        pytest.param({"hour": [24]}, "^hour: row 0 is 24, not 0 to 23", id="hour"),
        pytest.param({"hour": [1.5]}, "^hour: expected whole numbers", id="half-hour"),
        pytest.param({"weekday": [1, 2]}, "^weekday: expected whole", id="two-days"),
        pytest.param({"precise": [1]}, "^precise: .*true or false", id="precise"),
        pytest.param({"provision": [(-0.1, 51.5)]}, "^provision: .*degrees", id="provision"),
        pytest.param({"open_share": [[1.0] * 24]}, r"^open_share: .*\(1, 7, 24\)", id="shape"),
        pytest.param({"open_share": np.full((1, 7, 24), 2.0)}, "^open_share: .*0 to 1", id="two"),
        pytest.param(
            {"open_share": np.full((1, 7, 24), np.nan)}, "^open_share: .*hours_known", id="unknown"
        ),
        pytest.param({"hours_known": [True, True]}, "^hours_known: expected 1", id="known"),
        pytest.param({"open_from": 0}, "^open_from: 0 is not a share", id="open-from"),
        pytest.param({"metres": 0}, "^metres: 0 is no walk", id="no-walk"),
        pytest.param({"minutes": 5}, "^metres, minutes: give one", id="two-walks"),
        pytest.param({"cell_width_m": -1}, "^width_m: -1", id="cell"),
        pytest.param({"parts": (0, 12, 12)}, "^parts: .*rise from 0", id="parts"),
        pytest.param({"parts": (6, 12)}, "^parts: ", id="late"),
        pytest.param({"parts": ()}, "^parts: ", id="none"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(change: dict[str, Any], match: str) -> None:
    given: dict[str, Any] = {
        "incidents": [(1_030, 1_000)],
        "weekday": [FRIDAY],
        "hour": [19],
        **change,
    }
    with pytest.raises(ValueError, match=match):
        ask(**given)


def test_streets_that_are_not_joined_are_not_walked() -> None:
    network = Network(
        [(1_000, 1_000), (1_100, 1_000), (1_000, 1_060), (1_100, 1_060)], [(0, 1), (2, 3)]
    )
    found = ask([(1_080, 1_060)], [FRIDAY], [19], network=network, metres=9_000, within_m=20)
    assert four(found) == (1, 0, 0, 1)
