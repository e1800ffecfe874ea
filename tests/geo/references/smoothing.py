"""References of smoothed pictures: how each is asked of the function that must equal it."""

import csv
import json
import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from geo.density import Edge, Lattice, Split, kernel_density, lattice_over, network_density
from geo.density.window import checked_window
from geo.network import Network
from tests.geo.references.case import Actual, Adapter, Case

NAMES: dict[Edge, str] = {"none": "uncorrected", "uniform": "uniform", "diggle": "diggle"}
PIXELS = 512
# The other program sees a ground that is no rectangle in pixels, too.
PIXELLED = 0.01


def density(p: Case, folder: Path) -> Actual:
    reference = json.loads((folder / "expected.json").read_text())
    expected, tolerance = reference["expected"], reference["tolerance"]
    rel = tolerance["exact_evaluation"]["rel"]
    points, window, places = np.array(table(folder, "points")), ground(p), expected["places"]
    found: dict[str, object] = {"n": len(points), "places": places}
    for edge in get_args(Edge):
        result = kernel_density(points, at=places, window=window, bandwidth_m=p["sigma"], edge=edge)
        name = NAMES[edge]
        found[name] = agreed(result.intensity, expected[name], rel=rel)
        if f"integral_{name}" in expected:
            assert result.integral is not None
            found[f"integral_{name}"] = agreed(
                [result.integral], [expected[f"integral_{name}"]], rel=rel
            )[0]
        found["mean_intensity"] = result.mean_intensity
    compare_all_points(points, window, p["sigma"], folder)
    lattice = pixels(window)
    # The other program takes each point for the middle of its pixel.
    moved = lattice.places[nearest(lattice, points)]
    pictures = {
        edge: kernel_density(
            moved, at=lattice, window=window, bandwidth_m=p["sigma"], edge=edge
        ).intensity
        for edge in ("diggle", "uniform")
    }
    return {**found, "spatstat": pixelled(pictures, lattice, expected, tolerance)}


def compare_all_points(
    points: NDArray[np.float64], window: Polygon | MultiPolygon, sigma: float, folder: Path
) -> None:
    """The longer list beside a reference has twelve figures of every value."""
    rows = np.array(table(folder, "expected_at_points"))
    mass = checked_window(window).mass(rows[:, :2], sigma)
    np.testing.assert_allclose(mass, rows[:, 2], rtol=1e-9)
    for column, edge in enumerate(NAMES, start=3):
        result = kernel_density(points, at=rows[:, :2], window=window, bandwidth_m=sigma, edge=edge)
        np.testing.assert_allclose(result.intensity, rows[:, column], rtol=1e-9)


def pixelled(
    pictures: dict[str, NDArray[np.float64]],
    lattice: Lattice,
    expected: Case,
    tolerance: Case,
) -> Actual:
    """What another program's pixels hold, and ours that are as small."""
    theirs = expected["spatstat"]
    held = nearest(lattice, np.array(expected["places"]))
    near = tolerance["gridded_evaluation"]["abs_as_share_of_max"] * pictures["diggle"].max()
    integrals = {
        f"integral_{edge}_512": agreed(
            [float(picture.sum()) * lattice.step_m**2],
            [theirs[f"integral_{edge}_512"]],
            rel=tolerance["integral_diggle"]["rel"] if edge == "diggle" else PIXELLED,
        )[0]
        for edge, picture in pictures.items()
    }
    values = agreed(pictures["diggle"][held], theirs["pixel_values_diggle_512"], absolute=near)
    return {"version": theirs["version"], **integrals, "pixel_values_diggle_512": values}


def pixels(window: Polygon | MultiPolygon) -> Lattice:
    west, south, east, north = window.bounds
    return lattice_over(window, step_m=max(east - west, north - south) / PIXELS)


def nearest(lattice: Lattice, xy: NDArray[np.float64]) -> list[int]:
    return [int(np.argmin(np.hypot(*(lattice.places - place).T))) for place in xy]


def ground(p: Case) -> Polygon | MultiPolygon:
    parts = [shapely.box(x0, y0, x1, y1) for x0, x1, y0, y1 in p["window_rectangles"]]
    united = shapely.union_all(parts)
    assert isinstance(united, Polygon | MultiPolygon)
    return united


def along_streets(p: Case, folder: Path) -> Actual:
    reference = json.loads((folder / "expected.json").read_text())
    expected, near = reference["expected"], reference["tolerance"]["default"]["abs"]
    given = json.loads((folder / "network.json").read_text())
    names = list(given["nodes"])
    network = Network(
        [given["nodes"][name] for name in names],
        [(names.index(u), names.index(v)) for u, v in given["edges"]],
    )
    deviation = re.search(r"standard deviation ([\d.]+)", p["kernel"])
    assert deviation is not None
    h = float(deviation[1]) * math.sqrt(5)
    events = given["events"] if "events" in given else [given["event"]]
    found: dict[str, object] = {"points": expected["points"]}
    for split in get_args(Split):
        result = network_density(network, events, at=expected["points"], bandwidth_m=h, split=split)
        found[split] = result.intensity.tolist()
    parts = 100_000
    share = (np.arange(parts) + 0.5) / parts
    ends = network.nodes[network.edges]
    middles = ends[:, :1] + share[None, :, None] * (ends[:, 1:] - ends[:, :1])
    result = network_density(network, events, at=middles.reshape(-1, 2), bandwidth_m=h)
    total = float(result.intensity.reshape(-1, parts).mean(axis=1) @ network.length_m)
    found["integral_over_network"] = agreed(
        [total], [expected["integral_over_network"]], absolute=near
    )[0]
    return found


def table(folder: Path, name: str) -> list[list[float]]:
    with (folder / f"{name}.csv").open() as file:
        return [[float(value) for value in row.values()] for row in csv.DictReader(file)]


def agreed(
    ours: Sequence[float] | NDArray[np.float64],
    theirs: Sequence[float],
    *,
    rel: float = 0.0,
    absolute: float = 0.0,
) -> list[float]:
    """The reference's figure where ours is near enough to it, else ours, which then shows."""
    return [
        b if math.isclose(a, b, rel_tol=rel, abs_tol=absolute) else float(a)
        for a, b in zip(ours, theirs, strict=True)
    ]


ADAPTERS: dict[str, Adapter] = {"kernel_density": density, "network_kde": along_streets}
