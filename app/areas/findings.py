"""What speaks against an outline as an area: what stops it, and what its maker should know."""

import shapely

from app.areas.ground_queries import SimilarRow
from app.areas.outlines import Outline

NEARLY_EQUAL = 0.8
"""Two areas that share this part of their ground are told apart by hardly anything."""
Ground = tuple[float, float] | None
"""Square metres of the partnership's ground, and how many of them the outline covers."""


def problems(outline: Outline, ground: Ground) -> list[str]:
    """Why an outline cannot be kept."""
    if ground is None:
        return []
    whole_m2, shared_m2 = ground
    area_m2 = shapely.area(outline.geometry)
    if shared_m2 == 0:
        return ["No part of the outline lies in the partnership. Nothing is known there."]
    if area_m2 > whole_m2:
        return [
            f"The outline covers {area_m2 / 1e6:,.1f} km², more than the whole partnership"
            f" ({whole_m2 / 1e6:,.1f} km²). Draw a smaller one."
        ]
    return []


def warnings(
    outline: Outline,
    ground: Ground,
    similar: list[SimilarRow],
) -> list[str]:
    """What the person should know, but may decide about."""
    found = list(outline.warnings)
    if ground is not None:
        outside = 1 - ground[1] / shapely.area(outline.geometry)
        if ground[1] and outside > 0.01:
            found.append(
                f"{outside:.0%} of the outline lies outside the partnership. Nothing is known"
                " there."
            )
    found.extend(
        f"“{one.name}” is nearly the same area ({one.overlap:.0%} shared). Two such areas can"
        " give away what is hidden in one. Use that area, or draw one that differs more."
        for one in similar
    )
    return found
