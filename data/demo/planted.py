"""What is planted in the borough on purpose, so that analyses can be held against the truth."""

# ruff: noqa: E501 - a table is read row by row, and a broken row is harder to read

from dataclasses import dataclass
from datetime import date

from data.demo.curves import Pair


@dataclass(frozen=True)
class Concentration:
    """A place where more is recorded than around it, and why.

    ``outline`` is in town metres, and nothing happens within ``edge_m`` of it, so that a place
    written down roughly is still inside. ``on_ground`` is the share that happens anywhere inside, the
    rest happens along its streets and paths. ``kind`` is ``place`` for a real concentration and
    otherwise names the artefact.
    """

    name: str
    kind: str
    mix: str
    rhythm: str
    yearly: float
    outline: tuple[Pair, ...]
    on_ground: float = 0.3
    hours: str = ""
    first_day: date | None = None
    last_day: date | None = None
    edge_m: float = 12.0


@dataclass(frozen=True)
class Effect:
    """A change whose true effect is known.

    ``kind``: ``reduced`` takes a share away, ``moved`` moves a share into the ring, ``none`` does
    nothing, ``trend`` does nothing while the whole borough changes.
    """

    name: str
    kind: str
    change_number: int
    completed_on: date
    share: float
    ring_m: float | None = None


@dataclass(frozen=True)
class Trend:
    """A change in what is recorded everywhere: down by a share, evenly between two days."""

    share: float
    starts_on: date
    ends_on: date
    reason: str


@dataclass(frozen=True)
class Plan:
    """Everything planted. Variants of the borough replace parts of it."""

    effects: tuple[Effect, ...]
    trend: Trend
    volume: float = 1.08
    emerging: tuple[Concentration, ...] = ()


LOCK_STREET: tuple[Pair, ...] = (
    (2688, 2530), (2806, 2558), (2930, 2552), (2984, 2470), (2965, 2385), (2978, 2300), (2890, 2218), (2760, 2170),
    (2655, 2222), (2672, 2350),
)  # fmt: skip
WEIR_ROAD: tuple[Pair, ...] = (
    (985, 2432),
    (1110, 2438),
    (1248, 2452),
    (1246, 2540),
    (1115, 2530),
    (982, 2518),
)
STATION: tuple[Pair, ...] = ((2405, 2674), (2638, 2668), (2648, 2795), (2600, 2808), (2396, 2806))
UNDERPASS: tuple[Pair, ...] = (
    (3228, 2000),
    (3300, 2010),
    (3322, 1950),
    (3318, 1880),
    (3250, 1872),
    (3236, 1930),
)
GARAGES: tuple[Pair, ...] = ((3026, 2488), (3194, 2524), (3182, 2640), (3030, 2630))
MARKET: tuple[Pair, ...] = ((2600, 2470), (2826, 2482), (2826, 2640), (2612, 2632))
UPPER_HIGH_STREET: tuple[Pair, ...] = ((2590, 3060), (2755, 3055), (2765, 3250), (2600, 3250))
EASTFIELD: tuple[Pair, ...] = ((4750, 2545), (5250, 2630), (5240, 2810), (4760, 2735))
SOUTHGATE: tuple[Pair, ...] = ((2400, 1330), (2500, 1310), (2580, 1560), (2480, 1590))
NORTHGATE: tuple[Pair, ...] = ((2590, 3880), (2740, 3900), (2720, 4060), (2560, 4060))
LOWER_HIGH_STREET: tuple[Pair, ...] = ((2480, 1960), (2640, 1960), (2640, 2120), (2480, 2120))
HOLM_SHOPS: tuple[Pair, ...] = ((4240, 1560), (4380, 1500), (4490, 1660), (4350, 1740))

CONCENTRATIONS: tuple[Concentration, ...] = (
    Concentration(
        "Lock Street towpath", "place", "waterside", "after_school", 84,
        ((2720, 2250), (2860, 2310), (2960, 2345), (2960, 2400), (2840, 2365), (2700, 2300)), 0.25,
        "School days, 3pm to 6pm",
    ),
    Concentration(
        "Larkfield Park north edge", "place", "skatepark", "weekend_evening", 24,
        ((2700, 2180), (2880, 2235), (2960, 2260), (2950, 2215), (2860, 2190), (2760, 2160)), 0.6,
        "Saturday and Sunday, 6pm to 10pm",
    ),
    Concentration("Weir Road shops", "place", "parade", "evening", 300, WEIR_ROAD, 0.35, "Daily, 6pm to 10pm"),
    Concentration("Southgate parade", "place", "parade", "evening", 285, SOUTHGATE, 0.2, "Daily, 6pm to 10pm"),
    Concentration("Calderwick station forecourt", "place", "station", "weekend_evening", 205, STATION, 0.5, "Friday to Sunday, 6pm to 11pm"),
    Concentration("Northgate corner", "place", "station", "weekend_evening", 220, NORTHGATE, 0.2, "Friday to Sunday, 6pm to 11pm"),
    Concentration("Market Street", "place", "nightlife", "night", 50, MARKET, 0.2, "Friday and Saturday nights, 9pm to 3am"),
    Concentration("Upper High Street", "place", "nightlife", "night", 215, UPPER_HIGH_STREET, 0.2, "Friday and Saturday nights, 9pm to 3am"),
    Concentration("Lower High Street", "place", "nightlife", "night", 205, LOWER_HIGH_STREET, 0.2, "Friday and Saturday nights, 9pm to 3am"),
    Concentration("Eastfield Retail Park", "place", "retail", "shops", 280, EASTFIELD, 0.6, "Monday to Saturday, 3pm to 6pm"),
    Concentration("Holm Road shops", "place", "retail", "shops", 270, HOLM_SHOPS, 0.2, "Monday to Saturday, 3pm to 6pm"),
    Concentration("Larkfield School gate", "place", "school_gate", "after_school", 46, ((3225, 2235), (3305, 2235), (3305, 2320), (3225, 2320)), 0.2, "School days, 3pm to 4pm"),
    Concentration("Bus route 43, school end", "place", "bus", "after_school", 44, ((4560, 1400), (4700, 1320), (4790, 1420), (4720, 1500), (4600, 1500)), 0.2, "School days, 3pm to 5pm"),
    Concentration("Kelder skatepark", "place", "skatepark", "weekend_evening", 58, ((1150, 1660), (1270, 1670), (1280, 1780), (1150, 1770)), 0.9, "Weekends and holidays, 3pm to 9pm"),
    Concentration("Carr estate", "place", "estate", "evening", 56, ((1640, 1220), (1900, 1210), (2060, 1240), (2060, 1400), (1880, 1460), (1660, 1420)), 0.3, "Daily, 6pm to 11pm"),
    Concentration("Mill Lane underpass", "place", "waterside", "after_school", 17, UNDERPASS, 0.2, "School days, 3pm to 6pm"),
    Concentration("Tanner Court garages", "place", "estate", "evening", 11, GARAGES, 0.4, "Daily, 6pm to 11pm"),
    Concentration("Almoner house", "repeat_address", "one_address", "night", 30, ((2264, 3744), (2280, 3744), (2280, 3760), (2264, 3760)), 1.0, "One address", edge_m=2.0),
    Concentration(
        "Chapel Row searches", "enforcement", "searches", "evening", 260, ((2440, 2270), (2530, 2270), (2530, 2350), (2440, 2350)), 0.3,
        "An operation of ten weeks", date(2026, 5, 4), date(2026, 7, 12),
    ),
)  # fmt: skip

# What began lately stands apart: its records are drawn and written after all others, so that with or
# without it everything else is the same.
EMERGING: tuple[Concentration, ...] = (
    Concentration(
        "Skelder Common playground", "emerging", "skatepark", "weekend_evening", 190,
        ((4645, 4030), (4755, 4030), (4755, 4130), (4645, 4130)), 0.8,
        "Weekends and evenings, since 5 October 2026", date(2026, 10, 5),
    ),
)  # fmt: skip

EFFECTS: tuple[Effect, ...] = (
    Effect("Weir Road shops", "reduced", 12, date(2024, 10, 31), 0.45),
    Effect("Calderwick station forecourt", "moved", 15, date(2024, 11, 30), 0.50, ring_m=150.0),
    Effect("Lower High Street", "none", 14, date(2024, 11, 15), 0.0),
    Effect("Eastfield Retail Park", "trend", 44, date(2025, 11, 3), 0.0),
    Effect("Tanner Court garages", "too_few", 4, date(2025, 11, 10), 0.0),
)

# Each treated place is compared with one of the same character, far enough not to share its incidents.
COMPARISONS: dict[str, tuple[str, tuple[Pair, ...]]] = {
    "Weir Road shops": (
        "Southgate parade", ((2375, 1310), (2515, 1285), (2608, 1575), (2465, 1612)),
    ),
    "Calderwick station forecourt": (
        "Northgate corner", ((2565, 3855), (2765, 3875), (2745, 4085), (2535, 4085)),
    ),
    "Lower High Street": (
        "Upper High Street", ((2565, 3035), (2780, 3030), (2790, 3275), (2575, 3275)),
    ),
    "Eastfield Retail Park": (
        "Holm Road shops", ((4205, 1555), (4385, 1465), (4530, 1660), (4350, 1775)),
    ),
    "Tanner Court garages": (
        "Carr estate garages", ((1780, 1214), (1960, 1214), (1960, 1330), (1780, 1330)),
    ),
}  # fmt: skip

TREATED: dict[str, tuple[Pair, ...]] = {
    "Weir Road shops": WEIR_ROAD,
    "Calderwick station forecourt": STATION,
    "Lower High Street": ((2455, 1935), (2665, 1935), (2665, 2145), (2455, 2145)),
    "Eastfield Retail Park": EASTFIELD,
    "Tanner Court garages": GARAGES,
}

DEFAULT_PLAN = Plan(
    effects=EFFECTS,
    trend=Trend(
        0.24,
        date(2025, 10, 1),
        date(2025, 12, 15),
        "Reports moved from a telephone line to an online form, and fewer were made.",
    ),
    emerging=EMERGING,
)
