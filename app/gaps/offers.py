"""What is offered to young people: where, for whom, and in which hours of the week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from app.gaps.openings import Shares, open_share
from app.gaps.queries import OfferRow
from app.gaps.question import Ages, Wish
from app.provision.closures import closed_on, closures_of
from app.provision.stored_openings import openings

Places = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Offers:
    """Provision that is there, for the ages asked about, and has a place on the map.

    Attributes
    ----------
    rows
        One for each of the k.
    xy
        Shape (k, 2), metres, EPSG:27700.
    share
        Shape (k, 7, 24): which share of each hour of the week it is open.
    known
        Shape (k,): whether hours are on record; without any, nothing is known, which is not closed.
    without_place, other_ages, ages_unknown
        How many have no place, how many are for other ages, how many of the k do not say.
    """

    rows: tuple[OfferRow, ...]
    xy: Places
    share: Shares
    known: npt.NDArray[np.bool_]
    without_place: int
    other_ages: int
    ages_unknown: int

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def hours_a_week(self) -> npt.NDArray[np.float64]:
        """Hours open in a week, shape (k,)."""
        return self.share.sum(axis=(1, 2))


def offers_of(rows: Sequence[OfferRow], wish: Wish, *, today: date) -> Offers:
    """Choose what is there today, and lay out its week as it stands today."""
    there = [row for row in rows if _is_there(row, today)]
    fitting = [row for row in there if _serves(row, wish.ages)]
    placed = tuple(row for row in fitting if row.x is not None and row.y is not None)
    weeks = [open_share(openings(row.hours), day=today, school=wish.school) for row in placed]
    return Offers(
        rows=placed,
        xy=np.array([(row.x, row.y) for row in placed], dtype=np.float64).reshape(-1, 2),
        share=np.array(weeks, dtype=np.float64).reshape(-1, 7, 24),
        known=np.array([bool(row.hours) for row in placed], dtype=bool),
        without_place=len(fitting) - len(placed),
        other_ages=len(there) - len(fitting),
        ages_unknown=sum(row.min_age is None and row.max_age is None for row in placed),
    )


def _is_there(row: OfferRow, day: date) -> bool:
    if row.status != "open" or (row.opened_on is not None and row.opened_on > day):
        return False
    if closed_on(closures_of(row.closures), day) is not None:
        return False
    return row.closed_on is None or row.closed_on > day


def _serves(row: OfferRow, ages: Ages | None) -> bool:
    """Whether a place takes somebody of these ages; one that does not say is not ruled out."""
    if ages is None:
        return True
    youngest = 0 if row.min_age is None else row.min_age
    return youngest <= ages.oldest and (row.max_age is None or row.max_age >= ages.youngest)
