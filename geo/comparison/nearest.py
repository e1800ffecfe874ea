"""Areas that are like a given one in several figures at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.result import Result

Metric = Literal["mahalanobis", "standardised", "euclidean"]
Area = str | int
Features = ArrayLike | Mapping[Any, ArrayLike]

# Axes of the standardised figures with less than this share of the widest one repeat others.
_REPEATS = 1e-10


class RankedArea(NamedTuple):
    """An area and its distance, in the metric's units."""

    area: Area
    distance: float


@dataclass(frozen=True, kw_only=True, eq=False)
class NearestAreas(Result):
    """For each asked area, the nearest others, nearest first, and the distances to all others.

    Areas that were asked for are no candidates of one another; an area may be near to several of
    them. Areas are named as they were given: by their names, or by their rows.
    """

    ranked: Mapping[Area, tuple[RankedArea, ...]]
    distances: Mapping[Area, Mapping[Area, float]]


def nearest_areas(
    features: Features,
    *,
    of: Area | Sequence[Area],
    k: int = 3,
    metric: Metric = "mahalanobis",
) -> NearestAreas:
    """Rank areas by how like they are to one area, or to each of several.

    Parameters
    ----------
    features
        Shape (areas, figures), or a mapping from the name of an area to its figures.
    of
        The treated area or areas: names, or row numbers.
    k
        How many are ranked for each; fewer where there are fewer candidates.
    metric
        `mahalanobis`: the covariance (n - 1) of all areas, treated ones included, so that figures
        that say the same count once. `standardised`: each figure in its own standard deviations.
        `euclidean`: the plain figures, whose units then decide; seldom sensible.

    Returns
    -------
    Distances of 0 or more. Except for `euclidean` they do not change with the units of a figure.

    Raises
    ------
    ValueError
        If a figure is not a number, is the same for every area, or repeats others; if an area is
        not there, or all are treated.

    Notes
    -----
    Source: Rubin (1980), Biometrics 36:293-298. Ties are ranked in the order of the areas.
    """
    names, table = _table(features)
    treated = _treated(of, names)
    others = [row for row in range(len(names)) if row not in set(treated)]
    if not others:
        msg = "of: every area is treated; give some to compare with"
        raise ValueError(msg)
    if k < 1:
        msg = f"k: {k} must be 1 or more"
        raise ValueError(msg)
    placed = whitened(table, metric)
    ranked: dict[Area, tuple[RankedArea, ...]] = {}
    distances: dict[Area, dict[Area, float]] = {}
    for row in treated:
        apart = np.sqrt(np.square(placed[others] - placed[row]).sum(axis=1))
        order = np.argsort(apart, kind="stable")[:k]
        ranked[names[row]] = tuple(RankedArea(names[others[o]], float(apart[o])) for o in order)
        distances[names[row]] = {
            names[other]: float(d) for other, d in zip(others, apart, strict=True)
        }
    return NearestAreas(
        ranked=ranked,
        distances=distances,
        parameters={"of": tuple(names[row] for row in treated), "k": k, "metric": metric},
        used=len(names),
        usable=True,
        reading=_words(ranked, len(others), table.shape[1], plain=metric == "euclidean"),
    )


def whitened(table: NDArray[np.float64], metric: Metric) -> NDArray[np.float64]:
    """Give coordinates, shape (areas, axes), whose plain distances are those of the metric.

    Raises
    ------
    ValueError
        If a figure is the same for every area, or (`mahalanobis`) repeats others.
    """
    if metric == "euclidean":
        return table
    if metric not in {"mahalanobis", "standardised"}:
        msg = f"metric: {metric!r} is not mahalanobis, standardised or euclidean"
        raise ValueError(msg)
    if len(table) < 2:
        msg = "features: one area has no spread; give at least two"
        raise ValueError(msg)
    centred = table - table.mean(axis=0)
    deviation = np.sqrt(np.square(centred).sum(axis=0) / (len(table) - 1))
    size = np.abs(table).max(axis=0)
    (flat,) = np.nonzero(deviation <= 1e-12 * size)
    if len(flat):
        msg = f"features: figure {int(flat[0])} is the same for every area; leave it out"
        raise ValueError(msg)
    scaled = centred / deviation
    if metric == "standardised":
        return scaled
    values, axes = np.linalg.eigh(scaled.T @ scaled / (len(table) - 1))
    if values[0] <= _REPEATS * values[-1]:
        msg = (
            f"features: {table.shape[1]} figures of {len(table)} areas repeat one another; leave"
            " some out, give more areas, or say metric='standardised'"
        )
        raise ValueError(msg)
    return scaled @ axes / np.sqrt(values)


def _table(features: Features) -> tuple[tuple[Area, ...], NDArray[np.float64]]:
    rows = list(features.values()) if isinstance(features, Mapping) else features
    try:
        table = np.asarray(rows, dtype=np.float64)
    except (TypeError, ValueError) as error:
        msg = "features: expected numbers, as many for every area"
        raise ValueError(msg) from error
    if table.ndim != 2 or table.size == 0:
        msg = f"features: expected shape (areas, figures), got {table.shape}"
        raise ValueError(msg)
    names = tuple(features) if isinstance(features, Mapping) else tuple(range(len(table)))
    missing = ~np.isfinite(table)
    if missing.any():
        row, figure = (int(at) for at in np.argwhere(missing)[0])
        msg = f"features: figure {figure} of area {names[row]} is missing; leave one of them out"
        raise ValueError(msg)
    return names, table


def _treated(of: Area | Sequence[Area], names: tuple[Area, ...]) -> list[int]:
    """Rows of the asked areas, each once."""
    known = {name: row for row, name in enumerate(names)}
    asked = list(of) if isinstance(of, Sequence | np.ndarray) and not isinstance(of, str) else [of]
    if not asked:
        msg = "of: name at least one area"
        raise ValueError(msg)
    for area in asked:
        if area not in names:
            msg = f"of: {area!r} is not one of the {len(names)} areas"
            raise ValueError(msg)
    return list(dict.fromkeys(known[area] for area in asked))


def _words(
    ranked: Mapping[Area, tuple[RankedArea, ...]], others: int, figures: int, *, plain: bool
) -> str:
    said = " ".join(
        f"Most like {area}: {', '.join(str(one.area) for one in near)}."
        for area, near in ranked.items()
    )
    said += (
        f" Alike in {figures} {'figure' if figures == 1 else 'figures'}, among {others:,}"
        f" {'area' if others == 1 else 'areas'}; what was not given was not compared."
    )
    # Two areas picked blindly lie sqrt(2 * figures) apart, on the quadratic average.
    lonely = [a for a, near in ranked.items() if near[0].distance ** 2 > 2 * figures]
    if lonely and not plain:
        said += f" None is more like {lonely[0]} than two areas picked blindly are alike."
    return said
