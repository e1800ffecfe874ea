"""References of near repeats: how each is asked of the function that must equal it."""

import csv
import json
import math
from collections.abc import Callable, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.repeats import Distance, KnoxTable, knox
from tests.geo.references.case import Actual, Adapter, Case

SHUFFLES, SEED = 9_999, 1
# Nearness in two figures that were both drawn, in standard errors.
DRAWN = 4
Near = Callable[[float, float], bool]
Rows = Sequence[Sequence[float | None]]


def knox_near_repeat(p: Case, folder: Path) -> Actual:
    assert "[a,b)" in p["intervals"]
    reference = json.loads((folder / "expected.json").read_text())
    expected, tolerance = reference["expected"], reference["tolerance"]
    xy, days = events(folder)
    if "space_breaks" in p:
        return one_table(xy, days, p, expected, tolerance)
    found: dict[str, Any] = {}
    for name in ("contents", "labels"):
        breaks = p[f"breaks_matching_nrc_{name}"]
        result = table(xy, days, breaks["space"], breaks["time"], p["distance"], SHUFFLES)
        found[name] = as_expected(result, expected[name], tolerance)
    # What the calculator printed is what single precision gives; ours comes to it only with that.
    breaks = p["breaks_matching_nrc_contents"]
    same_place = [0, 0.01, *breaks["space"][2:]]
    single = xy.astype(np.float32).astype(np.float64)
    printed = table(single, days, same_place, breaks["time"], p["distance"], SHUFFLES)
    found["contents_single_precision_same_location_is_zero"] = printed.observed.tolist()
    found["nrc_printed"] = as_printed(printed, expected["nrc_printed"])
    return found


def one_table(
    xy: NDArray[np.float64],
    days: NDArray[np.float64],
    p: Case,
    expected: Case,
    tolerance: Case,
) -> Actual:
    def ask(times: NDArray[np.float64], shuffles: int) -> KnoxTable:
        return table(xy, times, p["space_breaks"], p["time_breaks"], p["distance"], shuffles)

    result = ask(days, SHUFFLES)
    found = dict(as_expected(result, expected, tolerance))
    if "p_exact" in expected:
        orders = [ask(np.array(order), 0).observed for order in permutations(days.tolist())]
        found["p_exact"] = (np.array(orders) >= result.observed).mean(axis=0).tolist()
    if "p_monte_carlo_9999" in expected:
        assert result.p_value is not None
        found["p_monte_carlo_9999"] = agreed(
            result.p_value.tolist(), expected["p_monte_carlo_9999"], drawn_share(SHUFFLES)
        )
    return found


def as_expected(result: KnoxTable, expected: Case, tolerance: Case) -> Actual:
    """Figures by their names in the reference, those that were drawn within their error."""
    assert result.p_value is not None
    assert result.simulated is not None
    rel = tolerance["expected_exact"]["rel"]
    # The reference takes the variance of the open-ended corner as a difference of doubles, which
    # keeps some seven figures of it there (see test_moments); elsewhere it has all of them.
    loss = 8 * np.finfo(float).eps * float(result.expected.max()) ** 2
    at_variance = tolerance["variance_exact"]["rel"]
    medians = result.simulated.median.tolist()
    widest = float(result.variance.max())
    figures: dict[str, tuple[Rows, Near]] = {
        "expected_exact": (result.expected.tolist(), close(rel)),
        "variance_exact": (result.variance.tolist(), close(at_variance, loss)),
        "ratio_to_exact_mean": (
            [[r if r is not None else 0.0 for r in row] for row in result.ratio],
            close(rel),
        ),
        "ratio_to_simulated_median": (
            [
                [o / m if m else None for o, m in zip(*rows, strict=True)]
                for rows in zip(result.observed.tolist(), medians, strict=True)
            ],
            close(rel),
        ),
        "p_perm": (result.p_value.tolist(), drawn_share(SHUFFLES)),
        "sim_mean": (result.simulated.mean.tolist(), drawn_mean(SHUFFLES, widest)),
        "sim_var": (result.simulated.variance.tolist(), drawn_variance(SHUFFLES)),
    }
    found = {
        name: agreed(ours, expected[name], near)
        for name, (ours, near) in figures.items()
        if name in expected
    }
    return {"pairs": result.pairs, "observed": result.observed.tolist(), **found}


def as_printed(result: KnoxTable, printed: Case) -> Actual:
    """What a calculator printed after few shuffles of its own: counts alike, the rest near."""
    assert result.p_value is not None
    shuffles = printed["iterations"]
    ratio = [list(row) for row in result.ratio]
    for row, column in np.ndindex(result.observed.shape):
        theirs = printed["ratio"][row][column]
        if theirs is None:
            ratio[row][column] = None if result.observed[row, column] == 0 else 0.0
            continue
        mean = result.observed[row, column] / theirs
        error = math.sqrt(result.variance[row, column] / shuffles)
        if abs(mean - result.expected[row, column]) <= DRAWN * error + 5e-4 * mean / theirs:
            ratio[row][column] = theirs
    words = {name: printed[name] for name in ("iterations", "space_labels", "time_labels")}
    p_value = agreed(result.p_value.tolist(), printed["p"], drawn_share(shuffles))
    return {"observed": result.observed.tolist(), "ratio": ratio, "p": p_value, **words}


def table(
    xy: NDArray[np.float64],
    days: NDArray[np.float64],
    space: list[Any],
    time: list[Any],
    distance: Distance,
    shuffles: int,
) -> KnoxTable:
    return knox(
        xy,
        days,
        space_breaks_m=[float(b) for b in space],
        time_breaks_days=[float(b) for b in time],
        permutations=shuffles,
        rng=np.random.default_rng(SEED),
        distance=distance,
    )


def events(folder: Path) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    with (folder / "events.csv").open() as file:
        rows = [(float(r["x"]), float(r["y"]), float(r["day"])) for r in csv.DictReader(file)]
    return np.array(rows)[:, :2], np.array(rows)[:, 2]


def agreed(ours: Rows, theirs: Rows, near: Near) -> list[list[float | None]]:
    """The reference's figure where ours is near enough to it, else ours, which then shows."""
    return [
        [
            b if a is not None and b is not None and near(a, b) else a
            for a, b in zip(*rows, strict=True)
        ]
        for rows in zip(ours, theirs, strict=True)
    ]


def close(rel: float, absolute: float = 0.0) -> Near:
    return lambda ours, theirs: math.isclose(ours, theirs, rel_tol=rel, abs_tol=absolute)


def drawn_share(shuffles: int) -> Near:
    """The tolerance that the references state for p-values."""

    def near(ours: float, theirs: float) -> bool:
        error = math.sqrt(theirs * (1 - theirs) / shuffles)
        return abs(ours - theirs) <= DRAWN * error + 2 / (shuffles + 1)

    return near


def drawn_mean(shuffles: int, widest: float) -> Near:
    """Two means, each of so many draws, of counts whose variance is below both bounds."""

    def near(ours: float, theirs: float) -> bool:
        return abs(ours - theirs) <= DRAWN * math.sqrt(2 * min(widest, theirs) / shuffles)

    return near


def drawn_variance(shuffles: int) -> Near:
    """Two variances of counts, each of so many draws, where counts are nearly Poisson."""

    def near(ours: float, theirs: float) -> bool:
        share = math.sqrt(2 * (2 + 1 / max(theirs, 1e-9)) / shuffles)
        return abs(ours - theirs) <= DRAWN * share * theirs

    return near


ADAPTERS: dict[str, Adapter] = {"knox_near_repeat": knox_near_repeat}
