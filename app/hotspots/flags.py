"""What may make a place rank high without more happening there; each as a word and its reason."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.db import Tier
from app.hotspots.recording import RecordingChange
from app.hotspots.schemas import FlagOut
from app.hotspots.units import Floats, Whole
from app.incidents.records import Records

MOST_OF, A_PART, ONE_PLACE = 0.5, 0.2, 0.8
FEW = 10
TO_AN_ADDRESS = ("exact", "address")
BUILDING_M = 25.0
SNAPPED = "snapped_map_point"


@dataclass(frozen=True, slots=True, eq=False)
class Signs:
    """Shares of the records of each piece, shape (n,); 0 where it has none.

    ``one_address`` is the largest share at one address, NaN for a level that sees no address;
    ``recording`` holds that of each source whose recording changed.
    """

    map_points: Floats
    one_address: Floats
    enforcement: Floats
    recording: tuple[tuple[RecordingChange, Floats], ...]


def signs_of(
    records: Records,
    unit: Whole,
    counts: Whole,
    changes: Sequence[RecordingChange],
    tier: Tier,
) -> Signs:
    """Work out the shares that flags rest on.

    Parameters
    ----------
    records, unit
        Records of the period, and the piece that each is counted in, -1 for none.
    counts
        Records of each piece.
    changes
        Sources whose recording changed.
    """

    def share(which: npt.NDArray[np.bool_]) -> Floats:
        inside = unit[which & (unit >= 0)]
        return np.bincount(inside, minlength=len(counts)) / np.maximum(counts, 1)

    return Signs(
        map_points=share(records.place_precision == SNAPPED),
        one_address=_largest_address(records, unit, counts, tier),
        enforcement=share(records.follows_police),
        recording=tuple((one, share(records.source == one.source)) for one in changes),
    )


def flags_of(signs: Signs, unit: int, count: int) -> list[FlagOut]:
    """Say what to look at before a piece is believed to rank where it does."""
    found: list[FlagOut] = []
    if signs.map_points[unit] > MOST_OF:
        found.append(_MAP_POINTS)
    if signs.one_address[unit] > ONE_PLACE:
        found.append(_ONE_ADDRESS)
    if signs.enforcement[unit] > MOST_OF:
        found.append(_ENFORCEMENT)
    parts = [(share[unit], change.words) for change, share in signs.recording]
    if sum(share for share, _ in parts) >= MOST_OF:
        words = " ".join(words for share, words in parts if share >= A_PART)
        explanation = f"{words} At least half of the records here are of such a source."
        found.append(FlagOut(key="recording", label="Recording change", explanation=explanation))
    if count < FEW:
        found.append(_FEW)
    return found


def _largest_address(records: Records, unit: Whole, counts: Whole, tier: Tier) -> Floats:
    if tier != "exact":
        return np.full(len(counts), np.nan)
    known = (unit >= 0) & np.isin(records.place_precision, TO_AN_ADDRESS)
    largest = np.zeros(len(counts), dtype=np.int64)
    # Squares as wide as a building, laid four ways: one of them holds it whole, or nearly so.
    for shift in ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5)):
        square = np.floor(records.xy[known] / BUILDING_M + shift).astype(np.int64)
        each, n = np.unique(
            (unit[known] << 40) + (square[:, 0] << 20) + square[:, 1], return_counts=True
        )
        np.maximum.at(largest, each >> 40, n)
    return largest / np.maximum(counts, 1)


_MAP_POINTS = FlagOut(
    key="map_points",
    label="Map points",
    explanation=(
        "More than half of its records were moved by their publisher to a map point, which stands"
        " for many addresses up to 100 m away. Part of them may belong to a place beside this one."
    ),
)
_ONE_ADDRESS = FlagOut(
    key="one_address",
    label="One address",
    explanation=(
        "More than 8 in 10 of its records lie at one address or building. Look whether this is one"
        " household, or an address that reports are put down to, rather than the place around it."
    ),
)
_ENFORCEMENT = FlagOut(
    key="enforcement",
    label="Enforcement-led",
    explanation="These records show where police searched, not where harm was.",
)
_FEW = FlagOut(
    key="few",
    label="Few in number",
    explanation=f"Fewer than {FEW} records: its rank could be chance.",
)
