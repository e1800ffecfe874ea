"""A small place to present: eight by eight hexagons, one symbol of each kind."""

from collections.abc import Sequence
from datetime import date
from math import cos, radians, sin, sqrt

from shapely.geometry import LineString, MultiPolygon, Point, Polygon

from app.disclosure.figures import figure
from app.packs.classes import cell_classes, class_of
from app.packs.content import (
    Cell,
    Feature,
    HoursRow,
    MapContent,
    OpenSpan,
    Presentation,
    Slide,
    Symbol,
    TableRow,
)

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
THRESHOLD = 5


def hexagon(x: float, y: float, *, width_m: float = 100) -> Polygon:
    reach = width_m / sqrt(3)
    corners = [radians(angle) for angle in range(30, 390, 60)]
    return Polygon([(x + reach * cos(a), y + reach * sin(a)) for a in corners])


def cells_of(counts: Sequence[int]) -> tuple[list[Cell], list[int]]:
    shown = [n for n in counts if n >= THRESHOLD]
    classes = cell_classes(shown, threshold=THRESHOLD)
    cells = [
        Cell(
            key=f"100/{place}",
            outline=hexagon(534000 + 100 * (place % 8), 185000 + 86.6 * (place // 8)),
            figure=figure(n, THRESHOLD),
            class_index=class_of(n, classes) if n >= THRESHOLD else None,
        )
        for place, n in enumerate(counts)
    ]
    return cells, shown


def presentation(
    *,
    name: str = "Lock Street and Larkfield Park",
    provision: str = "Boathouse youth club",
    counts: Sequence[int] = (0, 3, 7, 12, 25, 4, 9, 31),
    description: str = "The area lies between the canal and the park.",
) -> Presentation:
    cells, shown = cells_of(counts)
    street = Feature(
        "road", "primary", "High Street", LineString([(533800, 185200), (535000, 185300)])
    )
    park = Polygon([(534300, 184900), (534800, 184900), (534800, 185150), (534300, 185150)])
    drawn = MapContent(
        box=(533900, 184950, 534900, 185700),
        outline=MultiPolygon([Polygon([(534050, 185100), (534600, 185080), (534700, 185500)])]),
        features=[street, Feature("green", "park", "Larkfield Park", park)],
        cells=cells,
        classes=cell_classes(shown, threshold=THRESHOLD),
        cell_width_m=100,
        symbols=[
            Symbol(
                "provision", "1", provision, "open", Point(534300, 185300), detail="open until 9pm"
            ),
            Symbol("guardian", "2", "Bridge Café", "active", Point(534500, 185200)),
            Symbol("change", "3", "14 towpath lamps", "finished", Point(534400, 185400), number=1),
        ],
    )
    hours = [
        HoursRow(weekday, day, [figure(n, THRESHOLD) for n in [0] * 15 + [6, 12, 3] + [0] * 6])
        for weekday, day in enumerate(DAYS, start=1)
    ]
    return Presentation(
        area_id="a",
        name=name,
        hectares=10.3,
        first_month=date(2025, 11, 1),
        last_month=date(2026, 10, 1),
        period_words="November 2025 to October 2026",
        slides=[
            Slide(
                "strengths",
                "What helps young people here",
                ["One club."],
                description,
                "strengths_map",
            ),
            Slide(
                "harm", "Where incidents were recorded", ["By the canal."], description, "harm_map"
            ),
            Slide("time", "Time of day", ["After school."], "", "hours"),
            Slide("changes", "What changed", ["14 lamps."], description, "changes_map"),
        ],
        map=drawn,
        hours=hours,
        hours_words="61 more had no hour and are left out.",
        open_spans=[OpenSpan(2, "16:00", "20:00")],
        months=[(date(2026, month, 1), figure(month, THRESHOLD)) for month in range(1, 11)],
        strengths=[TableRow((provision, "Open-access youth club", "Inside", "Tuesday 4pm to 8pm"))],
        changes=[TableRow(("1", "14 towpath lamps", "Finished", "3 March 2026"))],
        harms=[TableRow(("Robbery", "12", "Fewer than 5"))],
        sources=["Invented for a demonstration."],
        hidden=["Counts from 1 to 4 are not shown."],
        unknown=["Why recorded incidents rose or fell."],
    )
