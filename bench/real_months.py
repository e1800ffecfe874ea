"""How much real places vary from month to month, and what that does to comparisons of two counts.

    python -m bench.real_months

Two real series of police.uk (burglaries of Hackney 2011 to 2019, all records of the City of London
2024 and 2025) beside variants of the invented borough. At every turn of the year each place is
compared with another one drawn by chance, as if something had been changed there. Seldom anything
was: so a method that keeps its level says "no clear difference" in about 90 cases of 100. Real
series are left out, and it is said, where ../shared is not there.
"""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from bench.truth_changes import by_area, by_month
from bench.truth_figures import Tally
from data.demo.borough import built_town
from data.demo.variants import Variant, staged, variant
from geo.evaluate import (
    overdispersed_rate_ratio,
    placebo_areas,
    ratio_beside_areas,
    relative_rate_ratio,
    weighted_displacement_difference,
)

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
SEED, LEVEL, YEAR, LEAST_BEFORE, VARIANTS = 20261126, 0.90, 12, 20, 40
CITY_CELL = (0.003, 0.0018)
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Series:
    """Counts by month of places with enough to compare: tables of shape (places, months)."""

    name: str
    tables: Sequence[Ints]

    @classmethod
    def of(cls, name: str, tables: Sequence[Ints]) -> "Series":
        least = [LEAST_BEFORE * table.shape[1] / YEAR for table in tables]
        return cls(name, [t[t.sum(axis=1) >= n] for t, n in zip(tables, least, strict=True)])


def main() -> None:
    print(f"{'':34}{'a month':>8} {'months':>7} {'years':>6}   no clear difference at 90 %")
    real = list(_real()) if SHARED.is_dir() else []
    if not real:
        print("../shared is not beside this checkout: no real series to show")
    for series in (*real, *invented()):
        show(series)
    print(
        "a month: mean count of a place. months, years: variance over mean of monthly counts, and"
    )
    print("of two years in turn, once what all places share is taken out; 1 is chance alone")


def show(series: Series) -> None:
    mean = np.mean([table.mean() for table in series.tables])
    months, years = np.mean([spread(table) for table in series.tables], axis=0)
    print(f"{series.name:34}{mean:8.1f} {months:7.2f} {years:6.2f}", end="   ")
    tally = Tally(found for table in series.tables for found in _pretended(table))
    shares = [(name, tally.share(name)) for name in METHODS if name in tally]
    print(", ".join(f"{name} {100 * share.share:.0f} %" for name, share in shares))


METHODS = ("difference", "ratio", "widened by months", "placebo areas", "widened by areas")


def spread(counts: Ints) -> tuple[float, float]:
    """Variance over mean of months within two years, and of the sums of both years.

    What every place shares (season, trend) and each place's own level are taken out.
    """
    months: list[float] = []
    years: list[float] = []
    for first in range(0, counts.shape[1] - 2 * YEAR + 1, YEAR):
        part = counts[:, first : first + 2 * YEAR]
        months.append(_pearson(part))
        years.append(_pearson(part.reshape(len(part), 2, YEAR).sum(axis=2)))
    return float(np.mean(months)), float(np.mean(years))


def _pearson(counts: Ints) -> float:
    counts = counts[counts.sum(axis=1) > 0]
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0) / counts.sum()
    free = (counts.shape[0] - 1) * (counts.shape[1] - 1)
    return float(np.sum((counts - expected) ** 2 / expected) / free)


def _pretended(counts: Ints) -> Iterator[dict[str, tuple[float, float]]]:
    rng = np.random.default_rng(SEED)
    for turn in range(YEAR, counts.shape[1] - YEAR + 1, YEAR):
        before, after = counts[:, turn - YEAR : turn], counts[:, turn : turn + YEAR]
        found: dict[str, tuple[float, float]] = {}
        for place in range(len(counts)):
            other = int(rng.choice(np.delete(np.arange(len(counts)), place)))
            for name, usual in _told(before, after, place, other).items():
                hits, tries = found.get(name, (0.0, 0.0))
                found[name] = (hits + usual, tries + 1.0)
        yield found


def _told(before: Ints, after: Ints, place: int, other: int) -> dict[str, bool]:
    pairs = np.column_stack([before.sum(axis=1), after.sum(axis=1)])
    treated, control = pairs[place].tolist(), pairs[other].tolist()
    local = weighted_displacement_difference(treated, control, confidence=LEVEL)
    told = {"difference": local.low <= 0 <= local.high}
    ratio = relative_rate_ratio(treated, control, confidence=LEVEL)
    if ratio.low is not None and ratio.high is not None:
        told["ratio"] = ratio.low <= 1 <= ratio.high
    comparison = [before[other], after[other]]
    wider = overdispersed_rate_ratio(
        before[place], after[place], comparison=comparison, confidence=LEVEL
    )
    if wider.low is not None and wider.high is not None:
        told["widened by months"] = wider.low <= 1 <= wider.high
    others = placebo_areas(treated, np.delete(pairs, place, axis=0))
    if others.usable and others.share_as_far is not None:
        told["placebo areas"] = others.share_as_far >= 1 - LEVEL
    apart = np.delete(pairs, [place, other], axis=0)
    widest = ratio_beside_areas(treated, apart, control=control, confidence=LEVEL)
    if widest.low is not None and widest.high is not None:
        told["widened by areas"] = widest.low <= 1 <= widest.high
    return told


def invented() -> Iterator[Series]:
    """Series of variants that nothing was changed in: small areas, and places planted there."""
    stage = staged(built_town())
    tables: dict[str, list[Ints]] = {}
    for seed in range(1, VARIANTS + 1):
        one = variant(stage, seed)
        programme = [a.code in one.planted.programme.areas for a in stage.small_areas]
        way = one.planted.variation.name
        tables.setdefault(f"{way}, places", []).append(_unchanged_places(one))
        tables.setdefault(f"{way}, small areas", []).append(
            by_area(one, stage)[~np.array(programme)]
        )
    for name in sorted(tables, reverse=True):
        yield Series.of(f"invented, {name}", tables[name])


def _unchanged_places(one: Variant) -> Ints:
    used = one.records.only(one.records.countable)
    names = [c.comparison for c in one.planted.changes]
    names += [c.place for c in one.planted.changes if c.share == 0]
    return np.array([by_month(used, one.planted.by_name[name].outline) for name in names])


def _real() -> Iterator[Series]:
    months, xy = _hackney()
    for file, name in (
        ("hackney_wards_2014-to-date.geojson", "Hackney burglary, wards"),
        ("hackney_msoa_2021.geojson", "Hackney burglary, MSOAs"),
        ("hackney_lsoa_2011.geojson", "Hackney burglary, LSOAs"),
    ):
        features = json.loads((SHARED / file).read_text(encoding="utf-8"))["features"]
        shapes = [shapely.from_geojson(json.dumps(f["geometry"])) for f in features]
        point, area = shapely.STRtree(shapes).query(shapely.points(xy), predicate="intersects")
        yield Series.of(name, [_table(area, months[point], len(shapes))])
    months, xy = _city()
    cell = np.floor(xy / CITY_CELL).astype(np.int64)
    _, place = np.unique(cell, axis=0, return_inverse=True)
    table = _table(place.ravel(), months, int(place.max()) + 1)
    yield Series.of("City of London, squares of 200 m", [table])


def _table(place: Ints, month: Ints, places: int) -> Ints:
    months = int(month.max()) + 1
    flat = np.bincount(place * months + month, minlength=places * months)
    return flat.reshape(places, months)


def _hackney() -> tuple[Ints, NDArray[np.float64]]:
    file = SHARED / "hackney_burglary_2010-12_2019-12.csv.gz"
    with gzip.open(file, "rt", encoding="utf-8") as text:
        return _rows(list(csv.DictReader(text)), "2011-01")


def _city() -> tuple[Ints, NDArray[np.float64]]:
    rows: list[dict[str, str]] = []
    with zipfile.ZipFile(SHARED / "city-of-london_street_2023-10_2025-12_vintage-2026-02.zip") as z:
        for name in sorted(z.namelist()):
            if name.endswith(".csv"):
                rows += csv.DictReader(io.TextIOWrapper(z.open(name), encoding="utf-8"))
    # Of 27 months the first three are left out, so that two whole years remain.
    return _rows(rows, "2024-01")


def _rows(rows: Sequence[dict[str, str]], first: str) -> tuple[Ints, NDArray[np.float64]]:
    kept = [row for row in rows if row["Longitude"] and row["Month"] >= first]
    months = np.array([row["Month"] for row in kept], dtype="datetime64[M]")
    number = (months - np.datetime64(first, "M")).astype(np.int64)
    return number, np.array([(float(r["Longitude"]), float(r["Latitude"])) for r in kept])


if __name__ == "__main__":
    main()
