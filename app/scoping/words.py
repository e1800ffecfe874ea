"""A suggestion in sentences, for people who know no statistics."""

from collections.abc import Sequence

from app.disclosure.figures import shown_count
from app.scoping.disclosed import Held
from app.scoping.schemas import FittedTo
from geo.scoping import Outline, SuggestedArea

LEAST_RECORDS = 10
DECIDES = "It proposes, a person decides."
FOLLOWS: dict[FittedTo, str] = {
    "evidence": "It follows the recorded incidents alone.",
    "streets": "Its sides follow streets.",
    "boundaries": "It follows",
}
CARE = (
    "It shows where incidents were recorded, which also depends on where people look and report.",
    "It knows nothing of what residents call the place, or of what was never recorded.",
)
MAP_POINTS = (
    "Most of these incidents were moved to a map point by their publisher, by up to 100 m. The edge"
    " is no finer than that."
)
SOME_MAP_POINTS = (
    "Some of these incidents were moved to a map point by their publisher, by up to 100 m."
)


def nothing(label: str, used: int) -> str:
    """Say why nothing can be suggested from so few."""
    if used == 0:
        return (
            f"No incidents are recorded {label} in this period and of these kinds. Start with more"
            " ground or a longer period, or draw the area by hand."
        )
    return (
        f"Too few to tell: fewer than {LEAST_RECORDS} incidents are recorded {label}. Start with"
        " more ground or a longer period, or draw the area by hand."
    )


def reading(outline: Outline, held: Held, label: str, *, share: int, follows: FittedTo) -> str:
    """Say how large the outline is, what it holds and what it follows."""
    size = f"An outline of {outline.area_ha:,.1f} ha"
    told = f"{size} **{_holds(outline, held, label, share)}**."
    names = f" {', '.join(outline.names)}." if follows == "boundaries" else ""
    return f"{told} {FOLLOWS[follows]}{names} {DECIDES}"


def _holds(outline: Outline, held: Held, label: str, share: int) -> str:
    inside, outside = shown_count(held.inside), shown_count(held.outside)
    if inside is None or outside is None or held.share is None:
        if outline.share_held * 100 >= share - 1e-6:
            return f"holds at least {share}% of the incidents recorded {label}"
        return f"holds less than the {share}% asked for of the incidents recorded {label}"
    # Never rounded up to what was not reached.
    percent = int(outline.share_held * 100 + 1e-9)
    less = "" if percent >= share else f", less than the {share}% asked for"
    of_all = f"({inside:,} of {inside + outside:,})"
    return f"holds {percent}% of the incidents recorded {label} {of_all}{less}"


def care(found: SuggestedArea, held: Held | None, *, snapped: float) -> list[str]:
    """Say what to bear in mind."""
    # The first mark tells the share of groups elsewhere, which have figures of their own.
    marks: Sequence[str] = found.marks[1:] if found.elsewhere else found.marks
    if held is not None and held.share is None:
        marks = [mark for mark in marks if "%" not in mark]
    moved = [] if snapped == 0 else [MAP_POINTS if snapped >= 0.5 else SOME_MAP_POINTS]
    return [*marks, *moved, *CARE]
