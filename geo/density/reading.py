"""Plain words for smoothed pictures."""

from geo.density.window import Floats

LEAST_INCIDENTS = 10
_LOOK_ONLY = (
    "It is for looking at only: chance alone makes peaks, and no peak shows that a place differs"
    " from others."
)


def ground_reading(xy: Floats, left_out: int, bandwidth_m: float) -> tuple[bool, str]:
    """Say whether a surface must not be shown, and what it is."""
    refused = _refusal(xy)
    said = refused or (
        f"{len(xy):,} incidents, each spread over the ground within some {2 * bandwidth_m:,.0f} m"
        f" of it. {_LOOK_ONLY}"
    )
    return refused is not None, said + _left_out(left_out, "outside the area")


def street_reading(xy: Floats, left_out: int, bandwidth_m: float) -> tuple[bool, str]:
    """Say the same of a surface along streets."""
    refused = _refusal(xy)
    said = refused or (
        f"{len(xy):,} incidents, each spread along the streets up to {bandwidth_m:,.0f} m from it."
        f" {_LOOK_ONLY}"
    )
    return refused is not None, said + _left_out(left_out, "too far from any street")


def _refusal(xy: Floats) -> str | None:
    if len(xy) < LEAST_INCIDENTS:
        return "Too few to tell."
    if (xy == xy[0]).all():
        return "All incidents have one and the same place: spread out, they would hide that."
    return None


def _left_out(count: int, where: str) -> str:
    if count == 0:
        return ""
    if count == 1:
        return f" 1 incident lies {where} and is left out."
    return f" {count:,} incidents lie {where} and are left out."
