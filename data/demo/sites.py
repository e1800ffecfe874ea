"""Parks, schools, estates and works that were laid out as one piece, in town metres."""

# ruff: noqa: E501 - a table is read row by row, and a broken row is harder to read

from dataclasses import dataclass

from data.demo.curves import Pair


@dataclass(frozen=True)
class Site:
    """A piece of land kept whole: no street of a district is laid through it."""

    name: str
    kind: str
    outline: tuple[Pair, ...]
    smooth: bool = False


def _box(x: float, y: float, width: float, height: float, lean: float = 0.0) -> tuple[Pair, ...]:
    """A leaning rectangle around its centre, `lean` in metres of rise over its width."""
    w, h, k = width / 2, height / 2, lean / 2
    skew = lean * height / width / 2
    return (
        (x - w + skew, y - h - k), (x + w + skew, y - h + k), (x + w - skew, y + h + k), (x - w - skew, y + h - k),
    )  # fmt: skip


SITES: tuple[Site, ...] = (
    Site(
        "Larkfield Park", "park",
        ((2672, 2165), (2760, 2205), (2880, 2240), (3010, 2268), (3120, 2288), (3192, 2290), (3184, 2150),
         (3205, 1992), (3080, 1980), (2900, 1975), (2700, 1972), (2660, 2040)),
    ),
    Site("Larkfield School", "school", _box(3400, 2265, 210, 150, 12)),
    Site("Fenwick Works", "industrial", ((2180, 2455), (2540, 2420), (2560, 2560), (2535, 2665), (2330, 2660), (2170, 2650))),
    Site("Tanner Court", "estate", ((2885, 2440), (2990, 2478), (3085, 2500), (3192, 2522), (3178, 2640), (3000, 2632), (2885, 2628))),
    Site("Calderwick station", "station", ((2380, 2762), (2606, 2752), (2606, 2778), (2500, 2786), (2380, 2800))),
    Site("Weir Road shops", "shops", ((985, 2452), (1130, 2466), (1260, 2478), (1250, 2545), (1115, 2535), (980, 2520))),
    Site("Fenwick Goods Yard", "industrial", ((1840, 2900), (2150, 2862), (2330, 2850), (2340, 2925), (2120, 2990), (1880, 3010))),
    Site("Kelder Recreation Ground", "park", ((1080, 1500), (1300, 1640), (1420, 1760), (1330, 1850), (1130, 1830), (985, 1720), (1000, 1580)), True),
    Site("Priory Gardens", "park", ((1880, 3740), (2100, 3800), (2260, 3850), (2240, 3950), (2060, 3960), (1880, 3920), (1820, 3830)), True),
    Site("Northfield Green", "park", ((3260, 4060), (3420, 4090), (3560, 4090), (3580, 4220), (3430, 4270), (3270, 4220)), True),
    Site("Skelder Common", "park", ((4560, 4030), (4760, 3980), (4900, 3900), (5050, 4020), (5000, 4260), (4760, 4360), (4600, 4240)), True),
    Site("Wharfedge Meadow", "park", ((4080, 2260), (4250, 2240), (4420, 2220), (4500, 2240), (4440, 2320), (4260, 2360), (4100, 2400)), True),
    Site("Southgate Fields", "recreation", ((2640, 1300), (2860, 1330), (2980, 1420), (2940, 1540), (2760, 1560), (2630, 1470)), True),
    Site("Holm Meadow", "park", ((4560, 1120), (4760, 1020), (4900, 1100), (4860, 1240), (4720, 1300)), True),
    Site("Saint Aldous Cemetery", "cemetery", _box(1560, 3760, 230, 140, 34)),
    Site("Lockgate Allotments", "allotments", _box(1010, 2020, 160, 80, 12)),
    Site("Hazel Bank Allotments", "allotments", _box(3480, 3830, 150, 80, -6)),
    Site("Garth Academy", "school", _box(1150, 3060, 220, 170, 30)),
    Site("Holm High School", "school", _box(4820, 1560, 230, 180, -40)),
    Site("Northfield Primary School", "school", _box(2880, 4080, 120, 100, 4)),
    Site("Priory Primary School", "school", _box(2380, 4200, 120, 95, -6)),
    Site("Hallam Primary School", "school", _box(4390, 3420, 120, 95, 10)),
    Site("Weir Primary School", "school", _box(1480, 2330, 120, 90, 12)),
    Site("Southgate Primary School", "school", _box(2220, 1310, 115, 95, -8)),
    Site("Vicarage Primary School", "school", _box(3140, 900, 120, 95, 4)),
    Site("Kelder Primary School", "school", _box(1480, 860, 120, 95, 12)),
    Site("Eastfield Primary School", "school", _box(5060, 3010, 115, 95, 12)),
    Site("Barrow Primary School", "school", _box(860, 2620, 110, 90, 6)),
    Site("Calderwick Infirmary", "hospital", _box(2180, 1800, 210, 150, 20)),
    Site("Hallam estate", "estate", ((4020, 3180), (4280, 3230), (4480, 3260), (4470, 3340), (4200, 3360), (4060, 3320))),
    Site("Carr estate", "estate", ((1640, 1220), (1900, 1210), (2060, 1240), (2060, 1400), (1880, 1460), (1660, 1420))),
    Site("Skelder estate", "estate", ((4300, 4000), (4480, 3960), (4520, 4100), (4540, 4260), (4440, 4180))),
    Site("Barrow estate", "estate", ((760, 2830), (880, 2830), (1010, 2850), (1020, 2980), (840, 2990))),
    Site("Eastfield Retail Park", "retail", ((4760, 2560), (5020, 2600), (5240, 2640), (5230, 2800), (4980, 2760), (4770, 2720))),
    Site("Ropewalk Trading Estate", "industrial", ((4760, 2420), (5120, 2440), (5440, 2510), (5400, 2620), (5080, 2570), (4770, 2500))),
    Site("Hagg Wood", "wood", ((420, 3250), (560, 3420), (700, 3720), (620, 3850), (420, 3700), (300, 3420)), True),
    Site("Long Plantation", "wood", ((5500, 1150), (5700, 1300), (5750, 1700), (5600, 1750), (5450, 1500)), True),
    Site("Kelder Wood", "wood", ((420, 1150), (560, 1250), (520, 1550), (330, 1600), (250, 1350)), True),
)  # fmt: skip

# Open ground that belongs to a place without a fence around it.
FORECOURTS: tuple[Site, ...] = (
    Site(
        "Calderwick station forecourt",
        "forecourt",
        ((2480, 2690), (2614, 2686), (2618, 2750), (2600, 2756), (2480, 2758)),
    ),
)

PONDS: tuple[tuple[str, tuple[Pair, ...]], ...] = (
    ("Larkfield Pond", ((3050, 2030), (3120, 2045), (3125, 2085), (3070, 2095), (3030, 2065))),
    ("Skelder Mere", ((4780, 4130), (4860, 4120), (4890, 4190), (4820, 4240), (4760, 4200))),
    ("Priory Fishpond", ((2080, 3880), (2140, 3890), (2150, 3925), (2095, 3930))),
)
