"""The ledger of changes, written by hand and drawn on the finished town."""

import shapely
from shapely.geometry.base import BaseGeometry

from data.codelists import read_code_lists
from data.demo import written
from data.demo.curves import Pair, outlined, placed
from data.demo.gazetteer import Gazetteer
from data.demo.records import Area, Change, Place

CIRCLE_SIDES = 12


def changes(gazetteer: Gazetteer, places: list[Place], areas: list[Area]) -> list[Change]:
    """Draw every change of the written ledger."""
    by_place = {p.name: p.geometry for p in places}
    by_area = {a.name: a.geometry for a in areas}
    mechanism = {
        code.code: str(code.attributes["mechanism"])
        for code in read_code_lists()
        if code.list == "intervention_type"
    }
    ledger: list[Change] = []
    for row in written.rows("changes"):
        kind, _, what = row["where"].partition(":")
        match kind:
            case "place":
                geometry = by_place[what]
            case "area":
                geometry = by_area[what]
            case "street":
                geometry = gazetteer.street(what)
            case _:
                geometry = drawn(kind, what)
        ledger.append(_change(row, geometry, mechanism[row["intervention_type"]]))
    return ledger


def drawn(kind: str, text: str) -> BaseGeometry:
    """Draw a point, line, polygon or circle from pairs of town metres.

    Pairs are written ``east,north`` with semicolons between; a circle is ``east,north,radius``.
    """
    if kind == "circle":
        east, north, radius_m = (float(part) for part in text.split(","))
        centre = shapely.Point(placed([(east, north)])[0])
        return shapely.buffer(centre, radius_m, quad_segs=CIRCLE_SIDES)
    pairs: list[Pair] = []
    for pair in text.split(";"):
        east, north = pair.split(",")
        pairs.append((float(east), float(north)))
    match kind:
        case "point":
            return shapely.Point(placed(pairs)[0])
        case "line":
            return shapely.LineString(placed(pairs))
        case "polygon":
            return outlined(pairs)
        case _:
            message = f"kind: {kind!r} cannot be drawn"
            raise ValueError(message)


def _change(row: dict[str, str], geometry: BaseGeometry, mechanism: str) -> Change:
    day = {key: written.day_or_none(row[key]) for key in row if key.endswith("_on")}
    return Change(
        number=int(row["number"]),
        title=row["title"],
        intervention_type=row["intervention_type"],
        description=row["description"],
        mechanism=mechanism,
        status=row["status"],
        geometry=geometry,
        location_label=row["label"],
        agency=row["agency"],
        requested_on=day["requested_on"],
        decided_on=day["decided_on"],
        started_on=day["started_on"],
        completed_on=day["completed_on"],
        ended_on=day["ended_on"],
        expires_on=day["expires_on"],
        date_precision=row["date_precision"],
        decision_reason=row["decision_reason"],
        asset_ref=row["asset_ref"],
        area_name=row["area"] or None,
    )
