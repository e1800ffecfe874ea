"""The ground that a walk along the streets reaches."""

from sqlalchemy.orm import Session

from app.gaps import queries, words
from app.gaps.nearest import BESIDE_M
from app.gaps.question import Asking, Start
from app.gaps.schemas import ReachOut
from app.geojson import parse_lonlat, to_geojson
from app.places.stretches import stretches_of
from app.problems import NotFound, NotUsable
from geo.access import reach

CELL_STREET_M = 250.0
"""The middle of a hexagon may lie in water or a park; its nearest street stands for it."""


def reach_answer(session: Session, start: Start, walk_m: int, asking: Asking) -> ReachOut:
    """Draw the ground within 25 m of every street that a walk reaches.

    Raises
    ------
    NotFound
        When there is no such provision.
    NotUsable
        When there are no streets, the provision has no place, or no street is near.
    """
    x, y = _begin(session, start)
    streets = asking.memory.streets.streets(session, asking.person.partnership)
    stretches = stretches_of(streets)
    if stretches is None:
        raise NotUsable(words.NO_STREETS)
    within_m = CELL_STREET_M if start.provision is None else BESIDE_M
    question = ("reach", asking.person.partnership, streets.version, x, y, walk_m)

    def work_out() -> ReachOut:
        found = reach(stretches.network, [(x, y)], metres=float(walk_m), within_m=within_m)
        if not found.usable:
            raise NotUsable(words.FAR_FROM_STREETS.format(metres=within_m))
        return ReachOut(
            geometry=to_geojson(found.outline(0).simplify(2.0)),
            walk_m=walk_m,
            street_m=round(float(found.length_m[0])),
            reading=found.reading,
        )

    return asking.memory.answers.answer(question, work_out)


def _begin(session: Session, start: Start) -> tuple[float, float]:
    if start.provision is None:
        lon, lat = start.lonlat or (0.0, 0.0)
        point = parse_lonlat(lon, lat, at="query.lon")
        return point.x, point.y
    row = next((one for one in queries.offered(session) if one.id == start.provision), None)
    if row is None:
        raise NotFound("There is no provision with this number.")
    if row.x is None or row.y is None:
        raise NotUsable(f"{row.name} has no place on the map, so no walk begins there.")
    return row.x, row.y
