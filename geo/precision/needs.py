"""What an analysis needs its records to know."""

from dataclasses import dataclass
from typing import Literal

from geo.precision.codes import PLACE, TIME

TimeNeed = Literal["minute", "part_of_day", "day", "month"]
PlaceNeed = Literal["exact", "address", "street_segment", "snapped_map_point", "area_only"]
FineCells = Literal["refuse", "mark"]


@dataclass(frozen=True, kw_only=True)
class Needs:
    """The precision that one analysis needs.

    Attributes
    ----------
    time, place
        The coarsest that will do; None where it does not matter.
    ranges
        Whether a time between two others will do, however far apart they are.
    fine_cells
        What becomes of records that their publisher moved to a map point, when cells are finer than
        twice the distance they were moved: left out, or marked. None for analyses without cells.
    sums_harm
        Whether records are added up as harm: those that follow police activity (searches for drugs
        and weapons) are then never added to the others.
    most_excluded
        Refuse where a larger share of the records than this is not precise enough: those that are
        left would speak for the others.
    """

    time: TimeNeed | None = None
    place: PlaceNeed | None = None
    ranges: bool = False
    fine_cells: FineCells | None = None
    sums_harm: bool = True
    most_excluded: float = 0.5

    def __post_init__(self) -> None:
        """Refuse needs that are no needs."""
        for name, value, known in (("time", self.time, TIME), ("place", self.place, PLACE)):
            if value is not None and value not in known:
                msg = f"{name}: {value!r} is not one of {', '.join(known)}, or None"
                raise ValueError(msg)
        if self.fine_cells not in {None, "refuse", "mark"}:
            msg = f"fine_cells: {self.fine_cells!r} is neither refuse nor mark, nor None"
            raise ValueError(msg)
        if not 0 <= self.most_excluded <= 1:
            msg = f"most_excluded: {self.most_excluded} is not a share; give 0 to 1"
            raise ValueError(msg)
