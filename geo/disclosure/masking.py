"""Moving places before they are shown: one keyed shift for each record, for ever."""

import hmac
import math
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.crs import projected_points
from geo.disclosure.mask_distances import check_ring, ring_distances
from geo.result import Result

Key = str | bytes | int | float | UUID

# Shifts are whole millimetres: the last bit of a sine, which differs between machines, is gone.
_STEP_M = 0.001


@dataclass(frozen=True, kw_only=True, eq=False)
class Displaced(Result):
    """Places that were moved, and what their number at one place gives away.

    `points` has shape (n, 2), metres. `most_at_one_place` counts the differently keyed records at
    the fullest place, and `averaging_error_m` is the root mean square distance by which the average
    of their moved places misses it; None without points. The shifts themselves are not told.
    """

    points: NDArray[np.float64]
    most_at_one_place: int
    averaging_error_m: float | None


@dataclass(frozen=True, kw_only=True)
class Anonymity(Result):
    """How many homes lie nearer to a moved place than its own, with homes spread evenly.

    `k` is the number expected, `guaranteed` and `maximum` those at the inner and the outer radius,
    `in_ring` the homes inside the ring. `probability_nobody_nearer` is the Poisson chance that not
    one lies within the inner radius.
    """

    k: float
    guaranteed: float
    maximum: float
    in_ring: float
    probability_nobody_nearer: float


def displace(
    points: ArrayLike,
    *,
    keys: Sequence[Key] | NDArray[np.generic],
    inner_m: float,
    outer_m: float,
    secret: bytes = b"",
) -> Displaced:
    """Move each place by a shift that its key alone decides, uniform by area in a ring.

    Parameters
    ----------
    points
        Shape (n, 2), metres of a projected system.
    keys
        One for each record: text, bytes, a number or a UUID. 7, 7.0 and numpy's 7 are one key.
        Records with the same key move together.
    inner_m, outer_m
        Radii of the ring, metres; at least 1 apart. Another ring gives unrelated shifts: two places
        moved by one direction and two radii would point back at the true one.
    secret
        Of the partnership. Without it whoever knows a record's key can undo its shift.

    Returns
    -------
    Moved places in the order of `points`, every distance within the ring. The shift is taken from
    HMAC-SHA-256 of key and ring, so it is the same at every call and on every machine, whatever
    other records are asked for with it.

    Raises
    ------
    ValueError
        If a point is not finite or in degrees, keys are missing or of another kind, or the ring
        is not one.

    Notes
    -----
    A mask drawn anew at each request can be averaged away: the mean of m masks misses the true
    place by sqrt((inner² + outer²) / 2m). Source: Hampton et al. (2010), Am J Epidemiol
    172:1062-69.
    """
    xy = projected_points(points)
    inner, outer = check_ring(inner_m, outer_m)
    named = keys.tolist() if isinstance(keys, np.ndarray) else list(keys)
    if len(named) != len(xy):
        msg = f"keys: expected {len(xy)}, one for each point, got {len(named)}"
        raise ValueError(msg)
    ring = f"|{inner!r}|{outer!r}".encode()
    digests = b"".join(
        hmac.digest(secret, _key_bytes(key, row) + ring, "sha256") for row, key in enumerate(named)
    )
    drawn = np.frombuffer(digests, dtype=">u8").reshape(-1, 4).astype(np.uint64)
    most = _most_at_one_place(xy, drawn[:, 0])
    miss = ring_distances(inner, outer).averaging_error_m(most) if most else None
    return Displaced(
        points=xy + _shifts(drawn, inner, outer),
        most_at_one_place=most,
        averaging_error_m=miss,
        parameters={"inner_m": inner, "outer_m": outer, "secret_given": bool(secret)},
        used=len(xy),
        usable=miss is not None and miss >= inner,
        reading=_displaced_words(inner, outer, most, miss, secret_given=bool(secret)),
    )


def expected_anonymity(density_per_m2: float, inner_m: float, outer_m: float) -> Anonymity:
    """Give how many homes a moved place could belong to, where homes are spread evenly.

    Parameters
    ----------
    density_per_m2
        Homes per square metre.
    inner_m, outer_m
        Radii of the ring, metres; shifts are uniform by area.

    Raises
    ------
    ValueError
        If the density is negative or not finite, or the ring is not one.

    Notes
    -----
    Homes nearer than the shift r number density * π r²; the mean of r² is (inner² + outer²) / 2.
    The figure is void where homes stand in clusters or the ring covers water or a park. Source:
    Allshouse et al. (2010), Geocarto Int 25:443-452.
    """
    density = _density(density_per_m2)
    inner, outer = check_ring(inner_m, outer_m)
    homes = [density * math.pi * r2 for r2 in (inner**2, (inner**2 + outer**2) / 2, outer**2)]
    guaranteed, expected, maximum = homes
    return Anonymity(
        k=expected,
        guaranteed=guaranteed,
        maximum=maximum,
        in_ring=maximum - guaranteed,
        probability_nobody_nearer=math.exp(-guaranteed),
        parameters={"density_per_m2": density, "inner_m": inner, "outer_m": outer},
        used=0,
        usable=density > 0,
        reading=_anonymity_words(expected, guaranteed),
    )


def inner_radius_for(k: float, density_per_m2: float) -> float:
    """Give the inner radius in metres within which `k` homes are expected.

    Raises
    ------
    ValueError
        If `k` or the density is not greater than 0.
    """
    if not (math.isfinite(k) and k > 0):
        msg = f"k: {k} must be greater than 0"
        raise ValueError(msg)
    density = _density(density_per_m2)
    if density == 0:
        msg = "density_per_m2: 0 homes give no anonymity at any radius"
        raise ValueError(msg)
    return math.sqrt(k / (math.pi * density))


def _shifts(drawn: NDArray[np.uint64], inner: float, outer: float) -> NDArray[np.float64]:
    """Shifts of shape (n, 2) from the first two numbers of each digest."""
    chance = (drawn[:, :2] >> np.uint64(11)) * 2.0**-53
    # Rounding moves a shift by less than a step, so the ring is drawn narrower by that much.
    low, high = (inner + _STEP_M) ** 2, (outer - _STEP_M) ** 2
    radius = np.sqrt(low + chance[:, 0] * (high - low))
    angle = 2 * math.pi * chance[:, 1]
    shift = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return np.rint(shift / _STEP_M) * _STEP_M


def _key_bytes(key: object, row: int) -> bytes:
    """Bytes that differ between any two keys, of whatever kind."""
    match key:
        case float() if math.isfinite(key) and not key.is_integer():
            return b"f" + key.hex().encode()
        case float() if math.isfinite(key):
            return b"i%d" % int(key)
        case int() if not isinstance(key, bool):
            return b"i%d" % key
        case str() if key:
            return b"s" + key.encode()
        case bytes() if key:
            return b"b" + key
        case UUID():
            return b"u" + key.bytes
        case np.generic():
            return _key_bytes(key.item(), row)
        case _:
            msg = f"keys: {key!r} of row {row} is no key; give each record its own number or text"
            raise ValueError(msg)


def _most_at_one_place(xy: NDArray[np.float64], key: NDArray[np.uint64]) -> int:
    if len(xy) == 0:
        return 0
    order = np.lexsort((key, xy[:, 1], xy[:, 0]))
    place, named = xy[order], key[order]
    moved_on = np.r_[True, (place[1:] != place[:-1]).any(axis=1)]
    counted = moved_on | np.r_[True, named[1:] != named[:-1]]
    return int(np.bincount(np.cumsum(moved_on), weights=counted).max())


def _density(value: float) -> float:
    if not math.isfinite(value) or value < 0:
        msg = f"density_per_m2: {value} is not a density; give homes per square metre, 0 or more"
        raise ValueError(msg)
    return float(value)


def _displaced_words(
    inner: float, outer: float, most: int, miss: float | None, *, secret_given: bool
) -> str:
    if miss is None:
        return "No places to move."
    said = f"Each record is moved by {inner:,.0f} to {outer:,.0f} metres, always by the same shift."
    if most > 1:
        said += (
            f" {most:,} records with different keys share one place: the average of their moved"
            f" places comes within about {miss:,.0f} m of it. Give the records of a place one"
            " key, so that they move together."
        )
    if not secret_given:
        said += " Whoever knows the keys can undo the shifts: keep the keys as close as the places."
    return said


def _anonymity_words(expected: float, guaranteed: float) -> str:
    if expected == 0:
        return "No homes here: a moved place could only belong to one."
    return (
        f"About {expected:,.0f} homes are expected nearer to a moved place than its own, and"
        f" {guaranteed:,.0f} at least, if homes are spread evenly. Where they stand in clusters,"
        " or the ring covers water or a park, count real addresses instead."
    )
