"""What an answer on the provision gap is made of."""

from dataclasses import dataclass

import numpy as np
from shapely.geometry.base import BaseGeometry

from app.gaps import words
from app.gaps.incidents import Timed
from app.gaps.nearest import BESIDE_M, NearestWalks
from app.gaps.offers import Offers
from app.gaps.question import Asking, Question
from app.places.streets import Streets
from app.places.stretches import StreetStretches
from geo.provision_gap import ProvisionGap, provision_gap


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where incidents are counted; ``shape`` is EPSG:27700, None for a whole partnership."""

    name: str
    shape: BaseGeometry | None


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """Everything that an answer is made of."""

    question: Question
    place: Place
    asking: Asking
    timed: Timed
    offers: Offers
    streets: Streets
    stretches: StreetStretches | None
    version: int
    nearest_key: tuple[object, ...]


def refusal_of(material: Material, *, asked: int) -> str:
    """Say why the gap cannot be told; empty where it can."""
    if asked == 0:
        return words.NONE_AT_ALL
    if material.stretches is None:
        return words.NO_STREETS
    if not material.offers.known.any():
        return words.no_offers(material.offers, material.question.wish)
    return words.NOT_PRECISE if material.timed.refused else ""


def gap_of(material: Material, stretches: StreetStretches) -> ProvisionGap:
    """Set incidents beside what is open within the walk."""
    records, offers, wish = material.timed.records, material.offers, material.question.wish
    return provision_gap(
        records.xy,
        records.weekday.astype(np.int64) - 1,
        records.hour.astype(np.int64),
        provision=offers.xy,
        open_share=offers.share,
        hours_known=offers.known,
        network=stretches.network,
        metres=float(wish.walk_m),
        cell_width_m=float(wish.width_m),
        within_m=BESIDE_M,
    )


def walks_of(material: Material, stretches: StreetStretches) -> NearestWalks:
    """Walks to cells, kept for as long as streets, provision and day stay the same."""
    width = float(material.question.wish.width_m)
    return material.asking.memory.answers.answer(
        material.nearest_key, lambda: NearestWalks(stretches.network, material.offers, width)
    )
