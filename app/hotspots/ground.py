"""The pieces that a partnership's ground is divided into, and what each is called."""

from collections.abc import Sequence

import numpy as np
import shapely
from sqlalchemy.orm import Session

from app.hotspots import queries
from app.hotspots.question import Asking, Question
from app.hotspots.units import Cells, Segments, Units, Whole
from app.places.street_names import street_names
from app.places.streets import Streets
from app.places.stretches import stretches_of

UNNAMED_PATH, UNNAMED_CELL = "A path without a name", "A place without a name"


def units_of(session: Session, question: Question, asking: Asking, version: int) -> Units | None:
    """The pieces of a question; None where the partnership has no outline, or no street.

    Parameters
    ----------
    version
        Of the records, which grows with the ground of the cells.
    """
    memory, partnership = asking.memory, asking.person.partnership
    width_m = question.width_m
    if width_m is None:
        return memory.streets.streets(session, partnership).once("segments", _segments)

    def lay() -> Cells:
        cells = np.array(queries.ground(session, width_m), dtype=np.int64).reshape(-1, 2)
        return Cells(cells[:, 0], cells[:, 1], width_m, version=version)

    found = memory.answers.answer(("ground", partnership, version, width_m), lay)
    return found if len(found) else None


def names_of(session: Session, units: Units, which: Whole, asking: Asking) -> list[str]:
    """What places are called: the park or estate they lie in, and the streets nearest to them."""
    if len(which) == 0:
        return []
    streets = asking.memory.streets.streets(session, asking.person.partnership)
    places = [(float(x), float(y)) for x, y in units.centres[which]]
    if isinstance(units, Segments):
        own = units.stretches.names[which].tolist()
        return [_stretch_name(*one) for one in zip(own, _near(streets, units, which), strict=True)]
    held = queries.named_ground(session, places)
    return [_cell_name(*one) for one in zip(held, street_names(streets, places), strict=True)]


def _near(streets: Streets, segments: Segments, which: Whole) -> list[list[str]]:
    """Streets at the two ends of each stretch, its own among them."""
    lines = segments.stretches.lines[which]
    ends = [shapely.get_coordinates(shapely.get_point(lines, at)).tolist() for at in (0, -1)]
    first, last = (street_names(streets, [(x, y) for x, y in places], most=3) for places in ends)
    return [[*one, *other] for one, other in zip(first, last, strict=True)]


def _stretch_name(own: str, near: Sequence[str]) -> str:
    others = list(dict.fromkeys(one for one in near if one != own))
    if not own:
        return f"{UNNAMED_PATH}, by {others[0]}" if others else UNNAMED_PATH
    return f"{own}, by {others[0]}" if others else own


def _cell_name(held: str, near: Sequence[str]) -> str:
    if held:
        other = next((one for one in near if not one.startswith(held)), None)
        return f"{held}, by {other}" if other else held
    if not near:
        return UNNAMED_CELL
    return f"{near[0]}, by {near[1]}" if len(near) > 1 else near[0]


def _segments(streets: Streets) -> Segments | None:
    stretches = stretches_of(streets)
    return None if stretches is None else Segments(stretches, version=streets.version)
