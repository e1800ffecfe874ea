"""Incidents spread over the hours in which they could have happened, beside pandas in one run.

    python -m bench.hours --incidents 100000

The peer does what one does with a table: a row for each hour that a span touches, its share of the
span, and a sum by hour of the week. Goal: at least ten times faster with equal weights. Nothing of
ours is compiled, so the first call is as quick as the others.
"""

import argparse
import importlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.timing import quickest
from geo.temporal import aoristic

SEED, GOAL, WEEK = 20261123, 10, 168
HOUR = np.timedelta64(1, "h")

Times = NDArray[np.datetime64]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--incidents", type=int, default=100_000)
    n = arguments.parse_args().incidents
    start, end = made_spans(n)
    hours = (end - start) / HOUR
    print(f"{n:,} incidents, half of them known to {np.median(hours):.0f} hours or less")
    pandas = importlib.import_module("pandas")
    theirs, their_seconds = quickest(lambda: with_rows(pandas, start, end), turns=1)
    ours, seconds = quickest(lambda: aoristic(start, end))
    np.testing.assert_allclose(ours.weights, theirs, rtol=1e-9)
    ratio = line("hours of the week", seconds, "pandas", their_seconds)
    assert ratio >= GOAL, f"{ratio:.1f} is less than {GOAL} times as fast as pandas"


def made_spans(n: int) -> tuple[Times, Times]:
    """Spans that begin at any minute of a year and last from a minute to some days."""
    rng = np.random.default_rng(SEED)
    start = np.datetime64("2026-01-01T00:00") + rng.integers(0, 525_600, n).astype("m8[m]")
    minutes = np.clip(rng.lognormal(6, 1.2, n), 1, 60 * WEEK - 1).astype(np.int64)
    return start, start + minutes.astype("m8[m]")


def with_rows(pandas: Any, start: Times, end: Times) -> NDArray[np.float64]:  # noqa: ANN401
    spans = pandas.DataFrame({"start": start, "end": end})
    spans["first"] = spans["start"].dt.floor("h")
    touched = np.ceil((spans["end"] - spans["first"]) / HOUR).astype(int)
    rows = spans.loc[spans.index.repeat(touched)]
    rows["from"] = rows["first"] + pandas.to_timedelta(rows.groupby(level=0).cumcount(), unit="h")
    until = np.minimum(rows["end"], rows["from"] + HOUR)
    inside = until - np.maximum(rows["start"], rows["from"])
    share = inside / (rows["end"] - rows["start"])
    hour = rows["from"].dt.day_of_week * 24 + rows["from"].dt.hour
    return share.groupby(hour.to_numpy()).sum().to_numpy()


def line(what: str, seconds: float, whose: str, their_seconds: float) -> float:
    ratio = their_seconds / seconds
    print(
        f"{what}: {1000 * seconds:.1f} ms, {whose} {1000 * their_seconds:,.0f} ms: {ratio:,.0f} x"
    )
    return ratio


if __name__ == "__main__":
    main()
