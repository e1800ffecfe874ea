"""Regressions of counts beside scipy.optimize on the same likelihood, in one run.

    python -m bench.regressions --places 1000

A panel of places and months with a level for each of both; a series of six years with a season and
a step; and how long a year of weeks takes to be judged by the years before it. The peer gives the
estimates alone; ours reads and checks the table, and gives the doubts and the time before besides.
Goal: not slower for all that, with estimates equal to what the peer's own stopping rule leaves.
Nothing of ours is compiled, so the first call is as quick as the others.
"""

import argparse

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from bench.timing import quickest
from geo.change import farrington
from geo.evaluate import difference_in_differences, interrupted_series

SEED, MONTHS = 20261123, 36
Floats = NDArray[np.float64]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--places", type=int, default=1_000)
    places = arguments.parse_args().places
    ratios = [compare_panel(places), compare_series()]
    time_weeks()
    assert min(ratios) >= 1, "slower than scipy"


def compare_panel(places: int) -> float:
    panel = made_panel(places)
    print(f"{places:,} places, {MONTHS} months, {panel['count'].sum():,} incidents")
    theirs, their_seconds = quickest(lambda: with_every_level(panel), turns=2)
    ours, seconds = quickest(lambda: difference_in_differences(panel, levels="unit_and_period"))
    assert ours.estimate is not None
    np.testing.assert_allclose(ours.estimate, theirs, atol=2e-4)
    return line("a level for every place and month", seconds, "scipy", their_seconds)


def made_panel(places: int) -> dict[str, NDArray[np.int64]]:
    rng = np.random.default_rng(SEED)
    unit, month = np.repeat(np.arange(places), MONTHS), np.tile(np.arange(MONTHS), places)
    treated, post = unit < places // 10, month >= MONTHS * 2 // 3
    mean = rng.gamma(2, 2, places)[unit] * np.where(treated & post, 0.8, 1.0)
    columns = {"id": unit, "time": month, "treated": treated, "post": post}
    return {
        **{name: column.astype(np.int64) for name, column in columns.items()},
        "count": rng.poisson(mean),
    }


def with_every_level(panel: dict[str, NDArray[np.int64]]) -> float:
    """A sparse column for every place and month, by a quasi-Newton method."""
    known = np.bincount(panel["id"], panel["count"])[panel["id"]] > 0
    unit, month, counts = (panel[name][known] for name in ("id", "time", "count"))
    rows = np.arange(len(counts))
    _, place = np.unique(unit, return_inverse=True)
    both = (panel["treated"] * panel["post"])[known]
    blocks = [
        sparse.csr_array((np.ones(len(rows)), (rows, place))),
        sparse.csr_array((np.ones(len(rows)), (rows, month)))[:, 1:],
        sparse.csr_array(both[:, None].astype(np.float64)),
    ]
    design = sparse.csr_array(sparse.hstack(blocks))
    return float(fitted(design, counts.astype(np.float64))[-1])


def compare_series() -> float:
    month = np.arange(1, 73)
    rng = np.random.default_rng(SEED)
    counts = rng.poisson(
        30 * np.exp(0.2 * np.sin(month * np.pi / 6)) * np.where(month > 48, 0.8, 1)
    )
    turns = [turn(k * month * np.pi / 6) for k in (1, 2) for turn in (np.sin, np.cos)]
    design = np.column_stack([np.ones(72), month > 48, month, *turns]).astype(np.float64)
    theirs, their_seconds = quickest(lambda: fitted(design, counts.astype(np.float64)))
    ours, seconds = quickest(lambda: interrupted_series(counts, interruption=48))
    assert ours.coefficients is not None
    np.testing.assert_allclose(ours.coefficients["step"], theirs[1], atol=2e-4)
    return line("a series of 72 months", seconds, "scipy", their_seconds)


def fitted(design: Floats | sparse.csr_array, counts: Floats) -> Floats:
    """Coefficients that make the counts likeliest, from the likelihood and its slope."""
    start = np.zeros(design.shape[1])  # pyright: ignore[reportOptionalSubscript]
    start[0] = 0.0 if sparse.issparse(design) else np.log(counts.mean())

    def loss(b: Floats) -> tuple[float, Floats]:
        log_mean = np.clip(design @ b, -30, 30)
        mean = np.exp(log_mean)
        return float(np.sum(mean - counts * log_mean)), design.T @ (mean - counts)

    options = {"maxiter": 20_000, "maxfun": 40_000, "ftol": 1e-13, "gtol": 1e-6}
    found = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options=options)
    return np.asarray(found.x)


def time_weeks() -> None:
    weeks = np.random.default_rng(SEED).poisson(8, 52 * 6 + 3)
    found, seconds = quickest(lambda: farrington(weeks))
    print(f"{int(found.judged.sum())} weeks judged by five years before: {seconds:.3f} s")


def line(what: str, seconds: float, whose: str, their_seconds: float) -> float:
    ratio = their_seconds / seconds
    print(
        f"{what}: {1000 * seconds:.1f} ms, {whose} {1000 * their_seconds:,.0f} ms: {ratio:,.1f} x"
    )
    return ratio


if __name__ == "__main__":
    main()
