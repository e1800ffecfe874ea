"""What else has to do with a reading: other changes, map points, ground without data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy.orm import Session

from app.changes.neighbour_rows import NeighbourRow
from app.changes.neighbours import around, lists
from app.reviews import queries
from app.reviews.ground import Ground
from app.reviews.tally import Tally
from app.reviews.windows import Windows, Works

LIGHTING = "lighting"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything beside the counts that a reader must know.

    ``subject`` are the changes of the pivot's own day in an area that is read: what the reading is
    about. ``near`` are other changes in the place or its ring, ``near_comparison`` those in the
    comparison area. ``outside`` is the largest part of a compared place that lies outside the
    partnership.
    """

    subject: Sequence[NeighbourRow]
    near: Sequence[NeighbourRow]
    near_comparison: Sequence[NeighbourRow]
    snapped_share: float
    outside: float
    follows_police: bool
    is_lighting: bool


def surroundings_of(
    session: Session,
    ground: Ground,
    windows: Windows,
    works: Works,
    tally: Tally,
    *,
    threshold: int,
    today: date,
) -> Surroundings:
    """Look around the places of a reading."""

    def changes_in(shape: BaseGeometry, besides: UUID | None) -> list[NeighbourRow]:
        return around(
            session,
            shape,
            on=works.pivot_on,
            first=windows.before.first,
            last=windows.after.ends_on,
            within_m=0.0,
            besides=besides,
        )

    change, comparison = ground.change, ground.comparison
    touched = ground.treated if ground.ring is None else shapely.union(ground.treated, ground.ring)
    choice = ""
    if change is not None:
        choice = lists(session, today).type(change.intervention_type).choice
    found = changes_in(touched, None if change is None else change.id)
    subject = [one for one in found if change is None and one.completed_on == works.pivot_on]
    compared = [ground.treated, *([] if comparison is None else [comparison])]
    return Surroundings(
        subject=subject,
        near=[one for one in found if one not in subject],
        near_comparison=[] if comparison is None else changes_in(comparison, None),
        snapped_share=tally.snapped_share(threshold),
        outside=max(queries.share_outside(session, shapely.to_wkb(one)) for one in compared),
        follows_police=tally.counts_police,
        is_lighting=choice == LIGHTING,
    )
