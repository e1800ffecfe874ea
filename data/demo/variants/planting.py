"""Draws what is planted in a variant from its seed; no analysis is asked what it would find."""

import numpy as np
import shapely

from data.demo.seed import stream
from data.demo.variants.planted import (
    MONTHS,
    WINDOW,
    Planted,
    PlantedChange,
    PlantedPlace,
    PlantedProgramme,
    PlantedTrend,
    Variation,
)
from data.demo.variants.siting import Sites
from data.demo.variants.stage import Stage

# What happens at places of one character, and the rhythms that would be believed of them.
CHARACTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("waterside", ("after_school", "evening")),
    ("parade", ("evening", "after_school")),
    ("station", ("weekend_evening", "evening")),
    ("nightlife", ("night",)),
    ("retail", ("shops", "after_school")),
    ("school_gate", ("after_school",)),
    ("bus", ("after_school", "commute")),
    ("skatepark", ("weekend_evening", "evening")),
    ("estate", ("evening", "night")),
)
CALM_EVERY = 4
# As recorded series vary: ``bench/truth_real.py`` sets the two side by side.
LIVELY = Variation(lively=True, drift=0.20, drift_memory=0.95, month=0.18, borough=0.06, echo=0.08)
CALM = Variation(lively=False)
CHANGES = ("fell", "fell_or_rose", "moved", "none", "none", "trend")
OTHER_PLACES = (6, 10)
PROGRAMME_AREAS = 8
TREND_DAYS = (45, 120)
LAST_DAY = 1095


def planted_by(stage: Stage, seed: int) -> Planted:
    """Draw the plan of a variant.

    One variant in four is calm, so that it can be told whether a method misses because places vary
    or for another reason.
    """
    rng = stream(seed, "variant/plan")
    sites = Sites(stage, rng)
    trend = _trend(rng)
    places: list[PlantedPlace] = []
    changes: list[PlantedChange] = []
    for n, wanted in enumerate(CHANGES, start=1):
        kind = str(rng.choice(("fell", "rose"))) if wanted == "fell_or_rose" else wanted
        change, pair = _change(n, kind, trend, sites, rng)
        changes.append(change)
        places += pair
    places += [
        _place(f"Place {n}", sites.outline(apart_m=0.0), 8, 120, rng)
        for n in range(1, int(rng.integers(*OTHER_PLACES, endpoint=True)) + 1)
    ]
    places += [_repeat_address(sites, rng), _searches(sites, rng)]
    if rng.random() < 0.5:
        places.append(_emerging(sites, rng))
    return Planted(
        seed=seed,
        places=tuple(places),
        changes=tuple(changes),
        programme=_programme(stage, rng),
        trend=trend,
        variation=CALM if seed % CALM_EVERY == 0 else LIVELY,
    )


def _trend(rng: np.random.Generator) -> PlantedTrend:
    share = float(rng.uniform(0.1, 0.3) * rng.choice([-1, 1]))
    first = int(rng.integers(400, 760))
    return PlantedTrend(share, first, first + int(rng.integers(*TREND_DAYS)))


def _change(
    n: int, kind: str, trend: PlantedTrend, sites: Sites, rng: np.random.Generator
) -> tuple[PlantedChange, list[PlantedPlace]]:
    ring_m = float(rng.choice([100.0, 150.0, 200.0]))
    place = _place(f"Changed place {n}", sites.outline(apart_m=ring_m), 30, 300, rng)
    comparison = PlantedPlace(
        f"Comparison {n}",
        "place",
        place.mix,
        place.rhythm,
        place.yearly * float(rng.uniform(0.6, 1.6)),
        sites.outline(apart_m=ring_m),
        place.on_ground,
    )
    month = int(rng.integers(WINDOW, MONTHS - 9, endpoint=True))
    if kind == "trend":
        middle = (trend.first_day + trend.last_day) / 2
        month = int(np.clip(round(middle / (LAST_DAY / MONTHS)), WINDOW, MONTHS - 9))
    share = float(rng.uniform(0.2, 0.6)) if kind in ("fell", "rose", "moved") else 0.0
    change = PlantedChange(kind, place.name, comparison.name, month, share, ring_m)
    return change, [place, comparison]


def _place(
    name: str, outline: shapely.Polygon, least: float, most: float, rng: np.random.Generator
) -> PlantedPlace:
    mix, rhythms = CHARACTERS[rng.integers(len(CHARACTERS))]
    yearly = float(np.exp(rng.uniform(np.log(least), np.log(most))))
    on_ground = float(rng.uniform(0.1, 0.6))
    return PlantedPlace(name, "place", mix, str(rng.choice(rhythms)), yearly, outline, on_ground)


def _repeat_address(sites: Sites, rng: np.random.Generator) -> PlantedPlace:
    yearly = float(rng.uniform(15, 45))
    return PlantedPlace(
        "One address", "repeat_address", "one_address", "night", yearly,
        sites.outline(apart_m=0.0, radius_m=9.0), on_ground=1.0, edge_m=2.0,
    )  # fmt: skip


def _searches(sites: Sites, rng: np.random.Generator) -> PlantedPlace:
    first = int(rng.integers(30, 960))
    return PlantedPlace(
        "Searches", "enforcement", "searches", "evening", float(rng.uniform(120, 360)),
        sites.outline(apart_m=0.0), first_day=first, last_day=first + int(rng.integers(40, 100)),
    )  # fmt: skip


def _emerging(sites: Sites, rng: np.random.Generator) -> PlantedPlace:
    days, beyond = int(rng.integers(10, 46)), float(rng.uniform(6, 36))
    place = _place("Began lately", sites.outline(apart_m=0.0), 1, 2, rng)
    return PlantedPlace(
        place.name, "emerging", place.mix, place.rhythm, beyond * 365 / days, place.outline,
        place.on_ground, first_day=LAST_DAY - days + 1,
    )  # fmt: skip


def _programme(stage: Stage, rng: np.random.Generator) -> PlantedProgramme:
    codes = [area.code for area in stage.small_areas]
    areas = tuple(sorted(str(c) for c in rng.choice(codes, PROGRAMME_AREAS, replace=False)))
    share = float(rng.uniform(0.15, 0.4)) if rng.random() < 0.5 else 0.0
    return PlantedProgramme(areas, int(rng.integers(WINDOW, MONTHS - WINDOW, endpoint=True)), share)
