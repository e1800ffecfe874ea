"""The six locations of concern, the areas they are compared with, and their assessments."""

# ruff: noqa: E501 - a table is read row by row, and a broken row is harder to read

from datetime import date

import shapely
from shapely.geometry.base import BaseGeometry

from data.demo import planted
from data.demo.curves import Pair, outlined
from data.demo.records import Area, Assessment

BUS_ROUTE_END: tuple[Pair, ...] = (
    (4545, 1420), (4600, 1360), (4705, 1290), (4800, 1400), (4740, 1480), (4640, 1470), (4580, 1490),
)  # fmt: skip

SCOPED: tuple[tuple[str, str, tuple[Pair, ...]], ...] = (
    ("Weir Road shops", "Traders and two schools named the parade after dark.", planted.WEIR_ROAD),
    ("Lock Street and Larkfield Park", "Several referrals named the towpath and the park after school.", planted.LOCK_STREET),
    ("Calderwick station forecourt", "Robberies of young people on weekend evenings.", planted.STATION),
    ("Mill Lane underpass", "Pupils say they avoid it; lighting and sightlines are poor.", planted.UNDERPASS),
    ("Tanner Court garages", "Residents reported adults meeting children behind the garages.", planted.GARAGES),
    ("Bus route 43, school end", "Pupils hurt on the last stops before Holm High School.", BUS_ROUTE_END),
)  # fmt: skip

ASSESSED: tuple[Assessment, ...] = (
    Assessment(
        "Weir Road shops", "Weir Road shops", "neighbourhood", "in_review", "universal_plus", "Amira Desai",
        "Traders look out for young people and the centre is close, though its hours fell in November 2026. Lamps and planters were "
        "changed in October 2024. Young people say the parade feels lighter and that the far end is still avoided.",
        date(2024, 1, 16), date(2026, 11, 20),
    ),
    Assessment(
        "Lock Street and Larkfield Park", "Lock Street and Larkfield Park", "neighbourhood", "assessing", "complex_high", "Amira Desai",
        "The Boathouse, the library and the wardens are trusted. Harm is recorded along the towpath after school and at the park's north edge "
        "at weekends. Nothing is open on Sundays.",
        date(2026, 3, 9), date(2026, 12, 2),
    ),
    Assessment(
        "Calderwick station forecourt", "Calderwick station forecourt", "neighbourhood", "scoping", "universal_plus", "Amira Desai",
        "Station and bus staff are trained and outreach is there on Fridays and Saturdays. Benches were taken out in November 2024; "
        "people now wait around the corner.",
        date(2026, 8, 4), date(2027, 1, 14),
    ),
    Assessment(
        "Mill Lane underpass", "Mill Lane underpass", "neighbourhood", "scoping", "universal", "Priya Nair",
        "The way to two schools. Few records; pupils speak of it more than any agency does.",
        date(2026, 9, 17), date(2027, 1, 28),
    ),
    Assessment(
        "Tanner Court garages", "Tanner Court garages", "neighbourhood", "conference_planned", "universal_plus", "Amira Desai",
        "Residents are trained and the hub is open twice a week. Gates were fitted in November 2025.",
        date(2025, 4, 8), date(2027, 2, 8),
    ),
    Assessment(
        "Bus route 43, school end", "Bus route 43, school end", "neighbourhood", "screened", "universal_plus", "Amira Desai",
        "Drivers are trained and the school stands at the gate. Screened after five referrals named the same stops.",
        date(2026, 11, 3), None,
    ),
)  # fmt: skip


def areas() -> list[Area]:
    """List all saved areas: scoped, treated, compared and the ring."""
    saved = [_area(name, "scoping", reason, outlined(outline)) for name, reason, outline in SCOPED]
    scoped = {name for name, _, _ in SCOPED}
    saved += [
        _area(name, "scoping", "Kept to follow a change to the place.", outlined(outline))
        for name, outline in planted.TREATED.items()
        if name not in scoped
    ]
    saved += [
        _area(
            name,
            "comparison",
            f"Like {treated} in use and hours, and apart from it.",
            outlined(outline),
        )
        for treated, (name, outline) in planted.COMPARISONS.items()
    ]
    saved += [
        _area(
            f"Ring around {e.name}", "ring", f"Within {e.ring_m:.0f} m of {e.name}.", ring_around(e)
        )
        for e in planted.EFFECTS
        if e.ring_m is not None
    ]
    return saved


def ring_around(effect: planted.Effect) -> BaseGeometry:
    """Draw the ring that incidents may move into."""
    if effect.ring_m is None:
        message = f"effect: {effect.name} has no ring"
        raise ValueError(message)
    treated = outlined(planted.TREATED[effect.name])
    return shapely.difference(shapely.buffer(treated, effect.ring_m), treated)


def _area(name: str, kind: str, reason: str, shape: BaseGeometry) -> Area:
    parts = [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon"]
    return Area(name, kind, reason, "polygon", shapely.MultiPolygon(parts))
