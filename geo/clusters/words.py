"""Sentences about cells that stand out: how many, what chance could do, and what cannot be said."""

from geo.false_discovery import Correction

# Below either of these a cell that stands out says more about the method than about the place.
LEAST_CELLS, LEAST_INCIDENTS = 30, 30
ALL_ALIKE = "Every cell has the same count, so none stands out."
NO_REASON = "Why, these figures cannot say."


def too_few(cells: int, incidents: int) -> str | None:
    """Say that there is too little to tell, or nothing where there is enough."""
    if cells >= LEAST_CELLS and incidents >= LEAST_INCIDENTS:
        return None
    return (
        f"Too few to tell: {incidents:,} incidents in {cells:,} cells; at least"
        f" {LEAST_INCIDENTS} incidents and {LEAST_CELLS} cells are needed."
    )


def cells_that(number: int, cells: int, verb: str) -> str:
    """Say how many cells do something: "1 of 49 cells stands out"."""
    return f"{number:,} of {cells:,} cells {verb}{'s' if number == 1 else ''}"


def what_chance_could_do(alpha: float, correction: Correction, tested: int) -> str:
    """Say how many of the cells marked may be marked by chance."""
    if correction == "none":
        most = round(alpha * tested)
        return f"With nothing but chance at work, up to about {most:,} of {tested:,} would."
    return (
        f"The limit of {100 * alpha:g} in 100 allows for how many cells were tried. Where few cells"
        " hold most incidents, those beside a high one stand out too, whatever they hold."
    )
