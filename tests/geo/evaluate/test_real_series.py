"""Real months that are known to have fallen, to have risen, and halves that cannot differ."""

import csv
import gzip
import io
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from geo.evaluate import (
    difference_in_differences,
    e_test,
    interrupted_series,
    overdispersed_rate_ratio,
    relative_rate_ratio,
)

CITY = "city-of-london_street_2023-10_2025-12_vintage-2026-02.zip"
HACKNEY = "hackney_burglary_2010-12_2019-12.csv.gz"
Months = NDArray[np.int64]


@pytest.fixture(scope="module")
def city(shared: Path) -> dict[str, Months]:
    """City of London, October 2023 to December 2025: 27 months by category."""
    counts: Counter[tuple[str, str]] = Counter()
    with zipfile.ZipFile(shared / "data" / CITY) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".csv"))
        for name in names:
            with archive.open(name) as file:
                rows = csv.DictReader(io.TextIOWrapper(file, "utf-8"))
                counts.update((row["Crime type"], row["Month"]) for row in rows)
    months = sorted({month for _, month in counts})
    return {
        kind: np.array([counts[kind, month] for month in months])
        for kind in {kind for kind, _ in counts}
    }


@pytest.fixture(scope="module")
def burglaries(shared: Path) -> Months:
    """The month of each burglary in Hackney, 2011 to 2019, counted from January 2011."""
    with gzip.open(shared / "data" / HACKNEY, "rt", encoding="utf-8") as file:
        found = [row["Month"] for row in csv.DictReader(file)]
    numbers = [(int(m[:4]) - 2011) * 12 + int(m[5:7]) - 1 for m in found]
    return np.array([number for number in numbers if number >= 0])


def test_a_sharp_fall_is_told_as_fewer(city: dict[str, Months]) -> None:
    # From November 2024 anti-social behaviour was recorded about a third as often.
    told = overdispersed_rate_ratio(
        city["Anti-social behaviour"][1:13], city["Anti-social behaviour"][13:25]
    )
    assert told.high is not None
    assert told.high < 0.6
    assert "fewer" in told.reading


def test_a_rise_is_told_as_more(city: dict[str, Months]) -> None:
    # Burglary: 26 or so a month until March 2025, about 40 from then on.
    told = overdispersed_rate_ratio(city["Burglary"][9:18], city["Burglary"][18:27])
    assert told.low is not None
    assert told.low > 1.15
    assert "more" in told.reading


def test_a_steady_kind_could_be_chance(city: dict[str, Months]) -> None:
    public_order = city["Public order"]
    assert e_test(int(public_order[1:13].sum()), int(public_order[13:25].sum())).p_value > 0.05
    told = overdispersed_rate_ratio(public_order[1:13], public_order[13:25])
    assert told.reading.endswith("The difference could be chance.")


def test_the_same_fall_is_seen_beside_another_kind(city: dict[str, Months]) -> None:
    rows = {"Anti-social behaviour": 1, "Public order": 0}
    spans = np.arange(1, 25)
    frame = {
        "count": np.concatenate([city[kind][spans] for kind in rows]),
        "treated": np.repeat(list(rows.values()), len(spans)),
        "post": np.tile((spans >= 13).astype(int), 2),
        "id": np.repeat([0, 1], len(spans)),
        "time": np.tile(spans, 2),
    }
    told = difference_in_differences(frame)
    assert told.estimate is not None
    assert told.estimate < -0.5


def test_a_slow_rise_over_years_is_no_step(burglaries: Months) -> None:
    # Hackney's burglaries rose from year to year; January 2016 was no turning point.
    months = np.bincount(burglaries, minlength=108)
    told = interrupted_series(months, interruption=60)
    assert told.usable
    assert told.low is not None
    assert told.high is not None
    assert told.low <= 1.0 <= told.high


def test_halves_of_the_same_records_seldom_differ(burglaries: Months) -> None:
    rng = np.random.default_rng(20261126)
    early = burglaries < 54
    differ = 0
    for _ in range(200):
        half = rng.random(len(burglaries)) < 0.5
        told = relative_rate_ratio(
            (int((half & early).sum()), int((half & ~early).sum())),
            (int((~half & early).sum()), int((~half & ~early).sum())),
        )
        assert told.low is not None
        assert told.high is not None
        differ += not told.low <= 1 <= told.high
    # About 10 of 200 at a level of 95 %; 22 would come once in a thousand times.
    assert differ <= 22
