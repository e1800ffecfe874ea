"""How far a mask moves places: the distribution of its distances, and what averaging leaves."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

# Narrower rings hide little more than one circle does, and shifts are whole millimetres.
LEAST_WIDTH_M = 1.0


@dataclass(frozen=True, kw_only=True)
class MaskDistances:
    """Distances by which a mask moves places, metres.

    `mean_square_m2` is the mean of their squares. `quantile_m` gives the distance that a share
    of all shifts stays below, `share_within` the share of shifts below a distance.
    """

    mean_m: float
    mean_square_m2: float
    quantile_m: Callable[[float], float]
    share_within: Callable[[float], float]

    def averaging_error_m(self, masks: int) -> float:
        """Give the root mean square error of the mean of so many independent masks of a place."""
        if masks < 1:
            msg = f"masks: {masks} must be 1 or more"
            raise ValueError(msg)
        return math.sqrt(self.mean_square_m2 / masks)


def ring_distances(
    inner_m: float, outer_m: float, *, uniform_by: Literal["area", "radius"] = "area"
) -> MaskDistances:
    """Give the distances of a ring mask.

    Parameters
    ----------
    inner_m, outer_m
        Radii, metres.
    uniform_by
        `area`: every square metre of the ring is as likely; `radius`: every distance is, which
        gathers places near the inner radius. They are two different masks.

    Raises
    ------
    ValueError
        If the ring is not one.

    Source: Hampton et al. (2010), Am J Epidemiol 172:1062-69.
    """
    a, b = check_ring(inner_m, outer_m)
    power = 2 if uniform_by == "area" else 1
    low, high = a**power, b**power

    def quantile(share: float) -> float:
        return (low + _share(share) * (high - low)) ** (1 / power)

    def share_within(distance_m: float) -> float:
        return min(1.0, max(0.0, (max(distance_m, 0.0) ** power - low) / (high - low)))

    # The mean of r^q, where r^power is uniform.
    def moment(q: int) -> float:
        return power / (power + q) * (b ** (power + q) - a ** (power + q)) / (high - low)

    return MaskDistances(
        mean_m=moment(1),
        mean_square_m2=moment(2),
        quantile_m=quantile,
        share_within=share_within,
    )


def gaussian_distances(sigma_m: float) -> MaskDistances:
    """Give the distances of a mask that shifts x and y by normal noise of this standard deviation.

    It leaves some places nearly where they were, which a ring does not.

    Raises
    ------
    ValueError
        If `sigma_m` is not greater than 0.
    """
    if not (math.isfinite(sigma_m) and sigma_m > 0):
        msg = f"sigma_m: {sigma_m} is not a length; give metres greater than 0"
        raise ValueError(msg)

    def quantile(share: float) -> float:
        return sigma_m * math.sqrt(-2 * math.log1p(-_share(share)))

    def share_within(distance_m: float) -> float:
        return -math.expm1(-((max(distance_m, 0.0) / sigma_m) ** 2) / 2)

    return MaskDistances(
        mean_m=sigma_m * math.sqrt(math.pi / 2),
        mean_square_m2=2 * sigma_m**2,
        quantile_m=quantile,
        share_within=share_within,
    )


def check_ring(inner_m: float, outer_m: float) -> tuple[float, float]:
    """Give the radii of a ring as floats, when they make one."""
    if not math.isfinite(inner_m) or inner_m < 0:
        msg = f"inner_m: {inner_m} is not a radius; give metres, 0 or more"
        raise ValueError(msg)
    if not math.isfinite(outer_m) or outer_m < inner_m + LEAST_WIDTH_M:
        msg = f"outer_m: {outer_m} must be at least {LEAST_WIDTH_M:.0f} metre beyond inner_m"
        raise ValueError(msg)
    return float(inner_m), float(outer_m)


def _share(share: float) -> float:
    if not 0 <= share < 1:
        msg = f"share: {share} must be 0 or more and less than 1"
        raise ValueError(msg)
    return share
